"""Reports: what a run found, for somebody. Those that come with sla-lint are each imported when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from sla_lint.run import Run


class Style:
    """How a report may look: colour and quoted source lines are for a person at a terminal.

    `sarif_profile` is "github", or "strict" for places in binary files as the SARIF specification has them.
    """

    __slots__ = ("color", "sarif_profile", "show_source")

    def __init__(
        self,
        *,
        color: bool = False,
        show_source: bool = False,
        sarif_profile: Literal["github", "strict"] = "github",
    ) -> None:
        self.color = color
        self.show_source = show_source
        self.sarif_profile = sarif_profile


class Report:
    """A report format: `render` gives the whole report as one text, which is written whole or not at all."""

    __slots__ = ("name", "render")

    def __init__(self, name: str, render: Callable[[Run, Style], str]) -> None:
        self.name = name
        self.render = render


def _text(run: Run, style: Style) -> str:
    from sla_lint.reports.text import render

    return render(run, style)


def _sarif(run: Run, style: Style) -> str:
    from pathlib import Path

    from sla_lint.files import current_folder
    from sla_lint.reports.repository import find_repository
    from sla_lint.reports.sarif import render

    return render(run, find_repository(Path(current_folder())), strict=style.sarif_profile == "strict")


def _json(run: Run, style: Style) -> str:  # noqa: ARG001
    from sla_lint.reports.json import render

    return render(run)


REPORTS = (Report("text", _text), Report("sarif", _sarif), Report("json", _json))

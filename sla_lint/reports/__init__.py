"""Reports: what a run found, for somebody. Those that come with sla-lint are each imported when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sla_lint.run import Run


class Style:
    """How a report may look: colour and quoted source lines are for a person at a terminal."""

    __slots__ = ("color", "show_source")

    def __init__(self, *, color: bool = False, show_source: bool = False) -> None:
        self.color = color
        self.show_source = show_source


class Report:
    """A report format: `render` gives the whole report as one text, which is written whole or not at all."""

    __slots__ = ("name", "render")

    def __init__(self, name: str, render: Callable[[Run, Style], str]) -> None:
        self.name = name
        self.render = render


def _text(run: Run, style: Style) -> str:
    from sla_lint.reports.text import render

    return render(run, style)


def _sarif(run: Run, style: Style) -> str:  # noqa: ARG001 (a log looks the same for everybody)
    from pathlib import Path

    from sla_lint.files import current_folder
    from sla_lint.reports.repository import find_repository
    from sla_lint.reports.sarif import render

    return render(run, find_repository(Path(current_folder())))


def _json(run: Run, style: Style) -> str:  # noqa: ARG001
    from sla_lint.reports.json import render

    return render(run)


REPORTS = (Report("text", _text), Report("sarif", _sarif), Report("json", _json))

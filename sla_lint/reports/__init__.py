"""Reports: what a run found, for somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from sla_lint.run import Run


class Style(NamedTuple):
    """How a report may look: colour and quoted source lines are for a person at a terminal.

    `sarif_profile` is "github", or "strict" for places in binary files as the SARIF specification has them.
    """

    color: bool = False
    show_source: bool = False
    sarif_profile: Literal["github", "strict"] = "github"


class Report(NamedTuple):
    """A report format: `render` gives the whole report as one text, which is written whole or not at all."""

    name: str
    render: Callable[[Run, Style], str]

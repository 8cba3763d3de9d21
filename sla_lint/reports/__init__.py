"""Reports: what a run found, for somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from sla_lint.run import Run


class Style(NamedTuple):
    """How a report may look: colour and quoted source lines are for a person at a terminal."""

    color: bool = False
    show_source: bool = False


class Report(NamedTuple):
    """A report format: `render` gives the whole report as one text, which is written whole or not at all."""

    name: str
    render: Callable[[Run, Style], str]

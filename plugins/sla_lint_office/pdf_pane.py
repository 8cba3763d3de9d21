"""Tables as they stand on the page: rows of panes, with their lines and places."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sla_lint_office.pdf_geometry import Box
    from sla_lint_office.pdf_lines import Line


class Pane(NamedTuple):
    """The lines in one cell. A cell that is merged over several places stands in each of them, as the same object."""

    lines: tuple[Line, ...]
    box: Box


class Row(NamedTuple):
    """A row. `part` counts the rows that stand between the same two ruled lines, from 0."""

    panes: tuple[Pane, ...]
    part: int = 0


class PageTable(NamedTuple):
    """A table as it stands on a page, or on several up to `last_page`; `edges` are the x between its columns.

    `repeated` is how many rows at its head every page repeats.
    """

    box: Box
    edges: tuple[float, ...]
    rows: tuple[Row, ...]
    page: int
    last_page: int
    repeated: int = 0

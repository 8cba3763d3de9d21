"""Metrics in tables: a row each, a card each, or a cell each of a matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.extract.cards import cards_of
from sla_lint.extract.credits import band_metric
from sla_lint.extract.grid import grid_of, words_of
from sla_lint.extract.headers import Header, header_of, is_marked
from sla_lint.extract.headless import implied_header
from sla_lint.extract.layout import layout_of
from sla_lint.extract.rows import Rows

if TYPE_CHECKING:
    from sla_lint.extract.found import Context, Found, Shape
    from sla_lint.extract.grid import Grid
    from sla_lint.outline import Table


_WIDTHS = range(2, 60)
"""The columns that a table of metrics may have."""


class Tables:
    """The tables of a document in their order: one without headings may go on with the one before it.

    `of_bands` are metrics that are told only by what a miss costs.
    """

    def __init__(self) -> None:
        self.of_bands: list[Found] = []
        self._header: Header | None = None

    def metrics(self, table: Table, context: Context) -> list[Found]:
        """The metrics of a table."""
        grid = grid_of(table)
        if not grid or len(grid[0]) not in _WIDTHS:
            return []
        cards = cards_of(grid, context)
        if cards:
            return [metric for card in cards for metric in self._read(card, context, "card")]
        return self._read(grid, context, "table")

    def _read(self, grid: Grid, context: Context, shape: Shape) -> list[Found]:
        header = self._header_of(grid, context)
        if header is None:
            return []
        layout = layout_of(grid, header, context.lexicon)
        self._header = header if layout is not None else None
        if layout is None:
            band = band_metric(grid, header)
            self.of_bands += [band] if band is not None else []
        if layout is None or not layout.confidence:
            return []
        return Rows(grid, header, layout, context, shape).metrics()

    def _header_of(self, grid: Grid, context: Context) -> Header | None:
        """The headings of a table: its own, or those of the table before it, which a page has cut in two, or none."""
        own, before = header_of(grid, context.lexicon), self._header
        if is_marked(grid[0]) and any(words_of(cell).text for cell in grid[0]):
            return own or implied_header(grid, context)
        if before is None or len(before.columns) != len(grid[0]):
            return own or implied_header(grid, context)
        if own is None or (len(_roles(own)) < len(_roles(before)) and not own.sure):
            return before._replace(below=0)
        return own


def _roles(header: Header) -> set[str]:
    return {column.role for column in header.columns if column.role}

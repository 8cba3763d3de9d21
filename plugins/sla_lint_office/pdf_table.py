"""Ruled tables of one page: the characters in the cells of each grid, as rows of panes."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from sla_lint_office.pdf_geometry import Box
from sla_lint_office.pdf_glyphs import Glyph
from sla_lint_office.pdf_grid import Span
from sla_lint_office.pdf_lines import lines_of
from sla_lint_office.pdf_pane import PageTable, Pane
from sla_lint_office.pdf_stack import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sla_lint_office.pdf_grid import Grid
    from sla_lint_office.pdf_lines import Pen

_SLIVER = 8.0
"""A column or row that is narrower (points) and holds no text is the space between two lines of a double line."""


def tables_of(grids: Iterable[Grid], glyphs: Sequence[Glyph], pen: Pen) -> tuple[list[PageTable], list[Glyph]]:
    """The tables, and the characters that are in none of them."""
    inner_first = sorted(grids, key=lambda grid: grid.box.width * grid.box.height)
    held, outside = _sorted_in(inner_first, glyphs)
    tables = []
    for grid, inside in zip(inner_first, held, strict=True):
        table = _table(grid, inside, pen)
        if table:
            tables.append(table)
        else:
            outside += (glyph for found in inside.values() for glyph in found)
    return sorted(tables, key=lambda table: table.box.top), outside


_SURELY = 3
"""So many columns are a table, even if all that stands in it is the rest of one cell from the page before."""
_NOWHERE = Box(0, 0, 0, 0)

Held = dict[Span, list[Glyph]]


def _sorted_in(grids: list[Grid], glyphs: Sequence[Glyph]) -> tuple[list[Held], list[Glyph]]:
    """Each character in its cell of the first grid that has one for it, and those that are in no cell."""
    held: list[Held] = [{} for _ in grids]
    outside: list[Glyph] = []
    if not grids:
        return held, list(glyphs)
    left = top = right = bottom = 0.0
    here = outside
    for glyph in glyphs:
        across, down = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        if not (left < across < right and top < down < bottom):
            here, (left, top, right, bottom) = _cell(grids, held, outside, across, down)
        here.append(glyph)
    return held, outside


def _cell(
    grids: list[Grid], held: list[Held], outside: list[Glyph], across: float, down: float
) -> tuple[list[Glyph], Box]:
    """The list for a place of the page, and where else it is the right one."""
    for number, (grid, inside) in enumerate(zip(grids, held, strict=True)):
        if span := grid.cell_at(across, down):
            box = grid.box_of(span)
            is_alone = not any(other.box.meets(box) for other in grids[:number])
            return inside.setdefault(span, []), box if is_alone else _NOWHERE
    return outside, _NOWHERE


def _table(grid: Grid, held: Held, pen: Pen) -> PageTable | None:
    """The table, or nothing where it has less than two columns: that is a frame around text, or lines under it."""
    panes = {span: _pane(held.get(span, ()), grid.box_of(span), pen) for span in set(grid.cells.values())}
    filled = {span for span, pane in panes.items() if pane.lines}
    columns = _needed(grid.edges, {(span.column, span.column_end, span in filled) for span in panes})
    rows = _needed(grid.levels, {(span.row, span.row_end, span in filled) for span in panes})
    if len(columns) < _SURELY and len({span.column for span in filled}) < 2:  # noqa: PLR2004
        return None
    nothing = Pane((), grid.box)
    places = {place: panes[span] for place, span in grid.cells.items()}
    cells = [[places.get((row, column), nothing) for column in columns] for row in rows]
    edges = (*(grid.edges[column] for column in columns), grid.edges[-1])
    split_rows = tuple(row for panes_of_row in cells for row in split(panes_of_row))
    return PageTable(grid.box, edges, split_rows, pen.page, pen.page)


def _pane(glyphs: Iterable[Glyph], box: Box, pen: Pen) -> Pane:
    """The lines of a cell; a full stop that somebody left behind on a line of its own is none."""
    return Pane(tuple(line for line in lines_of(glyphs, pen) if line.text != "."), box)


def _needed(edges: Sequence[float], spans: set[tuple[int, int, bool]]) -> list[int]:
    """The columns (or rows) that some cell takes up alone: lines that do not quite meet make more than there are."""
    kept = list(range(len(edges) - 1))
    for index in sorted(kept, key=lambda index: edges[index + 1] - edges[index]):
        is_wide = edges[index + 1] - edges[index] >= _SLIVER
        over_it = [(start, end) for start, end, filled in spans if start <= index < end and (filled or is_wide)]
        if not any(_count(kept, *span) == 1 for span in over_it):
            kept.remove(index)
    return kept


def _count(kept: Sequence[int], start: int, end: int) -> int:
    return bisect_left(kept, end) - bisect_left(kept, start)

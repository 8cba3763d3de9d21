"""Tables without ruled cells: columns told apart by the blank between them, below a header.

Only what is surely a table counts: a header over all columns, at least three rows of which each column's cells line
up, and no text that runs from one column into the next. A lone line that goes across parts two rows.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sla_lint_office.pdf_geometry import Box, around
from sla_lint_office.pdf_pane import PageTable, Pane, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sla_lint_office.pdf_lines import Line

_FEWEST_ROWS = 3
_ALIGNED = 3.0
"""Cells whose left sides, right sides or centres differ by no more (points) line up."""
_SHARE = 0.7
"""So many of a column's cells must line up."""
_LONGEST = 45
"""A header's cells are no longer than this, in characters."""
_LEAP = 2.5
"""A blank this high, in heights of the line, ends a table."""
_WIDER = 0.3
"""Rows whose cells run over several lines are further apart than those lines by this much of their height."""
_FEW = 0.3
"""Of the further lines of such rows, no more than this share have text in all columns."""


class Found(NamedTuple):
    """A table and the rows of the page that it takes up."""

    first: int
    end: int
    table: PageTable


def borderless_tables(rows: Sequence[list[Line]], heights: Sequence[float]) -> Iterator[Found]:
    """The tables among the rows of a page. `heights` are where lines go across."""
    first = 0
    while first < len(rows):
        found = _table_at(rows, first, heights)
        if found:
            yield found
        first = found.end if found else first + 1


def _table_at(rows: Sequence[list[Line]], first: int, heights: Sequence[float]) -> Found | None:
    header = rows[first]
    if len(header) < 2 or max(len(piece.text) for piece in header) > _LONGEST:  # noqa: PLR2004
        return None
    placed = _placed(rows, first)
    body = placed[1:]
    if sum(1 for row in body if sum(map(bool, row)) > 1) < _FEWEST_ROWS or not _is_header(header, body):
        return None
    cells_by_column = [[row[column] for row in body if row[column]] for column in range(len(header))]
    if _is_prose(cells_by_column) or not all(_lines_up(cells) for cells in cells_by_column):
        return None
    groups = _grouped(placed, heights)
    lines = [piece for row in placed for cell in row for piece in cell]
    box = around(piece.box for piece in lines)
    columns = [[row[column][0] for row in placed if row[column]] for column in range(len(header))]
    sides = [(min(piece.box.left for piece in column), max(piece.box.right for piece in column)) for column in columns]
    page = header[0].page
    edges = (*(left for left, _ in sides), box.right)
    table = PageTable(box, edges, tuple(_row(group, sides) for group in groups), page, page)
    return Found(first, first + len(placed), table)


Placed = list[list["Line"]]
"""A row's pieces by column; a column may have none."""


def _placed(rows: Sequence[list[Line]], first: int) -> list[Placed]:
    """The rows from a header on that keep to its columns, with the pieces of each by column."""
    columns = [(piece.box.left, piece.box.right) for piece in rows[first]]
    placed: list[Placed] = [[[piece] for piece in rows[first]]]
    for row in rows[first + 1 :]:
        cells = _by_column(row, columns)
        if cells is None or _gap(placed[-1], cells) > _LEAP * row[0].size:
            break
        columns = [_widened(column, cell) for column, cell in zip(columns, cells, strict=True)]
        placed.append(cells)
    while sum(map(bool, placed[-1])) == 1 and len(placed) > 1:
        placed.pop()
    return placed


def _by_column(row: Sequence[Line], columns: Sequence[tuple[float, float]]) -> Placed | None:
    """The pieces of a row by column, or nothing where one stands in no column or runs over several."""
    cells: Placed = [[] for _ in columns]
    for piece in row:
        box = piece.box
        pairs = zip(cells, columns, strict=True)
        met = [cell for cell, (left, right) in pairs if left < box.right and box.left < right]
        if len(met) != 1:
            return None
        met[0].append(piece)
    return cells


def _widened(column: tuple[float, float], cell: Sequence[Line]) -> tuple[float, float]:
    left, right = column
    return min([left, *(piece.box.left for piece in cell)]), max([right, *(piece.box.right for piece in cell)])


def _is_header(header: Sequence[Line], body: Sequence[Placed]) -> bool:
    """Whether a row stands out from those below it: it alone is bold, or has no figures where they have some."""
    below = [piece for row in body for cell in row for piece in cell]
    if all(piece.bold for piece in header):
        return sum(1 for piece in below if piece.bold) * 2 < len(below)
    with_figures = sum(1 for row in body if any(_has_figure(piece) for cell in row[1:] for piece in cell))
    return with_figures * 2 >= len(body) and not any(map(_has_figure, header))


def _has_figure(piece: Line) -> bool:
    return any(character.isdigit() for character in piece.text)


def _is_prose(columns: Sequence[Sequence[list[Line]]]) -> bool:
    """Whether the columns are those of a text."""
    lengths = [[len(piece.text) for cell in cells for piece in cell] for cells in columns]
    return all(len(found) > 0 and sum(found) > _LONGEST * len(found) * 0.8 for found in lengths)


def _lines_up(cells: Sequence[list[Line]]) -> bool:
    """Whether a column's cells share their left sides, their right sides or their centres."""
    boxes = [around(piece.box for piece in cell) for cell in cells]
    ways = ([box.left for box in boxes], [box.right for box in boxes], [box.centre for box in boxes])
    return any(_agree(positions) for positions in ways)


def _agree(positions: Sequence[float]) -> bool:
    return any(sum(abs(other - at) <= _ALIGNED for other in positions) >= _SHARE * len(positions) for at in positions)


def _grouped(placed: Sequence[Placed], heights: Sequence[float]) -> list[list[Placed]]:
    """The lines that make one row of the table: those closer together than others, or without a first cell."""
    size = max(piece.size for cell in placed[0] for piece in cell)
    closest = min(_gap(*pair) for pair in pairwise(placed))
    by_gap = _parted(placed, lambda before, after: _gap(before, after) > closest + _WIDER * size)
    more = [row for group in by_gap for row in group[1:]]
    if more and sum(all(row) for row in more) <= _FEW * len(more):
        return by_gap

    def begins(before: Placed, after: Placed) -> bool:
        return bool(after[0]) or any(_foot(before) - 1 <= at <= _top(after) + size / 2 for at in heights)

    return _parted(placed, begins)


def _parted(placed: Sequence[Placed], begins: Callable[[Placed, Placed], bool]) -> list[list[Placed]]:
    groups = [[placed[0]]]
    for before, after in pairwise(placed):
        if begins(before, after):
            groups.append([])
        groups[-1].append(after)
    return groups


def _gap(before: Placed, after: Placed) -> float:
    return _top(after) - _foot(before)


def _top(row: Placed) -> float:
    return min(piece.box.top for cell in row for piece in cell)


def _foot(row: Placed) -> float:
    return max(piece.box.bottom for cell in row for piece in cell)


def _row(group: Sequence[Placed], sides: Sequence[tuple[float, float]]) -> Row:
    top, bottom = min(map(_top, group)), max(map(_foot, group))
    cells = [tuple(piece for row in group for piece in row[column]) for column in range(len(sides))]
    panes = (Pane(cell, Box(left, top, right, bottom)) for cell, (left, right) in zip(cells, sides, strict=True))
    return Row(tuple(panes))

"""Tables in the making: cells that span several places, tables that only lay out a page, tables within tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_lint.outline import Cell, Heading, Table
from sla_lint.readers.reader import CannotRead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint.readers.wording import Said

MOST_PLACES = 2_000_000
_MOST_SPANNED = 200_000
"""Beyond so many places no further cell spans several: such a table is an attack, or as good as one."""


class Held(NamedTuple):
    """A cell that was read: what it holds, whether it heads a row or column, and how many places it spans."""

    content: tuple[Said | Table, ...]
    place: int
    header: bool = False
    columns: int = 1
    rows: int = 1

    @property
    def said(self) -> list[Said]:
        """What the cell says by itself."""
        return [part for part in self.content if not isinstance(part, Table)]

    @property
    def cell(self) -> Cell:
        """The cell as a part of its table."""
        said = self.said
        if not said:
            return Cell("", self.place, self.place, header=self.header)
        text = "\n".join(part.spoken for part in said)
        return Cell(text, said[0].start, max(said[0].start, said[-1].block.end), header=self.header)


class Grid:
    """The rows of a table that is being read. `layout` says that it is known to be none in earnest."""

    def __init__(self, *, layout: bool = False) -> None:
        self.rows: list[list[Held]] = []
        self.caption = ""
        self.layout = layout

    def content(self) -> Iterator[Said | Table]:
        """The table and those within it; or what its cells hold, if it is there to lay out the page."""
        held = [cell for row in self.rows for cell in row]
        if self.layout or _lays_out(self.rows, self.caption):
            yield from (part for cell in held for part in cell.content)
            return
        rows = _rectangle(self.rows)
        if rows:
            yield Table(rows, self.caption)
        yield from (part for cell in held for part in cell.content if isinstance(part, Table))


def _lays_out(rows: list[list[Held]], caption: str) -> bool:
    """Whether a table holds parts of a page rather than data: one cell, or headings, or mostly other tables."""
    held = [cell for row in rows for cell in row]
    if caption or any(cell.header for cell in held):
        return False
    filled = [cell for cell in held if cell.content]
    if len(filled) <= 1:
        return True
    body = rows[1:] if all(map(_is_heading, rows[0])) else rows
    if any(isinstance(said.block, Heading) for row in body for cell in row for said in cell.said):
        return True
    nesting = [cell for cell in filled if len(cell.said) < len(cell.content)]
    return bool(nesting) and (len(rows) == 1 or len(filled) - len(nesting) <= len(nesting))


def _is_heading(cell: Held) -> bool:
    return len(cell.content) == 1 and any(isinstance(said.block, Heading) for said in cell.said)


def _rectangle(rows: list[list[Held]]) -> tuple[tuple[Cell, ...], ...]:
    placed = list(_placed(rows))
    width = max(map(len, placed), default=0)
    if width * len(placed) > MOST_PLACES:
        raise CannotRead(f"a table in it would have more than {MOST_PLACES:,} cells; nobody could check it")
    filled = (
        (*(cell or _nothing(row) for cell in row), *[_nothing(row)] * (width - len(row)))
        for row in placed
        if any(cell and cell.text for cell in row)
    )
    return tuple(filled)


def _nothing(row: list[Cell | None]) -> Cell:
    """An empty place behind the last cell of a row."""
    place = max(cell.end for cell in row if cell)
    return Cell("", place, place)


def _placed(rows: list[list[Held]]) -> Iterator[list[Cell | None]]:
    """Each row with its cells at their columns; cells from rows above come down into it."""
    spanned = 0
    above: dict[int, tuple[Cell, int]] = {}
    for number, held in enumerate(rows):
        row: list[Cell | None] = []
        below: dict[int, tuple[Cell, int]] = {}

        def settle(
            cell: Cell, more: int, row: list[Cell | None] = row, below: dict[int, tuple[Cell, int]] = below
        ) -> None:
            if more > 1:
                below[len(row)] = cell, more - 1
            row.append(cell)

        for item in held:
            while len(row) in above:
                settle(*above[len(row)])
            columns, more = item.columns, min(item.rows, len(rows) - number)
            spanned += columns * more
            cell = item.cell
            for _ in range(columns if spanned < _MOST_SPANNED else 1):
                settle(cell, more if spanned < _MOST_SPANNED else 1)
        for column in sorted(column for column in above if column >= len(row)):
            row.extend([None] * (column - len(row)))
            settle(*above[column])
        yield row
        above = below

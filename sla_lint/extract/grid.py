"""A table as it is read: without empty rows and columns, and without columns that only repeat their neighbour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.extract.tree import Piece, piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sla_lint.outline import Cell, Table

Row = tuple["Cell", ...]
Grid = tuple[Row, ...]


def grid_of(table: Table) -> Grid:
    """The rows and columns of a table that hold anything of their own."""
    rows = [row for row in table.rows if any(cell.text.strip() for cell in row)]
    columns = _merged(_distinct(list(zip(*rows, strict=True))))
    return tuple(zip(*columns, strict=True))


def transposed(grid: Grid) -> Grid:
    """The table on its side."""
    return tuple(zip(*grid, strict=True))


def words_of(cell: Cell) -> Piece:
    """What a cell says, in one line."""
    return piece(cell.text, cell.start)


def lines_of(cell: Cell) -> list[Piece]:
    """What the lines of a cell say."""
    found, begin = [], 0
    for line in cell.text.split("\n"):
        if line.strip():
            found.append(piece(cell.text, cell.start, begin=begin, end=begin + len(line)))
        begin += len(line) + 1
    return found


def is_filled(cell: Cell) -> bool:
    """Whether a cell says anything: a dash or a bullet says nothing."""
    return any(character.isalnum() or character in "*█?_" for character in cell.text)


def filled(row: Iterable[Cell]) -> list[Cell]:
    """The cells of a row that say anything, one that is merged over several places once."""
    return list({id(cell): cell for cell in row if is_filled(cell)}.values())


def _distinct(columns: Sequence[Row]) -> list[Row]:
    """Columns without those that are empty, and without those of which a merge makes copies of their neighbours."""
    kept: list[Row] = []
    for column in columns:
        if not any(cell.text.strip() for cell in column):
            continue
        if kept and all(cell is other or not cell.text.strip() for cell, other in zip(column, kept[-1], strict=True)):
            continue
        kept.append(column)
    return kept


def _merged(columns: list[Row]) -> list[Row]:
    """Columns, two neighbours as one where no row has different words in both: a reader has cut them apart."""
    kept: list[Row] = []
    for column in columns:
        if kept and all(_fit(one, other) for one, other in zip(kept[-1], column, strict=True)):
            kept[-1] = tuple(one if one.text.strip() else other for one, other in zip(kept[-1], column, strict=True))
        else:
            kept.append(column)
    return kept


def _fit(one: Cell, other: Cell) -> bool:
    return one is other or not one.text.strip() or not other.text.strip()

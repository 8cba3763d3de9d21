"""Cells of tables in a text, put together from the pieces of their lines."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sla_lint.outline import Cell, Table
from sla_lint.readers.wording import folded, split_marker

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sla_lint.readers.columns import Span
    from sla_lint.readers.text_lines import Line

Row = tuple["Mapping[Span, Sequence[Line]]", bool]
"""The pieces of a row's cells by the first and last column of each, and whether it is a header."""


def table(rows: Iterable[Row], columns: Sequence[Span]) -> Table:
    """The table of some rows; a cell that runs over several columns stands in each of them."""
    return Table(tuple(_row(cells, columns, header=header) for cells, header in rows))


def _row(cells: Mapping[Span, Sequence[Line]], columns: Sequence[Span], *, header: bool) -> tuple[Cell, ...]:
    place = next(iter(cells.values()))[0].start
    row: list[Cell | None] = [None] * len(columns)
    for (first, last), pieces in cells.items():
        width = columns[last][1] - columns[first][0]
        cell = Cell(_text(pieces, width), pieces[0].start, pieces[-1].end, header=header)
        for column in range(first, last + 1):
            row[column] = row[column] or cell
    return tuple(cell or Cell("", place, place, header=header) for cell in row)


def _text(pieces: Sequence[Line], width: int) -> str:
    text = pieces[0].text
    for before, after in pairwise(pieces):
        text += ("\n" if _is_new(before.text, after.text, width) else seam(before.text, after.text)) + after.text
    return "\n".join(map(folded, text.split("\n")))


def _is_new(before: str, after: str, width: int) -> bool:
    """Whether a line of a cell begins something new. Letters are not equally wide, so that room must be plenty."""
    if after[0].islower():
        return False
    stopped = before[-1] in ".:;" or (before[-1] in ")%" and not after[0].isalpha())
    return bool(stopped or split_marker(after)[0]) or ends_early(before, after, width * 3 // 4)


def seam(before: str, after: str) -> str:
    """What stands between two lines of a sentence: a blank, or nothing behind a hyphen."""
    return "" if before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower() else " "


def ends_early(before: str, after: str, width: int) -> bool:
    """Whether a line ended though the next word had room on it, and the next begins like something new."""
    return not after[:1].islower() and len(before) + 1 + len(after.split(maxsplit=1)[0]) <= width

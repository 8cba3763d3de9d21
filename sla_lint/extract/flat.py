"""Tables that a text has only in characters: lines of cells with bars between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.extract.sections import Placed
from sla_lint.extract.tree import piece
from sla_lint.outline import Cell, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BAR = "|"
_FEWEST_LINES = 2


def with_tables(blocks: Iterable[Placed]) -> Iterator[Placed]:
    """The blocks of a document, with lines of bars as the tables that they draw."""
    run: list[Placed] = []
    for placed in blocks:
        if isinstance(placed.block, Paragraph) and _is_drawn(placed.block):
            run.append(placed)
            continue
        yield from _read(run)
        run = []
        yield placed
    yield from _read(run)


def _is_drawn(block: Paragraph) -> bool:
    """Whether every line of a paragraph has bars between cells."""
    return all(line.strip().strip(BAR).count(BAR) > 0 for line in block.text.split("\n"))


def _read(run: list[Placed]) -> Iterator[Placed]:
    rows = [row for placed in run if isinstance(placed.block, Paragraph) for row in _rows(placed.block)]
    if len(rows) < _FEWEST_LINES or len({len(row) for row in rows}) > 1:
        yield from run
    else:
        yield Placed(Table(tuple(rows)), run[0].headings)


def _rows(block: Paragraph) -> Iterator[tuple[Cell, ...]]:
    begin = 0
    for line in block.text.split("\n"):
        cells = tuple(_cells(block, begin, line))
        if any(character.isalnum() for character in line):  # not the rule below the headings
            yield cells
        begin += len(line) + 1


def _cells(block: Paragraph, begin: int, line: str) -> Iterator[Cell]:
    """The cells of a line; a bar at its beginning or end borders it."""
    inner = line.strip().strip(BAR)
    place = begin + line.index(inner) if inner else begin
    for text in inner.split(BAR):
        words = piece(block.text, block.start, begin=place, end=place + len(text))
        yield Cell(words.text, words.start, words.end, page=block.page)
        place += len(text) + 1

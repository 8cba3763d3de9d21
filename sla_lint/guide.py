"""The guide to a document that was read into an outline: what a person calls a place in it."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sla_lint.outline import Cell, Heading, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint.outline import Outline
    from sla_lint.syntax.source import Location, Source

_NAMED_WITH = 2
"""The fewest letters by which a cell can name its row."""
_LONGEST = 60  # characters of a heading or a caption
_QUOTED = 40  # characters of a row's name or a paragraph
_WORDS = 6  # of a paragraph, in its logical path


class Spot(NamedTuple):
    """A place with a name. `trail` holds the headings above it, `table` its number in the document or on its page."""

    start: int
    trail: tuple[str, ...]
    text: str = ""
    page: int = 0
    address: str = ""
    marker: str = ""
    table: str = ""
    caption: str = ""
    row: int = 0


class Guide:
    """Places in one document. `size` is the length of the file in bytes."""

    def __init__(self, outline: Outline, size: int) -> None:
        self.outline = outline
        self.size = size

    @property
    def lines(self) -> bool:
        """Whether lines and columns mean something to a person with an editor."""
        return self.outline.lines

    def place(self, location: Location) -> str:
        """What a person looks for: a line and column, a cell's address, or headings, table and row."""
        if self.lines:
            line, column = location.source.position(location.start)
            return f"{line}:{column}"
        spot = self.spot(location)
        if spot.address:
            return spot.address
        return _on_page(spot) if spot.page else " > ".join(_steps(spot)) or "the beginning"

    def path(self, location: Location) -> str:
        """The logical path of words: numbers of rows and tables, which an edit moves, only where there is no name."""
        spot = self.spot(location)
        sheet = spot.address.rpartition("!")[0]
        steps = [sheet] if sheet and sheet not in spot.trail else []
        steps += spot.trail
        if spot.row:
            steps += [spot.caption or spot.table] if spot.caption or not (steps or spot.text) else []
            steps.append(_cut(spot.text, _QUOTED) or f"row {spot.row}")
        elif spot.text:
            steps.append(" ".join(spot.text.split()[:_WORDS]))
        return "/".join(steps)

    def spot(self, location: Location) -> Spot:
        """The block or the row of a table that a location starts in."""
        index = bisect_right(self._starts, location.start) - 1
        return self._spots[max(index, 0)] if self._spots else Spot(0, ())

    @cached_property
    def _spots(self) -> list[Spot]:
        return sorted(_spots(self.outline), key=_start)

    @cached_property
    def _starts(self) -> list[int]:
        return [spot.start for spot in self._spots]


def guided(outline: Outline, name: str, data: bytes) -> Source:
    """The text of an outline as a source that has a guide."""
    from sla_lint.syntax.source import Source

    source = Source(name, outline.text, bom=outline.lines and data.startswith(b"\xef\xbb\xbf"))
    source.guide = Guide(outline, len(data))
    return source


def spoken(location: Location) -> str:
    """A place in any source, in the words of a person who looks for it."""
    guide = location.source.guide
    return guide.place(location) if guide is not None else f"{location.line}:{location.column}"


def _start(spot: Spot) -> int:
    return spot.start


def _spots(outline: Outline) -> Iterator[Spot]:
    headings: list[tuple[int, str]] = []
    trail: tuple[str, ...] = ()
    tables = _TableNumbers()
    for block in outline.blocks:
        if isinstance(block, Heading):
            while headings and headings[-1][0] >= block.level:
                headings.pop()
            headings.append((block.level, _cut(f"{block.number} {block.text}", _LONGEST)))
            trail = tuple(label for _, label in headings)
            yield Spot(block.start, trail, page=block.page)
        elif isinstance(block, Paragraph):
            marker = block.marker if any(map(str.isalnum, block.marker)) else ""
            yield Spot(block.start, trail, block.text, block.page, marker=marker)
        else:
            yield from _rows(block, trail, tables.next(block))


def _rows(table: Table, trail: tuple[str, ...], number: str) -> Iterator[Spot]:
    seen: set[int] = set()
    for index, row in enumerate(table.rows, 1):
        name = next((cell.text for cell in row if _names(cell)), "")
        for cell in row:
            if id(cell) not in seen:
                seen.add(id(cell))
                caption = _cut(table.caption, _LONGEST)
                yield Spot(cell.start, trail, name, cell.page, cell.address, table=number, caption=caption, row=index)


def _names(cell: Cell) -> bool:
    return sum(map(str.isalpha, cell.text[:_QUOTED])) >= _NAMED_WITH


class _TableNumbers:
    """Tables are counted through the document, or on each page where there are pages."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}

    def next(self, table: Table) -> str:
        page = table.rows[0][0].page
        self._counts[page] = number = self._counts.get(page, 0) + 1
        return f"table {number}" if page else f"Table {number}"


def _on_page(spot: Spot) -> str:
    """A place in a document of pages: the page comes first, and of the headings only the nearest is needed."""
    return ", ".join([f"page {spot.page}", *_steps(spot._replace(trail=spot.trail[-1:]))])


def _steps(spot: Spot) -> list[str]:
    steps = list(spot.trail)
    if spot.row:
        name = _cut(spot.text, _QUOTED)
        steps += [spot.caption or spot.table, f'row {spot.row} "{name}"' if name else f"row {spot.row}"]
    elif spot.text:
        steps.append(f'{spot.marker} "{_cut(spot.text, _QUOTED)}"'.strip())
    return steps


def _cut(text: str, at_most: int) -> str:
    text = " ".join(text[: at_most * 4].split())
    return text if len(text) <= at_most else text[: at_most - 1].rstrip() + "…"

"""The regions of a sheet: tables, titles and notes, told apart by the blank rows and columns between them."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from sla_lint_office.excel_sheet import Item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MAX_DEPTH = 12
"""How often a region is cut into smaller ones; no sheet for people is nested deeper."""

MAX_TITLE = 100
"""The longest title, in characters; longer ones are sentences."""


Region = list[Item]
"""The cells of a region, row by row and from left to right."""


def regions(items: Region) -> Iterator[Region]:
    """The regions of a sheet, in the order in which a person reads them."""
    waiting = [(sorted(items, key=attrgetter("top", "left")), 0)] if items else []
    while waiting:
        region, depth = waiting.pop()
        pieces = _pieces(region) if depth < MAX_DEPTH else [region]
        if len(pieces) == 1:
            yield pieces[0]
        else:
            waiting.extend((piece, depth + 1) for piece in reversed(pieces))


def rows_of(region: Region) -> list[Region]:
    """The cells of a region by the rows in which they begin."""
    return [list(row) for _, row in groupby(region, attrgetter("top"))]


def is_title(text: str) -> bool:
    """Whether a text is short, and no sentence."""
    return len(text) <= MAX_TITLE and "\n" not in text and not text.rstrip().endswith((".", ";", ",", ":"))


def _pieces(region: Region) -> list[Region]:
    """The region cut at blank rows, or else its titles and notes taken off, or else it is cut at blank columns."""
    bands = _cut(region, attrgetter("top", "bottom"))
    if len(bands) > 1 and len(joined := _continued(bands)) > 1:
        return joined
    parts = _without_edges(region)
    return parts if len(parts) > 1 else _spaced(_cut(region, attrgetter("left", "right")))


def _cut(region: Region, extent: Callable[[Item], tuple[int, int]]) -> list[Region]:
    """The cells parted where no cell extends over a row, or over a column."""
    ends = list(_blank_after(sorted(set(map(extent, region)))))
    if len(ends) == 1:
        return [region]
    groups: list[Region] = [[] for _ in ends]
    for item in region:
        groups[bisect_left(ends, extent(item)[0])].append(item)
    return groups


def _blank_after(extents: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The last rows or columns before blank ones, and the last of all."""
    end = extents[0][1]
    for first, last in extents:
        if first > end + 1:
            yield end
        end = max(end, last)
    yield end


def _without_edges(region: Region) -> list[Region]:
    """The rows of one cell above a table, the table, and the sentences right below it."""
    rows = rows_of(region)
    left = min(item.left for item in region)
    wide = [place for place, row in enumerate(rows) if len(row) > 1]
    if not wide:
        return [region]
    above = 0
    while above < wide[0] and _stands_alone(rows, above, left):
        above += 1
    below = len(rows)
    while below > wide[-1] + 1 and _is_note(rows, below - 1, left):
        below -= 1
    parts = (rows[:above], rows[above:below], rows[below:])
    return [[item for row in part for item in row] for part in parts if part]


def _stands_alone(rows: Sequence[Region], place: int, left: int) -> bool:
    (item,) = rows[place]
    return item.left == left and item.bottom < rows[place + 1][0].top


def _is_note(rows: Sequence[Region], place: int, left: int) -> bool:
    """Whether a row holds a sentence and nothing else, not even a part of a merged cell of the rows above."""
    (item,) = rows[place]
    return item.left == left and not is_title(item.text) and len(item.text.split()) > 3  # noqa: PLR2004


def _spaced(parts: list[Region]) -> list[Region]:
    """The parts of a band; a lone column whose rows are those of its neighbour belongs to it, for all the space."""
    joined: list[Region] = []
    for part in parts:
        if joined and _same_rows(joined[-1], part):
            joined[-1] = sorted(joined[-1] + part, key=attrgetter("top", "left"))
        else:
            joined.append(part)
    return joined


def _same_rows(one: Region, other: Region) -> bool:
    tops = {item.top for item in one}
    lone = any(len({item.left for item in part}) == 1 for part in (one, other))
    return lone and len(tops) > 1 and tops == {item.top for item in other}


def _continued(bands: list[Region]) -> list[Region]:
    """Bands where a table that goes on after one blank row is one: its heading is bold, and what follows has none."""
    joined: list[Region] = []
    lefts: set[int] = set()
    end = 0
    for band in bands:
        if lefts and _goes_on(band, lefts, end):
            joined[-1].extend(band)
        else:
            joined.append(band)
            lefts = _headed(band)
        end = max(item.bottom for item in band)
    return joined


def _headed(band: Region) -> set[int]:
    """The columns of a table whose first row is bold and whose others are not; none where it is no such table."""
    rows = [row for row in rows_of(band) if len(row) > 1]
    bold = [all(item.bold for item in row) for row in rows]
    return {item.left for item in band} if sum(bold) == 1 and bold[0] and len(rows) > 1 else set()


def _goes_on(band: Region, lefts: set[int], end: int) -> bool:
    rows = [row for row in rows_of(band) if len(row) > 1]
    near = min(item.top for item in band) == end + 2
    return (
        near
        and bool(rows)
        and lefts.issuperset(item.left for item in band)
        and not any(all(item.bold for item in row) for row in rows)
    )

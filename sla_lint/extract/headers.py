"""The headings of a table: which rows hold them, and what they say that the columns hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_lint.extract.grid import filled, is_filled, words_of
from sla_lint.extract.levels import first_month, is_degree, is_level
from sla_lint.extract.tree import Piece, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sla_lint.extract.grid import Grid, Row
    from sla_lint.extract.lexicon import Lexicon
    from sla_lint.outline import Cell

_FIRST_ROWS = 4
_FEWEST_HEADINGS = 2
_TELLING = frozenset({"name", "target", "standard", "minimum", "metric"})
"""Of a row that is marked as headings, one of these is enough."""

_LONGEST_HEADING = 60
_MOST_WORDS = 8
_LONGEST_SUBHEADING = 30


class Column(NamedTuple):
    """A column: its heading, what it holds ("" where the heading does not tell), and where it stands."""

    title: Piece
    role: str
    place: int


class Header(NamedTuple):
    """The columns of a table, and the index of the first row below their headings.

    `sure` is whether nothing else can be meant: each heading is little more than a word for what a column holds.
    """

    columns: tuple[Column, ...]
    below: int
    sure: bool = False


def header_of(grid: Grid, lexicon: Lexicon) -> Header | None:
    """The headings of a grid; None where no row reads like headings. Rows that are marked as such are the only ones."""
    marked = [row for row in grid[:_FIRST_ROWS] if is_marked(row)]
    scores = [_score(row, lexicon) for row in marked or grid[:_FIRST_ROWS]]
    best = max(scores)
    if best < _FEWEST_HEADINGS:
        return None
    index = scores.index(best)
    return _header(grid, index, lexicon)


def is_marked(row: Row) -> bool:
    """Whether the document marks a row as headings."""
    return any(cell.header for cell in row)


def _score(row: Row, lexicon: Lexicon) -> int:
    """How many different things the cells of a row say that columns hold."""
    cells = filled(row)
    titles = [words_of(cell).text for cell in cells]
    if len(cells) < _FEWEST_HEADINGS or sum(is_level(title) for title in titles) > len(titles) // 2:
        return 0
    senses = {sense.role for title in titles if _is_title(title) and (sense := lexicon.sense(title))}
    labels = sum(is_degree(title, lexicon) or first_month(title, lexicon) is not None for title in titles)
    return len(senses) + labels * bool(senses) + (is_marked(row) and not senses.isdisjoint(_TELLING))


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and len(text.split()) <= _MOST_WORDS and not text.endswith((".", ";"))


def _header(grid: Grid, index: int, lexicon: Lexicon) -> Header:
    rows = [grid[index]]
    if index and _groups(grid[index - 1], grid[index]):
        rows.insert(0, grid[index - 1])
    below = index + 1
    while below < len(grid) and _continues(grid[index], grid[below], lexicon):
        rows.append(grid[below])
        below += 1
    titles = [_title([row[column] for row in rows]) for column in range(len(grid[0]))]
    columns = tuple(_column(title, place, lexicon) for place, title in enumerate(titles))
    return Header(columns, below, all(_is_sure(cell, lexicon) for row in rows for cell in filled(row)))


def _is_sure(cell: Cell, lexicon: Lexicon) -> bool:
    title = words_of(cell).text
    sense = lexicon.sense(title)
    return cell.header or _hangs(title) or (sense is not None and sense.length * 2 >= len(title.split()))


def _column(title: Piece, place: int, lexicon: Lexicon) -> Column:
    sense = lexicon.sense(title.text)
    return Column(title, sense.role if sense else "", place)


def _title(cells: Iterable[Cell]) -> Piece:
    """The heading of a column from the cells above it, a merged one once."""
    parts = [words_of(cell) for cell in filled(cells)]
    return joined(parts) if parts else Piece("", 0, 0)


def _groups(above: Row, row: Row) -> bool:
    """Whether a row holds titles over groups of columns: some of its cells are merged over several, none over all."""
    cells = filled(above)
    spans = [sum(cell is other for other in above) for cell in cells]
    empty = sum(not is_filled(cell) for cell in above)
    return len(cells) > 1 and (max(spans) > 1 or empty > 0) and max(spans) < len(row)


def _continues(header: Row, row: Row, lexicon: Lexicon) -> bool:
    """Whether a row below the headings holds further ones: phases or degrees, or words that complete a heading."""
    own = [
        (words_of(above).text, words_of(cell).text)
        for above, cell in zip(header, row, strict=True)
        if cell is not above and is_filled(cell)
    ]
    if not own:
        return False
    graded = all(is_degree(title, lexicon) or first_month(title, lexicon) is not None for _, title in own)
    if graded and (row[0] is header[0] or not is_filled(row[0])):
        return True
    if any(title.startswith("(") for _, title in own) and all(_hangs(title) or not above for above, title in own):
        return True
    if len(filled(row)) == len(row) or (len(own) == 1 and not _hangs(own[0][1])):
        return False
    return all(_completes(above, title, lexicon) for above, title in own)


def _completes(above: str, title: str, lexicon: Lexicon) -> bool:
    """Whether a short text without a number makes one heading with the cell above it."""
    if len(title) > _LONGEST_SUBHEADING or any(map(str.isdigit, title)):
        return False
    return bool(lexicon.sense(title)) or not above or _hangs(title)


def _hangs(title: str) -> bool:
    """Whether a text goes on with another: "(and AQL)", "method"."""
    return title.startswith("(") or title[:1].islower()

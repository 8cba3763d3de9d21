"""Cards: tables in which a first column of labels says what stands beside it, one metric each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.extract.grid import filled, is_filled, transposed, words_of
from sla_lint.extract.headers import header_of, is_marked
from sla_lint.outline import Cell

if TYPE_CHECKING:
    from sla_lint.extract.found import Context
    from sla_lint.extract.grid import Grid
    from sla_lint.extract.lexicon import Lexicon

_FEWEST = 3
_PAIR = 2
_MOST_ROWS = 300
_LONGEST_LABEL = 60
_LEVELS = frozenset({"target", "standard", "minimum"})
_NAMING = ("name", "subject", "part", "metric")


def cards_of(grid: Grid, context: Context) -> list[Grid]:
    """The cards of a table, each turned so that its labels are headings over one row of values."""
    if len(grid) > _MOST_ROWS:
        return []
    grid = _unfolded(grid, context.lexicon)
    labels = _labels(grid, context.lexicon)
    roles = set(labels.values())
    if len(roles) < _FEWEST or len(labels) * 2 <= len(grid) or roles.isdisjoint(_LEVELS) or _is_list(grid, labels):
        return []
    across = header_of(grid, context.lexicon)
    if across is not None and len({column.role for column in across.columns if column.role}) >= len(
        set(labels.values())
    ):
        return []
    return [named for card in _cut(grid, labels) if card and (named := _named(card, context))]


def _is_list(grid: Grid, labels: dict[int, str]) -> bool:
    """Whether the first row holds headings that are no label and its value: "Field | Meaning"."""
    return is_marked(grid[0]) and bool(words_of(grid[0][0]).text) and labels.get(0) not in _NAMING


def _labels(grid: Grid, lexicon: Lexicon) -> dict[int, str]:
    """What the labels in the first column say, by row."""
    found = {}
    for index, row in enumerate(grid):
        label = words_of(row[0]).text
        sense = lexicon.sense(label) if row[0] is not row[-1] and len(label) <= _LONGEST_LABEL else None
        if sense is not None and sense.length * 2 >= len(label.split()) and sense.role != "degree":
            found[index] = sense.role
    return found


def _unfolded(grid: Grid, lexicon: Lexicon) -> Grid:
    """A table of label, value, label, value with one pair a row."""
    if len(grid[0]) != _PAIR * 2:
        return grid
    right = [row[2] for row in grid if is_filled(row[2])]
    known = [cell for cell in right if lexicon.sense(words_of(cell).text)]
    if len(known) * 2 <= len(grid) or len(_labels(grid, lexicon)) * 2 <= len(grid):
        return grid
    return tuple(row[start : start + 2] for row in grid for start in (0, 2) if is_filled(row[start]))


def _cut(grid: Grid, labels: dict[int, str]) -> list[Grid]:
    """Cards that stand one below the other: each begins where the first label comes again, or a title stands alone."""
    first = words_of(grid[min(labels)][0]).text
    starts = [index for index, row in enumerate(grid) if words_of(row[0]).text == first and index in labels]
    if len(starts) == 1:
        return [grid]
    begins = [start - 1 if start and len(filled(grid[start - 1])) == 1 else start for start in starts]
    ends = [*begins[1:], len(grid)]
    return [grid[begin:end] for begin, end in zip(begins, ends, strict=True)]


def _named(card: Grid, context: Context) -> Grid:
    """A card on its side; where no label names the metric, the title above it does."""
    rows = [row for row in card if row[0] is not row[-1] and len(filled(row)) > 1]
    labels = _labels(tuple(rows), context.lexicon)
    if not any(role in _NAMING for role in labels.values()):
        title = _title(card, context)
        if title is not None:
            rows.insert(0, (Cell("KPI", title.start, title.start), *(title for _ in card[0][1:])))
    return transposed(tuple(rows))


def _title(card: Grid, context: Context) -> Cell | None:
    for row in card[:1]:
        if len(filled(row)) == 1:
            return filled(row)[0]
    title = context.title
    return Cell(title.text, title.start, title.end) if title else None

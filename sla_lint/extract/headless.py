"""Tables whose headings say nothing, or that have none: what their columns hold is told by what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.extract.grid import filled, is_filled, words_of
from sla_lint.extract.headers import Column, Header, is_marked
from sla_lint.extract.levels import is_degree, is_level
from sla_lint.extract.lexicon import plain
from sla_lint.extract.tree import Piece

if TYPE_CHECKING:
    from collections.abc import Callable

    from sla_lint.extract.found import Context
    from sla_lint.extract.grid import Grid
    from sla_lint.extract.lexicon import Lexicon

_MOST = 0.6
_FEWEST_ROWS = 2


def implied_header(grid: Grid, context: Context) -> Header | None:
    """What the columns hold; None unless one column has levels and another names of metrics, or a heading says so."""
    below = 1 if is_marked(grid[0]) else 0
    columns = list(zip(*grid[below:], strict=True))
    texts = [[words_of(cell).text for cell in column if is_filled(cell)] for column in columns]
    rows = [row for row in grid[below:] if len(filled(row)) > 1]
    levels = [index for index, cells in enumerate(texts) if _share(cells, is_level) >= _MOST]
    if len(rows) < _FEWEST_ROWS or not levels or levels[0] == 0 or not _announced(texts[0], context):
        return None
    roles = dict(zip(levels, ("target", "minimum"), strict=False)) | {0: "name"}
    for index, cells in enumerate(texts):
        if (
            index not in roles
            and _share(cells, lambda text: context.lexicon.says("source.hints", plain(text))) >= _MOST
        ):
            roles[index] = "source"
    titles = (
        [words_of(cell) for cell in grid[0]]
        if below
        else [Piece("", grid[0][0].start, grid[0][0].start)] * len(columns)
    )
    return Header(tuple(_column(titles[index], index, roles, context) for index in range(len(columns))), below)


def _column(title: Piece, place: int, roles: dict[int, str], context: Context) -> Column:
    """A column by its heading, if that says anything, else by what stands in it."""
    sense = context.lexicon.sense(title.text) if title.text and place not in roles else None
    return Column(title, sense.role if sense else roles.get(place, ""), place)


def _announced(names: list[str], context: Context) -> bool:
    """Whether a heading announces service levels, or the first column names known metrics or priorities."""
    title = context.title
    if title is not None and context.lexicon.says("section.levels", plain(title.text)):
        return True
    return _share(names, lambda name: _is_metric(name, context.lexicon)) >= _MOST


def _is_metric(name: str, lexicon: Lexicon) -> bool:
    return is_degree(name, lexicon) or lexicon.vocabulary.recognise(name) is not None


def _share(texts: list[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, texts)) / len(texts) if texts else 0

"""The line that a finding points at, cut to what fits on a screen, with a mark under the place."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from sla_lint.reports.escape import escaped_characters

if TYPE_CHECKING:
    from sla_lint.syntax.source import Location

WIDTH = 100
"""The most columns of a line that are shown."""

_LEAD = 40  # columns that are kept before the place where a line is too long
_TAB = " " * 4
_CUT = "…"


class Excerpt(NamedTuple):
    """A line to show and the mark to show under it."""

    line: str
    mark: str


def excerpt(location: Location) -> Excerpt:
    """The first line of a place. Marks count columns as a terminal does: an East Asian character takes two."""
    before, after, cut_before, cut_after = _surroundings(location)
    left, right = _cells(before), _cells(after)
    kept = _fitting(left[::-1], max(_LEAD, WIDTH - sum(map(_width, right))))
    cut_before, left = cut_before or kept < len(left), left[len(left) - kept :]
    kept = _fitting(right, WIDTH - sum(map(_width, left)))
    cut_after, right = cut_after or kept < len(right), right[:kept]
    marked = sum(map(_width, right[: len(location.first_line.text)]))
    opening, closing = _CUT * cut_before, _CUT * cut_after
    indent = len(opening) + sum(map(_width, left))
    return Excerpt("".join([opening, *left, *right, closing]), " " * indent + "^" * max(1, marked))


def _surroundings(location: Location) -> tuple[str, str, bool, bool]:
    """The line on both sides of the place's start, and whether it goes on; a long line is never taken whole."""
    source, start = location.source, location.start
    opens = source.line_starts[location.line - 1]
    low = max(opens, start - WIDTH)
    piece = source.text[start : start + 2 * WIDTH]
    after = piece.replace("\r", "\n").partition("\n")[0]
    goes_on = len(after) == len(piece) and start + len(piece) < len(source.text)
    return source.text[low:start], after, low > opens, goes_on


def _cells(text: str) -> list[str]:
    shown = escaped_characters(text)
    return [_TAB if character == "\t" else cell for character, cell in zip(text, shown, strict=True)]


def _fitting(cells: list[str], width: int) -> int:
    """How many cells fit into some columns."""
    ends = list(accumulate(map(_width, cells)))
    return bisect_left(ends, width + 1)


def _width(cell: str) -> int:
    if len(cell) > 1:
        return len(cell)
    if unicodedata.category(cell) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(cell) in {"W", "F"} else 1

"""Tables of pipes: where the cells of their rows stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BORDER = re.compile(r"(?<!\\)\|")
_TICKS = re.compile("`+")
_RULE = re.compile(r"[\s|:]*-[\s|:-]*")


def cells(line: str, *, wanted: int = 0) -> list[tuple[int, int]]:
    r"""Start and end of each cell of a row, without the blanks around it; `\|` is no border.

    A pipe within `code` is a border, too, unless that makes more cells than are `wanted`.
    """
    borders = [match.start() for match in _BORDER.finditer(line)]
    found = _between(line, borders)
    if wanted and len(found) > wanted and "`" in line:
        spans = list(_code_spans(line))
        found = _between(line, [place for place in borders if not _within(place, spans)])
    return found


def is_rule(line: str) -> bool:
    """Whether a line is the row of hyphens below the head of a table."""
    return "|" in line and _RULE.fullmatch(line) is not None


def looks_like_rows(lines: Sequence[str]) -> bool:
    """Whether lines are a table, though the standard would not have it: cells are missing, or the rule is."""
    if len(lines) < 2 or not all("|" in line for line in lines):  # noqa: PLR2004 (a head and a row)
        return False
    framed = all(line.strip().startswith("|") for line in lines)
    return framed or is_rule(lines[1])


def _between(line: str, borders: list[int]) -> list[tuple[int, int]]:
    starts = [0, *(border + 1 for border in borders)]
    pieces = list(zip(starts, [*borders, len(line)], strict=True))
    if len(pieces) > 1 and not line[slice(*pieces[0])].strip():
        del pieces[0]
    if len(pieces) > 1 and not line[slice(*pieces[-1])].strip():
        del pieces[-1]
    return [_stripped(line, start, end) for start, end in pieces]


def _stripped(line: str, start: int, end: int) -> tuple[int, int]:
    text = line[start:end]
    ahead = len(text) - len(text.lstrip())
    return start + ahead, start + max(ahead, len(text.rstrip()))


def _code_spans(line: str) -> Iterator[tuple[int, int]]:
    """What stands between as many backticks at its start as at its end."""
    runs = [match.span() for match in _TICKS.finditer(line)]
    waiting: dict[int, deque[int]] = {}
    for start, end in runs:
        waiting.setdefault(end - start, deque()).append(start)
    reached = 0
    for start, end in runs:
        same = waiting[end - start]
        same.popleft()
        if start >= reached and same:
            reached = same[0] + end - start
            yield start, reached


def _within(place: int, spans: list[tuple[int, int]]) -> bool:
    before = bisect_left(spans, (place, place)) - 1
    return before >= 0 and place < spans[before][1]

"""Columns of a text: lines whose words stand below each other, with blanks between, as a printed table is copied."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sla_lint.headings import looks_like_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sla_lint.readers.text_lines import Line

_LEAST_LINES = 3
_LEAST_GAP = 2
_WIDEST = 400
"""A longer line is a paragraph, whatever blanks are in it."""
_MOST_BLANK_LINES = 2
_TOLERATED = 16
"""Of so many lines, one may run over the gap between two columns."""

_SEGMENT = re.compile(r"\S+(?: \S+)*")
_MARKER = re.compile(r"[^\w\s]|o|\(?(?:[A-Z]\.)?\d{1,2}(?:\.\d{1,2})*[.)]?|\(?[A-Za-z][.)]|\(?[ivxlcIVXLC]{1,5}[.)]")
_SENTENCE_END = re.compile(r"[.:;?!,]$")
_LEADERS = re.compile(r"\.{4,}|…")
_RULE = re.compile(r"[-=_\s]+")
_FRAME = re.compile(r"\s*[|│┃║]|\s*\+[-=]")
_TITLE = re.compile(r"(?:table|figure)\s+\w", re.IGNORECASE)

Span = tuple[int, int]


class Region(NamedTuple):
    """Lines that may be a table: those from `start` up to but not including `end`."""

    start: int
    end: int


def is_rule(line: Line) -> bool:
    """Whether a line is drawn below a header rather than written."""
    return _RULE.fullmatch(line.text) is not None and bool(line.text.strip())


def segments(line: Line) -> list[Span]:
    """Where words stand together, with no more than one blank between two."""
    return [match.span() for match in _SEGMENT.finditer(line.text)]


def is_columnar(line: Line) -> bool:
    """Whether a line has words in several columns; the number before an item makes none, nor the blanks after a stop."""
    if len(line.text) > _WIDEST or _LEADERS.search(line.text) or is_rule(line) or _FRAME.match(line.text):
        return False
    found = segments(line)
    if found and _MARKER.fullmatch(line.text[slice(*found[0])]):
        del found[0]
    return any(
        after[0] - before[1] > _LEAST_GAP or not _SENTENCE_END.search(line.text[slice(*before)])
        for before, after in pairwise(found)
    )


def region(lines: Sequence[Line], start: int) -> Region:
    """How far a table can reach that begins with a columnar line."""
    end, blank, second = start, 0, _WIDEST
    for number in range(start, len(lines)):
        line = lines[number]
        if not line.text.strip():
            blank += 1
            if blank > _MOST_BLANK_LINES:
                break
            continue
        if is_columnar(line):
            second = min(second, segments(line)[1][0])
        elif not (is_rule(line) or _fits(line, second, apart=blank > 0)):
            break
        blank = 0
        end = number + 1
    return Region(start, end)


def columns(lines: Sequence[Line]) -> list[Span]:
    """The columns of a table: what stands between the gaps that run through all its lines."""
    covered: dict[int, int] = {}
    count = 0
    for line in lines:
        if is_columnar(line):
            count += 1
            for start, end in segments(line):
                covered[start] = covered.get(start, 0) + 1
                covered[end] = covered.get(end, 0) - 1
    if count < _LEAST_LINES:
        return []
    return list(_merged(_covered_by_more_than(count // _TOLERATED, covered)))


def _fits(line: Line, second: int, *, apart: bool) -> bool:
    """Whether a line without columns can belong to a table: it keeps within the first column or begins further right."""
    found = segments(line)
    if not found or len(line.text) > _WIDEST or _FRAME.match(line.text):
        return False
    text = line.text.strip()
    if apart and (_TITLE.match(text) or looks_like_heading(text)):
        return False
    return found[-1][1] < second or found[0][0] >= second - 1


def _covered_by_more_than(least: int, changes: dict[int, int]) -> Iterator[Span]:
    depth, begin = 0, None
    for place in sorted(changes):
        depth += changes[place]
        if depth > least and begin is None:
            begin = place
        elif depth <= least and begin is not None:
            yield begin, place
            begin = None


def _merged(spans: Iterator[Span]) -> Iterator[Span]:
    """Spans with less than two blanks between them are one."""
    current: Span | None = None
    for span in spans:
        if current and span[0] - current[1] < _LEAST_GAP:
            current = current[0], span[1]
        else:
            if current:
                yield current
            current = span
    if current:
        yield current

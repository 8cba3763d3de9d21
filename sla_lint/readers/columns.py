"""Columns of a text: lines whose words stand below each other, with blanks between, as a printed table is copied."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from sla_lint.headings import looks_like_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sla_lint.readers.text_lines import Line

_LEAST_LINES = 3
_LEAST_GAP = 2
_WIDEST = 260
"""A longer line is a paragraph, whatever blanks are in it."""
_MOST_BLANK_LINES = 2
_LEAST_TO_SPLIT = 5
_TOLERATED = 16
"""Of so many lines, one may run over the gap between two columns."""

_SEGMENT = re.compile(r"\S+(?: \S+)*")
_MARKER = re.compile(
    r"[^\w\s]|[o_]|\(?(?:[A-Z]\.)?\d{1,2}(?:\.\d{1,2})*[.)]?|\(?[A-Za-z]{1,2}[.)]|\(?[ivxlcIVXLC]{1,5}[.)]"
)
_SENTENCE_END = re.compile(r"[.:;?!,]$")
_LEADERS = re.compile(r"\.{4,}|…")
_RULE = re.compile(r"[-=_+|\s]+")
_FRAME = re.compile(r"\s*[|│┃║]|\s*\+[-=]")
_TITLE = re.compile(r"(?:table|figure)\s+\w", re.IGNORECASE)

Span = tuple[int, int]


def is_rule(line: Line) -> bool:
    """Whether a line is drawn below a header rather than written."""
    return _RULE.fullmatch(line.text) is not None and bool(line.text.strip())


def segments(line: Line) -> list[Span]:
    """Where words stand together, with no more than one blank between two."""
    return [match.span() for match in _SEGMENT.finditer(line.text)]


def is_columnar(line: Line) -> bool:
    """Whether a line has words in several columns; an item's number makes none, nor blanks after a stop."""
    if len(line.text) > _WIDEST or _LEADERS.search(line.text) or is_rule(line) or _FRAME.match(line.text):
        return False
    found = segments(line)
    if found and _MARKER.fullmatch(line.text[slice(*found[0])]):
        del found[0]
    return any(
        after[0] - before[1] > _LEAST_GAP or not _SENTENCE_END.search(line.text[slice(*before)])
        for before, after in pairwise(found)
    )


def region(lines: Sequence[Line], start: int) -> tuple[int, int]:
    """How far a table can reach that begins with a columnar line: its first line, and the one behind the last."""
    end, blank = start, 0
    left, right = 0, _WIDEST
    for number in range(start, len(lines)):
        line = lines[number]
        if not line.text.strip():
            blank += 1
            if blank > _MOST_BLANK_LINES:
                break
            continue
        if is_columnar(line):
            first, second, *_ = segments(line)
            left, right = max(left, first[1]), min(right, second[0])
        elif not (is_rule(line) or _fits(line, left, right, apart=blank > 0)):
            break
        blank = 0
        end = number + 1
    return start, end


def columns(lines: Sequence[Line]) -> list[Span]:
    """The columns of a table: what stands between the gaps that run through all its lines."""
    rich = _rich(lines)
    if len(rich) < _LEAST_LINES:
        return []
    changes: Counter[int] = Counter()
    for spans in rich:
        for start, end in spans:
            changes[start] += 1
            changes[end] -= 1
    return [part for span in _merged(_covered(0, changes)) for part in _split(span, changes, len(rich))]


def _fits(line: Line, left: int, right: int, *, apart: bool) -> bool:
    """Whether a line without columns can belong to a table: it keeps within the first column or begins behind it."""
    found = segments(line)
    if not found or len(line.text) > _WIDEST or _FRAME.match(line.text):
        return False
    text = line.text.strip()
    if apart and (_TITLE.match(text) or looks_like_heading(text)):
        return False
    return found[-1][1] < right or found[0][0] >= min(left, right) - 1


def _rich(lines: Sequence[Line]) -> list[list[Span]]:
    """The segments of the lines that show the columns best; a title that runs over several columns does not."""
    found = [segments(line) for line in lines if is_columnar(line)]
    most = max(map(len, found), default=0)
    rich = [spans for spans in found if len(spans) * 2 >= most]
    return rich if len(rich) >= _LEAST_LINES else found


def _split(span: Span, changes: Mapping[int, int], count: int) -> list[Span]:
    """The columns that a few lines join by running over the gap between them, such as a figure for both."""
    within = {place: change for place, change in changes.items() if span[0] <= place <= span[1]}
    core = _merged(_covered(max(count // _TOLERATED, 1), within))
    filled = [part for part in core if _deepest(part, within) * 2 > count]
    if count < _LEAST_TO_SPLIT or len(filled) < 2:  # noqa: PLR2004 (there is one column)
        return [span]
    cuts = [span[0], *((before[1] + after[0]) // 2 for before, after in pairwise(filled)), span[1]]
    return list(pairwise(cuts))


def _deepest(span: Span, changes: Mapping[int, int]) -> int:
    depth = deepest = 0
    for place in sorted(changes):
        depth += changes[place]
        if span[0] <= place < span[1]:
            deepest = max(deepest, depth)
    return deepest


def _covered(least: int, changes: Mapping[int, int]) -> Iterator[Span]:
    """Where more lines have words than `least`."""
    depth, begin = 0, None
    for place in sorted(changes):
        depth += changes[place]
        if depth > least and begin is None:
            begin = place
        elif depth <= least and begin is not None:
            yield begin, place
            begin = None


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Spans with less than two blanks between them are one."""
    merged: list[Span] = []
    for span in spans:
        if merged and span[0] - merged[-1][1] < _LEAST_GAP:
            merged[-1] = merged[-1][0], span[1]
        else:
            merged.append(span)
    return merged

"""Tables of aligned columns in a text: which lines make a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sla_lint.readers.columns import columns, is_rule, segments
from sla_lint.readers.pieces import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sla_lint.outline import Table
    from sla_lint.readers.columns import Span
    from sla_lint.readers.text_lines import Line

_CONNECTING = re.compile(
    r"\S\s+(?:a|an|and|at|by|for|from|in|of|on|or|per|than|the|to|with|within)$|[-/,&(–]$",
    re.IGNORECASE,
)
_MOSTLY = 0.7
_MOST_HEADERS = 2


class Found(NamedTuple):
    """A table, and the lines that it takes up, by their numbers."""

    table: Table
    start: int
    end: int


class _Row:
    """A row: the pieces of each of its cells, by the first and last column that a cell is in."""

    def __init__(self, line: int, indent: int) -> None:
        self.line = line
        self.indent = indent
        self.cells: dict[Span, list[Line]] = {}
        self.header = False

    def last(self, column: int) -> str:
        """The lowest piece in a column so far."""
        return next((cell[-1].text for place, cell in self.cells.items() if place[0] == column), "")


class _Written(NamedTuple):
    """What stands on a line: pieces by the columns that they are in."""

    number: int
    pieces: dict[Span, Line]
    indent: int
    apart: bool

    @property
    def keyed(self) -> bool:
        return any(first == 0 for first, _ in self.pieces)

    def begins_anew(self, width: int) -> bool:
        """Whether most columns are filled, and the first word goes on with nothing above it."""
        return not next(iter(self.pieces.values())).text[0].islower() and len(self.pieces) * 2 > width

    @property
    def fresh(self) -> bool:
        return all(not piece.text[0].islower() for piece in self.pieces.values())


def aligned_table(lines: Sequence[Line], start: int, end: int) -> Found | None:
    """The table that some lines make, if they do."""
    spans = columns(lines[start:end])
    if len(spans) < 2:  # noqa: PLR2004 (one column is a text)
        return None
    rows = _rows(lines, start, end, spans)
    while rows and len(rows[-1].cells) < 2 and not rows[-1].header:  # noqa: PLR2004 (the text goes on below)
        end = rows.pop().line
    title = 0
    while title < len(rows) and len(rows[title].cells) < 2:  # noqa: PLR2004 (a title, or the text above)
        title += 1
    rows, start = rows[title:], rows[title].line if title < len(rows) else end
    filled = sum(len(row.cells) > 1 for row in rows)
    if filled < 2 or filled * 2 < len(rows):  # noqa: PLR2004 (a header and a row)
        return None
    return Found(table([(row.cells, row.header) for row in rows], spans), start, end)


def _rows(lines: Sequence[Line], start: int, end: int, spans: Sequence[Span]) -> list[_Row]:
    written = list(_written(lines, start, end, spans))
    single = sum(line.keyed and line.begins_anew(len(spans)) for line in written) >= _MOSTLY * len(written)
    rows: list[_Row] = []
    closed = True
    for number, line in enumerate(written):
        if not line.pieces:
            closed = True
            _head(rows)
            continue
        below = written[number + 1] if number + 1 < len(written) else None
        if closed or _begins_row(line, rows[-1], len(spans), single=single) or _groups(line, below):
            rows.append(_Row(line.number, line.indent))
            closed = False
        for place, piece in line.pieces.items():
            rows[-1].cells.setdefault(place, []).append(piece)
    return rows


def _groups(line: _Written, below: _Written | None) -> bool:
    """Whether the only words of a line stand further left than the row below, and so name a group of rows."""
    if below is None or not (line.keyed and line.fresh and len(line.pieces) == 1):
        return False
    return below.keyed and len(below.pieces) > 1 and line.indent < below.indent


def _head(rows: Sequence[_Row]) -> None:
    """A rule makes the rows above it a header, unless it closes the table."""
    if len(rows) <= _MOST_HEADERS:
        for row in rows:
            row.header = True


def _written(lines: Sequence[Line], start: int, end: int, spans: Sequence[Span]) -> Iterator[_Written]:
    """The lines that are not blank; one without pieces is a rule."""
    apart = False
    for number in range(start, end):
        line = lines[number]
        if is_rule(line):
            yield _Written(number, {}, 0, apart=False)
        elif line.text.strip():
            yield _Written(number, _pieces(line, spans), segments(line)[0][0], apart)
        apart = not line.text.strip()


def _pieces(line: Line, spans: Sequence[Span]) -> dict[Span, Line]:
    """The words of a line by the columns that they are in; they may run over several."""
    found: dict[Span, Span] = {}
    for words in segments(line):
        over = [number for number, span in enumerate(spans) if words[0] < span[1] and span[0] < words[1]]
        place = (over[0], over[-1]) if over else (_nearest(words[0], spans),) * 2
        before = next(reversed(found), None)
        if before and before[1] >= place[0]:
            joined = found.pop(before)[0], words[1]
            found[before[0], max(before[1], place[1])] = joined
        else:
            found[place] = words
    return {place: line.cut(*words) for place, words in found.items()}


def _nearest(place: int, spans: Sequence[Span]) -> int:
    return max((number for number, span in enumerate(spans) if span[0] <= place), default=0)


def _begins_row(line: _Written, row: _Row, width: int, *, single: bool) -> bool:
    """Whether a line begins a row rather than going on with the cells above it."""
    if line.apart and line.keyed:
        return True
    several = len(line.pieces) > 1
    if single and line.keyed and several:
        return True
    if not line.fresh or any(_CONNECTING.search(row.last(first)) for first, _ in line.pieces):
        return False
    if line.keyed:
        return several or line.indent < row.indent
    return several and len(line.pieces) == width - 1

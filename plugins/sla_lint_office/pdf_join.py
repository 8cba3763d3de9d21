"""Tables over several pages: headers that every page repeats, and rows that a page break cuts."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from sla_lint_office.pdf_paragraphs import ENDED, fits, text_area

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sla_lint_office.pdf_pane import PageTable, Pane, Row

_SHIFT = 8.0
"""By so much (points) may a column's edge differ from page to page."""


def continues(before: PageTable, after: PageTable) -> bool:
    """Whether a table at the top of a page goes on from the one at the foot of the page before."""
    if len(before.edges) != len(after.edges):
        return False
    if any(abs(one - other) > _SHIFT for one, other in zip(before.edges, after.edges, strict=True)):
        return False
    repeated = _repeated(before.rows, after.rows)
    return bool(repeated) or not (_is_bold(after.rows[0]) and _is_bold(before.rows[0]))


def put_together(before: PageTable, after: PageTable) -> PageTable:
    """Both as one table, without the header's repetition; a row that the break cuts is made whole."""
    repeated = _repeated(before.rows, after.rows)
    rows, kept = list(after.rows[repeated:]), list(before.rows)
    if rows and _cuts(kept[-1], rows[0]):
        kept, rows = _mended(kept, rows)
    return before._replace(rows=(*kept, *rows), last_page=after.last_page, repeated=max(before.repeated, repeated))


def _repeated(before: Sequence[Row], after: Sequence[Row]) -> int:
    """How many rows at the head of both tables are the same."""
    pairs = zip(before, after, strict=False)
    return sum(1 for _ in takewhile(lambda pair: _texts(pair[0]) == _texts(pair[1]), pairs))


def _cuts(above: Row, below: Row) -> bool:
    """Whether a page break cuts a row; one that has something in its first cell is new, unless all of it goes on."""
    pairs = [pair for pair in zip(above.panes, below.panes, strict=True) if pair[1].lines]
    opens = bool(below.panes[0].lines)
    return bool(pairs) and (all if opens else any)(_is_cut(*pair, opens=opens) for pair in pairs)


def _is_cut(above: Pane, below: Pane, *, opens: bool) -> bool:
    """Whether the text of a cell goes on in the middle of a sentence."""
    if not (above.lines and below.lines) or above.lines[-1].text.endswith(ENDED):
        return False
    last, first = above.lines[-1], below.lines[0]
    return first.text[0].islower() or (not opens and not fits(last, first, text_area(above.lines, above.box)))


def _mended(kept: list[Row], rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """The ruled row on both sides of the break made one; what belonged to all of it goes on belonging to all of it."""
    count = 1 + sum(1 for _ in takewhile(lambda row: row.part > 0, rows[1:]))
    rest, others = rows[:count], rows[count:]
    shared = [_is_shared(kept, rest, column) for column in range(len(kept[-1].panes))]
    own = [column for column, is_shared in enumerate(shared) if not is_shared]
    is_cut = any(_is_cut(kept[-1].panes[column], rest[0].panes[column], opens=False) for column in own)
    made: dict[tuple[int, int], Pane] = {}
    for column, is_shared in enumerate(shared):
        above, below = kept[-1].panes[column], rest[0].panes[column]
        if not (is_shared or is_cut):
            continue
        whole = made.setdefault((id(above), id(below)), above._replace(lines=above.lines + below.lines))
        kept = [_with(row, column, whole) if row.panes[column] is above else row for row in kept]
        rest = [_with(row, column, whole) if is_shared or row.panes[column] is below else row for row in rest]
    first = kept[-1].part + (0 if is_cut else 1)
    parts = [row._replace(part=first + number) for number, row in enumerate(rest)]
    return kept, [row for row in parts[is_cut:] if any(row.panes[column].lines for column in own)] + others


def _is_shared(above: list[Row], below: list[Row], column: int) -> bool:
    """Whether a cell belongs to all rows that stand between its two ruled lines, on both sides of the break."""
    last, first = above[-1].panes[column], below[0].panes[column]
    several_above, several_below = above[-1].part > 0, len(below) > 1
    if several_above and above[-2].panes[column] is not last:
        return False
    if any(row.panes[column] is not first and row.panes[column].lines for row in below):
        return False
    return several_above or several_below or not first.lines


def _with(row: Row, column: int, pane: Pane) -> Row:
    return row._replace(panes=(*row.panes[:column], pane, *row.panes[column + 1 :]))


def _texts(row: Row) -> list[str]:
    return [_text(pane) for pane in row.panes]


def _text(pane: Pane) -> str:
    return " ".join(line.text for line in pane.lines)


def _is_bold(row: Row) -> bool:
    lines = [line for pane in row.panes for line in pane.lines]
    return bool(lines) and all(line.bold for line in lines)

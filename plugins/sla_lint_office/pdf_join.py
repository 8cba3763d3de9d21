"""Tables over several pages: headers that every page repeats, and rows that a page break cuts."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from sla_lint_office.pdf_pane import PageTable, Pane, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SHIFT = 8.0
"""By so much (points) may a column's edge differ from page to page."""
_ENDED = (".", "!", "?", ";", ":")


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
    rows = list(after.rows[repeated:])
    kept = list(before.rows)
    if rows and _is_cut(kept[-1], rows[0]):
        kept, rows = _mended(kept, rows)
    return before._replace(
        rows=(*kept, *rows), last_page=after.last_page, repeated=max(before.repeated, repeated)
    )


def _repeated(before: Sequence[Row], after: Sequence[Row]) -> int:
    """How many rows at the head of both tables are the same."""
    pairs = zip(before, after, strict=False)
    return sum(1 for _ in takewhile(lambda pair: _texts(pair[0]) == _texts(pair[1]), pairs))


def _is_cut(last: Row, first: Row) -> bool:
    """Whether the first row of a page goes on in the middle of the sentences of the last one before it."""
    pairs = [(_text(one), _text(other)) for one, other in zip(last.panes, first.panes, strict=True)]
    return any(one and other[:1].islower() and not one.endswith(_ENDED) for one, other in pairs)


def _mended(kept: list[Row], rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """The cells on both sides of the break made one; what belonged to all of the row goes on belonging to it."""
    own = 1 + sum(1 for _ in takewhile(lambda row: row.part > 0, rows[1:]))
    first, rest = rows[0], rows[1:own]
    made: dict[tuple[int, int], Pane] = {}
    for column, (one, other) in enumerate(zip(kept[-1].panes, first.panes, strict=True)):
        whole = made.setdefault((id(one), id(other)), one._replace(lines=one.lines + other.lines) if other.lines else one)
        goes_on = _is_shared(kept, column) and all(row.panes[column] is other or not row.panes[column].lines for row in rest)
        kept = [_with(row, column, whole) if row.panes[column] is one else row for row in kept]
        rest = [_with(row, column, whole) if goes_on or row.panes[column] is other else row for row in rest]
    shift = kept[-1].part
    return kept, [row._replace(part=row.part + shift) for row in rest] + rows[own:]


def _is_shared(rows: list[Row], column: int) -> bool:
    """Whether the last cell of a column belongs to all rows that stand between its two ruled lines."""
    last = rows[-1]
    return last.part == 0 or rows[-2].panes[column] is last.panes[column]


def _with(row: Row, column: int, pane: Pane) -> Row:
    return row._replace(panes=(*row.panes[:column], pane, *row.panes[column + 1 :]))


def _texts(row: Row) -> list[str]:
    return [_text(pane) for pane in row.panes]


def _text(pane: Pane) -> str:
    return " ".join(line.text for line in pane.lines)


def _is_bold(row: Row) -> bool:
    lines = [line for pane in row.panes for line in pane.lines]
    return bool(lines) and all(line.bold for line in lines)

"""Columns of text: pages set in two columns, read one column after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint_office.pdf_geometry import around, clusters, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sla_lint_office.pdf_lines import Line

_ALIGNED = 3.0
_FEWEST = 6
"""So many lines must stand in each column."""
_WORDY = 22
"""A column of text has lines of this many characters on average; shorter ones are cells of a table or labels."""
_LEAP = 2.5
"""A blank this high, in heights of the line, ends columns."""
_MIDDLE = (0.3, 0.75)
"""The second column begins somewhere here, as a share of the width of the text."""


def in_reading_order(rows: Sequence[list[Line]]) -> Iterator[list[list[Line]]]:
    """The rows, in stretches that are to be read one after the other: two columns become two stretches."""
    gutter = _gutter(rows)
    single: list[list[Line]] = []
    for band in [list(rows)] if gutter is None else _bands(rows, gutter):
        columns = [] if gutter is None else _columns(band, gutter)
        if columns:
            yield from ([single] if single else [])
            yield from columns
            single = []
        else:
            single += band
    if single:
        yield single


def _bands(rows: Sequence[list[Line]], gutter: float) -> Iterator[list[list[Line]]]:
    """Rows that stand together and all keep to both sides of a gutter, and any others."""
    band: list[list[Line]] = []
    for row in rows:
        leaps = band and row[0].box.top - band[-1][0].box.bottom > _LEAP * row[0].size
        if band and (leaps or _crosses(row, gutter) != _crosses(band[-1], gutter)):
            yield band
            band = []
        band.append(row)
    yield band


def _columns(band: Sequence[list[Line]], gutter: float) -> list[list[list[Line]]]:
    """The two columns on both sides of a gutter, if they are columns of text."""
    left = [[piece for piece in row if piece.box.left < gutter - _ALIGNED] for row in band]
    right = [[piece for piece in row if piece.box.left >= gutter - _ALIGNED] for row in band]
    columns = [[row for row in column if row] for column in (left, right)]
    return columns if all(map(_is_column, columns)) else []


def _gutter(rows: Sequence[list[Line]]) -> float | None:
    """Where a second column may begin: where many lines of text begin in the middle of the page."""
    pieces = [piece for row in rows for piece in row]
    if len(pieces) < 2 * _FEWEST:
        return None
    area = around(piece.box for piece in pieces)
    low, high = (area.left + share * area.width for share in _MIDDLE)
    starts = [piece.box.left for piece in pieces if low <= piece.box.left <= high and len(piece.text) >= _WORDY]
    positions = clusters(starts, _ALIGNED)
    if not positions:
        return None
    near = [nearest(start, positions) for start in starts]
    return positions[max(set(near), key=lambda index: (near.count(index), -index))]


def _crosses(row: list[Line], gutter: float) -> bool:
    return any(piece.box.left < gutter - _ALIGNED < piece.box.right for piece in row)


def _is_column(rows: Sequence[list[Line]]) -> bool:
    lengths = [sum(len(piece.text) for piece in row) for row in rows]
    return len(lengths) >= _FEWEST and sum(lengths) >= _WORDY * len(lengths)

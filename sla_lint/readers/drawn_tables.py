"""Tables that are drawn in a text with pipes, hyphens and pluses, or with the characters made for it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from sla_lint.readers.markdown_tables import cells, is_rule
from sla_lint.readers.pieces import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sla_lint.outline import Table
    from sla_lint.readers.columns import Span
    from sla_lint.readers.pieces import Row
    from sla_lint.readers.text_lines import Line

_DRAWN = str.maketrans(
    dict.fromkeys("│┃║┆┊", "|")
    | dict.fromkeys("─━┄┈", "-")
    | {"═": "="}
    | dict.fromkeys("┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╭╮╰╯╞╪╡╟╫╢╤╧", "+")
)
_BORDER = re.compile(r"\s*\+(?:[-=:]+\+)+\s*")
_LINE_ONLY = re.compile(r"[-=+|:\s]*")
_LEAST = 2
_FEW_BORDERS = 3


def is_drawn(line: Line) -> bool:
    """Whether a line begins as the row or the border of a drawn table does, or is the rule below its header."""
    drawing = line.text.translate(_DRAWN)
    return drawing.lstrip()[:1] == "|" or _is_border(drawing) or is_rule(drawing)


def drawn_table(lines: Sequence[Line], start: int) -> tuple[Table | None, int]:
    """The table that is drawn from a line on, if it is one; and the line behind it."""
    framed = lines[start].text.translate(_DRAWN).lstrip()[:1] in ("|", "+")
    end = start
    drawn: list[str] = []
    while end < len(lines) and _goes_on(drawing := lines[end].text.translate(_DRAWN), framed=framed):
        drawn.append(drawing)
        end += 1
    spans = _spans(drawn)
    rows = list(_grid(lines[start:end], drawn, spans)) if spans else list(_piped(lines[start:end], drawn))
    width = len(spans) or max((last + 1 for cells, _ in rows for _, last in cells), default=0)
    if len(rows) < _LEAST or width < _LEAST:
        return None, max(end, start + 1)
    return table(rows, spans or [(0, 0)] * width), end


def _goes_on(drawing: str, *, framed: bool) -> bool:
    return drawing.lstrip()[:1] in ("|", "+") if framed else "|" in drawing


def _spans(drawn: Sequence[str]) -> list[Span]:
    """The columns between the pluses of the borders; none if nothing stands at them."""
    borders = [line for line in drawn if _BORDER.fullmatch(line)]
    if not borders:
        return []
    places = sorted({place for line in borders for place, mark in enumerate(line) if mark == "+"})
    written = [line for line in drawn if not _BORDER.fullmatch(line)]
    aligned = all(line[places[0] : places[0] + 1] in ("|", "+") for line in written)
    return [(left + 1, right) for left, right in pairwise(places)] if aligned else []


def _grid(lines: Sequence[Line], drawn: Sequence[str], spans: Sequence[Span]) -> Iterator[Row]:
    """Rows between borders; or each line a row, if there are borders only around the header."""
    ruled = sum(map(_is_border, drawn)) > _FEW_BORDERS
    head = next((number for number, line in enumerate(drawn) if number and _is_border(line)), 0)
    row: dict[Span, list[Line]] = {}
    for number, (line, drawing) in enumerate(zip(lines, drawn, strict=True)):
        pieces = {} if _is_border(drawing) else _pieces(line, drawing, spans)
        if row and (not pieces or not (ruled or number < head or (0, 0) not in pieces)):
            yield row, number <= head
            row = {}
        for place, piece in pieces.items():
            row.setdefault(place, []).append(piece)
    if row:
        yield row, False


def _pieces(line: Line, drawing: str, spans: Sequence[Span]) -> dict[Span, Line]:
    """What stands between the pipes of a line, by the columns that it runs over."""
    found = {}
    first = 0
    for number, (_, end) in enumerate(spans):
        if drawing[end : end + 1] in ("|", "+") or number == len(spans) - 1:
            piece = line.cut(spans[first][0], end)
            if not _LINE_ONLY.fullmatch(piece.text.translate(_DRAWN)):
                found[first, number] = piece
            first = number + 1
    return found


def _piped(lines: Sequence[Line], drawn: Sequence[str]) -> Iterator[Row]:
    rules = {number for number, line in enumerate(drawn) if _LINE_ONLY.fullmatch(line)}
    head = next((number for number in sorted(rules) if number), 0)
    for number, (line, drawing) in enumerate(zip(lines, drawn, strict=True)):
        if number not in rules:
            pieces = (line.cut(*bounds) for bounds in cells(drawing))
            yield {(column, column): [piece] for column, piece in enumerate(pieces) if piece.text}, number < head


def _is_border(line: str) -> bool:
    return _BORDER.fullmatch(line) is not None

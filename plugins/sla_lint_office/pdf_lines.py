"""Lines of text on a page, from its characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_lint_office.pdf_geometry import Box
from sla_lint_office.pdf_spelling import spell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sla_lint_office.pdf_fonts import Fonts
    from sla_lint_office.pdf_glyphs import Glyph
    from sla_lint_office.pdf_spelling import Word

_BESIDE = 0.6
"""How much of the lower of two pieces must lie beside the other, for both to stand on one line."""
_APART = 0.9
"""A gap this wide, in heights of the line, parts it into pieces: they may belong to different columns."""


class Line(NamedTuple):
    """A line, or a piece of one that stands apart. `first` is the width of its first word, `size` its height."""

    text: str
    box: Box
    size: float
    first: float
    bold: bool
    page: int


class Pen(NamedTuple):
    """What lines need to know besides their characters: the page's number, and what its fonts tell of them."""

    page: int
    fonts: Fonts


def rows_of(glyphs: Iterable[Glyph], pen: Pen) -> list[list[Line]]:
    """Lines from the top down, each as the pieces that stand apart from each other."""
    rows = (list(_pieces(row, pen)) for row in _rows(_runs(glyphs)))
    return [row for row in rows if row]


def lines_of(glyphs: Iterable[Glyph], pen: Pen) -> list[Line]:
    """Lines from the top down, as they stand in a cell or a column."""
    return [joined(row) for row in rows_of(glyphs, pen)]


def joined(pieces: list[Line]) -> Line:
    """The pieces of a line as one."""
    if len(pieces) == 1:
        return pieces[0]
    text = " ".join(piece.text for piece in pieces)
    lefts, tops, rights, bottoms = zip(*(piece.box for piece in pieces), strict=True)
    box = Box(min(lefts), min(tops), max(rights), max(bottoms))
    size, bold = max(piece.size for piece in pieces), all(piece.bold for piece in pieces)
    return pieces[0]._replace(text=text, box=box, size=size, bold=bold)


def _runs(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Characters that follow each other in the file and on the page."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _follows(run[-1], glyph):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _follows(before: Glyph, after: Glyph) -> bool:
    height = before.bottom - before.top
    return -height < after.left - before.right < _APART * height and _is_beside(before, after)


def _is_beside(one: Glyph, other: Glyph) -> bool:
    if one.top == other.top and one.bottom == other.bottom:
        return True
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= _BESIDE * min(one.bottom - one.top, other.bottom - other.top)


def _rows(runs: Iterable[list[Glyph]]) -> Iterator[list[Glyph]]:
    """The runs that stand on one line, put together from left to right; one drawn over another stays whole."""
    row: list[list[Glyph]] = []
    tallest: Glyph | None = None
    for run in sorted(runs, key=lambda run: run[0].top + run[0].bottom):
        if tallest is None or not _is_beside(tallest, run[0]):
            if row:
                yield _in_order(row)
            row, tallest = [], run[0]
        row.append(run)
        tallest = max(tallest, run[0], key=lambda glyph: glyph.bottom - glyph.top)
    if row:
        yield _in_order(row)


def _in_order(row: list[list[Glyph]]) -> list[Glyph]:
    return [glyph for run in sorted(row, key=lambda run: run[0].left) for glyph in run]


def _pieces(row: list[Glyph], pen: Pen) -> Iterator[Line]:
    size = max(glyph.bottom - glyph.top for glyph in row)
    piece: list[Word] = []
    for word in spell(row, size, pen.fonts.written):
        if piece and word.left - piece[-1].right > _APART * size:
            yield _line(piece, pen)
            piece = []
        piece.append(word)
    if piece:
        yield _line(piece, pen)


def _line(words: list[Word], pen: Pen) -> Line:
    first, last = words[0], words[-1]
    ends = [glyph for word in words for glyph in (word.first, word.last)]
    top, bottom = min(glyph.top for glyph in ends), max(glyph.bottom for glyph in ends)
    box = Box(first.left, top, max(word.right for word in words), bottom)
    longest = max(words, key=lambda word: len(word.text)).first
    size = longest.bottom - longest.top
    bold = pen.fonts.bold(first.first.number) and pen.fonts.bold(last.last.last)
    return Line(" ".join(word.text for word in words), box, size, first.right - first.left, bold, pen.page)

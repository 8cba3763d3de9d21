"""What is drawn on one page of a PDF, as a person sees it: characters, lines and pictures, all upright."""

from __future__ import annotations

import math
from ctypes import byref, c_int, create_string_buffer
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

from sla_lint_office.pdf_geometry import Box
from sla_lint_office.pdf_paths import drawing_of
from sla_lint_office.pdf_symbols import SHOWN
from sla_lint_office.pdf_turn import Paper, Turn, way_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pypdfium2 import PdfPage

MAX_CHARACTERS = 100_000
"""A full page holds some five thousand; a file that claims far more is read to here, and says so."""
_BOLD = 600
_ASLANT = 0.7
"""The sine of an angle from which on a character lies rather than stands."""


class Glyph(NamedTuple):
    """A drawn character, or the value of a field, and its place. `index` is its number to pdfium."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    index: int


class Sheet(NamedTuple):
    """All that is drawn on a page. `marks` counts what is no text; `cut` says that it held more than is read."""

    width: float
    height: float
    glyphs: list[Glyph]
    strokes: list[Box]
    shades: list[Box]
    pictures: list[Box]
    marks: int
    fonts: Fonts
    cut: bool


class Fonts:
    """The fonts of a page's characters; asked for a few of them only, because each question costs."""

    def __init__(self, text_page: Any) -> None:  # noqa: ANN401
        self._text_page = text_page
        self._name = create_string_buffer(128)

    def bold(self, index: int) -> bool:
        """Whether a character is drawn in a bold font; some fonts say so only by their names."""
        if pdfium.FPDFText_GetFontWeight(self._text_page, index) >= _BOLD:
            return True
        pdfium.FPDFText_GetFontInfo(self._text_page, index, self._name, len(self._name), byref(c_int()))
        return b"bold" in self._name.value.lower()

    def unmapped(self, index: int) -> bool:
        """Whether the file does not say which character this is."""
        return bool(pdfium.FPDFText_HasUnicodeMapError(self._text_page, index))

    def sideways(self, index: int, quarters: int) -> bool:
        """Whether a character lies on its side when the paper is turned by some quarters."""
        angle = pdfium.FPDFText_GetCharAngle(self._text_page, index) - quarters * math.pi / 2
        return bool(abs(math.sin(angle)) > _ASLANT)


def sheet_of(page: PdfPage, text_page: Any, fields: Iterable[tuple[str, Paper]]) -> Sheet:  # noqa: ANN401
    """The page as it is drawn. `fields` are the values of its form."""
    drawn = _characters(text_page)
    places = [place for _, place, _ in drawn]
    turn = Turn(way_up(places, page.get_rotation() // 90 % 4), Paper(*page.get_bbox()))
    drawing = drawing_of(page)
    fonts = Fonts(text_page)
    upright = (Glyph(text, *turn(place), index) for text, place, index in drawn)
    glyphs = list(_upright(upright, fonts, turn.quarters))
    glyphs += [Glyph(text, *turn(place), -1) for text, place in fields]
    width, height = turn.size
    strokes, shades, pictures = ([turn(place) for place in places] for places in drawing[:3])
    cut = drawing.cut or pdfium.FPDFText_CountChars(text_page) > MAX_CHARACTERS
    return Sheet(width, height, glyphs, strokes, shades, pictures, drawing.marks, fonts, cut)


def _upright(glyphs: Iterable[Glyph], fonts: Fonts, quarters: int) -> Iterator[Glyph]:
    """The characters, with every word that runs up or down the page as one, between blanks, where it begins."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _goes_on(run[-1], glyph, fonts, quarters):
            yield from _one(run)
            run = []
        run.append(glyph)
    yield from _one(run)


def _goes_on(last: Glyph, glyph: Glyph, fonts: Fonts, quarters: int) -> bool:
    """Whether a character follows another up or down the page."""
    is_near = _is_above_or_below(last, glyph)
    return is_near and fonts.sideways(last.index, quarters) and fonts.sideways(glyph.index, quarters)


def _one(run: list[Glyph]) -> Iterator[Glyph]:
    if len(run) < 2:  # noqa: PLR2004
        yield from run
        return
    first = run[0]._replace(text=" ".join("".join(glyph.text for glyph in run).split()))
    blank = first._replace(text=" ")
    yield from (blank._replace(right=first.left), first, blank._replace(left=first.right))


def _is_above_or_below(one: Glyph, other: Glyph) -> bool:
    width = one.right - one.left
    apart = max(one.top, other.top) - min(one.bottom, other.bottom)
    return abs(one.left - other.left) < width / 2 and -width / 2 < apart < width


def _characters(text_page: Any) -> list[tuple[str, Paper, int]]:  # noqa: ANN401
    """The characters that are drawn; pdfium also makes up spaces and line ends, which have no height."""
    found = []
    rectangle = pdfium.FS_RECTF()
    reference = byref(rectangle)
    unicode, place = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    for index in range(min(pdfium.FPDFText_CountChars(text_page), MAX_CHARACTERS)):
        code = unicode(text_page, index)
        if not place(text_page, index, reference) or rectangle.top <= rectangle.bottom or 0xD800 <= code < 0xE000:
            continue
        text = SHOWN.get(code)
        if text is None:
            text = chr(code)
        box = Paper(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        found.append((text, box, index))
    return found


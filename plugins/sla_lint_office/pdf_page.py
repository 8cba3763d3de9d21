"""What is drawn on one page of a PDF, as a person sees it: characters, lines and pictures, all upright."""

from __future__ import annotations

from ctypes import byref, c_int, create_string_buffer
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

from sla_lint_office.pdf_geometry import Box
from sla_lint_office.pdf_paths import drawing_of
from sla_lint_office.pdf_symbols import SHOWN
from sla_lint_office.pdf_turn import Paper, Turn, way_up

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pypdfium2 import PdfPage

MAX_CHARACTERS = 100_000
"""A full page holds some five thousand; a file that claims far more is read to here, and says so."""
_BOLD = 600


class Glyph(NamedTuple):
    """A drawn character, or the value of a field, and its place. `index` is its number to pdfium."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    index: int


class Sheet(NamedTuple):
    """All that is drawn on a page. `cut` says that it held more than is read."""

    width: float
    height: float
    glyphs: list[Glyph]
    strokes: list[Box]
    shades: list[Box]
    pictures: list[Box]
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

    def angle(self, index: int) -> float:
        """By how much the character is turned on the paper, anticlockwise, in radians."""
        return float(pdfium.FPDFText_GetCharAngle(self._text_page, index))


def sheet_of(page: PdfPage, text_page: Any, fields: Iterable[tuple[str, Paper]]) -> Sheet:  # noqa: ANN401
    """The page as it is drawn. `fields` are the values of its form."""
    drawn = _characters(text_page)
    places = [place for _, place, _ in drawn]
    turn = Turn(way_up(places, page.get_rotation() // 90 % 4), Paper(*page.get_bbox()))
    drawing = drawing_of(page)
    glyphs = [Glyph(text, *turn(place), index) for text, place, index in drawn]
    glyphs += [Glyph(text, *turn(place), -1) for text, place in fields]
    width, height = turn.size
    strokes, shades, pictures = ([turn(place) for place in places] for places in drawing[:3])
    cut = drawing.cut or pdfium.FPDFText_CountChars(text_page) > MAX_CHARACTERS
    return Sheet(width, height, glyphs, strokes, shades, pictures, Fonts(text_page), cut)


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


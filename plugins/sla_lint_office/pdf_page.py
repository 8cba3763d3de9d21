"""What is drawn on one page of a PDF, as a person sees it: characters, lines and pictures, all upright."""

from __future__ import annotations

import math
from ctypes import byref, c_int, c_ushort, create_string_buffer
from itertools import pairwise
from struct import Struct
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

from sla_lint_office.pdf_paths import drawing_of, shows
from sla_lint_office.pdf_symbols import SHOWN
from sla_lint_office.pdf_turn import Paper, Turn, way_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pypdfium2 import PdfPage

    from sla_lint_office.pdf_geometry import Box

MAX_CHARACTERS = 100_000
"""A full page holds some five thousand; a file that claims far more is read to here, and says so."""
_BOLD = 600
_LONGEST_NAME = 512
_ASLANT = 0.7
"""The sine of an angle from which on a character lies rather than stands."""


class Glyph(NamedTuple):
    """A drawn character, or the value of a field, and its place. `number` is what pdfium counts it as."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    number: int


class Sheet(NamedTuple):
    """All that is drawn on a page. `marks` counts what is no text; `cut` says that it held more than is read.

    `hides` says that it holds text that is not drawn and was left out.
    """

    width: float
    height: float
    glyphs: list[Glyph]
    strokes: list[Box]
    shades: list[Box]
    pictures: list[Box]
    marks: int
    fonts: Fonts
    cut: bool
    hides: bool


class Fonts:
    """The fonts of a page's characters; asked for a few of them only, because each question costs."""

    def __init__(self, text_page: Any) -> None:
        self._text_page = text_page
        self._name = create_string_buffer(_LONGEST_NAME)

    def bold(self, index: int) -> bool:
        """Whether a character is drawn in a bold font; some fonts say so only by their names."""
        if pdfium.FPDFText_GetFontWeight(self._text_page, index) >= _BOLD:
            return True
        length = pdfium.FPDFText_GetFontInfo(self._text_page, index, self._name, len(self._name), byref(c_int()))
        return b"bold" in self._name.raw[:length].lower()

    def unmapped(self, index: int) -> bool:
        """Whether the file does not say which character this is."""
        return bool(pdfium.FPDFText_HasUnicodeMapError(self._text_page, index))

    def shows(self, index: int) -> bool:
        """Whether a character is drawn at all."""
        return shows(pdfium.FPDFText_GetTextObject(self._text_page, index))

    def sideways(self, index: int, quarters: int) -> bool:
        """Whether a character lies on its side when the paper is turned by some quarters."""
        angle = pdfium.FPDFText_GetCharAngle(self._text_page, index) - quarters * math.pi / 2
        return bool(abs(math.sin(angle)) > _ASLANT)


def sheet_of(page: PdfPage, text_page: Any, fields: Iterable[tuple[str, Paper]]) -> Sheet:
    """The page as it is drawn. `fields` are the values of its form."""
    texts, places, numbers = _characters(text_page)
    turn = Turn(way_up(places, page.get_rotation() // 90 % 4), Paper(*page.get_bbox()))
    fonts, drawing = Fonts(text_page), drawing_of(page)
    glyphs = _turned(texts, places, numbers, turn)
    hides = drawing.texts[False] > 0 and drawing.texts[True] > 0 and not drawing.pictures
    if hides:
        glyphs = [glyph for glyph in glyphs if fonts.shows(glyph.number)]
    glyphs = _upright(glyphs, fonts, turn.quarters) + [Glyph(text, *turn.upright(place), -1) for text, place in fields]
    strokes, shades, pictures = ([turn.upright(place) for place in places] for places in drawing[:3])
    cut = drawing.cut or pdfium.FPDFText_CountChars(text_page) > MAX_CHARACTERS
    return Sheet(*turn.size, glyphs, strokes, shades, pictures, drawing.marks, fonts, cut, hides)


def _turned(texts: list[str], places: list[Paper], numbers: list[int], turn: Turn) -> list[Glyph]:
    """The characters in their upright places; written out, because a page has thousands."""
    (left, ls, lp), (top, ts, tp), (right, rs, rp), (bottom, bs, bp) = turn.sides()
    return [
        Glyph(text, ls * at[left] + lp, ts * at[top] + tp, rs * at[right] + rp, bs * at[bottom] + bp, number)
        for text, at, number in zip(texts, places, numbers, strict=True)
    ]


def _upright(glyphs: list[Glyph], fonts: Fonts, quarters: int) -> list[Glyph]:
    """The characters, with every word that runs up or down the page as one, between blanks, where it begins."""
    follows = [number for number, pair in enumerate(pairwise(glyphs), start=1) if _is_above_or_below(*pair)]
    lying = {number for number in follows if _lie(glyphs[number - 1 : number + 1], fonts, quarters)}
    if not lying:
        return glyphs
    runs: list[list[Glyph]] = []
    for number, glyph in enumerate(glyphs):
        if number not in lying:
            runs.append([])
        runs[-1].append(glyph)
    return [glyph for run in runs for glyph in _one(run)]


def _lie(glyphs: Iterable[Glyph], fonts: Fonts, quarters: int) -> bool:
    return all(fonts.sideways(glyph.number, quarters) for glyph in glyphs)


def _one(run: list[Glyph]) -> Iterator[Glyph]:
    if len(run) == 1:
        yield from run
        return
    first = run[0]._replace(text=" ".join("".join(glyph.text for glyph in run).split()))
    blank = first._replace(text=" ")
    yield from (blank._replace(right=first.left), first, blank._replace(left=first.right))


def _is_above_or_below(one: Glyph, other: Glyph) -> bool:
    width = one.right - one.left
    if abs(one.left - other.left) * 2 >= width:
        return False
    return -width / 2 < max(one.top, other.top) - min(one.bottom, other.bottom) < width


def _characters(text_page: Any) -> tuple[list[str], list[Paper], list[int]]:
    """The characters that are drawn, their places and numbers. pdfium makes up blanks and line ends of no height."""
    texts, places, numbers = [], [], []
    rectangle = pdfium.FS_RECTF()
    reference, sides = byref(rectangle), Struct("4f").unpack_from
    place = pdfium.FPDFText_GetLooseCharBox
    for number, code in enumerate(_codes(text_page)):
        place(text_page, number, reference)
        left, top, right, bottom = sides(rectangle)
        if top > bottom:
            text = SHOWN.get(code)
            texts.append(chr(code) if text is None else text)
            places.append(Paper(left, bottom, right, top))
            numbers.append(number)
    return texts, places, numbers


def _codes(text_page: Any) -> Sequence[int]:
    """The characters as numbers: all at once, unless some take up two places so that their count differs."""
    count = min(pdfium.FPDFText_CountChars(text_page), MAX_CHARACTERS)
    buffer = (c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text_page, 0, count, buffer) == count + 1:
        return list(buffer[:count])
    return [pdfium.FPDFText_GetUnicode(text_page, number) for number in range(count)]

"""The characters that are drawn on a page, and their places."""

from __future__ import annotations

import re
from ctypes import byref, c_ushort
from itertools import pairwise
from struct import Struct
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

from sla_lint_office.pdf_geometry import Box
from sla_lint_office.pdf_symbols import ACCENTS, SHOWN
from sla_lint_office.pdf_turn import Paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sla_lint_office.pdf_fonts import Fonts
    from sla_lint_office.pdf_turn import Turn

MAX_CHARACTERS = 100_000
"""A full page holds some five thousand; a file that claims far more is read to here, and says so."""
_TOGETHER = re.compile(r"\S+")
_HAS_ACCENT = re.compile("[" + "".join(ACCENTS) + "]")
_WIDE = 1.5
"""A character is no wider than this, in heights."""
_SIDES = Struct("4f")
_SAMPLE = 200
"""So many pairs of characters show which way the text of a page runs."""


class Glyph(NamedTuple):
    """Characters that are drawn together, or the value of a field, and their place.

    `number` and `last` are what pdfium counts the first and the last of them as, and `blank` the blank before them;
    -1 is none.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    number: int = -1
    last: int = -1
    blank: int = -1

    @property
    def box(self) -> Box:
        """Its place."""
        return Box(self.left, self.top, self.right, self.bottom)


class Places:
    """Where the characters of a page are drawn; asked thousands of times, so that each call counts."""

    def __init__(self, text_page: Any) -> None:
        self._text_page = text_page
        self._rectangle = pdfium.FS_RECTF()
        self._reference = byref(self._rectangle)

    def paper(self, number: int) -> Paper:
        """The place of a character on the paper. What pdfium makes up has no height."""
        pdfium.FPDFText_GetLooseCharBox(self._text_page, number, self._reference)
        left, top, right, bottom = _SIDES.unpack_from(self._rectangle)
        return Paper(left, bottom, right, top)


def sample_of(text_page: Any) -> Iterator[tuple[Paper, Paper]]:
    """Places of characters that follow each other, from all over the page."""
    count = min(pdfium.FPDFText_CountChars(text_page), MAX_CHARACTERS)
    places = Places(text_page)
    for number in range(0, count - 1, max(count // _SAMPLE, 1)):
        before, after = places.paper(number), places.paper(number + 1)
        if before.top > before.bottom and after.top > after.bottom:
            yield before, after


def glyphs_of(text_page: Any, turn: Turn) -> list[Glyph]:
    """The characters in their upright places, those together that pdfium finds no blank between.

    Only the first and the last of them are asked for their places. Where these two do not stand as the ends of a word
    would, each character stands for itself.
    """
    glyphs = []
    places = Places(text_page)
    for found in _TOGETHER.finditer(_text(text_page)):
        first, last = found.start(), found.end() - 1
        text = found[0].translate(SHOWN)
        begin = end = turn.upright(places.paper(first))
        if last > first:
            end = turn.upright(places.paper(last))
        if last == first or (_is_one_word(begin, end, len(text)) and not _HAS_ACCENT.search(text)):
            top, bottom = min(begin.top, end.top), max(begin.bottom, end.bottom)
            glyphs.append(Glyph(text, begin.left, top, end.right, bottom, first, last, first - 1))
        else:
            glyphs += _apart(places, turn, first, found[0])
    return [glyph for glyph in glyphs if glyph.bottom > glyph.top and glyph.box.is_drawn]


def _is_one_word(begin: Box, end: Box, count: int) -> bool:
    height = begin.bottom - begin.top
    if not 0 < end.left - begin.left < count * height * _WIDE:
        return False
    return min(begin.bottom, end.bottom) - max(begin.top, end.top) > height / 2


def _apart(places: Places, turn: Turn, first: int, text: str) -> Iterator[Glyph]:
    for number, character in enumerate(text, start=first):
        box = turn.upright(places.paper(number))
        yield Glyph(character.translate(SHOWN), *box, number, number, first - 1 if number == first else -1)


def _text(text_page: Any) -> str:
    """All characters: at once, unless some take up two places so that their count differs."""
    count = min(pdfium.FPDFText_CountChars(text_page), MAX_CHARACTERS)
    buffer = (c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text_page, 0, count, buffer) == count + 1:
        return "".join(map(chr, buffer[:count]))
    return "".join(chr(pdfium.FPDFText_GetUnicode(text_page, number)) for number in range(count))


def upright(glyphs: list[Glyph], fonts: Fonts, quarters: int) -> list[Glyph]:
    """The characters, with every word that runs up or down the page as one, between blanks, where it begins."""
    follows = [
        number
        for number, (one, other) in enumerate(pairwise(glyphs), start=1)
        if abs(one.left - other.left) * 2 < one.right - one.left and _is_above_or_below(one, other)
    ]
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
    text = "".join(f" {glyph.text}" if glyph.blank >= 0 else glyph.text for glyph in run)
    first = run[0]._replace(text=text.strip())
    blank = first._replace(text=" ")
    yield from (blank._replace(right=first.left), first, blank._replace(left=first.right))


def _is_above_or_below(one: Glyph, other: Glyph) -> bool:
    width = one.right - one.left
    return -width / 2 < max(one.top, other.top) - min(one.bottom, other.bottom) < width

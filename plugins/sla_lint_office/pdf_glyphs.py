"""The characters that are drawn on a page, and their places."""

from __future__ import annotations

from ctypes import byref, c_ushort
from itertools import pairwise
from struct import Struct
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

from sla_lint_office.pdf_symbols import SHOWN
from sla_lint_office.pdf_turn import Paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sla_lint_office.pdf_fonts import Fonts
    from sla_lint_office.pdf_turn import Turn

MAX_CHARACTERS = 100_000
"""A full page holds some five thousand; a file that claims far more is read to here, and says so."""
_SAMPLE = 200
"""So many pairs of characters show which way the text of a page runs."""


class Glyph(NamedTuple):
    """A drawn character, or the value of a field, and its place. `number` is what pdfium counts it as."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    number: int


def sample_of(text_page: Any) -> Iterator[tuple[Paper, Paper]]:
    """Places of characters that follow each other, from all over the page."""
    count = min(pdfium.FPDFText_CountChars(text_page), MAX_CHARACTERS)
    for number in range(0, count - 1, max(count // _SAMPLE, 1)):
        before, after = _place(text_page, number), _place(text_page, number + 1)
        if before.top > before.bottom and after.top > after.bottom:
            yield before, after


def _place(text_page: Any, number: int) -> Paper:
    rectangle = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text_page, number, byref(rectangle))
    return Paper(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)


def glyphs_of(text_page: Any, turn: Turn) -> list[Glyph]:
    """The characters in their upright places, without the blanks and line ends that pdfium makes up: they have no height.

    Written out, because a page has thousands: a call saved here is felt.
    """
    (left, ls, lp), (top, ts, tp), (right, rs, rp), (bottom, bs, bp) = turn.sides()
    rectangle = pdfium.FS_RECTF()
    reference, sides = byref(rectangle), Struct("4f").unpack_from
    find, new = pdfium.FPDFText_GetLooseCharBox, tuple.__new__
    glyphs: list[Glyph] = []
    for number, code in enumerate(_codes(text_page)):
        find(text_page, number, reference)
        west, north, east, south = sides(rectangle)
        if north > south:
            at = (west, south, east, north)
            text = SHOWN[code] if code in SHOWN else chr(code)
            box = (ls * at[left] + lp, ts * at[top] + tp, rs * at[right] + rp, bs * at[bottom] + bp)
            glyphs.append(new(Glyph, (text, *box, number)))
    return glyphs


def _codes(text_page: Any) -> Sequence[int]:
    """The characters as numbers: all at once, unless some take up two places so that their count differs."""
    count = min(pdfium.FPDFText_CountChars(text_page), MAX_CHARACTERS)
    buffer = (c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text_page, 0, count, buffer) == count + 1:
        return list(buffer[:count])
    return [pdfium.FPDFText_GetUnicode(text_page, number) for number in range(count)]


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
    first = run[0]._replace(text=" ".join("".join(glyph.text for glyph in run).split()))
    blank = first._replace(text=" ")
    yield from (blank._replace(right=first.left), first, blank._replace(left=first.right))


def _is_above_or_below(one: Glyph, other: Glyph) -> bool:
    width = one.right - one.left
    return -width / 2 < max(one.top, other.top) - min(one.bottom, other.bottom) < width

"""What is drawn on one page of a PDF, as a person sees it: characters, lines and pictures, all upright."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

from sla_lint_office.pdf_fonts import Fonts
from sla_lint_office.pdf_glyphs import MAX_CHARACTERS, Glyph, glyphs_of, sample_of, upright
from sla_lint_office.pdf_paths import drawing_of
from sla_lint_office.pdf_turn import Paper, Turn, way_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pypdfium2 import PdfPage

    from sla_lint_office.pdf_geometry import Box


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


def sheet_of(page: PdfPage, text_page: Any, fields: Iterable[tuple[str, Paper]]) -> Sheet:
    """The page as it is drawn. `fields` are the values of its form."""
    turn = Turn(way_up(sample_of(text_page), page.get_rotation() // 90 % 4), Paper(*page.get_bbox()))
    fonts, drawing = Fonts(text_page), drawing_of(page)
    glyphs = glyphs_of(text_page, turn)
    hides = drawing.texts[False] > 0 and drawing.texts[True] > 0 and not drawing.pictures
    if hides:
        glyphs = [glyph for glyph in glyphs if fonts.shows(glyph.number)]
    glyphs = upright(glyphs, fonts, turn.quarters) + list(_filled_in(fields, turn))
    strokes, shades, pictures = (list(_upright(places, turn)) for places in drawing[:3])
    cut = drawing.cut or pdfium.FPDFText_CountChars(text_page) > MAX_CHARACTERS
    return Sheet(*turn.size, glyphs, strokes, shades, pictures, drawing.marks, fonts, cut, hides)


def _filled_in(fields: Iterable[tuple[str, Paper]], turn: Turn) -> Iterator[Glyph]:
    for text, place in fields:
        box = turn.upright(place)
        if box.is_drawn and box.height > 0:
            yield Glyph(text, *box)


def _upright(places: Iterable[Paper], turn: Turn) -> Iterator[Box]:
    return (box for place in places if (box := turn.upright(place)).is_drawn)

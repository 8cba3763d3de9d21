"""What stands on one page: lines of text, tables, and pictures that hold what cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_lint_office.pdf_grid import grids_of
from sla_lint_office.pdf_lines import Pen, rows_of
from sla_lint_office.pdf_rules import rules_of
from sla_lint_office.pdf_symbols import is_private
from sla_lint_office.pdf_table import tables_of

if TYPE_CHECKING:
    from sla_lint_office.pdf_grid import Grid
    from sla_lint_office.pdf_lines import Line
    from sla_lint_office.pdf_page import Sheet
    from sla_lint_office.pdf_pane import PageTable
    from sla_lint_office.pdf_rules import Rule, Rules

_LARGE = 0.2
"""A picture over this share of the page may hold terms; a smaller one is a logo or a signature."""
_COVERED = 40
"""So many characters over a picture are the text that was read from it."""
_GARBLED = 0.3


class Content(NamedTuple):
    """A page as it is read: rows of text from the top down, each in pieces that stand apart, and its tables."""

    page: int
    width: float
    height: float
    rows: list[list[Line]]
    tables: list[PageTable]
    across: list[Rule]


def content_of(sheet: Sheet, page: int) -> Content:
    """The page as it is read."""
    rules = rules_of(sheet.strokes)
    pen = Pen(page, sheet.fonts)
    tables, outside = tables_of(_grids(sheet, rules), sheet.glyphs, pen)
    return Content(page, sheet.width, sheet.height, rows_of(outside, pen), tables, rules.across)


def _grids(sheet: Sheet, rules: Rules) -> list[Grid]:
    """The grids that lines make; where there are none, the sides of shaded areas stand for lines."""
    grids = grids_of(rules)
    beyond = [shade for shade in sheet.shades if not any(grid.box.holds(shade) for grid in grids)]
    return grids_of(rules_of([*sheet.strokes, *beyond])) if beyond else grids


def is_garbled(sheet: Sheet) -> bool:
    """Whether the file does not say which characters most of the text is made of."""
    sample = [glyph for glyph in sheet.glyphs if glyph.number >= 0][::3]
    unknown = sum(1 for glyph in sample if is_private(glyph.text[:1]) or sheet.fonts.unmapped(glyph.number))
    return unknown > _GARBLED * len(sample)


def has_large_picture(sheet: Sheet) -> bool:
    """Whether a picture takes up much of the page, without text over it."""
    large = [box for box in sheet.pictures if box.width * box.height >= _LARGE * sheet.width * sheet.height]
    return any(sum(len(glyph.text) for glyph in sheet.glyphs if box.holds(glyph.box)) < _COVERED for box in large)

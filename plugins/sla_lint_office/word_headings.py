"""Headings of a Word document: by their style, by their outline level, or by their looks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sla_lint import heading_level, looks_like_heading
from sla_lint_office.word_names import W, value
from sla_lint_office.word_styles import look_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from sla_lint_office.word_forms import Form
    from sla_lint_office.word_numbers import Mark
    from sla_lint_office.word_styles import Look, Style, Styles

_TITLE = "title"
_LONGEST = 200
_DEEPEST = 9
_CAPTION = re.compile(r"(?:Table|Tabelle)\s+\d")
_ITEM_NUMBER = re.compile(r"\w+[.)]?")
"""An automatic number of one level: where nothing else makes a heading of it, it is an item of a list."""

_RUN = f"{W}r"
_TEXT = f"{W}t"
_LARGER = 1.15
_BY_LOOKS_ALONE = 3


class HeadingFinder:
    """Tells headings from paragraphs, in the order of the document: those by looks stand below those by style."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._above = 0

    def level(self, paragraph: Element, form: Form, mark: Mark, text: str) -> int:
        """The level of a heading, or 0 where a paragraph is none."""
        if len(text) > _LONGEST:
            return 0
        stated = _stated(form)
        if stated:
            self._above = stated
            return stated
        if mark.bullet or is_caption(form, text):
            return 0
        title = " ".join(text.split())
        line = f"{mark.text} {title}".strip()
        if not looks_like_heading(line, emphasised=True):
            return 0
        plain = title if _ITEM_NUMBER.fullmatch(mark.text) else line
        if looks_like_heading(plain) or self._is_emphasised(paragraph, form.style):
            return self._level_by_looks(line)
        return 0

    def _level_by_looks(self, line: str) -> int:
        level = heading_level(line)
        if level == 1:
            self._above = 0
            return 1
        return min(self._above + max(1, level - _BY_LOOKS_ALONE + 1), _DEEPEST) if self._above else level

    def _is_emphasised(self, paragraph: Element, style: Style) -> bool:
        runs = (run for run in paragraph.iter(_RUN) if any((text.text or "").strip() for text in run.iter(_TEXT)))
        return all(self._stands_out(run, style) for run in runs)

    def _stands_out(self, run: Element, style: Style) -> bool:
        properties = run.find(f"{W}rPr")
        named = self._styles.character(value(properties, "rStyle") or "")
        look: Look = {**style.look, **named.look, **look_of(properties)}
        larger = int(look.get("sz", 0)) >= _LARGER * int(self._styles.body_size)
        return larger or any(look.get(sign) for sign in ("b", "u", "caps"))


def is_caption(form: Form, text: str) -> bool:
    """Whether a paragraph is the caption of a table, by its style or its words."""
    return form.style.name == "caption" or _CAPTION.match(text) is not None


def _stated(form: Form) -> int:
    """The level that the paragraph or its style states."""
    if form.style.name == _TITLE:
        return 1
    outline = form.style.outline if form.outline is None else form.outline
    return 0 if outline is None or not 0 <= outline < _DEEPEST else outline + 1

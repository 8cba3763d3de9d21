"""Words from the characters of a line, with letter-spacing taken back and accents put on their letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sla_lint_office.pdf_symbols import ACCENTS, is_private

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sla_lint_office.pdf_glyphs import Glyph

_SPACE = 0.16
"""A gap this wide, in heights of the line, parts two words even where no space is written."""
_BACK = 5
"""A character that begins so many such gaps before the last one's end belongs to another word, drawn over it."""
_EVEN = 1.5
"""How much wider than the narrowest a gap between spaced letters may be."""
_WIDEST = 0.55
"""Letters further apart than this, in heights of the line, are not one word's."""
_ENOUGH = 4
"""So many single letters in a row at even gaps are a word with letter-spacing."""
_SPACED_BY_HAND = re.compile(r"[A-Z]?[a-z]{3,}|[<>≤≥]?[\d.,–-]+%")
_SPACED_FIGURE = re.compile(r"[<>≤≥]?[\d.,–-]+%")


class Word(NamedTuple):
    """A word and where it begins and ends."""

    text: str
    left: float
    right: float
    first: Glyph
    last: Glyph


Written = Callable[[int], bool]
"""Whether a blank is written in the file, by its number; pdfium makes up others."""


def spell(glyphs: Sequence[Glyph], size: float, written: Written) -> list[Word]:
    """The words of a line, whose characters come from left to right."""
    words = list(_words(glyphs, _SPACE * size, written))
    gaps = [after.left - before.right for before, after in pairwise(words) if _single(before) and _single(after)]
    return list(_without_letter_spacing(words, min(gaps), size, written)) if gaps else words


def _words(glyphs: Sequence[Glyph], space: float, written: Written) -> Iterator[Word]:
    begun: list[Glyph] = []
    for glyph in glyphs:
        if begun and _is_apart(begun[-1], glyph, space, written):
            yield _word(begun)
            begun = []
        if glyph.text.strip():
            begun.append(glyph)
    if begun:
        yield _word(begun)


def _is_apart(before: Glyph, after: Glyph, space: float, written: Written) -> bool:
    """Whether two words meet here: at a gap, at a blank however narrow, or where one is drawn over the other."""
    gap = after.left - before.right
    return not -_BACK * space <= gap <= space or written(after.blank) or after.text == " "


def _word(glyphs: list[Glyph]) -> Word:
    text = "".join([glyph.text for glyph in glyphs])
    if len(text) == 1 and is_private(text):
        text = "•"
    elif not text.isascii():
        text = _accented(glyphs, text)
    return Word(text, glyphs[0].left, max(glyph.right for glyph in glyphs), glyphs[0], glyphs[-1])


def _accented(glyphs: list[Glyph], text: str) -> str:
    """The word with every accent that is drawn over a letter put on it."""
    if ACCENTS.keys().isdisjoint(text):
        return unicodedata.normalize("NFC", text)
    letters: list[str] = []
    waiting = ""
    for before, glyph, after in zip((None, *glyphs), glyphs, (*glyphs[1:], None), strict=False):
        accent = ACCENTS.get(glyph.text, "")
        if accent and _is_over(glyph, before):
            letters.append(accent)
        elif accent and _is_over(glyph, after):
            waiting = accent
        else:
            letters += (glyph.text, waiting)
            waiting = ""
    return unicodedata.normalize("NFC", "".join(letters))


def _is_over(accent: Glyph, letter: Glyph | None) -> bool:
    if letter is None:
        return False
    return min(accent.right, letter.right) - max(accent.left, letter.left) > (accent.right - accent.left) / 2


def _without_letter_spacing(words: list[Word], narrowest: float, size: float, written: Written) -> Iterator[Word]:
    widest = min(_EVEN * narrowest + 0.02 * size, _WIDEST * size)
    groups = list(_spaced(words, widest, written))
    is_spaced = any(len(group) >= _ENOUGH for group in groups)
    for group in groups:
        yield from [_one(group)] if _is_word(group, written, is_spaced=is_spaced) else group


def _spaced(words: list[Word], widest: float, written: Written) -> Iterator[list[Word]]:
    """Single letters at narrow gaps together, and any other word alone."""
    group: list[Word] = []
    for word in words:
        if group and _is_even(group[-1], word, widest, written):
            group.append(word)
            continue
        if group:
            yield group
        group = [word]
    yield group


def _is_even(before: Word, after: Word, widest: float, written: Written) -> bool:
    """Whether two words may be letters of one; a blank that is written parts letters from figures at least."""
    if not (_single(before) and _single(after)) or after.left - before.right > widest:
        return False
    return before.text.isalpha() == after.text.isalpha() or not written(after.first.blank)


def _is_word(group: list[Word], written: Written, *, is_spaced: bool) -> bool:
    if len(group) == 1:
        return False
    text = "".join(word.text for word in group)
    if any(written(word.first.blank) for word in group[1:]):
        return bool(_SPACED_BY_HAND.fullmatch(text))
    return is_spaced or bool(_SPACED_FIGURE.fullmatch(text))


def _one(group: list[Word]) -> Word:
    first, last = group[0], group[-1]
    return first._replace(text="".join(word.text for word in group), right=last.right, last=last.last)


def _single(word: Word) -> bool:
    return len(word.text) == 1

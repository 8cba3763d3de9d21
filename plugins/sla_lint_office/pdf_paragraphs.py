"""Paragraphs from lines: which lines belong together, and how the words at their ends are joined."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sla_lint_office.pdf_geometry import Box
from sla_lint_office.pdf_symbols import BULLETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sla_lint_office.pdf_lines import Line

_WIDER = 0.35
"""By so much more than usual, in heights of the line, are lines apart that begin a new paragraph."""
_USUAL = 1.3
"""The widest spacing of lines, in their heights, that counts as usual."""
_ROOM = 0.7
"""So much room, in heights of the line, must be left beyond the next word before a line counts as ended by hand."""
_CENTRED = 4.0
_RESIZED = 0.12
_MARKER = re.compile(
    rf"(?:(?P<bullet>[{re.escape(''.join(BULLETS))}])\s"
    r"|(?P<number>\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{2,5})[.)]|\(?[A-Z]?\.?\d+(?:\.\d+)+[.)]?)\s+(?=[A-Z“\"(\[]))\s*"
    r"|(?P<item>\((?:\d{1,2}|[a-z]|[ivx]{2,5})\)\s+)"
)
_HYPHENATED = re.compile(r"(\w+)-$")
_WORD = re.compile(r"\w+(?:-\w+)*")
_SOFT_HYPHEN = "\xad"


class Hyphenation(NamedTuple):
    """The words of a document, which tell whether a hyphen at the end of a line is the word's own."""

    words: frozenset[str]

    def text(self, lines: Iterable[Line]) -> str:
        """The lines of a paragraph as running text."""
        text = ""
        for line in lines:
            text = self._joined(text, line.text) if text else line.text
        return text.replace(_SOFT_HYPHEN, "")

    def _joined(self, before: str, after: str) -> str:
        if before.endswith(_SOFT_HYPHEN):
            return before + after
        ending = _HYPHENATED.search(before)
        if not ending or not after[0].isalnum():
            return f"{before} {after}"
        first, second = ending[1].lower(), _WORD.match(after)[0].lower()  # type: ignore[index]
        if after[0].islower() and f"{first}{second}" in self.words and f"{first}-{second}" not in self.words:
            return before[:-1] + after
        return before + after


def hyphenation_of(lines: Iterable[Line]) -> Hyphenation:
    """What the document's own words teach."""
    return Hyphenation(frozenset(word for line in lines for word in _WORD.findall(line.text.lower())))


def paragraphs_of(lines: Sequence[Line], area: Box) -> list[list[Line]]:
    """The lines of a cell or a column, as paragraphs. `area` is what a full line would fill."""
    usual = _usual_gap(lines)
    paragraphs: list[list[Line]] = [[line] for line in lines[:1]]
    for before, after in pairwise(lines):
        if _parts(before, after, area, usual):
            paragraphs.append([after])
        else:
            paragraphs[-1].append(after)
    return paragraphs


def text_area(lines: Sequence[Line], cell: Box) -> Box:
    """What the text of a cell may fill: the cell without its margins, which are alike on the left and the right."""
    left = min(line.box.left for line in lines)
    right = max(cell.right - max(left - cell.left, 0), *(line.box.right for line in lines))
    return Box(left, cell.top, right, cell.bottom)


def marker_of(text: str) -> str:
    """The bullet or number that opens an item of a list, with the blank after it."""
    found = _MARKER.match(text)
    return found[0] if found else ""


def _usual_gap(lines: Sequence[Line]) -> float:
    """How far lines of one paragraph are apart here, in heights of the line."""
    gaps = sorted((after.box.top - before.box.bottom) / before.size for before, after in pairwise(lines))
    inner = [gap for gap in gaps if gap <= _USUAL]
    return inner[len(inner) // 4] if inner else 0.0


def _parts(before: Line, after: Line, area: Box, usual: float) -> bool:
    """Whether a line begins a new paragraph after another."""
    gap = (after.box.top - before.box.bottom) / before.size
    if gap > usual + _WIDER or gap < -1 or marker_of(after.text):
        return True
    if abs(after.size - before.size) > _RESIZED * before.size or (after.bold and not before.bold):
        return True
    return _room(before, area) > after.first + _ROOM * after.size


def _room(line: Line, area: Box) -> float:
    """How much more the line could have held."""
    left, right = line.box.left - area.left, area.right - line.box.right
    return left + right if abs(left - right) <= _CENTRED else right

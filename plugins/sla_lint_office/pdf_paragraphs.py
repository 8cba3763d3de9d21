"""Paragraphs from lines: which lines belong together, and how the words at their ends are joined."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sla_lint_office.pdf_geometry import Box, around
from sla_lint_office.pdf_symbols import BULLETS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sla_lint_office.pdf_lines import Line

_WIDER = 0.35
"""By so much more than usual, in heights of the line, are lines apart that begin a new paragraph."""
_USUAL = 1.3
"""The widest spacing of lines, in their heights, that counts as usual."""
_ROOM = 0.7
"""So much room, in heights of the line, must be left beyond the next word before a line counts as ended by hand."""
_ENOUGH = 3
"""So many lines show how wide a full line is."""
_RAGGED = 0.15
"""By so much of its width may a full line fall short where the right margin is ragged."""
_CENTRED = 4.0
"""Room on both sides that is alike to this (points) is that of a centred line."""
_RESIZED = 0.12
_MARKER = re.compile(
    rf"(?:(?P<bullet>[{re.escape(''.join(BULLETS))}])\s"
    r"|(?P<number>\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{2,5})[.)]|\(?[A-Z]?\.?\d+(?:\.\d+)+[.)]?)\s+(?=[A-Z“\"(\[]))\s*"
    r"|(?P<item>\((?:\d{1,2}|[a-z]|[ivx]{2,5})\)\s+)"
)
_OPENING = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{2,5})[.)]\s+")
"""What opens an item where a paragraph begins, whatever follows it."""
_HYPHENATED = re.compile(r"(\w+)-$")
_WORD = re.compile(r"\w+(?:-\w+)*")
_LEADERS = re.compile(r"(?:[.…_]{4,}\s*\w{0,5}|\t\d+)$")
"""How a line of a table of contents ends."""
_CUT_FIGURE = re.compile(r"\d,\d{0,2}$")
_SOFT_HYPHEN = "\xad"
_FIGURE = re.compile(r"[<>≤≥=]?\s?\d")
"""Two lines in a row that begin with figures are a list of them ("91-100 %: all of the fee")."""
_EXPECTS_MORE = re.compile(
    r"(?:\d,\d{0,2}|[-–/+=<>≤≥,(]|\b(?:in|within|of|than|to|at|or|and|by|per|least|most|for|from|about|until|is|be))$"
)
"""How a line ends that goes on: with a figure that is cut, a sign, or a small word."""
ENDED = (".", "!", "?", ";", ":")
"""How a text ends that nothing needs to follow."""


class Hyphenation(NamedTuple):
    """The words of a document, which tell whether a hyphen at the end of a line is the word's own.

    Where they do not, `breaks` does: whether the document parts words at the ends of lines elsewhere.
    """

    words: frozenset[str]
    breaks: bool = False

    def text(self, lines: Sequence[Line]) -> str:
        """The lines of a paragraph as running text."""
        text = lines[0].text
        for before, after in pairwise(lines):
            is_cut = " " not in before.text and self._is_one_word(before.text, after.text)
            text = text + after.text if is_cut else self._joined(text, after.text)
        return text.replace(_SOFT_HYPHEN, "")

    def _is_one_word(self, before: str, after: str) -> bool:
        """Whether a narrow cell has cut a word, or a figure, because it did not fit."""
        if _CUT_FIGURE.search(before) and after[0].isdigit():
            return True
        rest = _WORD.match(after)
        return rest is not None and rest[0].islower() and f"{before}{rest[0]}".lower() in self.words

    def _joined(self, before: str, after: str) -> str:
        parts = _at_line_end(before, after)
        if parts is None:
            return f"{before} {after}"
        keeps = self.keeps(*parts)
        is_broken = after[0].islower() and (self.breaks if keeps is None else not keeps)
        return (before[:-1] if is_broken else before) + after

    def keeps(self, first: str, second: str) -> bool | None:
        """Whether two parts are written with a hyphen elsewhere, or as one word, or neither."""
        if f"{first}-{second}" in self.words:
            return True
        return False if f"{first}{second}" in self.words else None


def hyphenation_of(lines: Sequence[Line]) -> Hyphenation:
    """What the document's own words teach."""
    known = Hyphenation(frozenset(word for line in lines for word in _WORD.findall(line.text.lower())))
    ends = (_at_line_end(before.text, after.text) for before, after in pairwise(lines))
    votes = [known.keeps(*parts) for parts in ends if parts]
    broken, whole = votes.count(False), votes.count(True)
    return known._replace(breaks=broken >= _ENOUGH and broken > _ENOUGH * whole)


def _at_line_end(before: str, after: str) -> tuple[str, str] | None:
    """The parts of a word before and after a hyphen at the end of a line."""
    ending, rest = _HYPHENATED.search(before), _WORD.match(after)
    return (ending[1].lower(), rest[0].lower()) if ending and rest else None


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


def bodies_of(lines: Sequence[Line], area: Box) -> list[list[Line]]:
    """The paragraphs of a column. What stands close together shows itself how wide a full line is."""
    usual = _usual_gap(lines)
    bodies: list[list[Line]] = [[line] for line in lines[:1]]
    for before, after in pairwise(lines):
        if -1 < _gap(before, after) <= usual + _WIDER:
            bodies[-1].append(after)
        else:
            bodies.append([after])
    return [found for body in bodies for found in paragraphs_of(body, _own_area(body) or area)]


def _own_area(body: Sequence[Line]) -> Box | None:
    """What lines fill that stand close together, if most of them are full."""
    own = around(line.box for line in body)
    full = [line for line in body[:-1] if line.box.right >= own.right - _RAGGED * own.width]
    return own if len(body) >= _ENOUGH and len(full) * 2 >= len(body) else None


def text_area(lines: Sequence[Line], cell: Box) -> Box:
    """What the text of a cell may fill: the cell without its margins, which are alike on the left and the right."""
    left = min(line.box.left for line in lines)
    right = max(cell.right - max(left - cell.left, 0), *(line.box.right for line in lines))
    return Box(left, cell.top, right, cell.bottom)


def marker_of(text: str) -> str:
    """The bullet or number that opens a paragraph, with the blank after it."""
    found = _MARKER.match(text) or _OPENING.match(text)
    return found[0] if found else ""


def fits(before: Line, after: Line, area: Box) -> bool:
    """Whether the first word of a line would have had room on the line before: then that one was ended by hand."""
    left, right = before.box.left - area.left, area.right - before.box.right
    room = left + right if abs(left - right) <= _CENTRED else right
    return room > after.first + _ROOM * after.size


def _begins_item(before: str, after: str) -> bool:
    """Whether a line begins an item of a list; "within (2) days" does not, wherever its line breaks."""
    marker = _MARKER.match(after)
    if not marker or marker["bullet"] or not after[marker.end() :][:1].islower():
        return bool(marker)
    return before.endswith((*ENDED, ",", " and", " or"))


def _usual_gap(lines: Sequence[Line]) -> float:
    """How far lines of one paragraph are apart here, in heights of the line."""
    pairs = ((before, after) for before, after in pairwise(lines) if before.page == after.page)
    gaps = sorted(gap for pair in pairs if -1 < (gap := _gap(*pair)) <= _USUAL)
    return gaps[len(gaps) // 4] if gaps else 0.0


def _gap(before: Line, after: Line) -> float:
    return (after.box.top - before.box.bottom) / before.size


def _parts(before: Line, after: Line, area: Box, usual: float) -> bool:
    """Whether a line begins a new paragraph after another."""
    if _begins_item(before.text, after.text) or _LEADERS.search(before.text):
        return True
    if before.page != after.page:
        return before.text.endswith(ENDED) and not after.text[0].islower()
    if not -1 < _gap(before, after) <= usual + _WIDER or abs(after.size - before.size) > _RESIZED * before.size:
        return True
    if after.bold and not before.bold:
        return True
    expects_more = _EXPECTS_MORE.search(before.text)
    if _FIGURE.match(before.text) and _FIGURE.match(after.text) and not expects_more:
        return True
    return not after.text[0].islower() and not expects_more and fits(before, after, area)

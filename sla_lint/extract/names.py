"""The name of a metric in the text of a cell or an item: "C.1.11 Timeliness. Return reports to VA." is "Timeliness"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sla_lint.extract.tree import Piece, piece

if TYPE_CHECKING:
    from sla_lint.outline import Cell

_NUMBER = re.compile(
    r"\s*(?:[•●▪·*–-]\s+|\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)]\s+(?=\S)|(?:[A-Z]{1,3}[.-]?)?\d{1,2}(?:\.\d{1,2})+\.?\s+)+"
)
_LEAD = re.compile(r"[^:.]{2,70}?(?::(?!\d)|\.(?=\s+[A-Z\d]))(?=\s*\S)")
_DASHED = re.compile(r"[^:.]{2,70}?\s[–—-]\s(?=\s*\S)")
_LINE = re.compile(r"[^\n]{2,70}\n(?=\s*[A-Z])")
_MOST_WORDS = 9
_FEW_WORDS = 5
_FEWEST_BEHIND = 3
HANGING = frozenset(("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "per", "the", "to", "with"))


def name_in(text: str, start: int) -> tuple[Piece, Piece | None]:
    """The name that a text begins with, and what follows it; a short text is a name as a whole."""
    begin = _behind_number(text)
    for lead in (pattern.match(text, begin) for pattern in (_LEAD, _DASHED, _LINE)):
        if lead and _is_name(lead[0], text[lead.end() :]):
            return _trimmed(text, start, begin, lead.end()), piece(text, start, begin=lead.end())
    return _trimmed(text, start, begin, len(text)), None


def cell_name(cell: Cell) -> tuple[Piece, Piece | None]:
    """The name in a cell, and what the cell says beyond it."""
    return name_in(cell.text, cell.start)


def bare(text: str, start: int) -> Piece:
    """A text without the number or bullet that it begins with."""
    return piece(text, start, begin=_behind_number(text))


def _behind_number(text: str) -> int:
    number = _NUMBER.match(text)
    return number.end() if number and number.end() < len(text) else 0


def _is_name(lead: str, rest: str) -> bool:
    """Whether the lead of a text is a name: a few words before more than a few."""
    words, others = lead.split(), rest.split()
    if not lead.endswith("\n"):
        return len(words) <= _MOST_WORDS and len(others) >= _FEWEST_BEHIND
    hangs = words[-1].casefold() in HANGING or words[-1].endswith((",", ";", "/", "-"))
    return len(words) <= _FEW_WORDS and not hangs and len(others) > _MOST_WORDS


def _trimmed(text: str, start: int, begin: int, end: int) -> Piece:
    found = piece(text, start, begin=begin, end=end)
    short = found.text.rstrip(" :.–—-;,")
    return Piece(short, found.start, found.end - (len(found.text) - len(short))) if short else found

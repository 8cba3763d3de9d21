"""What a paragraph says: its words without markup and layout, the number before them, and where they stand."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sla_lint.headings import heading_level, looks_like_heading, split_number
from sla_lint.outline import Heading, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sla_lint.outline import Block
    from sla_lint.readers.text_lines import Stretch

BREAK = "\x1e"
"""Stands for the end of a line that a reader sees, among words whose own line breaks mean nothing."""

_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_UNSEEN_OR_BLANK = re.compile(rf"{_UNSEEN.pattern}|\s|{BREAK}")
_NUMBER = re.compile(
    r"(?:"
    r"(?:[A-Z]\.)?\d{1,2}(?:\.\d{1,2}){1,5}\.?(?=\s+[A-Z\"“‘(\[])"  # 4.2 Calls, C.4.2 Calls; not "99.5 per cent"
    r"|\d{1,2}(?:\.\d{1,2}){2,5}(?=\s)"  # 4.1.2 the calls
    r"|\d{1,2}(?:\.\d{1,2}){0,5}[.)](?=\s)"  # 1. or 1.1)
    r"|\((?:[a-z]{1,2}|[ivxlc]+|[A-Z]|[IVXLC]+|\d{1,2})\)"  # (a) or (iv)
    r"|(?:[a-z]|[ivx]{1,5})[.)](?=\s)|([A-Z])\1?[.)](?=\s+[A-Z\"“(])"  # a. or B)
    r")\s*(?=\S)"
)
_SET_OFF = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})*\.?\t")
"""A tab behind the number sets a title off as a style would."""
_BULLET = re.compile(r"(?:[•▪◦‣●○■□·➢✓¾\uf0b7\uf0a7\uf0d8]|[-–—*](?=\s)|o(?=\s+[A-Z]))\s*(?=\S)")


class Said(NamedTuple):
    """A paragraph or heading, and all that it says, with the number before it, which begins at `start`.

    `title` is the same as a heading, if it looks like one.
    """

    block: Heading | Paragraph
    spoken: str
    start: int
    title: Heading | None = None


def as_block(part: Said | Table) -> Block:
    """What was said, as a part of a document: a heading if it looks like one."""
    return part if isinstance(part, Table) else part.title or part.block


def folded(text: str) -> str:
    """A text as it is read: blanks and line breaks become one blank, what nobody sees is gone, a BREAK ends a line."""
    if text.isascii() and BREAK not in text:
        return " ".join(text.split())
    lines = (" ".join(line.split()) for line in _UNSEEN.sub("", text).split(BREAK))
    return "\n".join(filter(None, lines))


def paragraph(
    stretches: Sequence[Stretch], marker: str = "", level: int = 0, *, emphasised: bool | None = False
) -> Said | None:
    """A paragraph or an item of a list; the number typed before it is its marker. None where it says nothing.

    `emphasised` tells whether all of it is set in bold; None says that it is no heading, whatever it looks like.
    """
    written = "".join(stretch.text for stretch in stretches)
    spoken = folded(written)
    if not spoken:
        return None
    start, end = _place_of(stretches, 0), _end(stretches)
    title = None
    if emphasised is not None and not marker and "\n" not in spoken:
        set_off = emphasised or _SET_OFF.match(written) is not None
        if looks_like_heading(spoken, emphasised=set_off):
            title = _heading(stretches, spoken, heading_level(spoken))
    typed, text = ("", spoken) if marker else split_marker(spoken)
    begin = _place_of(stretches, len(typed)) if typed else start
    return Said(Paragraph(text, begin, end, marker or typed, level), spoken, start, title)


def heading(stretches: Sequence[Stretch], level: int) -> Said | None:
    """A heading that is marked as one. None where it says nothing."""
    spoken = folded("".join(stretch.text for stretch in stretches)).replace("\n", " ")
    if not spoken:
        return None
    return Said(_heading(stretches, spoken, level), spoken, _place_of(stretches, 0))


def split_marker(text: str) -> tuple[str, str]:
    """The number or bullet that is typed before a paragraph, or "", and what follows it."""
    match = _NUMBER.match(text) or _BULLET.match(text)
    return (match[0].strip(), text[match.end() :]) if match else ("", text)


def _heading(stretches: Sequence[Stretch], spoken: str, level: int) -> Heading:
    number, text = split_number(spoken)
    if not number or (text[0].islower() and number.isdigit()):  # "24 hours a day"
        number, text = "", spoken
    return Heading(text, _place_of(stretches, len(number)), _end(stretches), level, number)


def _place_of(stretches: Sequence[Stretch], count: int) -> int:
    """Where the first character stands that can be seen after so many others."""
    first = stretches[0]
    if not count and first.text[:1].isalnum():  # as most paragraphs begin
        return first.start
    places = (
        stretch.start + index if stretch.verbatim else stretch.start
        for stretch in stretches
        for index, character in enumerate(stretch.text)
        if not _UNSEEN_OR_BLANK.match(character)
    )
    return next(islice(places, count, None))


def _end(stretches: Sequence[Stretch]) -> int:
    last = next(stretch for stretch in reversed(stretches) if folded(stretch.text))
    return last.end - (len(last.text) - len(last.text.rstrip()) if last.verbatim else 0)

"""Sentences of a paragraph, each with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sla_lint.extract.tree import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = re.compile(r"[.;!?][\"”’')\]]*\s+|\n+(?=\s*(?:[•▪–*-]|\(?[a-z0-9]{1,3}[.)])\s)")
_BEGINS = re.compile(r"[A-ZÄÖÜÉ0-9“\"'‘\[£$€•]|\((?!the\b|here|“|\")")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|no|nos|ltd|inc|co|corp|st|mr|ms|mrs|dr|vs|approx|art|nr|abs|z\.b|d\.h|cf|para|sec|max|min|vol|"
    r"incl|excl|est|dept|ref|fig|al|etc)|(?:^|[\s(])[A-Za-z]|(?:^|\s)\(?[0-9]+(?:\.[0-9]+)*)\.$",
    re.IGNORECASE,
)
_LOOK_BACK = 12
_LONGEST = 4000
"""What has no end for so many characters is cut: nobody writes such sentences, and all that follows stays quick."""


def sentences(text: str, start: int, end: int, document: str) -> Iterator[Piece]:
    """The sentences of a text that stands from `start` to `end` in the document; semicolons part them, too."""
    begin = 0
    for match in _END.finditer(text):
        if _parts(text, match):
            yield from _piece(text[begin : match.end()], start + begin, (start, end), document)
            begin = match.end()
    yield from _piece(text[begin:], start + begin, (start, end), document)


def _parts(text: str, match: re.Match[str]) -> bool:
    """Whether a mark ends a sentence: not in "No. 4" or "Acme Ltd. and"."""
    if match[0][0] in ";\n":
        return True
    before = text[max(0, match.start() - _LOOK_BACK) : match.start() + 1]
    return bool(_BEGINS.match(text, match.end())) and not (match[0][0] == "." and _ABBREVIATION.search(before))


def _piece(text: str, start: int, block: tuple[int, int], document: str) -> Iterator[Piece]:
    for begin in range(0, len(text), _LONGEST):
        part = text[begin : begin + _LONGEST]
        written = part.strip()
        if written:
            first = start + begin + len(part) - len(part.lstrip())
            plain = document.startswith(written, first)
            place = (
                Piece(written, first, first + len(written)) if plain else located(written, Piece("", *block), document)
            )
            yield place._replace(text=" ".join(written.split()))


def located(words: str, within: Piece, document: str) -> Piece:
    """Some words of a piece with their place, also where the document breaks a line or has marks between them."""
    pattern = r"[\s*_`>]+".join(re.escape(word) for word in words.split())
    match = re.compile(pattern).search(document, within.start, within.end)
    start, end = match.span() if match else (within.start, within.end)
    return Piece(words, start, end)

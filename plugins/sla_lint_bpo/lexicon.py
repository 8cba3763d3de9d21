"""The words that cannot be measured, ready to be looked for in every text of an agreement."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[\s-]+")

Terms = tuple[tuple[str, tuple[str, ...]], ...]
"""Terms by kind."""


class Hit(NamedTuple):
    """A term in a text."""

    kind: str
    words: str
    start: int
    end: int


class Lexicon(NamedTuple):
    """Terms by kind. `marks` has one word of each: a text without any of these has none of the terms."""

    pattern: re.Pattern[str]
    marks: frozenset[str]
    kinds: Mapping[str, str]

    def hits(self, text: str) -> Iterator[Hit]:
        """The terms in a text, of two that overlap the one that begins first, and of these the longest."""
        lowered = text.casefold()
        if self.marks.isdisjoint(_WORD.findall(lowered)):
            return
        for match in self.pattern.finditer(text):
            yield Hit(self.kinds[spelling(match[0])], match[0], match.start(), match.end())


@lru_cache(maxsize=8)
def lexicon(terms: Terms) -> Lexicon:
    """The lexicon of some terms; of a term in two kinds the first counts."""
    kinds: dict[str, str] = {}
    for kind, words in terms:
        for word in words:
            kinds.setdefault(spelling(word), kind)
    longest = sorted(kinds, key=len, reverse=True)
    choice = "|".join(r"[\s-]+".join(map(_escaped, term.split())) for term in longest)
    pattern = re.compile(rf"(?<![\w-])(?:{choice})(?![\w-])" if choice else r"(?!)", re.IGNORECASE)
    return Lexicon(pattern, frozenset(map(_mark, longest)), kinds)


def spelling(words: str) -> str:
    """Some words as terms are compared: hyphens and line breaks are blanks."""
    return _GAP.sub(" ", words.casefold().replace("’", "'")).strip()


def _escaped(word: str) -> str:
    return re.escape(word).replace("'", "['’]")


def _mark(term: str) -> str:
    """The longest word of a term: the least likely to stand in a text by chance."""
    return max(_WORD.findall(term), key=len, default="")

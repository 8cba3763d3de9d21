"""How an agreement uses words that cannot be measured, and where they are not meant or made precise."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sla_lint_bpo.lexicon import FIXED, Lexicon, lexicon
from sla_lint_bpo.mentions import mentions, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sla_lint import Document, Vocabulary
    from sla_lint_bpo.lexicon import Hit, Words


UNMEASURABLE = ("escape", "open-list")
"""Kinds of words that no number beside them measures: when it applies, and what else belongs to it, stay open."""


class Lists:
    """The lists of a vocabulary that decide about wording."""

    __slots__ = ("labels", "lexicon", "negations", "numerals", "rhythms", "tolerated")

    def __init__(
        self, lexicon: Lexicon, tolerated: Lexicon, negations: Words, numerals: Words, labels: Words, rhythms: Words
    ) -> None:
        self.lexicon = lexicon
        self.tolerated = tolerated
        self.negations = negations
        self.numerals = numerals
        self.labels = labels
        self.rhythms = rhythms


class Wording:
    """The vague words that are looked for in an agreement, and what makes them precise there.

    `names` are the names and defined terms that hold some, `within` says how near a number must stand.
    """

    __slots__ = ("lists", "names", "within")

    def __init__(self, lists: Lists, names: Words, within: int) -> None:
        self.lists = lists
        self.names = names
        self.within = within

    def in_earnest(self, text: str) -> Iterator[Hit]:
        """The vague words of a text that are meant as they stand, each once."""
        seen = set()
        for hit in self.lists.lexicon.hits(text):
            if hit.term not in seen and not self._is_exempt(text, hit):
                seen.add(hit.term)
                yield hit

    def tolerates(self, hit: Hit) -> bool:
        """Whether the words may be left standing; a note is enough."""
        return any(self.lists.tolerated.hits(hit.term))

    def _is_exempt(self, text: str, hit: Hit) -> bool:
        lists = self.lists
        measured = hit.kind not in UNMEASURABLE and (
            has_number_near(text, hit, self.within, numerals=lists.numerals, labels=lists.labels)
            or has_rhythm_near(text, hit, self.within, rhythms=lists.rhythms)
        )
        return (
            measured
            or is_quoted(text, hit)
            or is_a_name(text, hit)
            or is_part_of(text, hit, self.names)
            or is_rejected(text, hit, lists.negations)
        )


def wording_of(document: Document, *, extra: Words, allow: Words, defined: bool, within: int) -> Wording:
    """The wording of an agreement, as the options have it. `defined` exempts the terms that it defines."""
    lists = _lists(document.vocabulary, tuple(extra), tuple(allow))
    names = (*_party_names(document), *(document.definitions if defined else ()))
    return Wording(lists, tuple(name for name in names if any(lists.lexicon.hits(name))), within)


@lru_cache(maxsize=8)
def _lists(vocabulary: Vocabulary, extra: Words, allow: Words) -> Lists:
    """The lists, made once for all documents that share a vocabulary and the options."""
    words = vocabulary.words
    kinds = (FIXED, *vocabulary.word_map("vague.hints"))
    terms = [(FIXED, allow), *((kind, words(f"vague.{kind}")) for kind in kinds), ("extra", extra)]
    tolerated = lexicon([("tolerated", words("vague.tolerated"))])
    return Lists(
        lexicon(terms), tolerated, words("negations"), words("numerals"), words("number-labels"), words("rhythms")
    )


def _party_names(document: Document) -> Iterator[str]:
    parties = document.parties
    for party in (parties.client, parties.provider) if parties is not None else ():
        if party is not None and party.name:
            yield party.name


_QUOTED = r"\"[^\"]*\"|“[^“”]*”|‘[^‘’]*’|«[^«»]*»|`[^`]*`|(?<!\w)'[^']*'(?!\w)"
_NUMBER = r"[^\w]*\d"
_SENTENCE_END = r"[.;](?=\s|$)"
_LETTERS_A_WORD = 30
_NEGATION_REACH = 5


def is_quoted(text: str, hit: Hit) -> bool:
    """Whether the words stand between quotation marks: they are spoken of, not used."""
    return any(start < hit.start and hit.end <= end for start, end in _quotations(text))


@lru_cache(maxsize=8)  # a text may have thousands of hits
def _quotations(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in re.finditer(_QUOTED, text))


def is_rejected(text: str, hit: Hit, negations: tuple[str, ...]) -> bool:
    """Whether the words just before say that these are not relied upon: "rather than", "instead of"."""
    return mentions(" ".join(_before(text, hit, _NEGATION_REACH)), negations)


def is_part_of(text: str, hit: Hit, names: Collection[str]) -> bool:
    """Whether the words belong to one of some names or defined terms."""
    longest = max(map(len, names), default=0)
    around = plain(text[max(0, hit.start - longest) : hit.end + longest])
    return any(plain(name) in around for name in names)


def is_a_name(text: str, hit: Hit) -> bool:
    """Whether the words are written as a name or a defined term: with capitals where no sentence begins."""
    words = text[hit.start : hit.end].replace("-", " ").split()
    capitals = all(word[:1].isupper() and not word.isupper() for word in words)
    before = text[: hit.start].rstrip()[-1:]
    return capitals and (len(words) > 1 or before not in ("", ".", "!", "?", ":", ";", "-", "•", "*", "("))


def has_number_near(text: str, hit: Hit, within: int, *, numerals: Collection[str], labels: Collection[str]) -> bool:
    """Whether a number stands within some words on either side, other than the number of a clause or a version."""
    around = [*_before(text, hit, within), "", *_after(text, hit, within)]
    pairs = zip(["", *around], around, strict=False)
    return any(_is_number(word, numerals) and plain(before).strip() not in labels for before, word in pairs)


def has_rhythm_near(text: str, hit: Hit, within: int, *, rhythms: Collection[str]) -> bool:
    """Whether a rhythm in letters measures how often: "from time to time and not less than quarterly"."""
    if hit.kind != "frequency":
        return False
    around = (plain(word).strip() for word in (*_before(text, hit, within), *_after(text, hit, within)))
    return any(word in rhythms for word in around)


def _is_number(word: str, numerals: Collection[str]) -> bool:
    return bool(re.match(_NUMBER, word)) or plain(word).strip() in numerals


def _before(text: str, hit: Hit, count: int) -> list[str]:
    """The words before a hit, the nearest last."""
    near = text[max(0, hit.start - count * _LETTERS_A_WORD) : hit.start]
    return re.split(_SENTENCE_END, near)[-1].split()[-count:] if count else []


def _after(text: str, hit: Hit, count: int) -> list[str]:
    near = text[hit.end : hit.end + count * _LETTERS_A_WORD]
    return re.split(_SENTENCE_END, near)[0].split()[:count]

"""How an agreement uses words that cannot be measured."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sla_lint_bpo.exemptions import has_number_near, has_rhythm_near, is_a_name, is_part_of, is_quoted, is_rejected
from sla_lint_bpo.lexicon import FIXED, Lexicon, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

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

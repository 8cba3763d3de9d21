"""How an agreement uses words that cannot be measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_lint_bpo.exemptions import has_number_near, is_a_name, is_part_of, is_quoted, is_rejected
from sla_lint_bpo.lexicon import lexicon, spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint import Document
    from sla_lint_bpo.lexicon import Hit, Lexicon

FIXED = "fixed"
"""The kind of phrases in which a vague word is part of a term of trade: "regular business hours"."""

TOLERATED = "tolerated"
"""The list of words that lawyers keep on purpose, or that have a plain meaning as often as a vague one."""


class Exemptions(NamedTuple):
    """What makes a vague word precise: which names and defined terms hold it, and how near a number must stand."""

    names: tuple[str, ...]
    within: int
    negations: tuple[str, ...]
    numerals: tuple[str, ...]
    labels: tuple[str, ...]

    def hold(self, text: str, hit: Hit) -> bool:
        """Whether the words of a hit are not meant as they stand."""
        return (
            has_number_near(text, hit, self.within, numerals=self.numerals, labels=self.labels)
            or is_quoted(text, hit)
            or is_a_name(text, hit)
            or is_part_of(text, hit, self.names)
            or is_rejected(text, hit, self.negations)
        )


class Wording(NamedTuple):
    """The vague words that are looked for in an agreement, and what exempts them there."""

    lexicon: Lexicon
    exemptions: Exemptions
    tolerated: frozenset[str]

    def in_earnest(self, text: str) -> Iterator[Hit]:
        """The vague words of a text that are meant as they stand, each once."""
        seen = set()
        for hit in self.lexicon.hits(text):
            term = spelling(hit.words)
            if hit.kind != FIXED and term not in seen and not self.exemptions.hold(text, hit):
                seen.add(term)
                yield hit

    def tolerates(self, hit: Hit) -> bool:
        """Whether the words may be left standing; a note is enough."""
        return spelling(hit.words) in self.tolerated


def wording_of(
    document: Document, *, extra: tuple[str, ...], allow: tuple[str, ...], defined: bool, within: int
) -> Wording:
    """The wording of an agreement, as the options have it. `defined` exempts the terms that it defines."""
    words = document.vocabulary.words
    listed = [(kind, words(f"vague.{kind}")) for kind in (FIXED, *document.vocabulary.word_map("vague.hints"))]
    lists = lexicon(((FIXED, allow), *listed, ("extra", extra)))
    names = [*_party_names(document), *(document.definitions if defined else ())]
    bearing = tuple(name for name in names if any(lists.hits(name)))
    exemptions = Exemptions(bearing, within, words("negations"), words("numerals"), words("number-labels"))
    return Wording(lists, exemptions, frozenset(map(spelling, words(f"vague.{TOLERATED}"))))


def _party_names(document: Document) -> Iterator[str]:
    parties = document.parties
    for party in (parties.client, parties.provider) if parties is not None else ():
        if party is not None and party.name:
            yield party.name

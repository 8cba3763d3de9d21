"""Whether something is really said: in a text, under a key, or in the clause on credits."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sla_lint_bpo.mentions import all_plain, plain

if TYPE_CHECKING:
    from sla_lint import Document, Part, Vocabulary


def agreed(document: Document, part: Part, key: str) -> bool:
    """Whether there is anything under a key but blanks, a placeholder, or a bare "none". A private key binds nobody."""
    text = getattr(part.node.values.get(key), "text", None)
    return not key.startswith("x-") and part.holds(key) and (text is None or not says_nothing(document, text))


def states(document: Document, part: Part, field: str) -> bool:
    """Whether a group of fields has something under a field's name, or under another word for it."""
    others = document.vocabulary.words(f"field.{field}")
    return any(agreed(document, part, key) for key in part.node.values if key == field or is_just(plain(key), others))


class Nothings:
    """What says nothing: "none" and "tbd" by themselves, and what begins with a framed placeholder."""

    __slots__ = ("bare", "framed")

    def __init__(self, bare: frozenset[str], framed: tuple[str, ...]) -> None:
        self.bare = bare
        self.framed = framed


def says_nothing(document: Document, text: str | None) -> bool:
    """Whether a text is absent, a placeholder, or a word such as "none"."""
    if text is None:
        return True
    nothings = _nothings(document.vocabulary)
    told = text.strip().casefold()
    return plain(text) in nothings.bare or (told.startswith(nothings.framed) and told[-1] in "]>")


def is_just(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text is one of some words, or groups of words, and nothing besides."""
    return plain(text) in all_plain(words)


@lru_cache(maxsize=4)
def _nothings(vocabulary: Vocabulary) -> Nothings:
    """The lists of a vocabulary, made once. "[client]" is a placeholder, and "client" is not."""
    placeholders = vocabulary.words("placeholder")
    framed = tuple(word for word in placeholders if word[0] in "[<")
    bare = (*vocabulary.words("nothing"), *(word for word in placeholders if word not in framed))
    return Nothings(frozenset(all_plain(bare)), framed)


def credits_are_due(document: Document) -> bool:
    """Whether this agreement itself gives credits: not where another document settles them, nor where none apply."""
    remedies = document.remedies
    if remedies is None or remedies.see or not agreed(document, remedies, "credits"):
        return False
    clause = document.credits
    if clause is None:
        return True  # in words
    applies = clause.applies_to is None or not says_nothing(document, clause.applies_to)
    return not clause.see and clause.at_risk_percent != 0 and applies

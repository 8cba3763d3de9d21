"""Texts that stand where something should be said, and say nothing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sla_lint_bpo.mentions import all_plain, plain

if TYPE_CHECKING:
    from sla_lint import Document, Vocabulary


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

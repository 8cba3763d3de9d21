"""Texts that stand where something should be said, and say nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint_bpo.mentions import plain

if TYPE_CHECKING:
    from sla_lint import Document


def says_nothing(document: Document, text: str | None) -> bool:
    """Whether a text is absent, a placeholder, or a word such as "none"."""
    if text is None:
        return True
    words = document.vocabulary.words
    framed = tuple(word for word in words("placeholder") if word[0] in "[<")  # "[client]", where "client" says something
    bare = [word for word in words("placeholder") if word not in framed]
    told = text.strip().casefold()
    return is_just(text, (*words("nothing"), *bare)) or (told.startswith(framed) and told[-1] in "]>")


def is_just(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text is one of some words, or groups of words, and nothing besides."""
    told = plain(text)
    return any(plain(word) == told for word in words)

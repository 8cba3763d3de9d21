"""Whether a text speaks of something, by the words of a list."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sla_lint import Document, Passage

_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=8192)  # several rules look at the same texts
def plain(text: str) -> str:
    """The words of a text in lower case with one blank around each: neither hyphens nor line breaks tell them apart."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def mentions(text: str | None, words: Iterable[str]) -> bool:
    """Whether a text has one of some words, or groups of words, in it."""
    if not text:
        return False
    marks = _by_mark(tuple(words))
    there = marks.keys() & _tokens(text)
    return bool(there) and any(word in plain(text) for mark in there for word in marks[mark])


def may_mention(document: Document, words: Iterable[str]) -> bool:
    """Whether any text of a document may have one of some words in it: quick, and true too often, not too seldom."""
    return not _by_mark(tuple(words)).keys().isdisjoint(document.words)


def passages_with(document: Document, words: Iterable[str]) -> Iterator[Passage]:
    """The texts of a document that have one of some words, or groups of words, in them.

    Most documents have few of the words, and most texts none: what no text has is looked for in none of them.
    """
    groups = tuple(words)
    marks = _by_mark(groups).keys() & document.words
    return (passage for passage in document.passages_with(marks) if mentions(passage.text, groups))


@lru_cache(maxsize=256)
def all_plain(words: tuple[str, ...]) -> tuple[str, ...]:
    """Some words as they are compared; lists are few and are asked for again and again."""
    return tuple(map(plain, words))


@lru_cache(maxsize=8192)
def _tokens(text: str) -> frozenset[str]:
    return frozenset(plain(text).split())


@lru_cache(maxsize=256)
def _by_mark(words: tuple[str, ...]) -> dict[str, list[str]]:
    """Groups of words by their longest one: a text without it has none of the group, and most texts have none."""
    marks: dict[str, list[str]] = {}
    for word in all_plain(words):
        marks.setdefault(max(word.split(), key=len, default=""), []).append(word)
    return marks

"""Whether a text speaks of something, by the words of a list."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """The words of a text in lower case with one blank around each: neither hyphens nor line breaks tell them apart."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def mentions(text: str | None, words: Iterable[str]) -> bool:
    """Whether a text has one of some words, or groups of words, in it."""
    if not text:
        return False
    told = plain(text)
    return any(word in told for word in all_plain(tuple(words)))


@lru_cache(maxsize=256)
def all_plain(words: tuple[str, ...]) -> tuple[str, ...]:
    """Some words as they are compared; lists are few and are asked for again and again."""
    return tuple(map(plain, words))

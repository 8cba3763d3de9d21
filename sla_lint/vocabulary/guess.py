"""Guesses at what an unknown name may mean: for messages to people, so that nothing rests on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.vocabulary.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SMALL = frozenset(
    ("a", "and", "average", "by", "for", "in", "of", "on", "per", "percent", "rate", "the", "time", "to", "x")
)
_TYPO = 0.8
_OVERLAP = 0.4


def nearest(name: str, owners: Mapping[str, str]) -> Iterator[str]:
    """The metrics of the names most like this one, the most alike first; a metric may come more than once."""
    key = fold(name)
    yield from (owners[found] for found in _misspelt(key, owners))
    words = frozenset(key.split()) - _SMALL
    scores = {other: _overlap(words, frozenset(other.split()) - _SMALL) for other in owners}
    best = sorted((other for other in owners if scores[other] >= _OVERLAP), key=lambda other: (-scores[other], other))
    yield from (owners[found] for found in best)


def _misspelt(key: str, owners: Mapping[str, str]) -> list[str]:
    from difflib import get_close_matches

    alike = [other for other in owners if other[:1] == key[:1] and abs(len(other) - len(key)) <= len(key) // 4]
    return get_close_matches(key, alike, cutoff=_TYPO)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that two names have in common."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0

"""One metric that a document speaks of in several places, as one: its target here, its formula there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sla_lint.extract.lexicon import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sla_lint.extract.found import Found

_SHORT = 3
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_ASIDES = re.compile(r"[(\[][^()\[\]]*[)\]]")


def merged(found: Iterable[Found]) -> list[Found]:
    """The metrics, those of one name as one, unless they have different targets."""
    kept: list[Found] = []
    places: dict[str, int] = {}
    for metric in found:
        place = places.get(_key(metric))
        if place is not None and _fit(kept[place], metric):
            kept[place] = _together(kept[place], metric)
        else:
            places.setdefault(_key(metric), len(kept))
            kept.append(metric)
    return kept


def repeats(said: Found, other: Found) -> bool:
    """Whether a sentence only says again what a table has: the same numbers, and words of the same name."""
    numbers, others = _numbers(said), _numbers(other)
    if not numbers or not numbers <= others:
        return False
    return share_words(other, said)


def share_words(metric: Found, other: Found) -> bool:
    """Whether two metrics have a word in common: of the name of the one, and of the name or the target of the other."""
    target = other.fields.get("target")
    text = f"{other.name.text} {target.text if target else ''}"
    return not _words(metric.name.text).isdisjoint(_words(text))


def _words(text: str) -> set[str]:
    return {word for word in plain(text).split() if len(word) > _SHORT}


def _numbers(metric: Found) -> set[str]:
    target = metric.fields.get("target")
    minimum = metric.fields.get("minimum")
    return {number for level in (target, minimum) if level for number in _NUMBER.findall(level.text)}


def _key(metric: Found) -> str:
    name = metric.name.text
    part = metric.part.text if metric.part else ""
    return plain(name if metric.whole else _ASIDES.sub(" ", name)) + plain(part)


def _fit(one: Found, other: Found) -> bool:
    """Whether two metrics of one name can be one: at most one has a target, or both have the same."""
    first, second = one.fields.get("target"), other.fields.get("target")
    return first is None or second is None or plain(first.text) == plain(second.text)


def _together(one: Found, other: Found) -> Found:
    better = max(one, other, key=lambda metric: metric.confidence)
    return one._replace(fields={**other.fields, **one.fields}, confidence=better.confidence, shape=better.shape)

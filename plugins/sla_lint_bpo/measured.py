"""What a metric under an unknown name measures, as the head of the name tells it.

That is read, not guessed: "Critical response time (hardware)" is a time, whatever stands around it, and "accuracy of
response time reports" is an accuracy. A name whose head is on no list tells nothing here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sla_lint_bpo.mentions import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint import Vocabulary

KINDS = ("quality", "faults", "speed", "presence", "formality", "deed", "volume")
"""What a head may tell. Faults are quality where they are counted, and mere objects where their handling is timed; a
deed such as a repair is speed where it is timed; presence is availability, and a formality a report or a rule kept."""

_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_PARTS = re.compile(r"[:;|–—]| -+ |(?<=\w)- ")
_JOINED = re.compile(r"[,/&]|\band\b", re.IGNORECASE)
_FIGURE = re.compile(r" (?:\d+|x+|percent|all|any|each|every|the|of|at least|no more than|not more than)(?= )")
_LONGEST_HEAD = 4


@lru_cache(maxsize=4096)  # several rules ask about the same names
def kind_of_name(name: str, vocabulary: Vocabulary) -> str | None:
    """The kind that the head of a name tells; the part after a colon or a dash counts before the one in front."""
    kinds = [kind for part in _parts(name) if (kind := _kind_of_part(part, vocabulary)) is not None]
    telling = [kind for kind in kinds if kind not in ("faults", "deed")] or kinds
    return telling[-1] if telling else None


def head_of_name(name: str, vocabulary: Vocabulary) -> list[str]:
    """The words of the noun phrase that a name begins with, its head last."""
    return _phrase(_singular(plain(_BRACKETS.sub(" ", name))).split(), vocabulary)


def _parts(name: str) -> Iterator[str]:
    """The parts of a name, those in brackets first: they decide where nothing outside of them does."""
    yield from _BRACKETS.findall(name)
    yield from _PARTS.split(_BRACKETS.sub(" ", name))


def _kind_of_part(part: str, vocabulary: Vocabulary) -> str | None:
    """The kind of a part; "accuracy and timeliness" is quality, for half of it is."""
    found = [_kind_of_phrase(joined, vocabulary) for joined in _JOINED.split(part)]
    kinds = [kind for kind in found if kind is not None]
    telling = [kind for kind in kinds if kind != "faults"] or kinds
    return "quality" if "quality" in kinds else telling[-1] if telling else None


def _kind_of_phrase(text: str, vocabulary: Vocabulary) -> str | None:
    words = _singular(plain(text)).replace(" on time ", " ontime ")
    counted, words = _without_measure(words, vocabulary)
    kind = _kind_of_head(words.split(), vocabulary)
    if counted:
        return "volume" if kind in (None, "deed", "formality") else kind
    in_time = any(word in words for word in (" ontime ", " timely ", " same day ", " next day "))
    return "speed" if in_time and kind in (None, "deed") else kind


def _without_measure(words: str, vocabulary: Vocabulary) -> tuple[bool, str]:
    """Whether a name begins with a count, and the name without that, or without "percentage of" or a figure."""
    counts, shares = _listed("measured.counts", vocabulary), _listed("measured.shares", vocabulary)
    counted, before = False, ""
    while words != before:
        before = words
        words = _FIGURE.sub("", words, count=1) if _FIGURE.match(words) else words
        for word in (*counts, *shares):
            if words.startswith(word):
                counted, words = counted or word in counts, words[len(word) - 1 :]
    return counted, words


def _kind_of_head(tokens: list[str], vocabulary: Vocabulary) -> str | None:
    """The kind of the longest listed head at the end of the noun phrase that a name begins with."""
    generic, phrase = _listed("measured.generic", vocabulary), _phrase(tokens, vocabulary)
    kind = _longest(phrase, vocabulary)
    while kind is None and (size := _ending(phrase, generic)):
        phrase = phrase[:-size]
        kind = _longest(phrase, vocabulary)
    return kind


def _phrase(tokens: list[str], vocabulary: Vocabulary) -> list[str]:
    """The words before the first that begins another part of the sentence: "of", "within", "is"."""
    ends = _listed("measured.ends", vocabulary)
    stop = next((place for place, token in enumerate(tokens) if place and f" {token} " in ends), len(tokens))
    return tokens[:stop]


def _longest(phrase: list[str], vocabulary: Vocabulary) -> str | None:
    sizes = {kind: _ending(phrase, _listed(f"measured.{kind}", vocabulary)) for kind in KINDS}
    kind = max(KINDS, key=lambda each: sizes[each])
    return kind if sizes[kind] else None


def _ending(phrase: list[str], heads: frozenset[str]) -> int:
    """How many words the longest of some heads has that a phrase ends with."""
    sizes = range(min(len(phrase), _LONGEST_HEAD), 0, -1)
    return next((size for size in sizes if f" {' '.join(phrase[-size:])} " in heads), 0)


@lru_cache(maxsize=64)
def _listed(list_name: str, vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(_singular(plain(word)) for word in vocabulary.words(list_name))


def _singular(words: str) -> str:
    """Words without the ending of the plural, on both sides of a comparison alike."""
    return re.sub(r"(?<=[a-z]{2}[a-hj-rtv-z])s(?= )", "", words.replace("ies ", "y "))

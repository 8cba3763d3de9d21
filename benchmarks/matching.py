"""Which row that was read is which row that a person found: by shared words and equal numbers."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from benchmarks.labelled import LabelledRow
    from benchmarks.understood import Row

SHARED = 0.25
"""The share of a label's words that a row must have, to be the same KPI."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:[.:]\d+)*")
_SPELT_NUMBERS = {
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "fifteen": "15",
    "twenty": "20",
    "thirty": "30",
    "sixty": "60",
    "ninety": "90",
}
_SPELT = re.compile(rf"\b(?:{'|'.join(_SPELT_NUMBERS)})\b", re.IGNORECASE)
_EMPTY_WORDS = frozenset(
    (
        *("the", "and", "for", "with", "from", "that", "this", "are", "was", "were", "been", "will", "shall", "must"),
        *(
            "may",
            "not",
            "all",
            "any",
            "each",
            "per",
            "its",
            "their",
            "which",
            "within",
            "least",
            "most",
            "more",
            "less",
        ),
        *("than", "other", "into", "onto", "upon", "out", "off", "our", "your", "his", "her"),
    )
)


class Pair(NamedTuple):
    """A row that was read and the label it was matched with, by their places in the two lists."""

    row: int
    label: int


def match(rows: Sequence[Row], labels: Sequence[LabelledRow], *, by_target: bool = True) -> list[Pair]:
    """Pair rows with labels, the best pair first; each row and each label is used once.

    A pair shares words of the name and, if `by_target`, has the label's target.
    """
    eligible = same_kpi if by_target else same_name
    scored = [
        (*_closeness(row, label), -abs(place - number), -place, Pair(place, number))
        for place, row in enumerate(rows)
        for number, label in enumerate(labels)
        if eligible(row, label)
    ]
    pairs: list[Pair] = []
    taken_rows: set[int] = set()
    taken_labels: set[int] = set()
    for *_, pair in sorted(scored, reverse=True):
        if pair.row not in taken_rows and pair.label not in taken_labels:
            pairs.append(pair)
            taken_rows.add(pair.row)
            taken_labels.add(pair.label)
    return sorted(pairs)


def same_kpi(row: Row, label: LabelledRow) -> bool:
    """Whether a row is the KPI of a label, target and all."""
    return same_name(row, label) and same_target(row.target, label.target)


def same_name(row: Row, label: LabelledRow) -> bool:
    """Whether a row says enough of the words of a label's name, be it in its name or in its definition."""
    return share(label.name, f"{row.name} {row.told}") >= SHARED


def same_target(target: str, wanted: str) -> bool:
    """Whether a target has all the numbers of the one that is wanted or, where that is in words, one of the words."""
    numbers_wanted = numbers(wanted)
    if numbers_wanted:
        return numbers_wanted <= numbers(target)
    return not words(wanted) or bool(words(wanted) & words(target))


def share(wanted: str, text: str) -> float:
    """The share of the words of a name that a text has."""
    names = words(wanted)
    return len(names & words(text)) / len(names) if names else 0.0


@cache
def words(text: str) -> frozenset[str]:
    """The words of a text that carry its meaning, without their endings."""
    return _distinct(_stem, (word.lower() for word in _WORD.findall(text)), without=_EMPTY_WORDS)


@cache
def numbers(text: str) -> frozenset[str]:
    """The numbers of a text, also those that are spelt, without zeros that say nothing."""
    digits = _SPELT.sub(lambda found: _SPELT_NUMBERS[found[0].lower()], text)
    return _distinct(_plain, _NUMBER.findall(digits))


def _distinct(
    change: Callable[[str], str], items: Iterable[str], without: frozenset[str] = frozenset()
) -> frozenset[str]:
    return frozenset(change(item) for item in items if item not in without)


def _stem(word: str) -> str:
    """A word without its ending, so that "answered" and "answers" are one."""
    return re.sub(r"(?:ies|ing|ed|es|s|y|e)$", "", word) if len(word) > 4 else word  # noqa: PLR2004


def _plain(number: str) -> str:
    number = number.replace(",", "")
    return number.rstrip("0").rstrip(".") if "." in number else number


def _closeness(row: Row, label: LabelledRow) -> tuple[bool, float, float]:
    """How alike a row and a label are: by target, by the label's words, and by how little else the row's name says."""
    return (
        same_target(row.target, label.target),
        share(label.name, f"{row.name} {row.told}"),
        share(row.name, label.name),
    )

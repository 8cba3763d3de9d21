"""Numbers and lengths of time in words: "ninety (90) days" is three months."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sla_lint.vocabulary import Vocabulary

_TENS = frozenset(range(20, 100, 10))
_TEN = 10


class Numbers(NamedTuple):
    """The words for numbers, for ordinals and for units of time, each with its value.

    `beginnings` are words before a month that say that something begins with it: "from month 4" is after three.
    """

    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    units: Mapping[str, Fraction]
    beginnings: frozenset[str]

    @classmethod
    def of(cls, words: Vocabulary) -> Numbers:
        """The numbers of a vocabulary."""
        cardinals, ordinals, units = map(words.word_map, ("clause.cardinals", "clause.ordinals", "clause.unit-months"))
        return cls(
            {word: int(value) for word, value in cardinals.items()},
            {word: int(value) for word, value in ordinals.items()},
            {word: Fraction(value) for word, value in units.items()},
            frozenset(words.words("clause.month-begins")),
        )

    def cardinal(self, token: str) -> int | None:
        """The number that a word is."""
        return int(token) if _is_figure(token) else self.cardinals.get(token)

    def ordinal(self, token: str) -> int | None:
        """The place in an order that a word names: "fourth", "4th"."""
        written = token[-2:] in _SUFFIXES and _is_figure(token[:-2])
        return int(token[:-2]) if written else self.ordinals.get(token)

    def all_in(self, tokens: Iterable[str]) -> list[int]:
        """The numbers among some words; "thirty six" is one."""
        return list(self._whole(tokens))

    def months(self, tokens: list[str], *, later: bool = False) -> Decimal | None:
        """The months that some words span; `later` says that they name the month in which something begins."""
        unit = next((self.units[token] for token in tokens if token in self.units), None)
        if unit is None:
            return None
        places = [place for place in map(self.ordinal, tokens) if place is not None]
        count = max(self.all_in(tokens) or places, default=1)
        begins = later and not self.beginnings.isdisjoint(tokens)
        length = unit * (count - 1 if begins else count)
        return Decimal(length.numerator) / length.denominator if length else None

    def _whole(self, tokens: Iterable[str]) -> Iterator[int]:
        tens = 0
        for token in tokens:
            figure = self.cardinal(token)
            if tens and (figure is None or figure >= _TEN):
                yield tens
            if figure is not None and figure not in _TENS:
                yield figure + (tens if figure < _TEN else 0)
            tens = figure if figure in _TENS and figure is not None else 0
        if tens:
            yield tens


def _is_figure(token: str) -> bool:
    """Whether a word is a number in figures; one of a hundred digits is none that anybody means."""
    return token.isdecimal() and token.isascii() and len(token) <= _MOST_DIGITS


_SUFFIXES = ("st", "nd", "rd", "th")
_MOST_DIGITS = 9

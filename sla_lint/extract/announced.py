"""How many metrics a document says it has: "the following fifteen (15) Key Performance Indicators"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sla_lint.extract.clause_numbers import Numbers
from sla_lint.extract.tree import Piece, piece
from sla_lint.outline import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint.outline import Outline
    from sla_lint.vocabulary import Vocabulary

_FEWEST, _MOST = 3, 200
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = 4  # words between the number and what is counted: "15 (fifteen) monthly contractual KPIs"


class Announced(NamedTuple):
    """A number of metrics, and the words that announce it."""

    number: int
    words: Piece


def announced(outline: Outline, words: Vocabulary) -> Announced | None:
    """The largest number of metrics that the text announces; None where it announces none."""
    announcements = _Announcements(words)
    blocks = (block for block in outline.blocks if not isinstance(block, Table))
    found = (said for block in blocks for said in announcements.within(block.text, block.start))
    return max(found, key=lambda said: said.number, default=None)


class _Announcements:
    """Finds announcements by the words of a vocabulary, which are looked up once."""

    def __init__(self, words: Vocabulary) -> None:
        self._numbers = Numbers.of(words)
        self._leads = frozenset(words.words("announced.leads"))
        self._things = [tuple(thing.split()) for thing in words.words("announced.things")]

    def within(self, text: str, start: int) -> Iterator[Announced]:
        """The announcements in a text that stands at some place."""
        tokens = list(_WORD.finditer(text))
        told = [token[0].casefold() for token in tokens]
        lead = next((place for place, token in enumerate(told) if token in self._leads), len(told))
        for place in range(lead + 1, len(told)):
            number = self._numbers.cardinal(told[place])
            if number is None or not _FEWEST <= number <= _MOST:
                continue
            end = self._end_of_thing(told, place + 1)
            if end is not None:
                yield Announced(number, piece(text, start, begin=tokens[place].start(), end=tokens[end].end()))

    def _end_of_thing(self, told: list[str], behind: int) -> int | None:
        """The last word of what is counted, which stands a few words behind its number."""
        for first in range(behind, min(behind + 1 + _BETWEEN, len(told))):
            for thing in self._things:
                if tuple(told[first : first + len(thing)]) == thing:
                    return first + len(thing) - 1
        return None

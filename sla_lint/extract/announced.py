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
    found = (said for block in outline.blocks if not isinstance(block, Table) for said in _in(block, words))
    return max(found, key=lambda said: said.number, default=None)


def _in(block: object, words: Vocabulary) -> Iterator[Announced]:
    text, start = getattr(block, "text", ""), getattr(block, "start", 0)
    numbers = Numbers.of(words)
    tokens = list(_WORD.finditer(text))
    told = [token[0].casefold() for token in tokens]
    things = [tuple(thing.split()) for thing in words.words("announced.things")]
    leads = frozenset(words.words("announced.leads"))
    for place, token in enumerate(told):
        number = numbers.cardinal(token)
        if number is None or not _FEWEST <= number <= _MOST or leads.isdisjoint(told[:place]):
            continue
        for first in range(place + 1, min(place + 2 + _BETWEEN, len(told))):
            thing = next((thing for thing in things if tuple(told[first : first + len(thing)]) == thing), None)
            if thing is not None:
                begin, end = tokens[place].start(), tokens[first + len(thing) - 1].end()
                yield Announced(number, piece(text, start, begin=begin, end=end))
                break

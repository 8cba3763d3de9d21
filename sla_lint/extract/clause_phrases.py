"""Phrases as data: short patterns of words, found in the words of a sentence.

A phrase is some words in lower case. `word*` stands for all words that begin so, `<n>` for a number, `<many>` for one
above one, `<nth>` for an ordinal above the first, `<year>` for a year, `_` for any one word, `..` for up to three
words, `...` for up to eight, and `{list}` for any phrase of another list. So
"no {stake} ... {bear}" finds "no service credits shall be payable".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sla_lint.extract.clause_numbers import Numbers

_TOKEN = re.compile(r"[^\W_]+|[%£$€]")
_GAPS = {"..": 3, "...": 8}
_ONE = "_"
_KINDS = _NUMBER, _MANY, _NTH, _YEAR = "<n>", "<many>", "<nth>", "<year>"
_YEARS = range(1990, 2100)
_WILD = frozenset((_ONE, *_GAPS))
_SHORTEST_STEM = 2

Span = tuple[int, int]
"""The first word of a hit, and the one behind it."""
Ends = dict[str, tuple[int, ...]]
"""Where the hits of each list end that begin at one word."""


class Phrase(NamedTuple):
    """A phrase of a list, by its elements."""

    name: str
    elements: tuple[str, ...]
    lists: frozenset[str]
    """The lists to which it refers."""
    marks: frozenset[str]
    """Its other elements, less the gaps."""


class Start(NamedTuple):
    """What can begin with a word: lists that have the word itself, and longer phrases.

    A list to which others refer stands before these.
    """

    names: tuple[str, ...]
    phrases: tuple[Phrase, ...]


def tokens_of(text: str) -> list[str]:
    """The words of a text in lower case."""
    return [token.lower() for token in _TOKEN.findall(text)]


def spans_of(text: str) -> list[Span]:
    """Where each word stands in a text."""
    return [match.span() for match in _TOKEN.finditer(text)]


def references(phrases: Iterable[str]) -> set[str]:
    """The lists to which some phrases refer."""
    return {element[1:-1] for phrase in phrases for element in phrase.split() if element[0] == "{"}


class Lexicon:
    """Lists of phrases, by the word with which a phrase can begin."""

    def __init__(self, lists: Mapping[str, Iterable[str]], numbers: Numbers) -> None:
        self._numbers = numbers
        self._lists = {name: [_phrase(name, phrase) for phrase in phrases] for name, phrases in lists.items()}
        self._rank = {name: self._depth(name) for name in self._lists}
        self._starts: dict[str, dict[Phrase, None]] = {}
        for phrases in self._lists.values():
            for phrase in phrases:
                for start in self._starts_of(phrase):
                    self._starts.setdefault(start, {})[phrase] = None
        self._elements = {mark for phrases in self._lists.values() for phrase in phrases for mark in phrase.marks}
        self._marks_of: dict[str, tuple[str, ...]] = {}
        self._by_token: dict[str, Start] = {}

    def hits(self, tokens: list[str]) -> dict[str, list[Span]]:
        """Each list of which some phrase is among the words, with where it is.

        It goes from the last word to the first, so that a phrase that refers to lists finds their hits behind it.
        """
        ends: list[Ends] = [{} for _ in tokens]
        marks = {mark for token in set(tokens) for mark in self._marks(token)}
        seen: set[str] = set()
        for index in range(len(tokens) - 1, -1, -1):
            here = ends[index]
            start = self._beginning_with(tokens[index])
            here.update(dict.fromkeys(start.names, (index + 1,)))
            seen.update(start.names)
            for phrase in start.phrases:
                if phrase.marks <= marks and phrase.lists <= seen:
                    found = tuple(self._ends(phrase.elements, 0, tokens, index, ends))
                    if found:
                        here[phrase.name] = here.get(phrase.name, ()) + found
                        seen.add(phrase.name)
        return _spans(ends)

    def empty(self) -> list[str]:
        """Lists that something refers to and that have no phrase."""
        return sorted(name for name, phrases in self._lists.items() if not phrases)

    def _depth(self, name: str) -> int:
        """How many lists deep a list refers."""
        below = {other for phrase in self._lists.get(name, ()) for other in phrase.lists}
        return 1 + max(map(self._depth, below), default=0)

    def _starts_of(self, phrase: Phrase) -> Iterator[str]:
        first = phrase.elements[0]
        if first[0] != "{":
            yield first
            return
        for other in self._lists.get(first[1:-1], ()):
            yield from self._starts_of(other)

    def _beginning_with(self, token: str) -> Start:
        """What can begin with a word; kept, for a document has few different words."""
        known = self._by_token.get(token)
        if known is None:
            found = dict.fromkeys(phrase for key in self._marks(token) for phrase in self._starts.get(key, ()))
            single = {phrase.name: None for phrase in found if _is_one_word(phrase)}
            longer = [phrase for phrase in found if not _is_one_word(phrase)]
            longer.sort(key=lambda phrase: (self._rank[phrase.name], phrase.name))
            known = self._by_token[token] = Start(tuple(single), tuple(longer))
        return known

    def _marks(self, token: str) -> tuple[str, ...]:
        """The elements of phrases that a word fits; kept, too."""
        known = self._marks_of.get(token)
        if known is None:
            known = self._marks_of[token] = tuple(key for key in self._keys(token) if key in self._elements)
        return known

    def _keys(self, token: str) -> Iterator[str]:
        yield token
        yield from (f"{token[:length]}*" for length in range(_SHORTEST_STEM, len(token) + 1))
        yield from (kind for kind in _KINDS if self._is(kind, token))

    def _is(self, kind: str, token: str) -> bool:
        number = self._numbers.ordinal(token) if kind == _NTH else self._numbers.cardinal(token)
        if number is None or kind == _NUMBER:
            return number is not None
        return number in _YEARS if kind == _YEAR else number > 1

    def _ends(
        self, elements: tuple[str, ...], at: int, tokens: list[str], index: int, ends: list[Ends]
    ) -> Iterator[int]:
        """Where a phrase can end whose rest begins at a word. Of the words that a gap may skip it takes the fewest."""
        if at == len(elements):
            yield index
            return
        element = elements[at]
        gap = _GAPS.get(element)
        if gap is not None:
            for later in range(index, min(index + gap, len(tokens) - 1) + 1):
                found = list(self._ends(elements, at + 1, tokens, later, ends))
                if found:
                    yield from found
                    return
        elif index < len(tokens):
            for after in self._behind(element, tokens, index, ends):
                yield from self._ends(elements, at + 1, tokens, after, ends)

    def _behind(self, element: str, tokens: list[str], index: int, ends: list[Ends]) -> tuple[int, ...]:
        """Where the rest of a phrase can go on behind an element."""
        token = tokens[index]
        if element[0] == "{":
            return ends[index].get(element[1:-1], ())
        if element[0] == "<":
            return (self._behind_number(tokens, index),) if self._is(element, token) else ()
        if element == _ONE:
            return (index + 1,)
        fits = token.startswith(element[:-1]) if element[-1] == "*" else token == element
        return (index + 1,) if fits else ()

    def _behind_number(self, tokens: list[str], index: int) -> int:
        """Behind a number, which may stand twice: "ninety (90)"."""
        again = tokens[index + 1] if index + 1 < len(tokens) else ""
        same = self._numbers.cardinal(again) == self._numbers.cardinal(tokens[index]) is not None
        return index + 2 if same and again.isdecimal() else index + 1


def _is_one_word(phrase: Phrase) -> bool:
    return len(phrase.elements) == 1 and phrase.elements[0][0] not in "{<"


def _phrase(name: str, text: str) -> Phrase:
    elements = tuple(text.split())
    marks = frozenset(element for element in elements if element not in _WILD and element[0] != "{")
    return Phrase(name, elements, frozenset(references([text])), marks)


def _spans(ends: list[Ends]) -> dict[str, list[Span]]:
    """The hits of each list in the order of the text; of those that begin at one word the longest."""
    found: dict[str, list[Span]] = {}
    for index, here in enumerate(ends):
        for name, behind in here.items():
            found.setdefault(name, []).append((index, max(behind)))
    return found

"""The phrases of the vocabulary by which the parts of a text document are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sla_lint.vocabulary import Vocabulary

ROLES = (
    "contact",
    "consequence",
    "price",
    "weight",
    "baseline",
    "stretch",
    "source",
    "frequency",
    "window",
    "formula",
    "method",
    "unit",
    "direction",
    "class",
    "exclusions",
    "breach",
    "standard",
    "target",
    "minimum",
    "limit",
    "metric",
    "degree",
    "name",
    "part",
    "subject",
    "category",
    "definition",
    "owner",
    "due",
    "volume",
    "note",
    "id",
)
"""What a column may hold. Of two phrases of one length in a heading, the one whose role comes first here counts."""

_MARKS = "".join(chr(number) for number in range(128) if not chr(number).isalnum()) + "–—‑‒•·‘“”…→"
_LETTERS = str.maketrans(dict.fromkeys(_MARKS, " ") | {"%": " percent ", "#": " no ", "&": " and ", "'": "", "’": ""})
_NO_PLURALS = ("ss", "us", "is")
_SHORTEST_PLURAL = 4


class Sense(NamedTuple):
    """What a heading says that its column holds, and how many words of it say so."""

    role: str
    length: int


def plain(text: str) -> str:
    """A text as phrases are looked for in it: small singular words with one blank around each, and nothing else."""
    words = text.replace("(s)", "").casefold().translate(_LETTERS).split()
    return f" {' '.join(map(_singular, words))} "


def _singular(word: str) -> str:
    if len(word) < _SHORTEST_PLURAL or word[-1] != "s" or word.endswith(_NO_PLURALS):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


class _Look(NamedTuple):
    """A list as it is looked for: its single words, and its other phrases by their first words."""

    single: frozenset[str]
    first: dict[str, list[str]]

    @classmethod
    def of(cls, phrases: Iterable[str]) -> _Look:
        first: dict[str, list[str]] = {}
        for phrase in phrases:
            words = phrase.split()
            if len(words) > 1:
                first.setdefault(words[0], []).append(phrase)
        return cls(frozenset(phrase.strip() for phrase in phrases if phrase.count(" ") == len("  ")), first)


class Lexicon:
    """Phrases by list, and the sense of headings. Lists are folded once, when they are first asked for."""

    def __init__(self, words: Vocabulary) -> None:
        self.vocabulary = words
        self._phrases: dict[str, tuple[str, ...]] = {}
        self._senses: dict[str, Sense | None] = {}
        self._looks: dict[str, _Look] = {}

    def phrases(self, list_name: str) -> tuple[str, ...]:
        """A list, each phrase as it is looked for."""
        if list_name not in self._phrases:
            self._phrases[list_name] = tuple(map(plain, self.vocabulary.words(list_name)))
        return self._phrases[list_name]

    def says(self, list_name: str, folded: str) -> bool:
        """Whether a folded text has a phrase of a list in it."""
        if list_name not in self._looks:
            self._looks[list_name] = _Look.of(self.phrases(list_name))
        single, first = self._looks[list_name]
        words = set(folded.split())
        if not single.isdisjoint(words):
            return True
        return any(phrase in folded for word in words & first.keys() for phrase in first[word])

    def begins(self, list_name: str, folded: str) -> bool:
        """Whether a folded text begins with a phrase of a list."""
        return folded.startswith(self.phrases(list_name))

    def sense(self, heading: str) -> Sense | None:
        """What a heading says that its column holds."""
        if heading not in self._senses:
            self._senses[heading] = self._sense(plain(heading))
        return self._senses[heading]

    def _sense(self, folded: str) -> Sense | None:
        found = [Sense(role, self._longest(f"column.{role}", folded)) for role in ROLES]
        best = max(found, key=lambda sense: sense.length)  # the first of the longest
        return best if best.length else None

    def _longest(self, list_name: str, folded: str) -> int:
        """The words of the longest phrase of a list in a text."""
        return max((phrase.count(" ") - 1 for phrase in self.phrases(list_name) if phrase in folded), default=0)

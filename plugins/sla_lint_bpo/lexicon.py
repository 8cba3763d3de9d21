"""The words that cannot be measured, ready to be looked for in every text of an agreement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_WORD = re.compile(r"\w+")
_JOINTS = frozenset(" \t\r\n-,/'’")
"""What may stand between two words of a term; what else stands there parts them."""

_WIDEST_JOINT = 40
_TELLING = 5  # letters from which a word is seldom in a text by chance

FIXED = "fixed"
"""The kind of phrases that hide the words in them: "regular business hours" is no regular anything."""

Words = tuple[str, ...]


class Hit(NamedTuple):
    """A term in a text. `term` is its words in lower case with a blank between."""

    kind: str
    term: str
    start: int
    end: int


class Branch:
    """The terms that go on from some words: by the next word, and the kind of the term that ends here."""

    __slots__ = ("branches", "kind")

    def __init__(self) -> None:
        self.branches: dict[str, Branch] = {}
        self.kind = ""

    def grow(self, words: Words, kind: str) -> None:
        """Add a term; one that is there already keeps its kind."""
        branch = self
        for word in words:
            branch = branch.branches.setdefault(word, Branch())
        branch.kind = branch.kind or kind


class Lexicon(NamedTuple):
    """Terms as a tree of words.

    `marks` has one long word of each term; of terms of nothing but short words, `firsts` and `lasts` have two.
    """

    marks: frozenset[str]
    firsts: frozenset[str]
    lasts: frozenset[str]
    root: Branch

    def hits(self, text: str) -> Iterator[Hit]:
        """The terms in a text; of two that overlap the one that begins first, and of these the longest."""
        lowered = text.lower()
        if not self.may_hold(_WORD.findall(lowered)):
            return
        tokens = list(_WORD.finditer(lowered if len(lowered) == len(text) else text))
        index = 0
        while index < len(tokens):
            length, kind = self._at(tokens, index)
            if length and kind != FIXED:
                found = tokens[index : index + length]
                yield Hit(kind, " ".join(token[0] for token in found), found[0].start(), found[-1].end())
            index += length or 1

    def marks_in(self, words: Collection[str]) -> tuple[str, ...]:
        """One word of each term that a text of some words may have in it; a text without any of them has no term."""
        short = not (self.firsts.isdisjoint(words) or self.lasts.isdisjoint(words))
        return tuple((self.marks | self.firsts if short else self.marks).intersection(words))

    def may_hold(self, words: Collection[str]) -> bool:
        """Whether a text of some words may have a term in it: quick, and true too often rather than too seldom."""
        if not self.marks.isdisjoint(words):
            return True
        return not (self.firsts.isdisjoint(words) or self.lasts.isdisjoint(words))

    def _at(self, tokens: list[re.Match[str]], index: int) -> tuple[int, str]:
        """How many words the longest term has that begins with a token, and its kind."""
        branch: Branch | None = self.root.branches.get(tokens[index][0])
        if branch is None or _ends_a_compound(tokens[index]):
            return 0, ""
        length, best = 1, (1 if branch.kind else 0, branch.kind)
        while index + length < len(tokens) and _touch(tokens[index + length - 1], tokens[index + length]):
            branch = branch.branches.get(tokens[index + length][0])
            if branch is None:
                break
            length += 1
            best = (length, branch.kind) if branch.kind else best
        return best


def lexicon(terms: Iterable[tuple[str, Words]]) -> Lexicon:
    """The lexicon of some terms by kind; of a term in two kinds the first counts."""
    root = Branch()
    wanted: dict[Words, None] = {}
    for kind, spellings in terms:
        for words in filter(None, (tuple(_WORD.findall(spelling.lower())) for spelling in spellings)):
            root.grow(words, kind)
            wanted.update({words: None} if kind != FIXED else {})
    marks = _marks(wanted)
    short = [words for words in wanted if marks.isdisjoint(words)]
    return Lexicon(marks, frozenset(words[0] for words in short), frozenset(words[-1] for words in short), root)


def _marks(terms: Iterable[Words]) -> frozenset[str]:
    """Few long words, at least one of each term that has any: short words stand in nearly every text."""
    counts: dict[str, int] = {}
    for word in (word for words in terms for word in words if len(word) >= _TELLING):
        counts[word] = counts.get(word, 0) + 1
    marks: set[str] = set()
    for words in sorted(terms, key=len):
        telling = words if len(words) == 1 else [word for word in words if word in counts]
        if telling and marks.isdisjoint(words):
            marks.add(max(telling, key=lambda word: (counts.get(word, 0), len(word))))
    return frozenset(marks)


def _touch(before: re.Match[str], after: re.Match[str]) -> bool:
    """Whether nothing stands between two tokens that would part a term."""
    return _JOINTS.issuperset(before.string[before.end() : after.start()][:_WIDEST_JOINT])


def _ends_a_compound(token: re.Match[str]) -> bool:
    """Whether the word is the second half of one such as "non-material"."""
    return token.string[token.start() - 1 : token.start()] == "-"

"""The words that cannot be measured, ready to be looked for in every text of an agreement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\w+")
_JOINTS = frozenset(" \t\r\n-,/'’")
"""What may stand between two words of a term; what else stands there parts them."""

_WIDEST_JOINT = 40

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


class Lexicon(NamedTuple):
    """Terms as a tree of words. `marks` has one word of each: a text without any of these has none of the terms."""

    marks: frozenset[str]
    root: Branch

    def hits(self, text: str) -> Iterator[Hit]:
        """The terms in a text; of two that overlap the one that begins first, and of these the longest."""
        lowered = text.lower()
        if self.marks.isdisjoint(_WORD.findall(lowered)):
            return
        tokens = list(_WORD.finditer(lowered if len(lowered) == len(text) else text))
        index = 0
        while index < len(tokens):
            length, kind = self._at(tokens, index)
            if length:
                found = tokens[index : index + length]
                yield Hit(kind, " ".join(token[0] for token in found), found[0].start(), found[-1].end())
            index += length or 1

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
    root, marks = Branch(), set()
    for kind, spellings in terms:
        for words in (_WORD.findall(spelling.lower()) for spelling in spellings):
            branch = root
            for word in words:
                branch = branch.branches.setdefault(word, Branch())
            branch.kind = branch.kind or kind
            marks.add(max(words, key=len, default=""))
    return Lexicon(frozenset(marks), root)


def _touch(before: re.Match[str], after: re.Match[str]) -> bool:
    """Whether nothing stands between two tokens that would part a term."""
    return _JOINTS.issuperset(before.string[before.end() : after.start()][:_WIDEST_JOINT])


def _ends_a_compound(token: re.Match[str]) -> bool:
    """Whether the word is the second half of one such as "non-material"."""
    return token.string[token.start() - 1 : token.start()] == "-"

"""The words that cannot be measured, ready to be looked for in every text of an agreement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\w+")
_JOINTS = frozenset(" \t\r\n-,/'’")
"""What may stand between two words of a term; what else stands there parts them."""

_WIDEST_JOINT = 40

FIXED = "fixed"
"""The kind of phrases that hide the words in them: "regular business hours" is no regular anything."""

Words = tuple[str, ...]


class Hit:
    """A term in a text. `term` is its words in lower case with a blank between."""

    __slots__ = ("end", "kind", "start", "term")

    def __init__(self, kind: str, term: str, start: int, end: int) -> None:
        self.kind = kind
        self.term = term
        self.start = start
        self.end = end


Branch = dict[str, Any]
"""The terms that go on from some words: a branch by each next word, and under `END` the kind of a term that ends."""

END = ""


class Lexicon:
    """Terms as a tree of words, and by the longest word of each."""

    __slots__ = ("by_mark", "root")

    def __init__(self, by_mark: dict[str, list[Words]], root: Branch) -> None:
        self.by_mark = by_mark
        self.root = root

    def hits(self, text: str) -> Iterator[Hit]:
        """The terms in a text; of two that overlap the one that begins first, and of these the longest."""
        lowered = text.lower()
        if not self.marks_in(frozenset(_WORD.findall(lowered))):
            return
        tokens = list(_WORD.finditer(lowered if len(lowered) == len(text) else text))
        index = 0
        while index < len(tokens):
            length, kind = self._at(tokens, index)
            if length and kind != FIXED:
                found = tokens[index : index + length]
                yield Hit(kind, " ".join(token[0] for token in found), found[0].start(), found[-1].end())
            index += length or 1

    def marks_in(self, words: frozenset[str]) -> set[str]:
        """One word of each term that a text of some words may have in it; a text without any of them has no term."""
        marks = self.by_mark.keys() & words
        return {mark for mark in marks if any(map(words.issuperset, self.by_mark[mark]))}

    def _at(self, tokens: list[re.Match[str]], index: int) -> tuple[int, str]:
        """How many words the longest term has that begins with a token, and its kind."""
        branch: Branch | None = self.root.get(tokens[index][0])
        if branch is None or _ends_a_compound(tokens[index]):
            return 0, ""
        length, best = 1, (1, branch[END]) if END in branch else (0, "")
        while index + length < len(tokens) and _touch(tokens[index + length - 1], tokens[index + length]):
            branch = branch.get(tokens[index + length][0])
            if branch is None:
                break
            length += 1
            best = (length, branch[END]) if END in branch else best
        return best


def lexicon(terms: Iterable[tuple[str, Words]]) -> Lexicon:
    """The lexicon of some terms by kind; of a term in two kinds the first counts."""
    root: Branch = {}
    by_mark: dict[str, list[Words]] = {}
    for kind, spellings in terms:
        for words in filter(None, (tuple(_WORD.findall(spelling.lower())) for spelling in spellings)):
            _grow(root, words, kind)
            if kind != FIXED:
                by_mark.setdefault(max(words, key=len), []).append(words)
    return Lexicon(by_mark, root)


def _grow(branch: Branch, words: Words, kind: str) -> None:
    """Add a term; one that is there already keeps its kind."""
    for word in words:
        branch = branch.setdefault(word, {})
    branch.setdefault(END, kind)


def _touch(before: re.Match[str], after: re.Match[str]) -> bool:
    """Whether nothing stands between two tokens that would part a term."""
    return _JOINTS.issuperset(before.string[before.end() : after.start()][:_WIDEST_JOINT])


def _ends_a_compound(token: re.Match[str]) -> bool:
    """Whether the word is the second half of one such as "non-material"."""
    return token.string[token.start() - 1 : token.start()] == "-"

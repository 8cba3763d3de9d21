"""The words of a Markdown paragraph: what stands between its marks, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sla_lint.readers.html import feed_html

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from sla_lint.readers.elements import Elements
    from sla_lint.readers.markdown_places import Placed
    from sla_lint.readers.tracing import Tracer

_MARKS = re.compile(r"[\\`*_~\[\]!<>&\n]")
_SILENT = re.compile(r"\[\^[^\]\s]{1,40}\]|(?<![\[*])\*{2,3}(?![\]*])")
"""Marks of footnotes, and stars that were meant to set words in bold and do not; "[***]" is a gap to fill in."""

_MOST_BRACKETS = 100
"""A paragraph with more is read as it stands: looking for links takes time that grows with their square."""
_WINDOW = 4000
"""How far ahead words are looked for: no address of a link between them is longer."""


def is_plain(text: str) -> bool:
    """Whether a text stands for itself, without any mark."""
    return _MARKS.search(text) is None


class Inlines:
    """Reads paragraphs. `references` are the addresses that the text gives names to."""

    def __init__(self, markdown: MarkdownIt, elements: Elements, tracer: Tracer) -> None:
        self.references: MutableMapping[str, Any] = {}
        self._markdown = markdown
        self._elements = elements
        self._tracer = tracer

    def read(self, placed: Placed) -> None:
        """Tell the words of a paragraph, a heading or a cell."""
        if is_plain(placed.text) or placed.text.count("[") > _MOST_BRACKETS:
            self._words(placed, 0, len(placed.text))
            return
        tokens: list[Token] = []
        self._markdown.inline.parse(placed.text, self._markdown, self.references, tokens)
        self._tokens(tokens, placed)

    def _tokens(self, tokens: Sequence[Token], placed: Placed) -> None:
        position = 0
        for token in tokens:
            position = self._token(token, placed, position)

    def _token(self, token: Token, placed: Placed, position: int) -> int:
        """Tell what a token says, and return where the search for the next may begin."""
        raw = token.markup if token.type == "text_special" else token.content
        start, end = _found(raw, placed.text, position)
        here = placed.place(min(start, len(placed.text)))
        if token.type == "html_inline":
            feed_html(raw, here, self._elements, self._tracer)
        elif token.type == "image":
            self._tracer.image(_shown(token.children or []), here, placed.place(end))
        elif token.type == "hardbreak":
            self._tracer.line_break(here)
        elif token.type == "softbreak":
            self._tracer.words(" ", here, here + 1)
        elif token.type == "text" and end - start == len(raw):
            self._words(placed, start, end)
        elif token.nesting == 1:
            self._elements.start(token.tag, {}, here, here)
        elif token.nesting == -1:
            self._elements.end(token.tag, here)
        else:
            self._tracer.words(token.content, here, placed.place(end))
        return end if end - start == len(raw) else position

    def _words(self, placed: Placed, start: int, end: int) -> None:
        """Words as they stand, without marks that say nothing."""
        for match in _SILENT.finditer(placed.text, start, end):
            if match.start() > start:
                self._tracer.words(placed.text[start : match.start()], placed.place(start), placed.place(match.start()))
            start = match.end()
        if start < end:
            self._tracer.words(placed.text[start:end], placed.place(start), placed.place(end - 1) + 1)


def _found(raw: str, text: str, position: int) -> tuple[int, int]:
    """Where something is said; from here to the end if it is written in another way there."""
    start = text.find(raw, position, position + len(raw) + _WINDOW)
    return (start, start + len(raw)) if start >= 0 else (position, len(text))


def _shown(tokens: Sequence[Token]) -> str:
    return "".join(_shown(token.children) if token.children else token.content for token in tokens)

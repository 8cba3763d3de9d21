"""The reader of Markdown: markdown-it-py finds the blocks, and we their places.

Its tokens are told to the same machine as the tags of a page, so that HTML within Markdown needs no seam.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block import reference

from sla_lint.outline import Unread
from sla_lint.readers.decoding import decoded
from sla_lint.readers.elements import Elements
from sla_lint.readers.html import feed_html
from sla_lint.readers.markdown_inline import Inlines, is_plain
from sla_lint.readers.markdown_places import Placed, SourceLines
from sla_lint.readers.markdown_tables import cells, is_rule, looks_like_rows
from sla_lint.readers.reader import CannotRead
from sla_lint.readers.tracing import Tracer
from sla_lint.syntax import Source, parse_yaml

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    from sla_lint.outline import Outline
    from sla_lint.readers.reader import Changes

_DEEPEST = 100
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:[ \t]*(?:#[^\n]*)?\n)*(?=[\w\"'-]+[ \t]*:)")
_FRONT_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_TITLE = re.compile(r"""^title[ \t]*:[ \t]*["']?(\S.*?)["']?[ \t]*$""", re.MULTILINE | re.IGNORECASE)
_PLAIN_FENCES = frozenset({"", "text", "txt", "plain", "plaintext", "ascii", "table"})
_FOOTNOTE = re.compile(r"^\[\^([^\]\s]{1,40})\]:[ \t]*", re.MULTILINE)
_CHECKBOX = re.compile(r"\[[ xX]\][ \t]+")
_GRID = re.compile(r"\+(?:[-=:]+\+)+[ \t]*\n[ \t]*\|")
_CONTAINERS = re.compile(r"(?:[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t])*[ \t>]*")
_QUOTES = re.compile(r"[ \t>]*")


def read_markdown(data: bytes, changes: Changes) -> Outline:
    """The outline of a Markdown text in GitHub's dialect."""
    text = decoded(data)
    reading = _Reading(text, changes)
    reading.run()
    return reading.tracer.outline("Markdown", text, unread=tuple(reading.unread))


class _Reading:
    """One text on its way from tokens to blocks."""

    def __init__(self, text: str, changes: Changes) -> None:
        self.tracer = Tracer(changes)
        self.unread: list[Unread] = []
        self._text = text
        self._lines = SourceLines(text)
        self._elements = Elements(self.tracer)
        self._markdown = _parser()
        self._inlines = Inlines(self._markdown, self._elements, self.tracer)

    def run(self) -> None:
        source = self._without_front_matter(self._lines.joined)
        tokens = self._markdown.parse(source, self._inlines.references)
        tables = iter([number for number, token in enumerate(tokens) if token.type == "table_close"])
        behind = 0
        for number, token in enumerate(tokens):
            if number >= behind:
                self._token(token)
                behind = next(tables) + 1 if token.type == "table_open" else 0
        self._elements.finish()
        if any(token.level >= _DEEPEST - 1 for token in tokens):
            self.unread.append(Unread("lists or quotes in each other", f"more than {_DEEPEST // 2} levels", grave=True))

    def _without_front_matter(self, source: str) -> str:
        """The text with empty lines in place of the settings on top; their title is a heading."""
        begin = _FRONT_MATTER.match(source)
        end = _FRONT_END.search(source, begin.end()) if begin else None
        if end is None:
            return source
        settings = source[: end.end()]
        _refuse_broken(settings)
        title = _TITLE.search(settings)
        if title:
            number = settings.count("\n", 0, title.start())
            start, stop = (place - title.start() for place in title.span(1))
            self._block("h1", self._lines.line(number, start=start, end=stop))
        return "\n" * settings.count("\n") + source[end.end() :]

    def _token(self, token: Token) -> None:
        lines = range(*token.map) if token.map else range(0)
        if token.type == "table_open":
            self._table(lines, nested=token.level > 0)
        elif token.type == "inline":
            self._paragraph(self._lines.placed(token.content, lines[0]), lines)
        elif token.type == "html_block":
            self._html(lines, nested=token.level > 0)
        elif token.type in ("fence", "code_block"):
            if token.content:
                self._code(token, lines)
        elif token.nesting >= 0:
            here = self._lines.starts[lines[0]]
            attributes = {name: str(value) for name, value in token.attrs.items()}
            self._elements.start(token.tag, attributes, here, here)
        else:
            self._elements.end(token.tag, 0)

    def _block(self, tag: str, placed: Placed) -> None:
        self._elements.start(tag, {}, placed.places[0], placed.places[0])
        self._inlines.read(placed)
        self._elements.end(tag, 0)

    def _paragraph(self, placed: Placed, lines: range) -> None:
        """A paragraph, whose parts may be footnotes; or a table that the standard would not have."""
        if "|" in placed.text and looks_like_rows(placed.text.split("\n")):
            self._table(lines, nested=True)
            return
        if _GRID.match(placed.text):
            self._typed("pre", placed)
            return
        start = match.end() if (match := _CHECKBOX.match(placed.text)) else 0
        for note in _FOOTNOTE.finditer(placed.text):
            if placed.text[start : note.start()].strip():
                self._inlines.read(placed.part(start, note.start()))
            self.tracer.begin(marker=f"[{note[1]}]")
            start = note.end()
        if placed.text[start:].strip():
            self._inlines.read(placed.part(start, len(placed.text)) if start else placed)

    def _html(self, lines: range, *, nested: bool) -> None:
        start, last = self._lines.starts[lines[0]], lines[-1]
        piece = self._text[start : self._lines.starts[last] + len(self._lines.lines[last])]
        if nested:
            piece = "\n".join(_uncontained(line) for line in piece.split("\n"))
        self.unread.extend(feed_html(piece, start, self._elements, self.tracer))

    def _code(self, token: Token, lines: range) -> None:
        """What is set as typed is read as plain text; code of a language is an example, and no term of an agreement."""
        words = token.info.split()
        if words and words[0].lower() not in _PLAIN_FENCES:
            return
        self._typed("pre", self._lines.placed(token.content.removesuffix("\n"), lines[0] + (token.type == "fence")))

    def _typed(self, tag: str, placed: Placed) -> None:
        """Lines without any marks, in an element."""
        self._elements.start(tag, {}, placed.places[0], placed.places[0])
        for start, place, line in zip(placed.starts, placed.places, placed.text.split("\n"), strict=True):
            if start:
                self.tracer.words("\n", place, place)
            self.tracer.words(line, place, place + len(line))
        self._elements.end(tag, 0)

    def _table(self, lines: range, *, nested: bool) -> None:
        """Rows of pipes; the line of hyphens below the first makes it the header."""
        start = self._lines.starts[lines[0]]
        self._elements.start("table", {}, start, start)
        width = 0
        written = [self._lines.lines[number] for number in lines]
        if nested:
            written = [_uncontained(line, first=index == 0) for index, line in enumerate(written)]
        headed = len(written) > 1 and is_rule(written[1])
        for index, (number, line) in enumerate(zip(lines, written, strict=True)):
            if index == 1 and headed:
                continue
            row = cells(line, wanted=width)
            width = width or len(row)
            self._elements.start("tr", {}, start, start)
            for begin, end in row:
                self._cell(self._lines.line(number, start=begin, end=end), header=headed and index == 0)
        self._elements.end("table", 0)

    def _cell(self, placed: Placed, *, header: bool) -> None:
        if not (is_plain(placed.text) and self._elements.plain_cell(placed.text, placed.places[0], header=header)):
            self._block("th" if header else "td", placed)


def _uncontained(line: str, *, first: bool = False) -> str:
    """A line with blanks in place of the marks that put it into a quote or, if it is the first one, an item."""
    marks = (_CONTAINERS if first else _QUOTES).match(line)
    length = marks.end() if marks else 0
    return " " * length + line[length:]


def _parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    markdown.core.ruler.enableOnly(["normalize", "block"])
    markdown.block.ruler.at("reference", _reference)
    return markdown


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's form)
    """A definition of a link's address; a footnote that looks like one is no such."""
    if state.src.startswith("[^", state.bMarks[start] + state.tShift[start]):
        return False
    return reference(state, start, end, silent)


def _refuse_broken(settings: str) -> None:
    """Raise CannotRead where the settings on top are no YAML: where the text begins is anybody's guess."""
    body = "\n".join(["", *settings.splitlines()[1:-1]])
    fault = next(iter(parse_yaml(Source("", body)).faults), None)
    if fault is not None:
        raise CannotRead(f"line {fault.location.line}, in the settings on top: {fault.message}")

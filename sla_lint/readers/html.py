"""The reader of HTML: the standard library's parser with places, in front of a Tracer."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from sla_lint.outline import Unread
from sla_lint.readers.decoding import decoded
from sla_lint.readers.elements import Elements
from sla_lint.readers.html_tags import is_placeholder
from sla_lint.readers.tracing import Tracer

if TYPE_CHECKING:
    from sla_lint.outline import Outline
    from sla_lint.readers.reader import Changes

_ENTITY = re.compile(r"(&#?\w{1,40};?)")
_SILENT = re.compile(r"<!--|<(script|style)(?=[\s/>])", re.IGNORECASE)
_COMMENT_END = re.compile(r"--!?>")
_END_TAGS = {name: re.compile(rf"</{name}[^>]*>", re.IGNORECASE) for name in ("script", "style")}
_DECLARATION = re.compile(r"<[!?][^>]*>|</(?![a-zA-Z])[^>]*>")


def read_html(data: bytes, changes: Changes) -> Outline:
    """The outline of a page. Comments, scripts and what is hidden are left out; links are never followed."""
    text = decoded(data)
    tracer = Tracer(changes)
    elements = Elements(tracer)
    unread = feed_html(text, 0, elements, tracer)
    elements.finish()
    return tracer.outline("HTML", text, unread=unread)


def feed_html(text: str, offset: int, elements: Elements, tracer: Tracer) -> tuple[Unread, ...]:
    """Tell a Tracer what a piece of HTML holds, which stands at an offset of its file; and what is cut off in it."""
    silenced, cut = _silenced(text)
    _Parser(silenced, offset, elements, tracer).run()
    return (Unread(f"all behind an open {cut}", "its end is missing", grave=True),) if cut else ()


def _silenced(text: str) -> tuple[str, str]:
    """The text without comments, scripts and styles, as long as before; and the name of one that does not end.

    The standard parser looks for the end of each of them again and again, which a hostile page can use.
    """
    pieces: list[str] = []
    position = 0
    cut = ""
    while not cut and (match := _SILENT.search(text, position)):
        name = (match[1] or "comment").lower()
        ending = _END_TAGS.get(name, _COMMENT_END).search(text, match.start() + (2 if name == "comment" else 0))
        pieces.append(text[position : match.start()])
        position = ending.end() if ending else len(text)
        pieces.append("<wbr" + " " * (position - match.start() - 5) + ">")
        cut = "" if ending else name
    pieces.append(text[position:])
    silenced = "".join(pieces)
    tagged = silenced.rfind(">") + 1
    return _DECLARATION.sub(_blank, silenced[:tagged]) + silenced[tagged:], cut


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


class _Parser(HTMLParser):
    """Hands tags to the elements, and what stands between them to the tracer."""

    def __init__(self, text: str, offset: int, elements: Elements, tracer: Tracer) -> None:
        super().__init__()
        self._text = text
        self._offset = offset
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._elements = elements
        self._tracer = tracer
        self._read = 0

    def run(self) -> None:
        """Read it all; what follows the last tag is words."""
        self.feed(self._text[: self._text.rfind(">") + 1])
        self.close()
        self._words(len(self._text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if is_placeholder(tag):
            return
        start = self._place()
        self._words(start)
        self._read = start + len(self.get_starttag_text() or "")
        self._elements.start(tag, dict(attrs), start + self._offset, self._read + self._offset)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if not is_placeholder(tag):
            self._elements.end(tag, self._read + self._offset)

    def handle_endtag(self, tag: str) -> None:
        if is_placeholder(tag):
            return
        start = self._place()
        self._words(start)
        self._read = self._text.find(">", start) + 1
        self._elements.end(tag, start + self._offset)

    def set_cdata_mode(self, elem: str, **options: object) -> None:
        """Scripts, which are no markup, are gone already."""

    def _place(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _words(self, end: int) -> None:
        start, self._read = self._read, end
        for index, piece in enumerate(_ENTITY.split(self._text[start:end])):
            place = start + self._offset
            start += len(piece)
            if piece:
                self._tracer.words(unescape(piece) if index % 2 else piece, place, start + self._offset)

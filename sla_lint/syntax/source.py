"""The text of a file, and the places in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sla_lint.guide import Guide

# Editors, git and GitHub agree on these three line breaks. YAML 1.1 also breaks at NEL, LS and PS, so the parser's own
# line numbers are never used.
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


class Source:
    """The text of one file under the name that reports give it (relative, with forward slashes).

    `bom` tells that the file begins with a byte order mark, which is no part of the text. Of a file that is no
    agreement in YAML or JSON but a document for people, `guide` knows the places by the names that people give them.
    """

    __slots__ = ("_starts", "bom", "guide", "name", "text")

    def __init__(self, name: str, text: str, *, bom: bool = False) -> None:
        self.name = name
        self.text = text
        self.bom = bom
        self.guide: Guide | None = None
        self._starts: list[int] | None = None

    @property
    def has_lines(self) -> bool:
        """Whether its lines are those of the file, so that a person with an editor can find them."""
        return self.guide is None or self.guide.lines

    @property
    def line_starts(self) -> list[int]:
        """Offsets of the first character of each line."""
        if self._starts is None:
            self._starts = [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]
        return self._starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both from 1; columns count Unicode characters."""
        starts = self.line_starts
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line (from 1) without its line break."""
        starts = self.line_starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, both from 1."""
        return self.line_starts[line - 1] + column - 1


class Location:
    """A stretch of a source, from `start` up to but not including `end` (offsets in Unicode characters)."""

    __slots__ = ("end", "source", "start")

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source = source
        self.start = start
        self.end = max(start, end)

    @property
    def line(self) -> int:
        """The first line, from 1."""
        return self.source.position(self.start)[0]

    @property
    def column(self) -> int:
        """The first column, from 1, in Unicode characters."""
        return self.source.position(self.start)[1]

    @property
    def end_position(self) -> tuple[int, int]:
        """Line and column just behind the stretch."""
        return self.source.position(self.end)

    @property
    def text(self) -> str:
        """The stretch as it stands in the file."""
        return self.source.text[self.start : self.end]

    @property
    def first_line(self) -> Location:
        """The part of the stretch that stands on its first line."""
        match = _LINE_BREAK.search(self.source.text, self.start, self.end)
        return Location(self.source, self.start, match.start()) if match else self

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Location) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __repr__(self) -> str:
        return f"{self.source.name}:{self.line}:{self.column}"

    @property
    def key(self) -> tuple[str, int, int]:
        """What orders places: the file's name, then the offsets."""
        return self.source.name, self.start, self.end

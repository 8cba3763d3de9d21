"""Places in a Markdown text: from what a token says back to where it stands."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from sla_lint.readers.text_lines import lines_bounds


class Placed(NamedTuple):
    """Words in Markdown, line by line: each line's start in the words, and its place in the file."""

    text: str
    starts: tuple[int, ...]
    places: tuple[int, ...]

    def place(self, position: int) -> int:
        """Where a character of the words stands in the file."""
        line = bisect_right(self.starts, position) - 1
        return self.places[line] + position - self.starts[line]

    def part(self, start: int, end: int) -> Placed:
        """Some of the words, with their places."""
        first = bisect_right(self.starts, start) - 1
        behind = max(bisect_right(self.starts, max(end - 1, start)), first + 1)
        starts = (0, *(line - start for line in self.starts[first + 1 : behind]))
        return Placed(self.text[start:end], starts, (self.place(start), *self.places[first + 1 : behind]))


class SourceLines:
    """The lines of a text as editors count them, which is how markdown-it counts them, too; it takes NUL out."""

    def __init__(self, text: str) -> None:
        bounds = list(lines_bounds(text))
        self.starts = [start for start, _ in bounds]
        self.lines = [text[start:end].replace("\0", "\ufffd") for start, end in bounds]
        self.joined = "\n".join(self.lines)

    def line(self, number: int, *, start: int = 0, end: int | None = None) -> Placed:
        """A stretch of one line."""
        return Placed(self.lines[number][start:end], (0,), (self.starts[number] + start,))

    def placed(self, content: str, first: int) -> Placed:
        """What a token says, whose lines are those from `first` on without what holds them: quotes, items, marks."""
        starts, places = [0], []
        pieces = content.split("\n")
        for number, piece in enumerate(pieces, first):
            starts.append(starts[-1] + len(piece) + 1)
            places.append(self.starts[number] + _column(self.lines[number], piece))
        return Placed(content, tuple(starts[:-1]), tuple(places))


def _column(line: str, piece: str) -> int:
    """Where a piece begins in its line, at whose end it stands; the blanks before it may stand for a tab."""
    found = line.rfind(piece.rstrip())
    return found if found >= 0 else line.rfind(piece.strip()) - len(piece) + len(piece.lstrip())

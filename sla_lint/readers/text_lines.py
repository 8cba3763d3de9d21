"""Lines of a text, each of whose characters knows where it stands in the file."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_TAB = 8


class Stretch(NamedTuple):
    """Words and where they stand; as long as their place, unless an entity was resolved."""

    text: str
    start: int
    end: int

    @property
    def verbatim(self) -> bool:
        """Whether each character stands at a place of its own."""
        return len(self.text) == self.end - self.start


class Line(NamedTuple):
    """A line without its line break. `places` has the offset of each character, and of the end."""

    text: str
    places: Sequence[int]

    def cut(self, start: int, end: int) -> Line:
        """The part of the line between two of its columns, counted from 0, without the blanks around it."""
        text = self.text[start:end]
        ahead = len(text) - len(text.lstrip())
        stop = start + max(ahead, len(text.rstrip()))
        return Line(text.strip(), self.places[start + ahead : stop + 1])

    @property
    def start(self) -> int:
        """Where the line begins in the file."""
        return self.places[0]

    @property
    def end(self) -> int:
        """Where the line ends in the file."""
        return self.places[-1]


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a text, as editors count them."""
    for start, end in lines_bounds(text):
        yield _line(text[start:end], range(start, end + 1))


def lines_bounds(text: str) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends, without its line break."""
    start = 0
    for match in _LINE_BREAK.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def lines_of_stretches(stretches: Sequence[Stretch]) -> Iterator[Line]:
    """The lines of a text that stands in pieces, with marks between them."""
    text = "".join(stretch.text for stretch in stretches)
    places = array("q")
    for stretch in stretches:
        places.extend(range(stretch.start, stretch.end) if stretch.verbatim else [stretch.start] * len(stretch.text))
    places.append(stretches[-1].end if stretches else 0)
    for line in lines_of(text):
        yield Line(line.text, _looked_up(line.places, places))


def _looked_up(inner: Sequence[int], outer: Sequence[int]) -> Sequence[int]:
    return [outer[place] for place in inner] if inner else [outer[0]]


def _line(text: str, places: Sequence[int]) -> Line:
    return _untabbed(text, places) if "\t" in text else Line(text, places)


def _untabbed(text: str, places: Iterable[int]) -> Line:
    """The line with blanks instead of tabs, so that columns line up as they do on a screen."""
    characters: list[str] = []
    found = array("q")
    for character, place in zip(text + "\n", places, strict=True):
        width = _TAB - len(characters) % _TAB if character == "\t" else 1
        characters.extend(" " * width if character == "\t" else character)
        found.extend([place] * width)
    return Line("".join(characters[:-1]), found)

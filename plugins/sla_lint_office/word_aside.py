"""What a Word document holds beside its text, and whether that may hold terms of the agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint import Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_COLUMNS = 63
"""The columns that a table can have, by Word's own limit."""

_HARDLY_ANY_TEXT = 200


class Aside:
    """What was met on the way and is no text: how many pictures, comments and so on."""

    def __init__(self) -> None:
        self.hidden = 0
        self.pictures = 0
        self.comments = 0
        self.imported = 0
        self.cut = 0
        self.embedded: list[str] = []

    def unread(self, characters: int) -> Iterator[Unread]:
        """What the report says of it. Pictures count where there is hardly any text: they may be scanned pages."""
        if self.imported:
            yield Unread(_several(self.imported, "imported document"), _inside(self.imported), grave=True)
        for program in sorted(set(self.embedded)):
            number = self.embedded.count(program)
            yield Unread(_several(number, f"embedded {program} object"), _inside(number), grave=True)
        if self.cut:
            yield Unread(_several(self.cut, "cell"), f"a table has {MOST_COLUMNS} columns at most", grave=True)
        if self.pictures:
            scanned = characters < _HARDLY_ANY_TEXT
            yield Unread(_several(self.pictures, "picture"), "text in pictures cannot be read", grave=scanned)
        if self.hidden:
            yield Unread(_several(self.hidden, "piece", "of hidden text"), "hidden text does not show in print")
        if self.comments:
            yield Unread(_several(self.comments, "comment"), "comments are no part of the agreement")


def _several(number: int, what: str, *more: str) -> str:
    return " ".join((str(number), what if number == 1 else f"{what}s", *more))


def _inside(number: int) -> str:
    return "it is a file inside of the file" if number == 1 else "they are files inside of the file"

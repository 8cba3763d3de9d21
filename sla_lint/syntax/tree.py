"""Values with their places: the tree that every reader hands over, whatever the format."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from sla_lint.syntax.source import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint.syntax.source import Source


class Fault(NamedTuple):
    """What is wrong with a text, and where."""

    message: str
    location: Location


Plain = str | int | Decimal | bool | None


class Node:
    """A value and where it stands."""

    __slots__ = ("end", "source", "start")

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source = source
        self.start = start
        self.end = end

    @property
    def kind(self) -> str:
        """What it is, in words for people."""
        raise NotImplementedError

    @property
    def location(self) -> Location:
        """The place of the value, without the blanks and line breaks that close a block."""
        text = self.source.text
        end = self.end
        while end > self.start and text[end - 1].isspace():
            end -= 1
        return Location(self.source, self.start, end)


class Scalar(Node):
    """One value. `text` is what was written, `value` what YAML 1.2's core schema makes of it.

    Numbers are `int` or `Decimal`, so that 0.1 stays 0.1; dates and times stay text.
    """

    __slots__ = ("text", "value")

    def __init__(self, source: Source, start: int, end: int, text: str, value: Plain) -> None:
        self.source = source  # not by super(): this is done for every value of every file
        self.start = start
        self.end = end
        self.text = text
        self.value = value

    @property
    def kind(self) -> str:
        """What it is, in words for people."""
        if self.value is None:
            return "nothing"
        return f"'{shorten(self.text)}'"

    def locate(self, words: str, *, nth: int = 0) -> Location:
        """The place of the nth occurrence of some words of the value, also where the source breaks a line in them."""
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        text = self.source.text
        for count, match in enumerate(re.finditer(pattern, text[self.start : self.end], re.IGNORECASE)):
            if count == nth:
                return Location(self.source, self.start + match.start(), self.start + match.end())
        return self.location


class Sequence(Node):
    """A list of values."""

    __slots__ = ("items",)

    def __init__(self, source: Source, start: int, end: int, items: list[Node]) -> None:
        super().__init__(source, start, end)
        self.items = items

    @property
    def kind(self) -> str:
        """What it is, in words for people."""
        return "a list"


class Mapping(Node):
    """Named values. The keys keep their places: `keys[name]` is where a name stands."""

    __slots__ = ("keys", "values")

    def __init__(self, source: Source, start: int, end: int) -> None:
        super().__init__(source, start, end)
        self.keys: dict[str, Scalar] = {}
        self.values: dict[str, Node] = {}

    @property
    def kind(self) -> str:
        """What it is, in words for people."""
        return "a group of fields"

    def get(self, name: str) -> Node | None:
        """The value under a name, if there is one."""
        return self.values.get(name)

    def put(self, key: Scalar, value: Node, faults: list[Fault]) -> None:
        """Add a field. A name that stands here already is a fault: to keep either value would hide the other."""
        known = self.keys.get(key.text)
        if known is None or known.start < self.start:  # a name from before the group came by a merge and gives way
            self.keys[key.text] = key
            self.values[key.text] = value
            return
        line, column = self.source.position(known.start)
        name = shorten(key.text)
        faults.append(
            Fault(
                f"'{name}' stands twice in one group, first at line {line}, column {column}; remove one of them",
                key.location,
            )
        )


def plain(node: Node) -> object:
    """The bare Python value of a tree."""
    if isinstance(node, Mapping):
        return {name: plain(value) for name, value in node.values.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.value if isinstance(node, Scalar) else None


def scalars(node: Node) -> Iterator[Scalar]:
    """Every single value of a tree, in the order of the document."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    else:
        assert isinstance(node, Mapping)
        for value in node.values.values():
            yield from scalars(value)


def shorten(text: str, *, at_most: int = 60) -> str:
    """A text cut to a length that fits a message, with an ellipsis where something is left out."""
    text = " ".join(text[: at_most * 4].split())
    return text if len(text) <= at_most else text[: at_most - 1].rstrip() + "…"

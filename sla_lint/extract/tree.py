"""The nodes of a tree that is built from a text document: each points at the words that it was taken from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_lint.syntax.tree import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sla_lint.syntax.source import Source
    from sla_lint.syntax.tree import Plain

_APART = 8
"""Characters that may stand between two cells of a row, such as the bars and blanks of a Markdown table."""


class Piece(NamedTuple):
    """Some words of a document in one line, and the stretch of its text in which they stand."""

    text: str
    start: int
    end: int


def piece(text: str, start: int, *, begin: int = 0, end: int | None = None) -> Piece:
    """The words of a text that stands at `start` in the document, or those from `begin` to `end` of it."""
    words = text[begin:end]
    lead = len(words) - len(words.lstrip())
    first = start + begin + lead
    return Piece(" ".join(words.split()), first, first + len(words.strip()))


def joined(pieces: Iterable[Piece], *, between: str = " ") -> Piece:
    """Pieces as one; it stands where they do if they stand side by side, and else where the first does."""
    filled = [one for one in pieces if one.text]
    end = filled[0].end
    for one in filled[1:]:
        end = one.end if 0 <= one.start - end <= _APART else end
    return Piece(between.join(one.text for one in filled), filled[0].start, end)


def scalar(source: Source, words: Piece) -> Scalar:
    """A text of the document as a value."""
    return Scalar(source, words.start, words.end, words.text, words.text)


def implied(source: Source, value: Plain, words: Piece) -> Scalar:
    """A value that some words of the document amount to: a flag, a number, the name of a class."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return Scalar(source, words.start, words.end, text, value)


def group(source: Source, fields: Iterable[tuple[str, Node | None]], *, heading: Piece | None = None) -> Mapping:
    """Named values, less those that are None.

    The group stands where its `heading` does, else where its values do; a name stands where its value does.
    """
    filled = [(name, node) for name, node in fields if node is not None]
    if heading is None:
        place = min((node.start for _, node in filled), default=0), max((node.end for _, node in filled), default=0)
    else:
        place = heading.start, heading.end
    mapping = Mapping(source, *place)
    for name, node in filled:
        mapping.keys[name] = Scalar(source, node.start, node.end, name, name)
        mapping.values[name] = node
    return mapping


def several(source: Source, nodes: Iterable[Node]) -> Sequence:
    """A list of values; it stands where its first one does."""
    items = list(nodes)
    start, end = (items[0].start, items[0].end) if items else (0, 0)
    return Sequence(source, start, end, items)

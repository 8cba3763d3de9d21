"""The parts of an expression that may each hold targets of their own, with their labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.targets.labels import label_at
from sla_lint.targets.tokens import at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sla_lint.targets.tokens import Token


class Segment:
    """A part of an expression; `title` is what its label was made of, which may hold a bound or a window."""

    __slots__ = ("label", "title", "tokens")

    def __init__(self, label: str | None = None, title: Sequence[Token] = ()) -> None:
        self.label = label
        self.title = [*title]
        self.tokens: list[Token] = []


_ENDS = frozenset({";", "•", "·", "▪", "|"})
_BREAKS = _ENDS | {".", ",", "\n", "and", "or", "/"}  # behind them a label may stand: "P1: 15 min, P2: 1 hr"


def segments(tokens: list[Token], text: str) -> Iterator[Segment]:
    """The parts between semicolons, bullets and ends of sentences, each cut again before every label."""
    segment = Segment()
    index, first = 0, True
    while index < len(tokens):
        token = tokens[index]
        label = label_at(tokens, index, text, first=first)
        if label and _is_empty(segment):  # "P1, P2: 4 hours", "P1: Response: 15 min"
            named = f"{segment.label}, {label.text}" if segment.label else label.text
            segment, index = Segment(named, segment.title + label.tokens), label.end
        elif label:
            yield segment
            segment, index = Segment(label.text, label.tokens), label.end
        elif _ends_part(tokens, index, text):
            yield segment
            segment, index = Segment(), index + 1
        else:
            segment.tokens.append(token)
            index += 1
        first = bool(label) or token.text in _BREAKS
    yield segment


def _is_empty(segment: Segment) -> bool:
    return all(token.text in _BREAKS for token in segment.tokens)


def _ends_part(tokens: list[Token], index: int, text: str) -> bool:
    """Whether a semicolon, a bullet or a full stop ends a part; behind a full stop a capital follows."""
    token = tokens[index]
    if token.text != ".":
        return token.text in _ENDS
    return text[at(tokens, index + 1).start].isupper()

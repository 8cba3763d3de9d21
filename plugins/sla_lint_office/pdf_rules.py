"""Ruled lines: what is drawn straight across or straight down a page, pieces of one line put together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sla_lint_office.pdf_geometry import clusters, nearest, union

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sla_lint_office.pdf_geometry import Box

NEAR = 3.0
"""Coordinates this near to each other are meant to be the same, and ends this near to a line meet it (points)."""
_SHORTEST = 6.0
"""A shorter line is a dash, a dot or a box to tick."""


class Rule(NamedTuple):
    """A line: `at` is its y if it goes across and its x if it goes down, and it reaches from start to end."""

    at: float
    start: float
    end: float


class Rules(NamedTuple):
    """The lines of a page: those that go across, from the top down, and those that go down, from the left."""

    across: list[Rule]
    down: list[Rule]


def rules_of(strokes: Iterable[Box]) -> Rules:
    """The lines that lines and the sides of rectangles make."""
    across: list[Rule] = []
    down: list[Rule] = []
    for box in strokes:
        flat, narrow = box.height <= NEAR, box.width <= NEAR
        if flat or not narrow:
            edges = (box.middle,) if flat else (box.top, box.bottom)
            across += (Rule(edge, box.left, box.right) for edge in edges)
        if narrow or not flat:
            edges = (box.centre,) if narrow else (box.left, box.right)
            down += (Rule(edge, box.top, box.bottom) for edge in edges)
    return Rules(list(_joined(across)), list(_joined(down)))


def _joined(rules: list[Rule]) -> Iterator[Rule]:
    positions = clusters((rule.at for rule in rules), NEAR)
    pieces: defaultdict[float, list[tuple[float, float]]] = defaultdict(list)
    for rule in rules:
        pieces[positions[nearest(rule.at, positions)]].append((rule.start, rule.end))
    for position in positions:
        spans = union(pieces[position], NEAR)
        yield from (Rule(position, *span) for span in spans if span[1] - span[0] >= _SHORTEST)

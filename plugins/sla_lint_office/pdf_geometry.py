"""Boxes on a page, and coordinates that are meant to be the same.

All is in points from the top left corner of the page as a person holds it: `top` is less than `bottom`.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_FAR = 1e6


class Box(NamedTuple):
    """A rectangle on a page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How far it reaches across."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How far it reaches down."""
        return self.bottom - self.top

    @property
    def centre(self) -> float:
        """The x halfway across."""
        return (self.left + self.right) / 2

    @property
    def middle(self) -> float:
        """The y halfway down."""
        return (self.top + self.bottom) / 2

    @property
    def is_drawn(self) -> bool:
        """Whether it has a place at all: damaged files put things at no number, or beyond all paper."""
        return all(-_FAR < side < _FAR for side in self)

    def holds(self, other: Box) -> bool:
        """Whether the other box's centre lies inside."""
        return self.left <= other.centre <= self.right and self.top <= other.middle <= self.bottom

    def meets(self, other: Box) -> bool:
        """Whether the two share an area."""
        across = min(self.right, other.right) > max(self.left, other.left)
        return across and min(self.bottom, other.bottom) > max(self.top, other.top)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around all of some boxes."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def clusters(values: Iterable[float], tolerance: float) -> list[float]:
    """One coordinate for each bunch of coordinates of which each is within the tolerance of the next."""
    bunches: list[list[float]] = []
    for value in sorted(values):
        if bunches and value - bunches[-1][-1] <= tolerance:
            bunches[-1].append(value)
        else:
            bunches.append([value])
    return [sum(bunch) / len(bunch) for bunch in bunches]


def nearest(value: float, coordinates: Sequence[float]) -> int:
    """Which of some sorted coordinates is the nearest to a value."""
    after = bisect_right(coordinates, value)
    beside = [index for index in (after - 1, after) if 0 <= index < len(coordinates)]
    return min(beside, key=lambda index: abs(coordinates[index] - value))


def band(value: float, edges: Sequence[float]) -> int | None:
    """Which of the stretches between neighbouring edges a value lies in."""
    index = bisect_right(edges, value) - 1
    return index if 0 <= index < len(edges) - 1 else None


def union(spans: Iterable[tuple[float, float]], gap: float = 0) -> list[tuple[float, float]]:
    """Stretches of a line, with those made one that meet or are no further apart than the gap."""
    joined: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if joined and start - joined[-1][1] <= gap:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined

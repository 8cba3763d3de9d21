"""The way up of a page: which way its text runs, and all places turned so that it runs from left to right."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sla_lint_office.pdf_geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterable

_CLEAR = 0.6
"""This share of the characters must run one way for it to be the way of the page."""


class Paper(NamedTuple):
    """A box in the file's own places: from the bottom left corner of the paper, however it is turned."""

    left: float
    bottom: float
    right: float
    top: float


class Turn(NamedTuple):
    """A turn of the paper clockwise by some quarters."""

    quarters: int
    paper: Paper

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page when it is upright."""
        width, height = self.paper.right - self.paper.left, self.paper.top - self.paper.bottom
        return (height, width) if self.quarters % 2 else (width, height)

    def upright(self, place: Paper) -> Box:
        """Where a place on the paper is when the page is upright."""
        left, bottom, right, top = place
        paper = self.paper
        if self.quarters == 0:
            return Box(left - paper.left, paper.top - top, right - paper.left, paper.top - bottom)
        if self.quarters == 1:
            return Box(bottom - paper.bottom, left - paper.left, top - paper.bottom, right - paper.left)
        if self.quarters == 2:  # noqa: PLR2004
            return Box(paper.right - right, bottom - paper.bottom, paper.right - left, top - paper.bottom)
        return Box(paper.top - top, paper.right - right, paper.top - bottom, paper.right - left)


def way_up(pairs: Iterable[tuple[Paper, Paper]], otherwise: int) -> int:
    """By how many quarters the paper must be turned for most of its text to run from left to right.

    The pairs are the places of characters that follow each other.
    """
    ways = Counter(way for before, after in pairs if (way := _way(before, after)) is not None)
    if not ways:
        return otherwise
    quarters, votes = ways.most_common(1)[0]
    return quarters if votes >= _CLEAR * ways.total() else otherwise


def _way(before: Paper, after: Paper) -> int | None:
    """Which way a character follows another: to the right, up, to the left, down. None is a leap to elsewhere."""
    across = (after.left + after.right - before.left - before.right) / 2
    up = (after.bottom + after.top - before.bottom - before.top) / 2
    near = max(before.right - before.left, before.top - before.bottom)
    if abs(across) + abs(up) > near:
        return None
    if abs(across) >= abs(up):
        return 0 if across > 0 else 2
    return 1 if up > 0 else 3

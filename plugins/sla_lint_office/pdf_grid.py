"""Grids: ruled lines that cross make a table's cells, merged ones among them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from sla_lint_office.pdf_geometry import Box, band, union
from sla_lint_office.pdf_rules import NEAR, Rule, Rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MAX_PLACES = 20_000
"""More places than any table on a page has: a drawing, or a trap."""
_OUTER = 10.0
"""How far lines must reach beyond the last line that crosses them, for there to be an open column or row (points)."""


Place = tuple[int, int]
"""A row and a column."""


class Span(NamedTuple):
    """The rows and columns of a grid that a cell takes up; `row_end` and `column_end` are the first ones beyond it."""

    row: int
    column: int
    row_end: int
    column_end: int

    def places(self) -> Iterator[Place]:
        """All that it takes up, as pairs of row and column."""
        yield from product(range(self.row, self.row_end), range(self.column, self.column_end))


class Grid(NamedTuple):
    """Lines that cross: `edges` between its columns, `levels` between its rows, and the cell of each place.

    A place that is open to the outside of the table is no cell's.
    """

    edges: tuple[float, ...]
    levels: tuple[float, ...]
    cells: dict[Place, Span]

    @property
    def box(self) -> Box:
        """The whole table."""
        return Box(self.edges[0], self.levels[0], self.edges[-1], self.levels[-1])

    def box_of(self, span: Span) -> Box:
        """Where a cell stands on the page."""
        left, right = self.edges[span.column], self.edges[span.column_end]
        return Box(left, self.levels[span.row], right, self.levels[span.row_end])

    def cell_at(self, across: float, down: float) -> Span | None:
        """The cell at a point of the page."""
        row, column = band(down, self.levels), band(across, self.edges)
        return None if row is None or column is None else self.cells.get((row, column))


def grids_of(rules: Rules) -> list[Grid]:
    """The grids of a page, from the top down; a lone frame is none."""
    found = (_grid(group) for group in _crossing(rules))
    grids = [grid for grid in found if grid and len(set(grid.cells.values())) > 1]
    return sorted(grids, key=lambda grid: (grid.levels[0], grid.edges[0]))


def _crossing(rules: Rules) -> Iterator[Rules]:
    """Lines that hang together."""
    group = list(range(len(rules.across)))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = index = group[group[index]]
        return index

    crossed: dict[int, int] = {}
    heights = [rule.at for rule in rules.across]
    for number, down in enumerate(rules.down):
        first, last = bisect_left(heights, down.start - NEAR), bisect_right(heights, down.end + NEAR)
        met = [i for i in range(first, last) if rules.across[i].start - NEAR <= down.at <= rules.across[i].end + NEAR]
        for other in met:
            crossed[number] = group[root(other)] = root(met[0])
    groups: defaultdict[int, Rules] = defaultdict(lambda: Rules([], []))
    for number, across in enumerate(rules.across):
        groups[root(number)].across.append(across)
    for number, other in crossed.items():
        groups[root(other)].down.append(rules.down[number])
    yield from groups.values()


def _grid(rules: Rules) -> Grid | None:
    across = [*rules.across, *_missing(rules.across, rules.down)]
    down = [*rules.down, *_missing(rules.down, rules.across)]
    edges, levels = sorted({rule.at for rule in down}), sorted({rule.at for rule in across})
    if len(edges) < 2 or len(levels) < 2 or len(edges) * len(levels) > MAX_PLACES:  # noqa: PLR2004
        return None
    walls = _drawn(down, edges, levels)
    floors = {(level, column) for column, level in _drawn(across, levels, edges)}
    spans = _areas(_Lattice(walls, floors), len(levels) - 1, len(edges) - 1)
    cells = {place: span for span in spans for place in span.places()}
    return Grid(tuple(edges), tuple(levels), cells)


def _missing(rules: Sequence[Rule], crossing: Sequence[Rule]) -> Iterator[Rule]:
    """The outer lines that a table with open sides does without: where the lines that cross would need them."""
    if not rules or len(crossing) < 3:  # noqa: PLR2004
        return
    start, end = min(rule.start for rule in rules), max(rule.end for rule in rules)
    for side, outermost in (("start", min(rule.at for rule in rules)), ("end", max(rule.at for rule in rules))):
        reached, times = Counter(round(getattr(rule, side) / NEAR) for rule in crossing).most_common(1)[0]
        at = reached * NEAR
        beyond = outermost - at if side == "start" else at - outermost
        if beyond > _OUTER and times * 2 > len(crossing):
            yield Rule(at, start, end)


def _drawn(rules: Iterable[Rule], positions: Sequence[float], stops: Sequence[float]) -> set[Place]:
    """Which stretches between two stops are drawn, as pairs of the stretch and the line's position."""
    number = {position: index for index, position in enumerate(positions)}
    return {
        (stretch, number[rule.at])
        for rule in rules
        for stretch in range(bisect_left(stops, rule.start - NEAR), bisect_right(stops, rule.end + NEAR) - 1)
    }


class _Lattice(NamedTuple):
    """What is drawn of a grid: walls by row and edge, floors by level and column."""

    walls: set[Place]
    floors: set[Place]

    def neighbours(self, place: Place) -> Iterator[Place]:
        """The places that nothing divides from a place."""
        row, column = place
        if place not in self.walls:
            yield row, column - 1
        if (row, column + 1) not in self.walls:
            yield row, column + 1
        if place not in self.floors:
            yield row - 1, column
        if (row + 1, column) not in self.floors:
            yield row + 1, column


def _areas(lattice: _Lattice, rows: int, columns: int) -> Iterator[Span]:
    """The closed areas of a grid, as cells."""
    waiting = {(row, column): None for row in range(rows) for column in range(columns)}
    while waiting:
        area = {waiting.popitem()[0]}
        frontier = list(area)
        closed = True
        while frontier:
            for place in lattice.neighbours(frontier.pop()):
                if place in waiting:
                    del waiting[place]
                    area.add(place)
                    frontier.append(place)
                elif place not in area:
                    closed = False
        if closed:
            yield from _rectangles(area)


def _rectangles(area: set[Place]) -> Iterator[Span]:
    """The cell that an area makes; one that is no rectangle falls into the stretches of its rows."""
    rows, columns = {row for row, _ in area}, {column for _, column in area}
    if len(rows) * len(columns) == len(area):
        yield Span(min(rows), min(columns), max(rows) + 1, max(columns) + 1)
        return
    for row in sorted(rows):
        stretches = union(((column, column + 1) for other, column in area if other == row))
        yield from (Span(row, int(start), row + 1, int(end)) for start, end in stretches)

"""Stacked rows: several rows between the same two ruled lines, told apart only by blank lines that are level.

Drafts often put all standards of one service into one ruled row. Each standard and its acceptable level begin at the
same height, after a blank line; a cell that runs past those heights (the service itself) belongs to all of the rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_lint_office.pdf_geometry import clusters
from sla_lint_office.pdf_pane import Pane, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sla_lint_office.pdf_lines import Line

_BLANK = 0.5
"""A gap this wide, in heights of the line, is a blank line."""
_LEVEL = 0.5
"""Blocks whose tops differ by no more than this, in heights of the line, begin at the same height."""
_SLACK = 2.6
"""By so much, in heights of the line, may a block reach beyond the height where its neighbours begin, or be off it."""


class _Block(NamedTuple):
    lines: tuple[Line, ...]

    @property
    def top(self) -> float:
        return self.lines[0].box.top

    @property
    def bottom(self) -> float:
        return self.lines[-1].box.bottom


def split(panes: Sequence[Pane]) -> list[Row]:
    """The rows that a ruled row holds; usually that is one."""
    blocks = {id(pane): _blocks(pane) for pane in panes}
    size = max((line.size for pane in panes for line in pane.lines), default=0.0)
    cuts = _cuts([found for found in blocks.values() if found], size)
    if not cuts:
        return [Row(tuple(panes))]
    parts = {id(pane): _parts(pane, blocks[id(pane)], cuts, size) for pane in panes}
    rows = [tuple(parts[id(pane)][number] for pane in panes) for number in range(len(cuts) + 1)]
    whole = {id(pane) for pane in panes}
    own = [row for row in rows if any(pane.lines and id(pane) not in whole for pane in row)]
    return [Row(row, number) for number, row in enumerate(own)]


def _blocks(pane: Pane) -> list[_Block]:
    """The text of a cell, parted at blank lines."""
    blocks: list[list[Line]] = []
    for line in pane.lines:
        if blocks and line.box.top - blocks[-1][-1].box.bottom <= _BLANK * line.size:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return [_Block(tuple(block)) for block in blocks]


def _cuts(cells: list[list[_Block]], size: float) -> list[float]:
    """The heights at which a further row begins: where blocks of two cells or more do, after a blank line."""
    tops = [block.top for cell in cells for block in cell[1:]]
    cuts = []
    for level in clusters(tops, _LEVEL * size):
        starting = [block for cell in cells for block in cell if abs(block.top - level) <= _LEVEL * size]
        after_blank = [top for top in tops if abs(top - level) <= _LEVEL * size]
        if len(starting) > 1 and after_blank and not any(block.lines[0].text[:1].islower() for block in starting):
            cuts.append(level)
    return cuts


def _parts(pane: Pane, blocks: list[_Block], cuts: list[float], size: float) -> list[Pane]:
    """What a cell gives to each of the rows. A cell that runs past their heights is all of the rows' in common."""
    numbers = _numbers(blocks, cuts, size)
    if numbers is None:
        return [pane] * (len(cuts) + 1)
    placed = list(zip(numbers, blocks, strict=True))
    return [
        pane._replace(lines=tuple(line for at, block in placed if at == number for line in block.lines))
        for number in range(len(cuts) + 1)
    ]


def _numbers(blocks: list[_Block], cuts: list[float], size: float) -> list[int] | None:
    """The row that each block of a cell belongs to, or nothing where they do not keep to the rows."""
    slack = _SLACK * size
    off = [abs(block.top - cut) for block, cut in zip(blocks[1:], cuts, strict=False)]
    if len(blocks) == len(cuts) + 1 and max(off) <= slack:
        return list(range(len(blocks)))
    numbers = [sum(cut <= block.top + _LEVEL * size for cut in cuts) for block in blocks]
    below = [block.top - cuts[number - 1] for block, number in zip(blocks, numbers, strict=True) if number]
    beyond = [block.bottom - cuts[number] for block, number in zip(blocks, numbers, strict=True) if number < len(cuts)]
    keeps = any(distance <= slack for distance in below) and all(distance <= slack for distance in beyond)
    return numbers if keeps else None

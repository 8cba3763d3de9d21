"""Several metrics in one row of a table, line by line, and one metric in several rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.extract.grid import lines_of
from sla_lint.extract.levels import is_measured
from sla_lint.extract.lexicon import plain
from sla_lint.extract.tree import joined

if TYPE_CHECKING:
    from sla_lint.extract.found import Found
    from sla_lint.extract.grid import Row
    from sla_lint.extract.layout import Layout
    from sla_lint.extract.lexicon import Lexicon
    from sla_lint.outline import Cell


def unstacked(row: Row, layout: Layout, lexicon: Lexicon) -> list[Row]:
    """A row as several where its cells hold as many levels as names, line by line."""
    level = layout.levels[0].target or layout.levels[0].minimum
    levels = lines_of(row[level.place]) if level is not None else []
    names = [row[column.place] for column in (layout.aside, layout.name) if column is not None]
    if len(levels) <= 1 or not all(_stands_alone(line.text, lexicon) for line in levels):
        return [row]
    if not any(_is_list(cell, len(levels)) for cell in names):
        return [row]
    return [tuple(_line(cell, place, len(levels)) for cell in row) for place in range(len(levels))]


def continued(metric: Found, more: list[Found]) -> Found:
    """A metric with the further level that the row below it adds: 50 % in 4 hours; 100 % in 8 hours."""
    fields = dict(metric.fields)
    for key, words in (more[0].fields if more else {}).items():
        if key == "target" and key in fields and words.text != fields[key].text:
            fields[key] = joined([fields[key], words], between="; ")
        fields.setdefault(key, words)
    return metric._replace(fields=fields)


def _stands_alone(line: str, lexicon: Lexicon) -> bool:
    return is_measured(line) or lexicon.says("level.tolerances", plain(line))


def _is_list(cell: Cell, count: int) -> bool:
    lines = lines_of(cell)
    return len(lines) == count and all(not line.text[0].islower() for line in lines)


def _line(cell: Cell, place: int, count: int) -> Cell:
    lines = lines_of(cell)
    if len(lines) != count:
        return cell
    line = lines[place]
    return cell._replace(text=line.text, start=line.start, end=line.end)

"""Bands of a service credit: tables of what a miss costs, whose first column is the metric that is missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.extract.found import Found
from sla_lint.extract.grid import filled, is_filled, words_of
from sla_lint.extract.levels import is_level
from sla_lint.extract.tree import joined

if TYPE_CHECKING:
    from sla_lint.extract.grid import Grid
    from sla_lint.extract.headers import Column, Header

_UNSURE = 50


def band_metric(grid: Grid, header: Header) -> Found | None:
    """The metric that bands of a credit are about; what is promised is the upper edge of the first band."""
    first = header.columns[0]
    rows = [row for row in grid[header.below :] if is_filled(row[0])]
    levels = [words_of(row[0]) for row in rows]
    if (
        not rows
        or not _costs(header.columns)
        or not first.title.text
        or not all(is_level(words.text) for words in levels)
    ):
        return None
    bands = joined([joined([words_of(cell) for cell in filled(row)], between=": ") for row in rows], between="; ")
    return Found(first.title, "table", _UNSURE, {"target": levels[0], "bands": bands})


def _costs(columns: tuple[Column, ...]) -> bool:
    return columns[0].role == "metric" and columns[1].role == "consequence"

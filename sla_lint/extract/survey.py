"""A table below its headings, as it is asked what its columns hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.extract.grid import is_filled, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sla_lint.extract.grid import Grid
    from sla_lint.extract.headers import Column, Header
    from sla_lint.extract.lexicon import Lexicon

MOST = 0.5
"""The share of a column's cells that tells what it holds."""

_SAMPLE = 300
"""Rows from which it is told what a column holds."""


class Survey:
    """A table with its headings, as the layout is worked out."""

    def __init__(self, grid: Grid, header: Header, lexicon: Lexicon) -> None:
        self.body = grid[header.below :]
        self.columns = header.columns
        self.lexicon = lexicon

    def texts(self, column: Column) -> list[str]:
        """What the filled cells of a column say, in the first rows."""
        return [words_of(row[column.place]).text for row in self.body[:_SAMPLE] if is_filled(row[column.place])]

    def share(self, column: Column, test: Callable[[str], bool]) -> float:
        """The share of a column's filled cells that pass a test."""
        texts = self.texts(column)
        return sum(map(test, texts)) / len(texts) if texts else 0

    def with_role(self, *roles: str) -> list[Column]:
        """The columns whose headings say one of these things."""
        return [column for column in self.columns if column.role in roles]

"""What each row of a table is about: its own name, that of the row above, or words of its standard."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sla_lint.extract.grid import is_filled, words_of
from sla_lint.extract.names import cell_name

if TYPE_CHECKING:
    from sla_lint.extract.grid import Grid, Row
    from sla_lint.extract.layout import Layout
    from sla_lint.extract.tree import Piece
    from sla_lint.outline import Cell

_LONGEST_ASIDE = 16
_LONGEST_LEVEL = 6


class Named(NamedTuple):
    """A row's name, what the name's cell says beyond it, and whether the row only goes on with the one above."""

    name: Piece
    more: Piece | None = None
    continues: bool = False


class RowNames:
    """Names the rows of a table from top to bottom."""

    def __init__(self, rows: Grid, layout: Layout) -> None:
        self.rows = rows
        self.layout = layout
        self._above: Piece | None = None

    def forget(self) -> None:
        """Let no row below take its name from one above."""
        self._above = None

    def of(self, row: Row, index: int) -> Named | None:
        """What a row is about; None where it names nothing and nothing stands above it."""
        cell, aside = row[self.layout.name.place], self._aside(row)
        own = is_filled(cell) and not (index and cell is self.rows[index - 1][self.layout.name.place])
        if own:
            self._above = cell_name(cell)[0]
        if aside is not None and (not own or self._spans(index) or self._told_aside):
            return Named(*cell_name(aside))
        return Named(*cell_name(cell)) if own else self._below(row)

    def _below(self, row: Row) -> Named | None:
        """What a row is about that has no name of its own: its standard, or the same as the row above."""
        level = self.layout.levels[0].target or self.layout.levels[0].minimum
        if level is not None and len(words_of(row[level.place]).text.split()) > _LONGEST_LEVEL:
            return Named(*cell_name(row[level.place]))
        if self._above is None:
            return None
        graded = self.layout.degree is not None and is_filled(row[self.layout.degree.place])
        return Named(self._above, continues=not graded)

    def _aside(self, row: Row) -> Cell | None:
        """The cell whose own words name a metric where the first name spans several."""
        column = self.layout.aside
        return row[column.place] if column is not None and is_filled(row[column.place]) else None

    @cached_property
    def _told_aside(self) -> bool:
        """Whether names span several rows somewhere, and phrases of each row's own stand beside them all."""
        assert self.layout.aside is not None
        phrases = [words_of(row[self.layout.aside.place]).text for row in self.rows]
        short = all(len(phrase.split()) <= _LONGEST_ASIDE and not phrase.endswith(".") for phrase in phrases)
        return short and any(self._spans(index) for index in range(len(self.rows)))

    def _spans(self, index: int) -> bool:
        """Whether the name of a row stands for the one below as well, which has other words of its own."""
        if index + 1 >= len(self.rows) or self.layout.aside is None:
            return False
        name, aside = self.layout.name.place, self.layout.aside.place
        here, below = self.rows[index : index + 2]
        repeated = here[name].text == below[name].text or not is_filled(below[name])
        return repeated and is_filled(below[aside]) and here[aside].text != below[aside].text

"""Rows of a table that hold no metric: titles over groups of rows, headings again, totals, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.extract.grid import filled, words_of
from sla_lint.extract.levels import is_level
from sla_lint.extract.lexicon import plain
from sla_lint.extract.names import bare, cell_name

if TYPE_CHECKING:
    from sla_lint.extract.grid import Row
    from sla_lint.extract.headers import Header
    from sla_lint.extract.layout import Layout
    from sla_lint.extract.lexicon import Lexicon
    from sla_lint.extract.tree import Piece
    from sla_lint.outline import Cell

_LONGEST_TITLE = 90
_FEW_COLUMNS = 3


class Bands:
    """Tells the rows of one table that hold no metric, and what the titles among them say."""

    def __init__(self, header: Header, layout: Layout, lexicon: Lexicon) -> None:
        self.titles = [column.title.text for column in header.columns]
        self.layout = layout
        self.lexicon = lexicon

    def is_furniture(self, row: Row) -> bool:
        """Whether a row is headings again, a total, a note, or empty."""
        cells = filled(row)
        if not cells:
            return True
        same = sum(words_of(cell).text == title for cell, title in zip(row, self.titles, strict=True) if title)
        first = words_of(cells[0]).text
        if same * 2 > len(self.titles) or plain(first) in self.lexicon.phrases("row.totals"):
            return True
        return self.lexicon.begins("row.notes", plain(first)) and (len(cells) == 1 or first.endswith(":"))

    def is_band(self, row: Row) -> bool:
        """Whether a row is a title over those that follow it, or a remark over several columns."""
        if row[0] is row[-1] or self._is_remark(row):
            return True
        return self.layout.levels[0][1:3] != (None, None) and self._is_alone(row, filled(row))

    def title(self, row: Row) -> Piece | None:
        """What a row says that is a title; None for a long remark."""
        cells = filled(row)
        name, _ = cell_name(cells[-1])
        title = bare(cells[-1].text, cells[-1].start)
        short = title if len(title.text) <= _LONGEST_TITLE else name
        return short if len(short.text) <= _LONGEST_TITLE else None

    def _is_remark(self, row: Row) -> bool:
        """Whether one text goes over the columns of both levels."""
        levels = self.layout.levels[0]
        if levels.target is None or levels.minimum is None:
            return False
        return row[levels.target.place] is row[levels.minimum.place]

    def _is_alone(self, row: Row, cells: list[Cell]) -> bool:
        """Whether a title stands alone in its row, or beside nothing but its number."""
        if is_level(words_of(cells[-1]).text) or row.index(cells[-1]) > self.layout.name.place:
            return False
        sign = next((column for column in self.layout.fields if column.role == "id"), None)
        beside = [cell for cell in cells if sign is None or cell is not row[sign.place]]
        return len(cells) == 1 or (len(beside) == 1 and len(row) > _FEW_COLUMNS)

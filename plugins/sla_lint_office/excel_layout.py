"""A sheet written down: what stands where on it becomes headings, paragraphs and tables."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from sla_lint import Draft, Heading
from sla_lint_office.excel_regions import is_title, regions, rows_of
from sla_lint_office.excel_sheet import Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sla_lint import Scribe
    from sla_lint_office.excel_regions import Region
    from sla_lint_office.excel_sheet import Sheet, Span

MAX_PLACES = 400_000
"""The places of the largest table, the empty ones among them."""

TITLE_LEVEL = 2
"""Titles on a sheet are headings below that of the sheet."""

_BARE_NAME = re.compile(r"[^\W\d]\w*(?:\.\w+)*")
_LIKE_A_CELL = re.compile(r"[A-Z]{1,3}\d+|R\d*(C\d*)?|C\d*|TRUE|FALSE", re.IGNORECASE)


def quoted(sheet: str) -> str:
    """The name of a sheet as Excel writes it before the cells: KPIs!, 'Service levels'!."""
    plain = _BARE_NAME.fullmatch(sheet) and not _LIKE_A_CELL.fullmatch(sheet)
    return f"{sheet}!" if plain else "'" + sheet.replace("'", "''") + "'!"


def visible_items(sheet: Sheet) -> tuple[list[Item], list[Item]]:
    """The cells that are to be seen, each as wide and as high as it is merged; and those in hidden rows or columns."""
    rows, columns = sorted(sheet.hidden_rows), sorted(sheet.hidden_columns)
    if not (rows or columns or sheet.merged):
        return sheet.cells, []
    spans = {(span.top, span.left): span for span in sheet.merged}
    items: list[Item] = []
    hidden: list[Item] = []
    for cell in sheet.cells:
        item = _seen(cell, spans.get((cell.row, cell.column)), rows, columns)
        (hidden if item.bottom < item.top or item.right < item.left else items).append(item)
    return items, hidden


def _seen(cell: Item, span: Span | None, rows: Sequence[int], columns: Sequence[int]) -> Item:
    top, left, bottom, right = span or cell[:4]
    return Item(
        top - bisect_left(rows, top),
        left - bisect_left(columns, left),
        bottom - bisect_right(rows, bottom),
        right - bisect_right(columns, right),
        *cell[4:],
    )


def write_down(scribe: Scribe, sheet: str, items: Region) -> list[str]:
    """Write the regions of a sheet down. Returns the ranges that are too large to be read as a table."""
    too_large = []
    for region, following in pairwise([*regions(items), []]):
        if len({item.left for item in region}) == 1:
            _paragraphs(scribe, region, following)
        elif len(places := _Places(region)) > MAX_PLACES:
            too_large.append(f"{quoted(sheet)}{places.name(0, 0)}:{places.name(-1, -1)}")
        else:
            scribe.table(_drafts(region, places, quoted(sheet)), caption=_caption(scribe))
    return too_large


def _paragraphs(scribe: Scribe, region: Region, following: Region) -> None:
    for item in region:
        title = item.bold or (item is region[-1] and _is_above(item, following, 2 if len(region) == 1 else 1))
        if title and is_title(item.text):
            scribe.heading(item.text, TITLE_LEVEL)
        elif item.text:
            scribe.paragraph(item.text)


def _is_above(item: Item, following: Region, rows: int) -> bool:
    """Whether a table begins at most so many rows below a cell."""
    is_table = len({other.left for other in following}) > 1
    return is_table and 0 < following[0].top - item.bottom <= rows


class _Places:
    """The places of a table: the rows and columns in which its cells begin. What is merged over others repeats them."""

    def __init__(self, region: Region) -> None:
        rows, columns = {item.top: item.row for item in region}, {item.left: item.column for item in region}
        self.tops, self.lefts = sorted(rows), sorted(columns)
        self._rows = [str(rows[top]) for top in self.tops]
        self._columns = [get_column_letter(columns[left]) for left in self.lefts]

    def __len__(self) -> int:
        return len(self.tops) * len(self.lefts)

    def name(self, row: int, column: int) -> str:
        """The name of the cell at a place."""
        return self._columns[column] + self._rows[row]


def _drafts(region: Region, places: _Places, sheet: str) -> list[list[Draft]]:
    """The table: a draft for each cell, in each place over which it is merged, and one for each that is empty."""
    headers = _header_rows(region)
    rows = {top: place for place, top in enumerate(places.tops)}
    columns = {left: place for place, left in enumerate(places.lefts)}
    grid: list[list[Draft | None]] = [[None] * len(columns) for _ in rows]
    for item in region:
        row, column = rows[item.top], columns[item.left]
        draft = grid[row][column] = Draft(item.text, sheet + places.name(row, column), header=row < headers)
        if item.bottom > item.top or item.right > item.left:
            _repeat(
                draft,
                grid[row : bisect_right(places.tops, item.bottom)],
                column,
                bisect_right(places.lefts, item.right),
            )
    return [
        [
            draft or Draft("", sheet + places.name(row, column), header=row < headers)
            for column, draft in enumerate(drafts)
        ]
        for row, drafts in enumerate(grid)
    ]


def _repeat(draft: Draft, rows: Iterable[list[Draft | None]], first: int, end: int) -> None:
    for row in rows:
        row[first:end] = [draft] * (end - first)


def _header_rows(region: Region) -> int:
    """How many rows at the top of a table are bold, where others are not."""
    bold = [all(item.bold for item in row) for row in rows_of(region)]
    return bold.index(False) if False in bold else 0


def _caption(scribe: Scribe) -> str:
    """The title right above a table. The heading of the sheet itself is none."""
    above = scribe.blocks[-1]
    return above.text if isinstance(above, Heading) and above.level == TITLE_LEVEL else ""

"""A sheet of a workbook, cell by cell: openpyxl's parser, asked for no more than a person sees on the sheet.

One pass gives both the values and the formulas that have none, for which openpyxl's own loader has to run twice; and
only cells that are stored are met, however far away one of them stands.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from io import BytesIO
from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet._reader import COL_TAG, FORMULA_TAG, ROW_TAG, WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from sla_lint_office.excel_workbook import PLAIN, TRUE, Style, Workbook, damage_told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

MAX_CELLS = 200_000
MAX_CHARACTERS = 20_000_000
"""How much is read of a workbook: a text that is stored once can be shown in a thousand cells."""

LAST_COLUMN = 16_384

_MERGED_TAG = f"{{{SHEET_MAIN_NS}}}mergeCell"
_ESCAPED = re.compile(r"_x(?![Dd][89A-Fa-f])([0-9A-Fa-f]{4})_")
_UNSTYLED = Style(PLAIN)


class Shown(NamedTuple):
    """A cell that shows something. A formula whose value is not stored shows an empty text, and still has its place."""

    row: int
    column: int
    text: str
    bold: bool


class Span(NamedTuple):
    """A range of cells."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet:
    """What a sheet shows, and which cells could not be shown.

    `uncomputed` are formulas without a stored value, `damaged` are cells whose value makes no sense, `masked` are
    values that their format keeps out of sight. `stopped` is the row at which reading stopped, if there was too much.
    """

    def __init__(self) -> None:
        self.cells: list[Shown] = []
        self.merged: list[Span] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.uncomputed: list[str] = []
        self.damaged: list[str] = []
        self.masked: list[str] = []
        self.stopped: int | None = None


class Allowance:
    """How much may still be read of a workbook."""

    def __init__(self, cells: int = MAX_CELLS, characters: int = MAX_CHARACTERS) -> None:
        self.cells = cells
        self.characters = characters

    def takes(self, text: str) -> bool:
        """Whether one more cell with this text may be read."""
        self.cells -= 1
        self.characters -= len(text)
        return self.cells >= 0 and self.characters >= 0


def read_sheet(data: bytes, workbook: Workbook, allowance: Allowance) -> Sheet:
    """What a sheet shows, from the bytes of its part."""
    sheet = Sheet()
    with damage_told():
        parser = _Parser(data, workbook, sheet)
        for row, cells in parser.rows():
            if not all(_add(sheet, workbook, cell, allowance) for cell in cells):
                sheet.stopped = row
                break
    return sheet


def has_content(data: bytes, workbook: Workbook) -> bool:
    """Whether a sheet holds anything."""
    sheet = Sheet()
    with damage_told():
        return any(cells for _, cells in _Parser(data, workbook, sheet).rows())


class _Parser(WorkSheetParser):
    """openpyxl's parser of a sheet, which keeps numbers as they are stored, and knows a formula without a value."""

    def __init__(self, data: bytes, workbook: Workbook, sheet: Sheet) -> None:
        super().__init__(BytesIO(data), workbook.texts, data_only=True)
        self.sheet = sheet

    def rows(self) -> Iterator[tuple[int, list[dict[str, Any]]]]:
        """The rows that hold something, each with its cells; what else the sheet says of rows and columns is noted."""
        for _, element in iterparse(self.source):
            if element.tag == ROW_TAG:
                row, cells = self.parse_row(element)
                if element.get("hidden") in TRUE:
                    self.sheet.hidden_rows.add(row)
                if filled := [cell for cell in cells if cell]:
                    yield row, filled
                element.clear()
            elif element.tag == _MERGED_TAG:
                self._note_merged(element)
            elif element.tag == COL_TAG and element.get("hidden") in TRUE:
                first, last = int(element.get("min", 1)), int(element.get("max", 0))
                self.sheet.hidden_columns.update(range(first, min(last, LAST_COLUMN) + 1))

    def parse_cell(self, element: Element) -> dict[str, Any]:
        """The cell, or an empty mapping where it shows nothing."""
        if not len(element):
            return {}
        try:
            cell: dict[str, Any] = super().parse_cell(element)
            sound = not isinstance(cell["value"], int | float) or isfinite(cell["value"])
        except Exception:  # openpyxl raises whatever its converters raise
            sound = False
        if not sound:
            self.sheet.damaged.append(element.get("r", f"row {self.row_counter}"))
            return {}
        if cell["value"] not in (None, ""):
            return cell
        if element.find(FORMULA_TAG) is None or element.get("t") == "str":
            return {}
        return cell

    def _note_merged(self, element: Element) -> None:
        left, top, right, bottom = range_boundaries(element.get("ref", ""))
        if None not in (left, top, right, bottom):
            self.sheet.merged.append(Span(top, left, bottom, right))  # type: ignore[arg-type]


def _add(sheet: Sheet, workbook: Workbook, cell: dict[str, Any], allowance: Allowance) -> bool:
    row, column, value, place = cell["row"], cell["column"], cell["value"], cell["style_id"]
    style = workbook.styles[place] if place < len(workbook.styles) else _UNSTYLED
    text = _shown(value, cell["data_type"], style)
    if not allowance.takes(text):
        return False
    if value is None:
        sheet.uncomputed.append(f"{get_column_letter(column)}{row}")
    elif not text and str(value).strip():
        sheet.masked.append(f"{get_column_letter(column)}{row}")
    if text or value is None:
        sheet.cells.append(Shown(row, column, text, style.bold))
    return True


def _shown(value: object, kind: str, style: Style) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case int() | float():
            return style.format.show(value)
        case date() | datetime() | time() | timedelta() if style.format.is_date:
            return style.format.show(to_excel(value))  # type: ignore[no-untyped-call]
        case str() if kind != "e":
            return style.format.show_text(_unescaped(value)).strip()
        case _:
            return str(value)


def _unescaped(text: str) -> str:
    """A text with its line breaks as they are meant; Excel writes signs that XML cannot hold as "_x000D_"."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text

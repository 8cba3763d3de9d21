"""A sheet of a workbook, cell by cell, as far as a person sees it.

openpyxl's own pass over a sheet drops the stored value of a formula or the formula itself, makes a number a date before
anybody has seen its format, and fails as a whole where one cell is damaged. This one meets only cells that are stored,
however far away one of them stands.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from openpyxl.utils import column_index_from_string, get_column_letter, range_boundaries
from openpyxl.utils.datetime import from_ISO8601, to_excel
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from sla_lint_office.excel_formats import parse_format
from sla_lint_office.excel_workbook import PLAIN_STYLE, TRUE, damage_told, text_of, unescaped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from sla_lint_office.excel_workbook import Style, Workbook

MAX_CELLS = 200_000
MAX_CHARACTERS = 20_000_000
"""How much is read of a workbook: a text that is stored once can be shown in a thousand cells."""

LAST_COLUMN = 16_384

_ROW, _COLUMNS, _MERGED, _VALUE, _FORMULA, _INLINE = (
    f"{{{SHEET_MAIN_NS}}}{name}" for name in ("row", "col", "mergeCell", "v", "f", "is")
)
_TEXTS = ("s", "str", "inlineStr")
_DATE = parse_format("yyyy-mm-dd")
_PRECISION = Context(prec=15, rounding=ROUND_HALF_UP)
_LARGEST = 308
"""The power of ten of the largest number."""


class Item(NamedTuple):
    """A cell that shows something, or a merged range, with the rows and columns over which it extends.

    These count only what is to be seen, once the layout is known; `row` and `column` are those of its address. A
    formula without a stored value and a damaged cell show an empty text, and still have their places.
    """

    top: int
    left: int
    bottom: int
    right: int
    text: str
    bold: bool
    row: int
    column: int


class Span(NamedTuple):
    """A range of cells."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet:
    """What a sheet shows, and which cells could not be shown.

    `damaged` are cells whose value makes no sense, `masked` are values that their format keeps out of sight. `stopped`
    is the row at which reading stopped, if there was too much.
    """

    def __init__(self) -> None:
        self.cells: list[Item] = []
        self.merged: list[Span] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.damaged: list[str] = []
        self.masked: list[str] = []
        self.stopped: int | None = None


class Allowance:
    """How much may still be read of a workbook."""

    def __init__(self) -> None:
        self.cells = MAX_CELLS
        self.characters = MAX_CHARACTERS

    def takes(self, text: str) -> bool:
        """Whether one more cell with this text may be read."""
        self.cells -= 1
        self.characters -= len(text)
        return self.cells >= 0 and self.characters >= 0


def read_sheet(data: bytes, workbook: Workbook, allowance: Allowance) -> Sheet:
    """What a sheet shows, from the bytes of its part."""
    sheet = Sheet()
    with damage_told():
        for row, element in _rows(data, sheet):
            if not _read_row(sheet, workbook, allowance, row, element):
                sheet.stopped = row
                break
    return sheet


def has_content(data: bytes, workbook: Workbook) -> bool:
    """Whether a sheet holds anything."""
    with damage_told():
        sheet, allowance = Sheet(), Allowance()
        for row, element in _rows(data, sheet):
            _read_row(sheet, workbook, allowance, row, element)
            if sheet.cells or sheet.damaged:
                return True
    return False


def _rows(data: bytes, sheet: Sheet) -> Iterator[tuple[int, Element]]:
    """The rows of a sheet; what else it says of rows and columns is noted."""
    row = 0
    for _, element in iterparse(BytesIO(data)):
        if element.tag == _ROW:
            row = int(float(element.get("r", row + 1)))
            if element.get("hidden") in TRUE:
                sheet.hidden_rows.add(row)
            yield row, element
            element.clear()
        elif element.tag == _MERGED:
            left, top, right, bottom = (bound or 0 for bound in range_boundaries(element.get("ref", "")))
            sheet.merged.append(Span(top, left, bottom, right))
        elif element.tag == _COLUMNS and element.get("hidden") in TRUE:
            first, last = int(element.get("min", 1)), int(element.get("max", 0))
            sheet.hidden_columns.update(range(first, min(last, LAST_COLUMN) + 1))


def _read_row(sheet: Sheet, workbook: Workbook, allowance: Allowance, row: int, element: Element) -> bool:
    """Add what the cells of a row show, unless there is too much."""
    column = 0
    for cell in element:
        reference = cell.get("r", "")
        try:
            column = _column(reference) if reference else min(column + 1, LAST_COLUMN)
        except ValueError:
            sheet.damaged.append(reference)
            continue
        if len(cell) and not _read_cell(sheet, workbook, allowance, (row, column), cell):
            return False
    return True


def _column(reference: str) -> int:
    column: int = column_index_from_string(reference.rstrip("0123456789"))
    if column > LAST_COLUMN:
        raise ValueError(reference)
    return column


def _read_cell(sheet: Sheet, workbook: Workbook, allowance: Allowance, place: tuple[int, int], cell: Element) -> bool:
    """Add what a cell shows, unless there is too much. A value that cannot be shown leaves its place empty."""
    try:
        style = workbook.style(cell.get("s"))
        raw = _raw(cell, workbook.texts)
        text = _shown(raw, cell.get("t"), style)
    except (ValueError, IndexError, TypeError, ArithmeticError):
        sheet.damaged.append(_name(place))
        raw, text, style = None, "", PLAIN_STYLE
    else:
        if raw is None and not _is_uncomputed(cell):
            return True
    if not allowance.takes(text):
        return False
    if text or raw is None:
        sheet.cells.append(Item(*place, *place, text, style.bold, *place))
    elif str(raw).strip():
        sheet.masked.append(_name(place))
    return True


def _name(place: tuple[int, int]) -> str:
    return f"{get_column_letter(place[1])}{place[0]}"


def _is_uncomputed(cell: Element) -> bool:
    """Whether a cell without a value holds a formula; one that comes to an empty text has no value to store."""
    return cell.find(_FORMULA) is not None and cell.get("t") != "str"


def _raw(cell: Element, texts: list[str]) -> str | Decimal | None:
    """What is stored: a number, or the words of a text; None where there is nothing."""
    kind, value = cell.get("t"), cell.findtext(_VALUE)
    if not value:
        inline = cell.find(_INLINE) if kind == "inlineStr" else None
        return None if inline is None else text_of(inline)
    match kind:
        case None | "n":
            return _number(value)
        case "s":
            return texts[int(value)]
        case "str":
            return unescaped(value)
        case "b":
            return "TRUE" if value in TRUE else "FALSE"
        case "d":
            return _number(str(to_excel(from_ISO8601(value))))  # type: ignore[no-untyped-call]
        case _:
            return value


def _number(value: str) -> Decimal:
    """A number, with the fifteen digits that Excel keeps."""
    number = _PRECISION.create_decimal(value)
    if not number.is_finite() or number.adjusted() > _LARGEST:
        raise ValueError(value)
    return number


def _shown(raw: str | Decimal | None, kind: str | None, style: Style) -> str:
    if isinstance(raw, str):
        return style.format.show_text(raw).strip() if kind in _TEXTS else raw
    if raw is None:
        return ""
    return style.format.show(raw) if kind != "d" or style.format.is_date else _DATE.show(raw)

"""Workbooks for tests: real ones by openpyxl, and raw ones for what openpyxl does not write."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from openpyxl import Workbook

from sla_lint import Outline, Table
from sla_lint_office.excel import read_excel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = f'<Relationships xmlns="{_PACKAGE}/relationships">%s</Relationships>'
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def saved(workbook: Workbook) -> bytes:
    """The bytes of a workbook's file."""
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def workbook(sheets: Mapping[str, Iterable[Iterable[object]]]) -> Workbook:
    """A workbook with some rows of values on each sheet."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return made


def relation(number: int, kind: str, target: str) -> str:
    """A relationship from one part to another."""
    return f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def raw_parts(rows: str = "", *, before: str = "", after: str = "", state: str = "visible") -> dict[str, str]:
    """The parts of a workbook of one sheet, KPIs, with its rows in XML and what stands before and after them."""
    sheet = f'<sheet name="KPIs" sheetId="1" state="{state}" r:id="rId1"/>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{WORKBOOK}"/></Types>',
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{_OFFICE}"><sheets>{sheet}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _RELATIONS % relation(1, "worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>",
    }


def related(*relations: str) -> str:
    """A part of relationships."""
    return _RELATIONS % "".join(relations)


def zipped(parts: Mapping[str, str]) -> bytes:
    """A package of parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def outline(source: Workbook | Mapping[str, str]) -> Outline:
    """A workbook, or the parts of one, as it is read."""
    return read_excel(saved(source) if isinstance(source, Workbook) else zipped(source), "final")


def words(read: Outline) -> list[object]:
    """What was read, without places: tables as rows of texts, other blocks as their kind and text."""
    return [
        [[cell.text for cell in row] for row in block.rows]
        if isinstance(block, Table)
        else (type(block).__name__, block.text)
        for block in read.blocks
    ]


def cells(read: Outline) -> dict[str, str]:
    """The texts of the cells of all tables, by their addresses."""
    tables = [block for block in read.blocks if isinstance(block, Table)]
    return {cell.address: cell.text for table in tables for row in table.rows for cell in row}

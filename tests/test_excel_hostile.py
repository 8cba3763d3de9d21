"""Files that are damaged, of another kind, or made to do harm."""

import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from openpyxl.styles import Font

from sla_lint import CannotRead, Outline, Unread
from sla_lint_office import excel_workbook
from sla_lint_office.excel import read_excel
from sla_lint_office.package import open_package
from workbooks import MAIN, cells, outline, raw_parts, related, relation, saved, words, workbook, zipped

SHEET = "xl/worksheets/sheet1.xml"
CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'


def refusal(parts: dict[str, str]) -> str:
    with pytest.raises(CannotRead) as caught:
        outline(parts)
    return str(caught.value)


def test_other_files_are_refused_with_what_to_do():
    with pytest.raises(CannotRead, match="encrypted; open it with its password"):
        read_excel(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "final")
    with pytest.raises(CannotRead, match=re.escape("an old Excel workbook (.xls)")):
        read_excel(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "final")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"[Content_Types].xml": CONTENT_TYPES.format(""), "xl/workbook.xml": None}, "this is no Excel workbook"),
        (
            {"[Content_Types].xml": CONTENT_TYPES.format(""), "xl/workbook.xml": None, "xl/workbook.bin": "x"},
            "a binary Excel workbook (.xlsb)",
        ),
        ({"xl/workbook.xml": None}, "its part 'xl/workbook.xml' is missing"),
        ({"[Content_Types].xml": None}, "its part '[Content_Types].xml' is missing"),
        ({"xl/workbook.xml": '<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'}, "Strict Open XML"),
        ({"xl/workbook.xml": "<workbook>"}, "the workbook is damaged"),
        ({"xl/workbook.xml": f"<workbook {MAIN}><sheets><sheet/></sheets></workbook>"}, "the workbook is damaged"),
        ({SHEET: f"<worksheet {MAIN}><sheetData><row>"}, "the workbook is damaged"),
        ({SHEET: f'<worksheet {MAIN}><sheetData><row r="x"/></sheetData></worksheet>'}, "the workbook is damaged"),
        ({SHEET: f'<worksheet {MAIN}><mergeCell ref="?"/></worksheet>'}, "the workbook is damaged"),
        ({SHEET: f'<!DOCTYPE x [<!ENTITY a "a">]><worksheet {MAIN}/>'}, "declares a document type"),
    ],
)
def test_workbooks_that_are_none_are_refused_in_a_sentence(changes: dict[str, str | None], message: str):
    parts = raw_parts() | changes
    assert message in refusal({name: content for name, content in parts.items() if content is not None})


def test_a_workbook_whose_type_is_not_stated_is_read():
    parts = raw_parts('<row><c t="str"><v>KPI</v></c><c><v>1</v></c></row>')
    assert words(outline(parts | {"[Content_Types].xml": CONTENT_TYPES.format("")})) == [
        ("Heading", "KPIs"),
        [["KPI", "1"]],
    ]


@pytest.mark.parametrize("lost", [SHEET, "xl/_rels/workbook.xml.rels"])
def test_a_sheet_that_is_missing_is_named(lost: str):
    parts = raw_parts()
    del parts[lost]
    assert outline(parts).unread == (
        Unread("sheet 'KPIs'", "missing from the file; open the file in Excel and save it", grave=True),
    )


def test_shared_parts_that_are_missing_leave_numbers_bare_and_texts_damaged():
    parts = raw_parts('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.7</v></c></row>')
    parts["xl/_rels/workbook.xml.rels"] = related(
        relation(1, "worksheet", "worksheets/sheet1.xml"),
        relation(2, "styles", "styles.xml"),
        relation(3, "sharedStrings", "sharedStrings.xml"),
    )
    read = outline(parts)
    assert cells(read) == {"KPIs!A1": "", "KPIs!B1": "0.7"}
    assert [item.what for item in read.unread] == ["cell KPIs!A1"]


def test_a_lack_of_memory_is_no_damage(monkeypatch):
    def exhausted(_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(excel_workbook, "fromstring", exhausted)
    with pytest.raises(MemoryError):
        read_excel(zipped(raw_parts()), "final")


def test_warnings_of_the_library_do_not_come_through():
    parts = raw_parts() | {"xl/_rels/workbook.xml.rels": related('<Relationship Id="rId1" Target="x" Nonsense="1"/>')}
    assert [item.what for item in outline(parts).unread] == ["sheet 'KPIs'"]


def rich_workbook() -> bytes:
    book = workbook({"KPIs": [("Levels",), ("KPI", "Target"), ("AHT", 0.7), ("FCR", "=1+1")], "Old": [("x", 1)]})
    book["KPIs"]["B3"].number_format = "0.0%"
    book["KPIs"]["A2"].font = Font(bold=True)
    book["KPIs"].merge_cells("A1:B1")
    book["KPIs"].row_dimensions[4].hidden = True
    book["Old"].sheet_state = "hidden"
    return saved(book)


WHOLE = rich_workbook()
PARTS = {name: open_package(WHOLE).read(name) for name in open_package(WHOLE).names}
READ_PARTS = [name for name in PARTS if not name.startswith("docProps") and "theme" not in name]
CHANGES = some.lists(
    some.tuples(some.floats(0, 0.9999), some.sampled_from((b"", b"<", b"\0", b"9", b'"', b"-1", b"/>", b"\xff"))),
    min_size=1,
    max_size=4,
)


def mutated(data: bytes, changes: list[tuple[float, bytes]]) -> bytes:
    for where, what in changes:
        place = int(where * len(data))
        data = data[:place] + what + data[place + 1 :]
    return data


def read_or_refuse(data: bytes) -> None:
    try:
        assert isinstance(read_excel(data, "final"), Outline)
    except CannotRead as error:
        assert str(error)  # noqa: PT017 (either end is right)


@settings(max_examples=300, deadline=None)
@given(CHANGES)
def test_a_file_with_bytes_gone_wrong_is_read_or_refused(changes: list[tuple[float, bytes]]):
    read_or_refuse(mutated(WHOLE, changes))


@settings(max_examples=300, deadline=None)
@given(some.sampled_from(READ_PARTS), CHANGES)
def test_a_part_with_bytes_gone_wrong_is_read_or_refused(name: str, changes: list[tuple[float, bytes]]):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for part, content in PARTS.items():
            archive.writestr(part, mutated(content, changes) if part == name else content)
    read_or_refuse(buffer.getvalue())

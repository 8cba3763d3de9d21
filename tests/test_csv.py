import re

import pytest

from sla_lint import CannotRead, Cell, Heading, Outline, Paragraph, Table
from sla_lint.readers import csv as csv_reader
from sla_lint.readers.csv import read_csv


def read(text: str) -> Outline:
    outline = read_csv(text.encode(), "final")
    for block in outline.blocks:
        for cell in [cell for row in block.rows for cell in row] if isinstance(block, Table) else [block]:
            stretch = outline.text[cell.start : cell.end]
            assert cell.text == stretch.replace('""', '"').replace("\r\n", "\n").replace("\r", "\n")
    return outline


def words(outline: Outline) -> list[object]:
    """What was read, without places."""
    return [
        [[cell.text for cell in row] for row in block.rows]
        if isinstance(block, Table)
        else (type(block).__name__, block.text, block.level)
        for block in outline.blocks
    ]


def test_a_table_is_read_with_the_place_of_each_cell():
    outline = read("KPI,Target\nAHT,240 s\n")
    assert outline == Outline(
        "CSV",
        "KPI,Target\nAHT,240 s\n",
        (Table(((Cell("KPI", 0, 3), Cell("Target", 4, 10)), (Cell("AHT", 11, 14), Cell("240 s", 15, 20)))),),
        lines=True,
    )


def test_quotation_marks_and_blanks_around_words_are_no_part_of_them():
    outline = read('KPI,Target\r\n"First, ""true""\r\nresolution ",  at least 70 %  \r\n" ",5\r\n')
    (table,) = outline.blocks
    assert words(outline) == [[["KPI", "Target"], ['First, "true"\nresolution', "at least 70 %"], ["", "5"]]]
    assert outline.text[table.rows[1][0].start :].startswith('First, ""true""\r\nresolution ",')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "SLA for Contoso\nKPI,Target\nAHT,5\n",
            [("Heading", "SLA for Contoso", 1), [["KPI", "Target"], ["AHT", "5"]]],
        ),
        ("SLA for Contoso\n\nKPI,Target\n", [("Heading", "SLA for Contoso", 1), [["KPI", "Target"]]]),
        (
            "SLA,,\nValid in 2027 only.,,\n,,\nA,B,\n1,2,\n,,\n,,\nMore,,\nC,,D\n3,,4\n",
            [
                ("Paragraph", "SLA", 0),
                ("Paragraph", "Valid in 2027 only.", 0),
                [["A", "B"], ["1", "2"]],
                ("Heading", "More", 2),
                [["C", "D"], ["3", "4"]],
            ],
        ),
        ("A,B\nCost per call\n", [[["A", "B"], ["Cost per call", ""]]]),
        (
            "A,B\n1,2\nAll values are measured monthly.\n",
            [[["A", "B"], ["1", "2"]], ("Paragraph", "All values are measured monthly.", 0)],
        ),
        ("Just a line.\n", [("Paragraph", "Just a line.", 0)]),
        ("One\nTwo\n\nThree\n", [("Paragraph", "One", 0), ("Paragraph", "Two", 0), ("Paragraph", "Three", 0)]),
        ("A,B,C\n1\n2,3\n", [[["A", "B", "C"], ["1", "", ""], ["2", "3", ""]]]),
        ("", []),
        ("\n , \n\n", []),
    ],
)
def test_blank_lines_part_tables_from_titles_and_notes(text: str, expected: list[object]):
    assert words(read(text)) == expected


def test_the_title_above_a_table_is_its_caption():
    *_, table = read("Service levels\nKPI,Target\nAHT,5\n").blocks
    assert isinstance(table, Table)
    assert table.caption == "Service levels"
    (table,) = read("KPI,Target\nAHT,5\n").blocks
    assert table.caption == ""


def test_a_byte_order_mark_is_no_part_of_the_text():
    outline = read_csv(b"\xef\xbb\xbfKPI;Target\nCSAT;98,5 %\n", "final")
    assert outline.text == "KPI;Target\nCSAT;98,5 %\n"
    assert words(outline) == [[["KPI", "Target"], ["CSAT", "98,5 %"]]]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("KPI,Größe\n".encode("cp1252"), "byte 7 is not UTF-8; save the file as UTF-8 (in Excel: 'CSV UTF-8')"),
        ("KPI,Target\n".encode("utf-16"), "UTF-16; save it as UTF-8 (in Excel: 'CSV UTF-8')"),
        (b"KPI,Target\nAHT,5\0\n", "it holds NUL characters"),
        (b'KPI,Target\n"AHT,5\n', "the quotation mark that opens in line 2 is never closed"),
    ],
)
def test_what_is_no_such_text_is_refused(data: bytes, message: str):
    with pytest.raises(CannotRead, match=re.escape(message)):
        read_csv(data, "final")


def test_too_many_fields_are_told_with_the_line_where_reading_ended(monkeypatch):
    monkeypatch.setattr(csv_reader, "MAX_FIELDS", 5)
    outline = read("A,B\n1,2\n3,4\n5,6\n")
    assert words(outline) == [[["A", "B"], ["1", "2"]]]
    assert [(unread.what, unread.grave) for unread in outline.unread] == [("line 3 and what follows", True)]


def test_too_large_tables_are_told_with_the_line_in_which_they_begin(monkeypatch):
    monkeypatch.setattr(csv_reader, "MAX_CELLS", 6)
    outline = read("A,B\n1,2\n\nC,D\n3\n5,6\n\nE,F\n")
    assert words(outline) == [[["A", "B"], ["1", "2"]]]
    assert [unread.what for unread in outline.unread] == ["line 4 and what follows"]


def test_blocks_are_of_the_kinds_that_an_outline_has():
    kinds = {type(block) for block in read("T\nA,B\n1,2\nThat is all there is.\n").blocks}
    assert kinds == {Heading, Table, Paragraph}

"""How a sheet falls into tables, titles and notes. Sheets are drawn: a line is a row, "|" parts the cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from openpyxl import Workbook
from openpyxl.styles import Font

from sla_lint import Outline, Table
from sla_lint_office import excel_layout, excel_sheet
from sla_lint_office.excel_regions import MAX_DEPTH, regions
from sla_lint_office.excel_sheet import Item
from workbooks import outline, words, workbook


def drawn(drawing: str) -> Workbook:
    """A workbook with the sheet of a drawing; words between asterisks are bold."""
    lines = drawing.strip("\n").splitlines()
    texts = [[text.strip() or None for text in line.split("|")] for line in lines]
    book = workbook({"S": texts})
    for row in book["S"].iter_rows():
        for cell in row:
            if cell.value and cell.value.startswith("*"):
                cell.value, cell.font = cell.value.strip("*"), Font(bold=True)
    return book


def read(drawing: str) -> list[object]:
    return words(outline(drawn(drawing)))[1:]


def captions(outline: Outline) -> list[str]:
    return [block.caption for block in outline.blocks if isinstance(block, Table)]


SHEETS = {
    "a title right above a table is its heading": (
        """
        Service levels 2027
        KPI | Target
        AHT | 240
        """,
        [("Heading", "Service levels 2027"), [["KPI", "Target"], ["AHT", "240"]]],
    ),
    "a title stands above its table, a blank row between them": (
        """
        Service levels 2027

        KPI | Target
        AHT | 240
        """,
        [("Heading", "Service levels 2027"), [["KPI", "Target"], ["AHT", "240"]]],
    ),
    "a line far above a table is no title of it": (
        """
        Draft of Monday


        KPI | Target
        AHT | 240
        """,
        [("Paragraph", "Draft of Monday"), [["KPI", "Target"], ["AHT", "240"]]],
    ),
    "a sentence above a table is a paragraph": (
        """
        Service levels 2027
        These hold from April.
        KPI | Target
        AHT | 240
        """,
        [
            ("Paragraph", "Service levels 2027"),
            ("Paragraph", "These hold from April."),
            [["KPI", "Target"], ["AHT", "240"]],
        ],
    ),
    "a bold line is a heading, wherever it stands": (
        """
        *Purpose*
        This sheet lists the service levels.
        *Scope*

        All calls.
        """,
        [
            ("Heading", "Purpose"),
            ("Paragraph", "This sheet lists the service levels."),
            ("Heading", "Scope"),
            ("Paragraph", "All calls."),
        ],
    ),
    "tables are parted by blank rows": (
        """
        KPI | Target
        AHT | 240

        Level | Credit
        1 | 5%
        """,
        [[["KPI", "Target"], ["AHT", "240"]], [["Level", "Credit"], ["1", "5%"]]],
    ),
    "tables are parted by blank columns": (
        """
        KPI | Target | | Level | Credit
        AHT | 240 | | 1 | 5%
        FCR | 70 | | |
        """,
        [[["KPI", "Target"], ["AHT", "240"], ["FCR", "70"]], [["Level", "Credit"], ["1", "5%"]]],
    ),
    "a title over two tables does not join them": (
        """
        Service levels
        KPI | Target | | Level | Credit
        AHT | 240 | | 1 | 5%
        """,
        [("Heading", "Service levels"), [["KPI", "Target"], ["AHT", "240"]], [["Level", "Credit"], ["1", "5%"]]],
    ),
    "a note beside a table is a paragraph": (
        """
        KPI | Target | | Targets hold from April.
        AHT | 240 | |
        """,
        [[["KPI", "Target"], ["AHT", "240"]], ("Paragraph", "Targets hold from April.")],
    ),
    "a lone column with the rows of its neighbour belongs to the table": (
        """
        KPI | | Target | Unit
        AHT | | 240 | s
        """,
        [[["KPI", "Target", "Unit"], ["AHT", "240", "s"]]],
    ),
    "a sentence below a table is a paragraph, the name of something without values is none": (
        """
        KPI | Target
        AHT | 240
        Cost per call
        All values are measured monthly.
        """,
        [
            [["KPI", "Target"], ["AHT", "240"], ["Cost per call", ""]],
            ("Paragraph", "All values are measured monthly."),
        ],
    ),
    "a group's name within a table is a row": (
        """
        KPI | Target
        Calls
        AHT | 240
        """,
        [[["KPI", "Target"], ["Calls", ""], ["AHT", "240"]]],
    ),
    "a row of one cell that is not the leftmost is no title": (
        """
        | Priority | |
        KPI | 1 | 2
        Response | 1 h | 2 h
        """,
        [[["", "Priority", ""], ["KPI", "1", "2"], ["Response", "1 h", "2 h"]]],
    ),
    "a table goes on after a blank row where its header is bold and what follows has none": (
        """
        *KPI* | *Target*
        AHT | 240

        Quality
        FCR | 70

        CSAT | 84
        """,
        [[["KPI", "Target"], ["AHT", "240"], ["Quality", ""], ["FCR", "70"], ["CSAT", "84"]]],
    ),
    "a table does not go on in other columns, after two blank rows, or with a header of its own": (
        """
        *KPI* | *Target*
        AHT | 240

        FCR | 70 | 65


        CSAT | 84

        *Level* | *Credit*
        1 | 5%

        A last word
        """,
        [
            [["KPI", "Target"], ["AHT", "240"]],
            [["FCR", "70", "65"]],
            [["CSAT", "84"]],
            [["Level", "Credit"], ["1", "5%"]],
            ("Paragraph", "A last word"),
        ],
    ),
    "a table that is all bold has no header": (
        """
        *KPI* | *Target*
        *AHT* | *240*

        FCR | 70
        """,
        [[["KPI", "Target"], ["AHT", "240"]], [["FCR", "70"]]],
    ),
}


@pytest.mark.parametrize(("drawing", "expected"), SHEETS.values(), ids=SHEETS)
def test_sheets_fall_into_what_a_person_sees(drawing: str, expected: list[object]):
    assert read(drawing) == expected


def test_the_title_of_a_table_is_its_caption():
    assert captions(outline(drawn("Credits\nLevel|Credit\n1|5%"))) == ["Credits"]
    assert captions(outline(drawn("Level|Credit\n1|5%"))) == [""]
    assert captions(outline(drawn("This is said of all.\nLevel|Credit\n1|5%"))) == [""]


def test_a_cell_that_is_merged_downwards_is_no_title():
    book = drawn("Calls|\n|AHT|240\n|FCR|70")
    book["S"].merge_cells("A1:A3")
    assert words(outline(book))[1:] == [[["Calls", "", ""], ["Calls", "AHT", "240"], ["Calls", "FCR", "70"]]]


PLACES = some.sets(some.tuples(some.integers(1, 12), some.integers(1, 8)), max_size=40)


def items(places: set[tuple[int, int]]) -> list[Item]:
    return [Item(row, column, row, column, "x", bool(row % 3), row, column) for row, column in places]


@given(PLACES)
def test_each_cell_is_in_one_region_and_each_region_in_reading_order(places: set[tuple[int, int]]):
    found = list(regions(items(places)))
    assert sorted(item[:2] for region in found for item in region) == sorted(places)
    assert all(region == sorted(region, key=lambda item: item[:2]) for region in found)


def test_frames_within_frames_are_opened_only_so_often():
    frames = [Item(4 * n, 4 * n, 4 * n, 999, "x", False, 1, 1) for n in range(1, 60)]
    frames += [Item(4 * n + 2, 4 * n, 999, 4 * n, "x", False, 1, 1) for n in range(1, 60)]
    assert len(list(regions(frames))) == MAX_DEPTH + 1


def test_a_table_with_too_many_places_is_named_and_not_read(monkeypatch):
    monkeypatch.setattr(excel_layout, "MAX_PLACES", 5)
    result = outline(drawn("KPI|Target\nAHT|240\nFCR|70"))
    assert words(result) == [("Heading", "S")]
    assert [tuple(item) for item in result.unread] == [("S!A1:B3", "too large to be read as a table", True)]


@pytest.mark.parametrize(("name", "limit"), [("MAX_CELLS", 3), ("MAX_CHARACTERS", 12)])
def test_a_workbook_that_holds_too_much_is_read_up_to_a_row(monkeypatch, name: str, limit: int):
    monkeypatch.setattr(excel_sheet, name, limit)
    result = outline(drawn("KPI|Target\nAHT|240\nFCR|70"))
    assert words(result)[1] == [["KPI", "Target"], ["AHT", ""]]
    assert [(item.what, item.grave) for item in result.unread] == [("sheet 'S' from row 2 on", True)]

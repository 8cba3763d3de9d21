"""What of a workbook is read, and what is said of the rest."""

import gc
from datetime import date, datetime, time, timedelta

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.styles import Font

from sla_lint import Outline, Paragraph, Table, Unread
from workbooks import MAIN, cells, outline, raw_parts, related, relation, words, workbook

REPAIR = "open the file in Excel and save it"


def one_sheet(*rows: tuple[object, ...], name: str = "KPIs"):
    book = workbook({name: rows})
    return book, book[name]


def shown(value: object, code: str) -> str:
    book, sheet = one_sheet(("Value", "Unit"), (value, "x"))
    sheet["A2"].number_format = code
    return cells(outline(book))["KPIs!A2"]


def raw_cell(cell: str) -> dict[str, str]:
    """A row with a name, and a cell in XML."""
    return raw_parts(f'<row r="1"><c r="A1" t="str"><v>AHT</v></c>{cell}</row>')


def unread(read: Outline) -> list[Unread]:
    return list(read.unread)


def test_a_sheet_is_a_heading_and_its_cells_a_table_with_their_addresses():
    book, _ = one_sheet(("KPI", "Target"), ("AHT", 240))
    read = outline(book)
    assert read.format == "Excel"
    assert not read.lines
    assert read.text == "KPIs\nKPI\nTarget\nAHT\n240\n"
    assert words(read) == [("Heading", "KPIs"), [["KPI", "Target"], ["AHT", "240"]]]
    assert cells(read) == {"KPIs!A1": "KPI", "KPIs!B1": "Target", "KPIs!A2": "AHT", "KPIs!B2": "240"}
    assert unread(read) == []


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("KPIs", "KPIs!A1"),
        ("Service levels", "'Service levels'!A1"),
        ("O'Brien", "'O''Brien'!A1"),
        ("2027", "'2027'!A1"),
        ("Année.1", "Année.1!A1"),
        ("AB12", "'AB12'!A1"),
        ("R1C1", "'R1C1'!A1"),
        ("true", "'true'!A1"),
    ],
)
def test_the_name_of_a_sheet_is_quoted_where_excel_quotes_it(name: str, address: str):
    book, _ = one_sheet(("KPI", "Target"), name=name)
    assert next(iter(cells(outline(book)))) == address


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.7, "0%", "70%"),
        (0.985, "0.0 %", "98.5 %"),
        (time(0, 7), "hh:mm:ss", "00:07:00"),
        (timedelta(hours=50, minutes=30), "[h]:mm", "50:30"),
        (date(2027, 4, 1), "d mmmm yyyy", "1 April 2027"),
        (date(2027, 4, 1), "mm-dd-yy", "2027-04-01"),
        (datetime(2027, 4, 1, 9, 30), "m/d/yy h:mm", "2027-04-01 9:30"),
        (1234567, "#,##0", "1,234,567"),
        (1500, '_("$"* #,##0.00_)_("$"* \\(#,##0.00\\)_("$"* "-"??_)_(@_)', "$1,500.00"),
        (5, '0 "days"', "5 days"),
        (0.1 + 0.2, "General", "0.3"),
        (True, "General", "TRUE"),
        (False, "0%", "FALSE"),
        ("#REF!", "General", "#REF!"),
        ("at least 70 %\nof calls", "General", "at least 70 %\nof calls"),
        ("  monthly ", "@", "monthly"),
        ("=70%", "General", ""),
        ("x", '"P"@', "Px"),
    ],
)
def test_a_cell_is_read_as_it_is_shown(value: object, code: str, text: str):
    assert shown(value, code) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c r="B1" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="B1" t="d"><v>2027-04-01</v></c>', "2027-04-01"),
        ('<c r="B1" t="n"><v>1E2</v></c>', "100"),
        ('<c r="B1"><f>2*120</f><v>240</v></c>', "240"),
        ('<c r="B1" t="inlineStr"><is><t>within </t></is></c>', "within"),
        (
            '<c r="B1" t="inlineStr"><is><r><rPr/><t>99</t></r><r><t xml:space="preserve"> %</t></r><r/></is></c>',
            "99 %",
        ),
        ('<c r="B1" t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c>', "東京"),
        ('<c r="B1" t="str"><v>one_x000D_\ntwo_xD800_</v></c>', "one\ntwo_xD800_"),
        ('<c t="str"><v>without an address</v></c>', "without an address"),
        ('<c r="B1" s="99"><v>0.5</v></c>', "0.5"),
    ],
)
def test_a_stored_value_is_read_whatever_its_kind(cell: str, text: str):
    read = outline(raw_cell(cell))
    assert cells(read)["KPIs!B1"] == text
    assert unread(read) == []


def test_texts_are_read_in_full_whatever_their_fonts():
    book, sheet = one_sheet(("KPI", "Target"))
    sheet["B1"] = CellRichText("at least ", TextBlock(InlineFont(b=True), "70 %"))
    assert cells(outline(book))["KPIs!B1"] == "at least 70 %"


def test_texts_that_cells_share_are_read():
    parts = raw_parts('<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>') | {
        "xl/_rels/workbook.xml.rels": related(
            relation(1, "worksheet", "worksheets/sheet1.xml"), relation(2, "sharedStrings", "sharedStrings.xml")
        ),
        "xl/sharedStrings.xml": f"<sst {MAIN}><si><r><t>at </t></r><r><t>least_x000D_\n70 %</t></r></si>"
        "<si><t>FCR</t></si></sst>",
    }
    assert cells(outline(parts)) == {"KPIs!A1": "FCR", "KPIs!B1": "at least\n70 %"}


def test_days_of_old_macs_are_read_as_they_count_them():
    book, sheet = one_sheet(("Start", date(2027, 4, 1)))
    book.epoch = datetime(1904, 1, 1)
    sheet["B1"].number_format = "yyyy-mm-dd"
    assert cells(outline(book))["KPIs!B1"] == "2027-04-01"


def test_dates_stored_as_words_take_their_format():
    parts = raw_cell('<c r="B1" t="d" s="0"><v>2027-04-01T09:30:00</v></c>') | {
        "xl/_rels/workbook.xml.rels": related(
            relation(1, "worksheet", "worksheets/sheet1.xml"), relation(2, "styles", "styles.xml")
        ),
        "xl/styles.xml": f'<styleSheet {MAIN}><cellXfs><xf numFmtId="20"/></cellXfs></styleSheet>',
    }
    assert cells(outline(parts))["KPIs!B1"] == "9:30"


def test_formulas_without_a_stored_value_are_named_and_keep_their_places():
    book, _ = one_sheet(("KPI", "Target", "Minimum"), ("AHT", "=2*120", "=B2+60"))
    read = outline(book)
    assert words(read)[1] == [["KPI", "Target", "Minimum"], ["AHT", "", ""]]
    assert unread(read) == [Unread("cells KPIs!B2, C2", f"a formula without a stored value; {REPAIR}")]


def test_a_formula_that_comes_to_an_empty_text_has_its_value():
    assert unread(outline(raw_cell('<c r="B1" t="str"><f>IF(TRUE,"")</f><v></v></c>'))) == []


def test_many_cells_are_counted_after_the_first_few():
    book, _ = one_sheet(("KPI", "=1", "=1", "=1", "=1", "=1", "=1", "=1"))
    assert unread(outline(book))[0].what == "cells KPIs!B1, C1, D1, E1, F1 and 2 more"


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B1"><v>abc</v></c>',
        '<c r="B1"><v>1e999</v></c>',
        '<c r="B1"><v>NaN</v></c>',
        '<c r="B1" t="s"><v>99</v></c>',
        '<c r="B1" t="s"><v>x</v></c>',
        '<c r="B1" t="d"><v>2027-99-99</v></c>',
        '<c r="B1" s="x"><v>1</v></c>',
    ],
)
def test_a_damaged_cell_is_named_and_the_others_are_read(cell: str):
    read = outline(raw_cell(cell + '<c r="C1"><v>240</v></c>'))
    assert cells(read) == {"KPIs!A1": "AHT", "KPIs!B1": "", "KPIs!C1": "240"}
    assert unread(read) == [Unread("cell KPIs!B1", f"the stored value is damaged; {REPAIR}", grave=True)]


def test_a_cell_without_a_sound_address_is_named_by_what_it_has():
    read = outline(raw_cell('<c r="??"><v>1</v></c><c t="s"><v>9</v></c><c r="XFE1"><v>1</v></c>'))
    assert [item.what for item in read.unread] == ["cells KPIs!??, B1, XFE1"]


def test_values_that_a_format_hides_are_named():
    book, sheet = one_sheet(("KPI", "Target", "Note"), ("AHT", 240, "secret"), ("FCR", 70, " "))
    for cell in ("B2", "C2", "C3"):
        sheet[cell].number_format = ";;;"
    read = outline(book)
    assert words(read)[1] == [["KPI", "Target", "Note"], ["AHT", "", ""], ["FCR", "70", ""]]
    assert unread(read) == [Unread("cells KPIs!B2, C2", "a number format hides the value")]


def test_a_merged_cell_stands_in_each_of_its_places_as_the_same_object():
    book, sheet = one_sheet(("KPI", "Target", None), ("AHT", "P1", "P2"), (None, 240, 300))
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("A2:A3")
    table = outline(book).blocks[1]
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["KPI", "Target", "Target"],
        ["AHT", "P1", "P2"],
        ["AHT", "240", "300"],
    ]
    assert table.rows[0][1] is table.rows[0][2]
    assert table.rows[1][0] is table.rows[2][0]
    assert table.rows[2][0].address == "KPIs!A2"


def test_rows_and_columns_of_one_merged_row_are_no_rows_of_their_own():
    book, sheet = one_sheet(("KPI", None, "Target"), (None, None, None), ("AHT", None, 240))
    sheet.merge_cells("A1:B2")
    sheet.merge_cells("C1:C2")
    sheet.merge_cells("A3:B3")
    assert words(outline(book))[1] == [["KPI", "Target"], ["AHT", "240"]]


def test_a_merge_over_the_whole_sheet_and_a_far_cell_cost_nothing():
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="1048576"><c r="XFD1048576"><v>3</v></c></row>'
    merges = '<mergeCells><mergeCell ref="A3:XFD1048575"/><mergeCell ref="B:B"/></mergeCells>'
    dimension = '<dimension ref="A1:XFD1048576"/>'
    assert words(outline(raw_parts(rows, before=dimension, after=merges))) == [
        ("Heading", "KPIs"),
        [["1", "2"]],
        ("Paragraph", "3"),
    ]


def test_empty_cells_of_a_table_have_addresses():
    book, _ = one_sheet(("KPI", "Target"), ("AHT",), (None, 5))
    assert cells(outline(book)) == {
        "KPIs!A1": "KPI",
        "KPIs!B1": "Target",
        "KPIs!A2": "AHT",
        "KPIs!B2": "",
        "KPIs!A3": "",
        "KPIs!B3": "5",
    }


def test_bold_rows_at_the_top_are_the_header():
    book, sheet = one_sheet(("KPI", "Target"), ("AHT", 240), ("FCR", None))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    table = outline(book).blocks[1]
    assert isinstance(table, Table)
    assert [[cell.header for cell in row] for row in table.rows] == [[True, True], [False, False], [False, False]]


@pytest.mark.parametrize(
    ("state", "why"), [("hidden", "hidden"), ("veryHidden", "hidden, and Excel's menu does not list it")]
)
def test_a_hidden_sheet_is_named_and_not_read(state: str, why: str):
    book = workbook({"KPIs": [("AHT", 240)], "Archive": [("FCR", 70)], "Blank": [], "Damaged": [("=1",)]})
    book["Blank"]["A1"].font = Font(bold=True)
    for name in ("Archive", "Blank"):
        book[name].sheet_state = state
    read = outline(book)
    assert "FCR" not in read.text
    assert unread(read)[0] == Unread("sheet 'Archive'", why)
    assert [item.what for item in read.unread] == ["sheet 'Archive'", "cell Damaged!A1"]


def test_a_hidden_sheet_with_nothing_but_damage_is_named():
    parts = raw_parts('<row r="1"><c r="A1"><v>x</v></c></row>', state="hidden")
    assert unread(outline(parts)) == [Unread("sheet 'KPIs'", "hidden")]


def test_hidden_rows_and_columns_with_something_in_them_are_named_and_not_read():
    rows = [("KPI", "Old", "Target", None, "x")] + [
        (f"KPI {number}", "old", number, None, "x") for number in range(2, 9)
    ]
    book, sheet = one_sheet(*rows)
    for row in (3, 4, 6, 20):
        sheet.row_dimensions[row].hidden = True
    for column in "BDEG":
        sheet.column_dimensions[column].hidden = True
    read = outline(book)
    assert words(read) == [
        ("Heading", "KPIs"),
        [["KPI", "Target"], ["KPI 2", "2"], ["KPI 5", "5"], ["KPI 7", "7"], ["KPI 8", "8"]],
    ]
    assert list(cells(read))[4] == "KPIs!A5"
    assert unread(read) == [
        Unread("rows 3 to 4 of sheet 'KPIs'", "hidden"),
        Unread("row 6 of sheet 'KPIs'", "hidden"),
        Unread("column B of sheet 'KPIs'", "hidden"),
        Unread("column E of sheet 'KPIs'", "hidden"),
    ]


def test_a_formula_without_a_value_in_a_hidden_row_is_no_more_than_hidden():
    book, sheet = one_sheet(("KPI", "Target"), ("AHT", "=1"))
    sheet.row_dimensions[2].hidden = True
    assert unread(outline(book)) == [Unread("row 2 of sheet 'KPIs'", "hidden")]


def test_a_merged_cell_that_is_partly_hidden_is_read():
    book, sheet = one_sheet(("KPI", "Target"), ("AHT", 240), (None, 250))
    sheet.merge_cells("A2:A3")
    sheet.row_dimensions[2].hidden = True
    read = outline(book)
    assert words(read)[1] == [["KPI", "Target"], ["AHT", "250"]]
    assert unread(read) == [Unread("row 2 of sheet 'KPIs'", "hidden")]


def test_comments_are_no_text_of_the_draft():
    book, sheet = one_sheet(("KPI", "Target"))
    sheet["B1"].comment = Comment("Should we really?", "Somebody")
    assert outline(book).text == "KPIs\nKPI\nTarget\n"


def test_links_are_read_as_their_words():
    book, sheet = one_sheet(("KPI", "Definition"))
    sheet["B1"].hyperlink = "https://example.org/definition"
    assert cells(outline(book))["KPIs!B1"] == "Definition"


def test_charts_are_said_to_be_unread():
    book, sheet = one_sheet(("KPI", "Target"))
    sheet.add_chart(BarChart(), "D1")
    book.create_chartsheet("Trend").add_chart(BarChart())
    assert unread(outline(book)) == [
        Unread("pictures and charts of sheet 'KPIs'", "only cells and text boxes are read"),
        Unread("sheet 'Trend'", "a chart and no table of cells"),
    ]


def with_drawing(drawing: str) -> dict[str, str]:
    names = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' + (
        'xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    return raw_parts() | {
        "xl/worksheets/_rels/sheet1.xml.rels": related(relation(1, "drawing", "../drawings/drawing1.xml")),
        "xl/drawings/drawing1.xml": f"<d:wsDr {names}>{drawing}</d:wsDr>",
    }


def box(*paragraphs: str, hidden: str = "") -> str:
    body = "".join(f"<a:p>{paragraph}</a:p>" for paragraph in paragraphs)
    return f"<d:sp><d:nvSpPr><d:cNvPr {hidden}/></d:nvSpPr><d:txBody>{body}</d:txBody></d:sp>"


def test_text_boxes_are_read_once_and_hidden_ones_are_not():
    note = "<a:r><a:t>Targets hold from </a:t></a:r><a:r><a:t>April.</a:t></a:r><a:br/><a:r><a:t>See annex.</a:t></a:r>"
    shapes = box(note, "") + box("<a:r><a:t>no</a:t></a:r>", hidden='hidden="1"')
    both = (
        f"<mc:AlternateContent><mc:Choice>{shapes}</mc:Choice><mc:Fallback>{shapes}</mc:Fallback></mc:AlternateContent>"
    )
    read = outline(with_drawing(f"<d:twoCellAnchor>{both}</d:twoCellAnchor>"))
    assert words(read) == [("Heading", "KPIs"), ("Paragraph", "Targets hold from April.\nSee annex.")]
    assert unread(read) == []


def test_a_sheet_with_nothing_but_pictures_does_not_count_as_checked():
    assert unread(outline(with_drawing("<d:oneCellAnchor><d:pic/></d:oneCellAnchor>"))) == [
        Unread("pictures and charts of sheet 'KPIs'", "only cells and text boxes are read", grave=True)
    ]


def test_a_drawing_that_is_missing_is_no_drawing():
    parts = with_drawing("")
    del parts["xl/drawings/drawing1.xml"]
    assert outline(parts).blocks == ()


def test_sheets_are_read_in_their_order_and_blank_ones_leave_no_trace():
    book = workbook({"Second": [("B", 2)], "Blank": [], "First": [("A", 1)]})
    assert words(outline(book)) == [("Heading", "Second"), [["B", "2"]], ("Heading", "First"), [["A", "1"]]]


def test_what_is_written_stands_where_it_says():
    book = workbook({"KPIs": [("Title",), ("KPI", "Target"), ("AHT", "x\ny"), (None,), ("A note of some length.",)]})
    read = outline(book)
    blocks = [cell for block in read.blocks for cell in (sum(block.rows, ()) if isinstance(block, Table) else [block])]
    assert all(read.text[block.start : block.end] == block.text for block in blocks)
    assert isinstance(read.blocks[-1], Paragraph)


def test_styles_that_openpyxl_refuses_do_not_matter():
    parts = raw_cell('<c r="B1" s="1"><v>0.7</v></c>') | {
        "xl/_rels/workbook.xml.rels": related(
            relation(1, "worksheet", "worksheets/sheet1.xml"), relation(2, "styles", "styles.xml")
        ),
        "xl/styles.xml": f'<styleSheet {MAIN}><numFmts><numFmt numFmtId="170" formatCode="0 %"/></numFmts>'
        '<fonts><font><b val="0"/><color rgb="no colour"/></font></fonts>'
        '<cellXfs><xf/><xf numFmtId="170" fontId="7"/></cellXfs></styleSheet>',
    }
    assert cells(outline(parts))["KPIs!B1"] == "70 %"


def test_cells_without_addresses_follow_each_other():
    assert words(
        outline(raw_parts('<row><c t="str"><v>AHT</v></c><c><v>1</v></c></row><row><c><v>2</v></c></row>'))
    ) == [
        ("Heading", "KPIs"),
        [["AHT", "1"], ["2", ""]],
    ]


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_of_garbage_is_left_as_it_was(enabled: bool):
    was_enabled = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        outline(workbook({"KPIs": [("AHT", 240)]}))
        assert gc.isenabled() == enabled
    finally:
        (gc.enable if was_enabled else gc.disable)()

"""Tables over several pages."""

from pdf_drawing import EDGES, HEADER, Page, blocks, tables
from sla_lint import Table
from test_pdf_tables import STACKED, stacked

ONE = ["Calls answered", "80% in 20 s", "Telephony reports"]
TWO = ["Uptime", "99.9%", "Monitoring"]


def at_foot(rows, height=20):
    return Page().table(EDGES, 740 - height * len(rows), rows, height=height)


def test_a_table_that_goes_on_is_one_table_and_its_repeated_header_is_dropped():
    pages = at_foot([HEADER, ONE]), Page().table(EDGES, 60, [HEADER, TWO])
    assert tables(*pages) == [[HEADER, ONE, TWO]]
    [table] = blocks(Table, *pages)
    assert [row[0].page for row in table.rows] == [1, 1, 2]
    assert [row[0].header for row in table.rows] == [True, False, False]


def test_a_table_that_goes_on_without_a_header_is_one_table():
    assert tables(at_foot([HEADER, ONE]), Page().table(EDGES, 60, [TWO], bold=False)) == [[HEADER, ONE, TWO]]


def test_a_table_with_another_header_is_another_table():
    other = ["Fee", "Amount", "Invoice"]
    assert tables(at_foot([HEADER, ONE]), Page().table(EDGES, 60, [other, TWO])) == [[HEADER, ONE], [other, TWO]]


def test_a_table_with_other_columns_is_another_table():
    narrow = [[row[0], row[1]] for row in (HEADER, TWO)]
    assert len(tables(at_foot([HEADER, ONE]), Page().table([50, 200, 350], 60, narrow))) == 2
    assert len(tables(at_foot([HEADER, ONE]), Page().table([50, 180, 350, 550], 60, [HEADER, TWO]))) == 2


def test_text_between_two_pages_keeps_tables_apart():
    after = Page().text(50, 50, "The other service:").table(EDGES, 80, [HEADER, TWO])
    assert len(tables(at_foot([HEADER, ONE]), after)) == 2


def test_a_row_that_a_page_break_cuts_is_made_whole():
    first = at_foot([HEADER, ["Calls answered", "80% of all calls are", "Reports of the"]])
    second = Page().table(EDGES, 60, [HEADER, ["", "answered in 20 s", "telephony."], TWO])
    whole = ["Calls answered", "80% of all calls are answered in 20 s", "Reports of the telephony."]
    assert tables(first, second) == [[HEADER, whole, TWO]]


def test_a_row_goes_on_where_its_last_line_was_full():
    full = "Reported in the monthly Past Performance"
    first = at_foot([HEADER, ["Calls answered", "80%", full]])
    second = Page().table(EDGES, 60, [["", "", "Database"], TWO], bold=False)
    assert tables(first, second) == [[HEADER, ["Calls answered", "80%", f"{full} Database"], TWO]]


def test_a_new_row_with_a_name_of_its_own_is_no_rest():
    first = at_foot([HEADER, ["Calls answered", "80%", "Reports"]])
    assert tables(first, Page().table(EDGES, 60, [TWO], bold=False))[0][-1] == TWO


HEAD = ["All calls are answered", "within 20 seconds.", "", "All voice mail is"]
HEAD_LEVELS = ["1% deviation.", "", "", "10% of it may take"]
REST = ["answered in 1 hour.", "", "No complaints."]
REST_LEVELS = ["two hours.", "", "No deviation."]


def test_stacked_rows_are_put_together_over_a_page_break():
    second = Page().grid([50, 200, 350, 500], [60, 200]).lines(204, 72, *REST).lines(354, 72, *REST_LEVELS)
    assert tables(stacked(Page(), HEAD, HEAD_LEVELS, 600), second) == [STACKED]


def four(top, name, standards, levels, shared):
    page = Page().grid([50, 150, 250, 350, 450], [top, top + 140]).text(54, top + 12, name)
    return page.lines(154, top + 12, *standards).lines(254, top + 12, *levels).lines(354, top + 12, *shared)


def test_a_page_break_between_stacked_rows_leaves_what_they_share_to_all_of_them():
    first = four(600, "Help desk", ["One is done.", "", "Two is done."], ["1%.", "", "2%."], ["reported in the Past"])
    second = four(60, "", ["Three is done.", "", "Four is done."], ["3%.", "", "4%."], ["Database"])
    [table] = tables(first, second)
    shared = "reported in the Past Database"
    assert table == [
        ["Help desk", "One is done.", "1%.", shared],
        ["Help desk", "Two is done.", "2%.", shared],
        ["Help desk", "Three is done.", "3%.", shared],
        ["Help desk", "Four is done.", "4%.", shared],
    ]


def test_the_rest_of_a_shared_cell_alone_adds_no_row():
    first = four(600, "Help desk", ["One is done.", "", "Two is done."], ["1%.", "", "2%."], ["past performance"])
    [table] = tables(first, four(60, "", [], [], ["database"]))
    assert [row[3] for row in table] == ["past performance database"] * 2


def test_a_bold_first_row_alone_is_the_header():
    [table] = blocks(Table, Page().table(EDGES, 100, [HEADER, ONE, TWO]))
    assert [[cell.header for cell in row] for row in table.rows] == [[True] * 3, [False] * 3, [False] * 3]


def test_a_row_whose_rest_holds_further_rows_is_made_whole():
    first = four(600, "Help desk", ["One is"], ["1%."], ["Reported to the"])
    second = four(60, "", ["done.", "", "Two is done."], ["", "", "2%."], ["customer."])
    [table] = tables(first, second)
    shared = "Reported to the customer."
    assert table == [["Help desk", "One is done.", "1%.", shared], ["Help desk", "Two is done.", "2%.", shared]]

import pytest

from pdf_drawing import BOLD, EDGES, ROWS, Page, blocks, outline, tables
from sla_lint import Table


def test_a_ruled_table_is_read_row_by_row():
    assert tables(Page().table(EDGES, 100, ROWS)) == [ROWS]


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_that_is_turned_reads_upright(turned):
    page = Page(turned=turned)
    page.commands.append(
        {90: b"q 0 1 -1 0 612 0 cm", 180: b"q -1 0 0 -1 612 792 cm", 270: b"q 0 -1 1 0 0 792 cm"}[turned]
    )
    page.table([50, 200, 350, 550], 300, ROWS)
    assert tables(page) == [ROWS]


def test_a_table_that_runs_up_an_upright_page_is_read():
    page = Page()
    page.commands.append(b"q 0 1 -1 0 792 0 cm")
    assert tables(page.table(EDGES, 300, ROWS)) == [ROWS]


def test_lines_drawn_as_narrow_areas_rule_a_table():
    page = Page()
    for level in (100, 120, 140):
        page.area(50, level, 350, level + 0.5, "0 g")
    for edge in (50, 200, 350):
        page.area(edge, 100, edge + 0.5, 140.5, "0 g")
    page.text(54, 113, "Metric").text(204, 113, "Target").text(54, 133, "Uptime").text(204, 133, "99.9%")
    assert tables(page) == [[["Metric", "Target"], ["Uptime", "99.9%"]]]


def test_shaded_cells_without_lines_are_a_table():
    page = Page()
    for row in range(2):
        for left, right in ((50, 200), (200, 350)):
            page.area(left, 100 + 20 * row, right, 120 + 20 * row, f"0.{7 + row} g")
    page.text(54, 113, "Metric").text(204, 113, "Target").text(54, 133, "Uptime").text(204, 133, "99.9%")
    assert tables(page) == [[["Metric", "Target"], ["Uptime", "99.9%"]]]


def test_the_shading_of_each_line_does_not_part_a_ruled_cell():
    page = Page().area(50, 100, 200, 112).area(50, 112, 200, 124).grid([50, 200, 350], [100, 124, 144])
    page.lines(54, 110, "Performance", "standard").text(204, 110, "AQL").text(54, 137, "Uptime").text(204, 137, "99.9%")
    assert tables(page) == [[["Performance standard", "AQL"], ["Uptime", "99.9%"]]]


def test_a_table_without_outer_lines_keeps_its_outer_columns():
    page = Page()
    for level in (100, 120, 140, 160):
        page.line(50, level, 550, level)
    page.line(200, 100, 200, 160).line(350, 100, 350, 160)
    for number, row in enumerate(ROWS):
        for left, text in zip((54, 204, 354), row, strict=True):
            page.text(left, 113 + 20 * number, text)
    assert tables(page) == [ROWS]


def test_a_merged_cell_stands_in_each_of_its_places_as_the_same_cell():
    page = Page().line(50, 100, 350, 100).line(50, 140, 350, 140).line(200, 120, 350, 120)
    for edge in (50, 200, 350):
        page.line(edge, 100, edge, 140)
    page.text(54, 113, "Severity 1").text(204, 113, "4 hours").text(204, 133, "8 hours")
    [table] = blocks(Table, page)
    assert [[cell.text for cell in row] for row in table.rows] == [["Severity 1", "4 hours"], ["Severity 1", "8 hours"]]
    assert table.rows[0][0] is table.rows[1][0]


def test_a_title_over_all_columns_is_one_merged_cell():
    page = Page().table([50, 200, 350], 120, [["Metric", "Target"], ["Uptime", "99.9%"]])
    page.line(50, 100, 350, 100).line(50, 100, 50, 120).line(350, 100, 350, 120).text(
        54, 113, "Service levels", font=BOLD
    )
    [table] = blocks(Table, page)
    assert [cell.text for cell in table.rows[0]] == ["Service levels", "Service levels"]
    assert [row[0].header for row in table.rows] == [True, True, False]


def test_lines_that_do_not_quite_meet_make_no_further_column():
    page = Page().grid([50, 200, 350], [100, 120]).grid([50, 206, 350], [120, 140])
    page.text(54, 113, "Metric").text(208, 113, "Target").text(54, 133, "Uptime").text(210, 133, "99.9%")
    assert tables(page) == [[["Metric", "Target"], ["Uptime", "99.9%"]]]


def test_a_cell_with_corners_missing_falls_into_its_rows():
    page = Page().line(50, 100, 350, 100).line(50, 140, 350, 140).line(50, 100, 50, 140).line(350, 100, 350, 140)
    page.line(150, 100, 150, 120).line(50, 120, 150, 120).line(250, 120, 250, 140).line(250, 120, 350, 120)
    page.text(54, 113, "A").text(160, 113, "B").text(54, 133, "C").text(260, 133, "D")
    assert tables(page) == [[["A", "B"], ["C", "D"]]]


def test_a_frame_around_text_is_no_table():
    page = Page().grid([50, 350], [100, 130, 160]).text(54, 113, "Please read this first.").text(54, 143, "Then sign.")
    assert tables(page) == []
    assert outline(page).text == "Please read this first.\nThen sign.\n"


def test_a_table_inside_a_frame_is_read_as_the_table():
    page = Page().grid([20, 600], [50, 700]).table(EDGES, 100, ROWS)
    assert tables(page) == [ROWS]


def test_blank_rows_and_columns_say_nothing():
    page = Page().grid([50, 200, 230, 350], [100, 120, 140, 160])
    page.text(54, 113, "Metric").text(234, 113, "Target").text(54, 153, "Uptime").text(234, 153, "99.9%")
    assert tables(page) == [[["Metric", "Target"], ["Uptime", "99.9%"]]]


def test_the_paragraphs_of_a_cell_keep_their_line_breaks():
    page = Page().grid([50, 200, 350], [100, 180]).lines(54, 112, "Review of the monthly", "reports.", "Random tests.")
    page.lines(
        204,
        112,
        "• Review call logs.",
        "• Make test calls",
        "in each month.",
        "91-100%: all of it",
        "81-90%: half of it",
    )
    assert tables(page) == [
        [
            [
                "Review of the monthly reports.\nRandom tests.",
                "• Review call logs.\n• Make test calls in each month.\n91-100%: all of it\n81-90%: half of it",
            ]
        ]
    ]


def test_what_a_narrow_cell_cuts_is_put_together():
    page = (
        Page()
        .grid([50, 119, 158, 350], [100, 150])
        .lines(54, 112, "corresponden", "ce per week")
        .lines(123, 112, "100,00", "0")
    )
    page.text(204, 112, "All correspondence is answered.")
    assert tables(page)[0][0][:2] == ["correspondence per week", "100,000"]


def test_a_word_that_runs_up_the_page_is_one_word():
    page = Page().grid([50, 200, 250, 300], [100, 180, 200]).text(54, 112, "Question")
    page.upward(220, 175, "Main gate").upward(270, 175, "Rear lobby").text(54, 193, "Was it staffed?").text(
        210, 193, "X"
    )
    assert tables(page) == [[["Question", "Main gate", "Rear lobby"], ["Was it staffed?", "X", ""]]]


STANDARDS = [
    "All calls are answered",
    "within 20 seconds.",
    "",
    "All voice mail is",
    "answered in 1 hour.",
    "",
    "No complaints.",
]
LEVELS = ["1% deviation.", "", "", "10% of it may take", "two hours.", "", "No deviation."]
STACKED = [
    ["Provide a help desk", "All calls are answered within 20 seconds.", "1% deviation."],
    ["Provide a help desk", "All voice mail is answered in 1 hour.", "10% of it may take two hours."],
    ["Provide a help desk", "No complaints.", "No deviation."],
]


def stacked(page: Page, standards: list[str], levels: list[str], top: float = 100, *, shift: float = 0) -> Page:
    page.grid([50, 200, 350, 500], [top, top + 140]).text(54, top + 12, "Provide a help desk")
    return page.lines(204, top + 12, *standards).lines(354, top + 12 + shift, *levels)


def test_rows_that_only_blank_lines_part_are_told_apart():
    [table] = tables(stacked(Page(), STANDARDS, LEVELS))
    assert table == STACKED


def test_a_cell_that_runs_past_stacked_rows_belongs_to_all_of_them():
    page = stacked(Page(), STANDARDS, LEVELS)
    page.grid([500, 600], [100, 240]).lines(504, 112, *["performance is"] * 9)
    [table] = blocks(Table, page)
    assert len({id(row[3]) for row in table.rows}) == 1
    assert len({id(row[1]) for row in table.rows}) == 3


def test_stacked_cells_may_begin_a_line_apart():
    standards = STANDARDS
    methods = ["Tests.", "", "", "Reports.", "", "", "Survey."]
    page = stacked(Page(), ["", *standards[:-1], "", standards[-1]], ["", *LEVELS])
    page.grid([500, 600], [100, 240]).lines(504, 112, *["", *methods])
    assert [row[1] for row in tables(page)[0]] == [row[1] for row in STACKED]


def test_paragraphs_that_are_level_by_chance_in_the_middle_of_a_sentence_part_nothing():
    page = stacked(Page(), ["First part", "", "and the second."], ["One level", "", "for all of it."])
    assert len(tables(page)[0]) == 1


def test_a_left_over_full_stop_is_no_line():
    page = stacked(Page(), STANDARDS, [*LEVELS[:2], ".", *LEVELS[3:]])
    assert tables(page)[0] == STACKED


def test_closed_outlines_rule_a_table_and_white_areas_and_shapes_do_not():
    page = Page().area(50, 100, 125, 140, "1 g").draw("400 10 m 500 10 l 450 90 l h S")
    page.draw("0.8 g 60 680 m 90 690 l 120 640 l 80 650 l f 0 g")
    for left, right in ((50, 200), (200, 350)):
        for top in (652, 672):
            page.draw(f"{left} {top} m {right} {top} l {right} {top + 20} l {left} {top + 20} l h S")
    page.text(54, 113, "Metric").text(204, 113, "Target").text(54, 133, "Uptime").text(204, 133, "99.9%")
    assert tables(page) == [[["Metric", "Target"], ["Uptime", "99.9%"]]]


def test_a_table_within_a_cell_is_read_for_itself():
    page = (
        Page()
        .grid([20, 400, 600], [50, 300, 330])
        .table([50, 150, 250], 100, [["Metric", "Target"], ["Uptime", "99.9%"]])
    )
    page.text(54, 70, "Before").text(404, 70, "Beside").text(54, 200, "After").text(24, 320, "Below").text(
        404, 320, "Last"
    )
    assert tables(page) == [
        [["Before\nAfter", "Beside"], ["Below", "Last"]],
        [["Metric", "Target"], ["Uptime", "99.9%"]],
    ]

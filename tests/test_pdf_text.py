"""Running text: paragraphs, headings, lists, columns, and what runs on from page to page."""

import pytest

from pdf_drawing import BOLD, Page, blocks, outline, pdf
from sla_lint import Heading, Paragraph, Table
from sla_lint_office.pdf import read_pdf

LONG = [
    "The Supplier shall measure each Service Level from the ticket history and report it within five",
    "Business Days of the end of the month. Service Credits are due on the next invoice after the",
    "month of the miss.",
]


def paragraphs(*pages: Page) -> list[str]:
    return [block.text for block in blocks(Paragraph, *pages)]


def test_the_lines_of_a_paragraph_are_one_text():
    assert paragraphs(Page().lines(50, 100, *LONG)) == [" ".join(LONG)]


def test_a_blank_line_parts_paragraphs():
    assert paragraphs(Page().lines(50, 100, *LONG, "", *LONG)) == [" ".join(LONG)] * 2


def test_a_line_that_ended_early_ended_its_paragraph():
    address = ["Attention: the Contract Manager", "Supplier Limited", "One Long Street"]
    assert paragraphs(Page().lines(50, 100, *LONG).lines(50, 300, *address)) == [" ".join(LONG), *address]


def test_a_centred_line_that_ended_early_ended_its_paragraph():
    page = Page().lines(50, 100, *LONG).text(230, 300, "Between the two of us").text(240, 312, "Supplier Limited")
    assert paragraphs(page)[1:] == ["Between the two of us", "Supplier Limited"]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["the over-", "the-counter over-the-counter trade"], "the over-the-counter over-the-counter trade"),
        (["avail-", "ability of the availability report"], "availability of the availability report"),
        (["call-", "tracking software"], "call-tracking software"),
        (["between 10 -", "20 calls"], "between 10 - 20 calls"),
        (
            ["some avail-", "ability of the availa-", "bility of availability"],
            "some availability of the availability of availability",
        ),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_the_words_own_or_goes(lines, text):
    assert paragraphs(Page().grid([40, 45], [90, 95]).lines(50, 100, *lines)) == [text]


def test_list_items_have_their_markers():
    page = Page().lines(
        50,
        100,
        "\u2022 Calls are answered",
        "in time.",
        "(a) Mails are read.",
        "1. Reports are sent,",
        "a. early and",
        "1.2 The report is complete.",
    )
    items = [(block.marker, block.text) for block in blocks(Paragraph, page)]
    assert items == [
        ("•", "Calls are answered in time."),
        ("(a)", "Mails are read."),
        ("1.", "Reports are sent, a. early and"),
        ("1.2", "The report is complete."),
    ]


def test_a_number_in_brackets_that_a_line_begins_with_is_no_item():
    assert paragraphs(
        Page().lines(50, 100, "The Supplier shall answer every single mail within", "(2) business days.")
    )[0].endswith("(2) business days.")


def test_headings_are_known_by_their_letters():
    page = Page().text(50, 60, "Service Levels", size=16).text(50, 90, "3.5 Call Registration", font=BOLD)
    page.text(50, 120, "GOVERNANCE").lines(50, 140, *LONG).text(50, 200, "Larger letters", size=12)
    assert [(block.text, block.number, block.level) for block in blocks(Heading, page)] == [
        ("Service Levels", "", 1),
        ("Call Registration", "3.5", 4),
        ("GOVERNANCE", "", 3),
        ("Larger letters", "", 2),
    ]


def test_a_bold_line_below_a_full_line_begins_anew():
    page = Page().lines(50, 100, LONG[1], LONG[0]).text(50, 124, "Reporting", font=BOLD)
    assert [block.text for block in outline(page).blocks] == [f"{LONG[1]} {LONG[0]}", "Reporting"]


HEAVY = "<< /Type /Font /Subtype /TrueType /BaseFont /Heavy /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 33 /Widths [250 250]"
DESCRIPTOR = "/FontDescriptor << /Type /FontDescriptor /FontName /Heavy /Flags 32 /StemV 160 /ItalicAngle 0 >> >>"


def test_a_font_that_only_weighs_more_is_bold():
    page = Page().text(50, 60, "Reporting", font="F5").lines(50, 100, *LONG)
    found = read_pdf(pdf(page, fonts=f"/F5 {HEAVY} {DESCRIPTOR}"), "final")
    assert isinstance(found.blocks[0], Heading)


def test_blanks_are_no_line():
    assert paragraphs(Page().text(50, 60, "   ").lines(50, 100, *LONG)) == [" ".join(LONG)]


def test_a_long_page_of_one_column_is_one_column():
    assert paragraphs(Page().lines(50, 100, *LONG[:2] * 8)) == [" ".join(LONG[:2] * 8)]


def test_a_table_of_contents_holds_no_heading():
    page = (
        Page()
        .text(50, 100, "1.1 PURPOSE", font=BOLD)
        .text(500, 100, "2", font=BOLD)
        .text(50, 112, "1.2 SCOPE ........ 3")
    )
    assert paragraphs(page.text(50, 124, "1.3 TERMS ........ 4")) == [
        "PURPOSE\t2",
        "SCOPE ........ 3",
        "TERMS ........ 4",
    ]


def test_two_columns_are_read_one_after_the_other():
    left = [f"In the left column stands line {number}" for number in range(8)]
    right = [f"in the right column stands line {number}" for number in range(8)]
    page = Page().text(50, 60, "A line over both of the columns is read before they are, as it stands above both.")
    [first, second, third] = paragraphs(page.lines(50, 100, *left).lines(320, 106, *right).text(50, 300, "The end."))
    assert first.startswith("A line over both")
    assert second == " ".join([*left, *right])
    assert third == "The end."


def test_short_cells_side_by_side_are_no_columns_of_text():
    page = Page().lines(50, 100, *["Name"] * 7).lines(320, 100, *["Mr Example of the Customer"] * 7)
    assert paragraphs(page)[0].startswith("Name Mr Example of the Customer Name Mr")


BORDERLESS = [
    ["Metric", "Target", "Weight"],
    ["Calls answered", "80% in 20 s", "40%"],
    ["Uptime", "99.9%", "60%"],
    ["First fix", "70%", "0%"],
]


def spread(page: Page, rows: list[list[str]], *, leading: float = 14, bold: bool = True) -> Page:
    for number, row in enumerate(rows):
        for left, text in zip((50, 250, 400), row, strict=False):
            if text:
                page.text(left, 100 + leading * number, text, font=BOLD if bold and number == 0 else "F1")
    return page


def cells(*pages: Page) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.rows] for table in blocks(Table, *pages)]


@pytest.mark.parametrize("bold", [True, False])
def test_columns_below_a_header_are_a_table(bold):
    page = spread(Page(), BORDERLESS, bold=bold).text(50, 300, "The end of the page.")
    assert cells(page) == [BORDERLESS]
    assert paragraphs(page) == ["The end of the page."]


def test_lines_of_a_cell_without_lines_around_it_are_put_together():
    rows = [BORDERLESS[0], ["Calls answered by", "80% in 20 s", "40%"], ["the help desk", "", ""], *BORDERLESS[2:]]
    page = Page()
    for down, row in zip((100, 120, 132, 152, 172), rows, strict=True):
        for left, text in zip((50, 250, 400), row, strict=True):
            page.text(left, down, text, font=BOLD if down == 100 else "F1") if text else None
    assert cells(page) == [[rows[0], ["Calls answered by the help desk", "80% in 20 s", "40%"], *BORDERLESS[2:]]]


def test_a_line_without_a_first_cell_goes_on_with_the_row_above():
    rows = [BORDERLESS[0], ["Calls answered", "80% of the calls in", "40%"], ["", "20 s", ""], *BORDERLESS[2:]]
    whole = ["Calls answered", "80% of the calls in 20 s", "40%"]
    assert cells(spread(Page(), rows)) == [[BORDERLESS[0], whole, *BORDERLESS[2:]]]


def test_rows_between_lines_that_go_across_stay_apart():
    rows = [BORDERLESS[0], ["Calls answered", "80% in 20 s", "40%"], ["", "none", "60%"], *BORDERLESS[2:]]
    page = spread(Page(), rows).line(50, 117, 500, 117).line(50, 131, 500, 131).line(50, 145, 500, 145)
    assert len(cells(page)[0]) == 5


@pytest.mark.parametrize(
    "rows",
    [
        BORDERLESS[:3],
        [["Metric", "Target"], ["Calls", "at once"], ["Mail", "at once"], ["Chat", "at once"]],
        [[f"A very long line of running text in column {number}" for number in range(2)]] * 5,
    ],
    ids=["too few rows", "no header", "prose"],
)
def test_what_may_not_be_a_table_is_read_as_text(rows):
    assert cells(spread(Page(), rows, bold=len(rows) == 3)) == []


def test_cells_that_do_not_line_up_are_no_table():
    page = spread(Page(), [BORDERLESS[0]])
    for number in range(5):
        page.text(50, 120 + 14 * number, "Row").text(250 - 13 * number, 120 + 14 * number, "9" * (number * 6 + 1))
    assert cells(page) == []


def test_text_far_below_or_across_the_columns_ends_a_table():
    far = spread(Page(), BORDERLESS).text(50, 300, "Note").text(250, 300, "9")
    across = spread(Page(), BORDERLESS).text(
        50, 156, "This sentence of the contract runs on over all of the columns of the table"
    )
    assert cells(far) == cells(across) == [BORDERLESS]


def running(number: int, header: str = "Service Agreement", footer: str = "Page {} of 3") -> Page:
    page = Page().text(50, 40, header).text(300, 760, footer.format(number))
    return page.lines(50, 100, f"Clause {number} says what is agreed about the services.")


def test_running_headers_and_footers_and_page_numbers_are_no_text():
    pages = [running(number) for number in (1, 2, 3)]
    assert paragraphs(*pages)[0] == "Service Agreement"
    assert [text for text in paragraphs(*pages) if not text.startswith("Clause")] == ["Service Agreement"]


NAMES = ["Uptime", "Response", "Repair", "Accuracy", "Backlog", "Complaints"]


def test_page_numbers_that_float_in_a_long_document_are_no_text():
    pages = [Page().text(50, 100, name).text(300, 200 + 30 * n, str(n)) for n, name in enumerate(NAMES)]
    assert paragraphs(*pages) == NAMES


def test_what_is_alike_on_each_page_is_text_where_something_else_stands_outside_of_it():
    pages = [Page().lines(50, 100, name, "", "Target: 95%", "", "Reported monthly") for name in NAMES]
    assert paragraphs(*pages).count("Target: 95%") == len(NAMES)


def test_titles_that_differ_from_page_to_page_stay():
    pages = [running(number, f"Exhibit {number * 7} of it", "- {} -") for number in (1, 2, 3)]
    assert sum("Exhibit" in block.text for block in outline(*pages).blocks) == 3


def test_a_paragraph_goes_on_over_a_page_break():
    pages = Page().text(50, 700, "The Supplier shall report"), Page().text(50, 60, "every miss within a day.")
    assert paragraphs(*pages) == ["The Supplier shall report every miss within a day."]


@pytest.mark.parametrize("after", ["Every miss is reported.", "(a) every miss"])
def test_what_begins_a_page_anew_is_a_paragraph_of_its_own(after):
    assert len(paragraphs(Page().text(50, 700, "The Supplier shall report"), Page().text(50, 60, after))) == 2


def test_the_caption_of_a_table_stands_above_or_below_it():
    def page():
        return Page().table([50, 200, 350], 120, [["Metric", "Target"], ["Uptime", "99.9%"]])

    assert blocks(Table, page().text(50, 110, "Table 3: Availability"))[0].caption == "Table 3: Availability"
    assert blocks(Table, page().text(50, 180, "Table 4 - Capacity"))[0].caption == "Table 4 - Capacity"
    assert blocks(Table, page().text(50, 180, "Tables are useful."))[0].caption == ""


def test_every_block_knows_its_page():
    pages = (
        running(1),
        running(2).text(50, 130, "GOVERNANCE"),
        Page().table([50, 200, 350], 120, [["A", "B"], ["C", "D"]]),
    )
    found = outline(*pages)
    assert [block.page for block in found.blocks if not isinstance(block, Table)] == [1, 1, 2, 2]
    assert {cell.page for row in blocks(Table, *pages)[0].rows for cell in row} == {3}
    assert all(
        found.text[block.start : block.end] == block.text for block in found.blocks if not isinstance(block, Table)
    )


def test_letters_that_are_spaced_out_are_words():
    page = Page().text(50, 100, "81-90%", how="3 Tc").text(50, 150, "Method of", how="3 Tc")
    page.text(50, 200, "8 1 - 9 0 % of D e g r e e 1 2")
    assert paragraphs(page) == ["81-90%", "Method of", "81-90% of Degree 1 2"]


def test_text_drawn_over_other_text_stays_apart():
    [text] = paragraphs(Page().text(50, 100, "Hidden clause").text(50, 100, "Average handle time"))
    assert text == "Hidden clause Average handle time"


def test_raised_letters_stay_in_their_line():
    page = Page().text(50, 100, "on the 15").text(93, 96, "th", size=6).text(100, 100, "of the month")
    assert paragraphs(page) == ["on the 15th of the month"]

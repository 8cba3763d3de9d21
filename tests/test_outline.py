from outlines import listing, spoken
from sla_lint.outline import Change, Draft, Heading, Outline, Paragraph, Scribe, Table, Unread


def written():
    scribe = Scribe()
    scribe.heading("Call registration", 2, number="4.2")
    scribe.paragraph("Calls are counted.", marker="(a)", level=1, page=3)
    scribe.paragraph("")
    scribe.table([[Draft("KPI", header=True), Draft("Target", header=True)], [Draft("AHT"), Draft("4\nminutes")]])
    return scribe.outline("Word")


def test_the_text_of_every_block_stands_at_its_place():
    outline = written()
    assert [outline.text[start:end] for _, start, end in spoken(outline)] == [text for text, _, _ in spoken(outline)]


def test_the_text_is_what_a_person_would_read_aloud():
    assert written().text == "4.2 Call registration\n(a) Calls are counted.\n\nKPI\nTarget\nAHT\n4\nminutes\n"


def test_a_number_stands_before_its_heading_and_is_no_part_of_it():
    heading = written().blocks[0]
    assert heading == Heading("Call registration", 4, 21, 2, "4.2")


def test_a_marker_stands_before_its_paragraph_and_is_no_part_of_it():
    paragraph = written().blocks[1]
    assert paragraph == Paragraph("Calls are counted.", 26, 44, "(a)", 1, 3)


def test_a_draft_in_several_places_is_one_merged_cell():
    scribe = Scribe()
    merged = Draft("All calls", "KPIs!A1")
    scribe.table([[merged, merged], [merged, Draft("95 %")]])
    (table,) = scribe.blocks
    assert isinstance(table, Table)
    assert table.rows[0][0] is table.rows[0][1] is table.rows[1][0]
    assert table.rows[0][0].address == "KPIs!A1"
    assert scribe.outline("Excel").text == "All calls\n95 %\n"


def test_equal_drafts_are_cells_of_their_own():
    scribe = Scribe()
    scribe.table([[Draft("95 %"), Draft("95 %")]])
    (table,) = scribe.blocks
    assert isinstance(table, Table)
    assert [cell.start for cell in table.rows[0]] == [0, 5]


def test_short_rows_are_filled_up_with_empty_cells():
    scribe = Scribe()
    scribe.table([[Draft("KPI")], [Draft("AHT"), Draft("4 minutes")], []])
    assert listing(scribe.outline("Word")) == ["| KPI | - |", "| AHT | 4 minutes |", "| - | - |"]


def test_a_table_without_cells_is_none():
    scribe = Scribe()
    scribe.table([])
    scribe.table([[], []])
    assert scribe.outline("Word") == Outline("Word", "", ())


def test_the_position_is_where_the_next_block_will_stand():
    scribe = Scribe()
    scribe.paragraph("Calls")
    position = scribe.position
    scribe.paragraph("Mails")
    assert scribe.blocks[1] == Paragraph("Mails", position, position + 5)


def test_an_outline_keeps_what_was_not_read_and_what_was_changed():
    unread, change = Unread("page 3", "it is an image", grave=True), Change("deleted", "95 %", 0)
    outline = Scribe().outline("PDF", unread=[unread], changes=[change])
    assert (outline.unread, outline.changes, outline.lines) == ((unread,), (change,), False)

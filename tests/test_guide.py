"""What a person calls a place in a document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runs import excel_draft, pdf_draft, word_draft
from sla_lint.guide import Guide, guided, spoken
from sla_lint.outline import Draft, Heading, Outline, Paragraph, Scribe
from sla_lint.syntax.source import Location, Source

WORD = [
    ("Schedule 4", 0, "Schedule 4", "Schedule 4"),
    ("Call registration", 0, "Schedule 4 > 4.2 Call registration", "Schedule 4/4.2 Call registration"),
    (
        "best efforts",
        0,
        'Schedule 4 > 4.2 Call registration > "The provider shall use best efforts to…"',
        "Schedule 4/4.2 Call registration/The provider shall use best efforts",
    ),
    (
        "promptly",
        0,
        'Schedule 4 > 4.2 Call registration > Table 1 > row 2 "React to the call"',
        "Schedule 4/4.2 Call registration/React to the call",
    ),
    (
        "soon",
        0,
        'Schedule 4 > 4.2 Call registration > Table 1 > row 4 "React to the call"',
        "Schedule 4/4.2 Call registration/React to the call",
    ),
]


def find(source, words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = source.text.index(words, start + 1)
    return Location(source, start, start + len(words))


@pytest.mark.parametrize(("words", "nth", "place", "path"), WORD)
def test_a_place_in_word_is_told_by_headings_table_and_row(words, nth, place, path):
    source = word_draft()
    location = find(source, words, nth)
    assert source.guide.place(location) == spoken(location) == place
    assert source.guide.path(location) == path


def test_a_place_in_excel_is_the_address_of_a_cell():
    source = excel_draft()
    location = find(source, "high")
    assert source.guide.place(location) == "KPIs!C8"
    assert source.guide.path(location) == "KPIs/Speed"


def test_a_place_in_pdf_begins_with_the_page():
    source = pdf_draft()
    assert source.guide.place(find(source, "Service levels")) == "page 3, 4 Service levels"
    assert source.guide.place(find(source, "high")) == 'page 4, 4 Service levels, (b) "Targets are high."'
    assert source.guide.place(find(source, "prompt")) == 'page 5, 4 Service levels, table 1, row 2 "Speed"'
    assert source.guide.path(find(source, "prompt")) == "4 Service levels/Speed"


def test_tables_are_counted_on_each_page_or_through_the_document():
    scribe = Scribe()
    for page, text in ((1, "a1"), (1, "a2"), (2, "b1"), (0, "c1"), (0, "c2")):
        scribe.table([[Draft(text, page=page)]])
    source = guided(scribe.outline("PDF"), "x.pdf", b"")
    places = [source.guide.place(find(source, text)) for text in ("a1", "a2", "b1", "c1", "c2")]
    assert places == [
        "page 1, table 1, row 1",
        "page 1, table 2, row 1",
        "page 2, table 1, row 1",
        "Table 1 > row 1",
        "Table 2 > row 1",
    ]


def test_a_path_counts_only_where_there_is_no_name():
    scribe = Scribe()
    scribe.table([[Draft("1"), Draft("2")]])
    scribe.table([[Draft("3")]], caption="Table 7:  Response\ntimes")
    source = guided(scribe.outline("Word"), "x.docx", b"")
    assert source.guide.path(find(source, "2")) == "Table 1/row 1"
    assert source.guide.path(find(source, "3")) == "Table 7: Response times/row 1"
    assert source.guide.place(find(source, "3")) == "Table 7: Response times > row 1"


def test_a_heading_closes_those_below_its_level():
    scribe = Scribe()
    for text, level in (("A", 1), ("B", 3), ("C", 2), ("D", 1)):
        scribe.heading(text, level)
    source = guided(scribe.outline("Word"), "x.docx", b"")
    assert [source.guide.path(find(source, letter)) for letter in "ABCD"] == ["A", "A/B", "A/C", "D"]


def test_a_bullet_is_no_name_and_a_number_is():
    scribe = Scribe()
    scribe.paragraph("with a bullet", marker="•")
    scribe.paragraph("with a number", marker="3.1")
    source = guided(scribe.outline("Word"), "x.docx", b"")
    assert source.guide.place(find(source, "bullet")) == '"with a bullet"'
    assert source.guide.place(find(source, "number")) == '3.1 "with a number"'


def test_a_merged_cell_belongs_to_its_first_row():
    merged = Draft("Calls")
    scribe = Scribe()
    scribe.table([[merged, Draft("a")], [merged, Draft("b")]])
    source = guided(scribe.outline("Word"), "x.docx", b"")
    assert source.guide.place(find(source, "Calls")) == 'Table 1 > row 1 "Calls"'
    assert source.guide.place(find(source, "b")) == 'Table 1 > row 2 "Calls"'


def test_a_text_of_lines_has_lines_and_a_path():
    text = "\ufeff# Levels\n\nFast.\n".removeprefix("\ufeff")
    outline = Outline("Markdown", text, (Heading("Levels", 2, 8, 1), Paragraph("Fast.", 10, 15)), lines=True)
    source = guided(outline, "x.md", b"\xef\xbb\xbf" + text.encode())
    assert source.bom
    assert source.has_lines
    assert spoken(find(source, "Fast")) == "3:1"
    assert source.guide.path(find(source, "Fast")) == "Levels/Fast."


def test_an_empty_document_has_one_place():
    source = guided(Scribe().outline("Word"), "x.docx", b"")
    assert source.guide.place(Location(source, 0, 0)) == "the beginning"
    assert source.guide.path(Location(source, 0, 0)) == ""


def test_an_agreement_in_yaml_has_lines_and_no_guide():
    source = Source("x.yaml", "a: 1\nb: 2\n")
    assert source.has_lines
    assert spoken(find(source, "b")) == "2:1"


@given(st.lists(st.tuples(st.sampled_from("hpt"), st.text(max_size=80)), max_size=12), st.data())
def test_every_place_has_a_name_on_one_line(blocks, data):
    scribe = Scribe()
    for kind, text in blocks:
        if kind == "h":
            scribe.heading(text, 1 + len(text) % 4)
        elif kind == "p":
            scribe.paragraph(text)
        else:
            scribe.table([[Draft(text), Draft("1")], [Draft("x")]])
    outline = scribe.outline("Word")
    source = guided(outline, "x.docx", b"")
    start = data.draw(st.integers(0, len(source.text)))
    location = Location(source, start, start)
    assert "\n" not in source.guide.place(location)
    assert Guide(outline, 0).path(location) == source.guide.path(location)

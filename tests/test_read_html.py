import pytest

from outlines import cases, listing, misplaced
from sla_lint.outline import Change, Table, Unread
from sla_lint.readers import grids
from sla_lint.readers.html import read_html
from sla_lint.readers.reader import CannotRead

CHANGED = (
    "<table><tr><td>AHT<td><del>6 <b>min</b></del><ins>4 min</ins> in <s>a week</s>a <del>&nbsp;</del>month</table>"
)


def read(text, changes="final"):
    return read_html(text.encode(), changes)


@pytest.mark.parametrize(("name", "text", "expect"), cases("html"), ids=lambda value: value if " " in value else "")
def test_html_is_read_as_its_reader_sees_it(name, text, expect):
    outline = read(text)
    assert listing(outline) == expect


def test_the_outline_points_into_the_file_itself():
    text = "<h1>4.2 Calls &amp; mails</h1>\r\n<p>\r\nAt most <b>5&nbsp;%</b>\r\n</p><td>"
    outline = read(text)
    assert (outline.format, outline.lines) == ("HTML", True)
    assert [outline.text[block.start : block.end] for block in outline.blocks] == [
        "Calls &amp; mails",
        "At most <b>5&nbsp;%",
    ]


def test_a_merged_cell_is_the_same_cell_in_each_place():
    (table,) = read("<table><tr><td rowspan=2 colspan=2>AHT<td>1<tr><td>2</table>").blocks
    assert isinstance(table, Table)
    assert table.rows[0][0] is table.rows[0][1] is table.rows[1][0] is table.rows[1][1]


def test_an_empty_cell_stands_behind_its_tag():
    outline = read("<table><tr><td>AHT<td></td><td>4 min</table>")
    (table,) = outline.blocks
    assert isinstance(table, Table)
    assert outline.text[table.rows[0][1].start :].startswith("</td>")


def test_deleted_words_are_left_out_and_noticed():
    outline = read(CHANGED)
    assert listing(outline) == ["| AHT | 4 min in a month |"]
    assert outline.changes == (
        Change("deleted", "6 min", CHANGED.index("6 <b>")),
        Change("inserted", "4 min", CHANGED.index("4 min")),
        Change("deleted", "a week", CHANGED.index("a week")),
    )


def test_the_original_has_the_deleted_words():
    assert listing(read(CHANGED, "original")) == ["| AHT | 6 min in a weeka month |"]


def test_a_change_within_another_is_a_part_of_it():
    outline = read("<p>In <ins>four <del>long </del>hours</ins></p>")
    assert listing(outline) == ["In four hours"]
    assert outline.changes == (Change("inserted", "four long hours", 11),)


def test_a_deletion_that_is_left_open_ends_with_its_paragraph():
    assert listing(read("<p>Calls <del>and mails<p>Letters")) == ["Calls", "Letters"]


def test_what_is_not_shown_is_named_and_that_is_not_grave():
    text = "<p hidden>x &amp; y</p><div style='display:none'>z</div><p hidden> </p><img src=a><img src=b hidden><iframe src=c>d</iframe>"
    assert read(text).unread == (
        Unread("1 embedded page", "it is another document"),
        Unread("hidden text", "a reader of the document does not see it"),
        Unread("2 images", "words in images are not read"),
    )


@pytest.mark.parametrize("opening", ["<!-- b", "<script>b", "<STYLE >b"])
def test_all_behind_something_that_does_not_end_is_not_read_and_that_is_grave(opening):
    outline = read(f"<p>a</p>{opening} <p>c</p>")
    assert listing(outline) == ["a"]
    (unread,) = outline.unread
    assert unread.grave


def test_a_table_of_too_many_cells_is_refused(monkeypatch):
    monkeypatch.setattr(grids, "MOST_PLACES", 3)
    with pytest.raises(CannotRead, match="a table in it would have more than 3 cells; nobody could check it"):
        read("<table><tr><td>a<td>b<tr><td>c<td>d</table>")


def test_spans_beyond_any_measure_count_as_one_place():
    outline = read("<table><tr>" + "<td colspan=1000 rowspan=1000>x" * 3 + "<tr><td>y" * 1000 + "</table>")
    (table,) = outline.blocks
    assert isinstance(table, Table)
    assert len(table.rows) * len(table.rows[0]) < grids.MOST_PLACES


def test_what_nests_deeper_than_a_person_writes_is_still_read():
    outline = read("<div>" * 300 + "<table><tr><td>" * 30 + "deep" + "</div>" * 300 + "<p>after")
    assert [text for line in listing(outline) for text in ("deep", "after") if text in line] == ["deep", "after"]


def test_tables_in_tables_beyond_any_measure_are_read_as_one():
    outline = read("<table><tr><td>a<td>b" * 30)
    assert sum("a" in line for line in listing(outline)) >= 20


def test_no_place_lies_outside_of_the_text():
    for _, text, _ in cases("html"):
        outline = read(text)
        assert all(0 <= start <= end <= len(text) for _, start, end in misplaced(outline))

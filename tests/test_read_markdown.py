import pytest

from outlines import cases, listing, misplaced
from sla_lint.outline import Change, Table, Unread
from sla_lint.readers.html import read_html
from sla_lint.readers.markdown import read_markdown
from sla_lint.readers.reader import CannotRead


def read(text, changes="final"):
    return read_markdown(text.encode(), changes)


@pytest.mark.parametrize(("name", "text", "expect"), cases("markdown"), ids=lambda value: value if " " in value else "")
def test_markdown_is_read_as_its_reader_sees_it(name, text, expect):
    outline = read(text)
    assert listing(outline) == expect
    assert list(misplaced(outline)) == []


def test_the_outline_points_into_the_file_itself():
    outline = read("# SLA\r\n\r\nCalls are\r\n\tanswered.\r\n")
    assert (outline.format, outline.lines) == ("Markdown", True)
    assert [outline.text[block.start : block.end] for block in outline.blocks] == ["SLA", "Calls are\r\n\tanswered."]


def test_a_cell_is_pointed_at_where_it_stands():
    outline = read("x\n\n| KPI | Target |\n|--|--|\n| AHT | `4` min |\n| | b |\n")
    table = outline.blocks[1]
    assert isinstance(table, Table)
    assert [outline.text[cell.start : cell.end] for cell in table.rows[1]] == ["AHT", "4` min"]
    assert outline.text[table.rows[2][0].start :].startswith("| b |")


def test_what_is_open_before_a_cell_goes_on_into_it():
    table = read("| KPI | Target |\n|--|--|\n| <div hidden>AHT | 4 min | x</div> |\n").blocks[0]
    assert [cell.text for cell in table.rows[-1]] == listed_cells(
        "<table><tr><th>KPI<th>Target<tr><td><div hidden>AHT<td>4 min<td>x</table>"
    )


def listed_cells(page):
    return [cell.text for cell in read_html(page.encode(), "final").blocks[0].rows[-1]]


def test_a_tag_that_ends_a_row_within_a_cell_ends_it():
    rows = read("| KPI | Target |\n|--|--|\n| AHT</tr> | 4 min |\n").blocks[0].rows
    assert [[cell.text for cell in row] for row in rows] == [["KPI", "Target"], ["AHT", "4 min"]]


def test_struck_words_are_deleted_and_noticed():
    text = "Calls within ~~30~~ <ins>20</ins> seconds."
    outline = read(text)
    assert listing(outline) == ["Calls within 20 seconds."]
    assert outline.changes == (Change("deleted", "30", text.index("30")), Change("inserted", "20", text.index("20")))


def test_the_original_has_the_struck_words_and_not_the_inserted_ones():
    assert listing(read("Calls within ~~30~~ <ins>20</ins> seconds.", "original")) == ["Calls within 30 seconds."]


def test_a_mark_of_the_byte_order_is_no_text():
    outline = read_markdown(b"\xef\xbb\xbf# SLA\n", "final")
    assert (outline.text, outline.blocks[0].start) == ("# SLA\n", 2)


def test_another_encoding_is_named():
    with pytest.raises(CannotRead, match="byte 6 is not UTF-8; save the file as UTF-8"):
        read_markdown("# café".encode("latin-1"), "final")


@pytest.mark.parametrize("text", [">" * 500 + " a", "".join("  " * depth + "- a\n" for depth in range(100))])
def test_what_nests_too_deep_is_not_read_and_that_is_grave(text):
    assert read(text).unread == (Unread("lists or quotes in each other", "more than 50 levels", grave=True),)


def test_all_behind_a_comment_that_does_not_end_is_not_read_and_that_is_grave():
    assert read("a\n\n<!-- b\n\nc").unread == (Unread("all behind an open comment", "its end is missing", grave=True),)


def test_images_are_counted():
    assert read("![a](b) ![c](d)").unread == (Unread("2 images", "words in images are not read"),)


def test_a_paragraph_with_more_brackets_than_anybody_writes_is_taken_as_it_stands():
    text = "*a* " + "[" * 101
    assert listing(read(text)) == [text]


def test_settings_on_top_that_are_no_yaml_are_refused_with_their_line():
    with pytest.raises(CannotRead, match="^line 2, in the settings on top: not valid YAML"):
        read("---\nmetrics: [\n---\n# a\n")

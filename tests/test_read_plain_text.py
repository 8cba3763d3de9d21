import pytest

from outlines import cases, listing, misplaced
from sla_lint.outline import Table
from sla_lint.readers.plain_text import read_plain_text


def read(text):
    return read_plain_text(text.encode(), "final")


@pytest.mark.parametrize(
    ("name", "text", "expect"), cases("plain_text"), ids=lambda value: value if " " in value else ""
)
def test_plain_text_is_read_as_its_layout_shows_it(name, text, expect):
    outline = read(text)
    assert listing(outline) == expect
    assert list(misplaced(outline)) == []


def test_the_outline_points_into_the_file_itself():
    outline = read("  4.2  Call Registration\r\n\r\n  (a) Calls are\r\n      counted.\r\n")
    assert (outline.format, outline.lines) == ("plain text", True)
    assert [outline.text[block.start : block.end] for block in outline.blocks] == [
        "Call Registration",
        "Calls are\r\n      counted.",
    ]


def test_a_cell_is_pointed_at_where_it_stands():
    outline = read("KPI\tTarget\nAHT\t4 min\nFCR\t80 %\n")
    (table,) = outline.blocks
    assert isinstance(table, Table)
    assert [outline.text[cell.start : cell.end] for cell in table.rows[2]] == ["FCR", "80 %"]


def test_words_over_several_columns_are_one_cell():
    (table,) = read("+---+---+\n| KPI   |\n+---+---+\n| a | b |\n+---+---+\n").blocks
    assert isinstance(table, Table)
    assert table.rows[0][0] is table.rows[0][1]

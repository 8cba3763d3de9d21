from sla_lint import Change, Outline, Table, Unread
from sla_lint_office.word import read_word
from word_files import cell, deleted, inserted, paragraph, row, run, table, word

START, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def read(*blocks: str, changes="final", **parts: str) -> Outline:
    return read_word(word("".join(blocks), **parts), changes)


def grid(*rows: str, changes="final") -> list[list[str]]:
    """The texts of the first table."""
    outline = read(table(*rows), changes=changes)
    return [[cell.text for cell in row] for row in first_table(outline).rows]


def first_table(outline: Outline) -> Table:
    return next(block for block in outline.blocks if isinstance(block, Table))


def span(width: int | str) -> str:
    return f'<w:gridSpan w:val="{width}"/>'


def test_the_paragraphs_of_a_cell_are_lines():
    assert grid(row(cell("95 %", "", "in 20 s"), "b")) == [["95 %\nin 20 s", "b"]]


def test_a_cell_over_several_columns_stands_in_each():
    rows = first_table(read(table(row("a", "b", "c"), row(cell("wide", form=span(2)), "d")))).rows
    assert [cell.text for cell in rows[1]] == ["wide", "wide", "d"]
    assert rows[1][0] is rows[1][1]


def test_a_cell_over_several_rows_stands_in_each():
    rows = first_table(read(table(row(cell("tall", form=START), "a"), row(cell("", form=ON), "b"), row("c", "d")))).rows
    assert [[cell.text for cell in row] for row in rows] == [["tall", "a"], ["tall", "b"], ["c", "d"]]
    assert rows[0][0] is rows[1][0]


def test_a_cell_over_rows_and_columns_stands_in_each():
    top = row(cell("big", form=span(2) + START), "a")
    below = row(cell("", form=span(2) + ON), "b")
    assert grid(top, below, row("c", "d", "e")) == [["big", "big", "a"], ["big", "big", "b"], ["c", "d", "e"]]


def test_a_cell_that_goes_on_from_nothing_is_a_cell():
    assert grid(row(cell("a", form=ON), "b"), row("c", "d")) == [["a", "b"], ["c", "d"]]


def test_cells_merged_in_the_old_way_are_one():
    first, second = cell("a", form='<w:hMerge w:val="restart"/>'), cell("", form='<w:hMerge w:val="continue"/>')
    assert grid(row(first, second, "b"), row("c", "d", "e")) == [["a", "a", "b"], ["c", "d", "e"]]
    assert grid(row(second, "b"), row("c", "d")) == [["", "b"], ["c", "d"]]


def test_a_row_may_begin_and_end_within_the_table():
    assert grid(row("a", "b"), row("c", form='<w:gridBefore w:val="1"/>'), row("d")) == [
        ["a", "b"],
        ["", "c"],
        ["d", ""],
    ]


def test_columns_that_no_row_needs_are_dropped():
    assert grid(row(cell("a", form=span(3)), "b"), row(cell("c", form=span(3)), "d")) == [["a", "b"], ["c", "d"]]


def test_a_span_beyond_words_own_limit_is_cut():
    far = cell("far")
    outline = read(
        table(row(cell("a", form=span(999_999_999)), far), row("c", far, far), row(cell("e", form=span(-5)), "f"))
    )
    assert [[cell.text for cell in row][:2] for row in first_table(outline).rows] == [
        ["a", "a"],
        ["c", "far"],
        ["e", "f"],
    ]
    assert outline.unread == (Unread("1 cell", "a table has 63 columns at most", grave=True),)


def test_cells_need_no_properties():
    bare = f"<w:tc>{paragraph('a')}</w:tc>"
    assert grid(row(bare, "b"), row("c", "d")) == [["a", "b"], ["c", "d"]]


def test_a_table_without_rows_or_cells_is_none():
    assert read(table(), table("<w:tr/>"), table("<w:tr/>", "<w:tr/>")).blocks == ()


def test_heading_rows_are_marked():
    rows = first_table(read(table(row("Metric", "Target", form="<w:tblHeader/>"), row("Calls", "95 %")))).rows
    assert [cell.header for row in rows for cell in row] == [True, True, False, False]


def test_a_nested_table_is_read_after_the_outer_one():
    inner = table(row("x", "y"))
    outline = read(table(row(cell("a", inner, paragraph("")), "b")), paragraph("After."))
    assert [type(block).__name__ for block in outline.blocks] == ["Table", "Table", "Paragraph"]
    assert [cell.text for cell in outline.blocks[0].rows[0]] == ["a", "b"]
    assert [cell.text for cell in outline.blocks[1].rows[0]] == ["x", "y"]


def test_a_text_box_in_a_cell_is_read_after_the_table():
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('boxed')}</w:txbxContent></w:pict></w:r>"
    outline = read(table(row(cell(paragraph("a", box)), "b")))
    assert outline.text == "a\nb\nboxed\n"


def test_a_frame_of_one_cell_is_read_as_what_it_holds():
    outline = read(table(row(cell(paragraph("SERVICE LEVELS"), table(row("a", "b")), paragraph("")))))
    assert [type(block).__name__ for block in outline.blocks] == ["Heading", "Table"]


def test_a_caption_before_a_table_is_its_caption():
    captions = (
        read(paragraph("Table 3: Targets"), paragraph(""), table(row("a", "b"))),
        read(paragraph("Targets", form='<w:pStyle w:val="Caption"/>'), table(row("a", "b")), styles=CAPTION),
        read(paragraph("Table 3: Targets"), paragraph("Text."), table(row("a", "b"))),
    )
    assert [first_table(outline).caption for outline in captions] == ["Table 3: Targets", "Targets", ""]


CAPTION = '<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>'


def test_a_deleted_row_is_on_the_original_side_alone():
    gone = row(cell(paragraph(deleted("Old"))), "95 %", cell(""), form='<w:del w:id="1"/>')
    outline = read(paragraph("Text."), table(row("a", "b", "c"), gone))
    assert outline.text == "Text.\na\nb\nc\n"
    assert outline.changes == (Change("deleted", "Old | 95 %", 6),)
    assert grid(row("a", "b", "c"), gone, changes="original") == [["a", "b", "c"], ["Old", "95 %", ""]]


def test_an_inserted_row_is_on_the_final_side_alone():
    new = row(cell(paragraph(inserted(run("New")))), "95 %", form='<w:ins w:id="1"/>')
    assert grid(row("a", "b"), new) == [["a", "b"], ["New", "95 %"]]
    assert read(table(new, row("a", "b"))).changes == (Change("inserted", "New", 0),)
    original = read(table(row("a", "b"), new), changes="original")
    assert original.text == "a\nb\n"
    assert original.changes == (Change("inserted", "New | 95 %", 0),)


def test_a_deleted_cell_is_left_out():
    gone = cell("x", form='<w:cellDel w:id="1"/>')
    assert grid(row(gone, "a", "b"), row("c", "d")) == [["a", "b"], ["c", "d"]]
    assert grid(row(gone, "a"), row("c", "d"), changes="original") == [["x", "a"], ["c", "d"]]


def test_a_changed_cell_says_where_in_the_text_it_changed():
    target = cell("at least", paragraph(deleted("90"), inserted(run("95")), " %"))
    outline = read(paragraph("Text."), table(row("Calls", target), row(cell(""), cell(paragraph(deleted("x "))))))
    assert outline.text == "Text.\nCalls\nat least\n95 %\n\n\n"
    assert outline.changes == (Change("deleted", "90", 21), Change("inserted", "95", 21), Change("deleted", "x ", 27))


def test_a_hidden_row_is_not_read_and_that_is_said():
    outline = read(table(row("a", "b"), row("c", "d", form="<w:hidden/>")))
    assert outline.text == "a\nb\n"
    assert [unread.what for unread in outline.unread] == ["1 piece of hidden text"]

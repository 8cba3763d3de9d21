import pytest

from sla_lint import Change, Heading, Outline, Paragraph, Table, Unread
from sla_lint_office.word import read_word
from word_files import (
    cell,
    control,
    deleted,
    inserted,
    paragraph,
    row,
    run,
    style,
    table,
    word,
)

SYMBOL = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
WINGDINGS = '<w:rFonts w:ascii="Wingdings"/>'
BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
CODE = "<w:r><w:instrText>REF x</w:instrText></w:r>"
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
BOX = "<w:drawing><a:graphic><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></a:graphic></w:drawing>"
OLD_BOX = "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>"
PICTURE = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
MOVED = '<w:moveFrom w:id="3">{0}</w:moveFrom>', '<w:moveTo w:id="4">{0}</w:moveTo>'
LONG = "The parties agree on the terms that are set out below, and on nothing else. " * 4


def read(*blocks: str, changes="final", **parts: str) -> Outline:
    return read_word(word("".join(blocks), **parts), changes)


def line(*runs: str, **parts: str) -> str:
    """The text of one paragraph."""
    outline = read(paragraph(*runs), **parts)
    return outline.blocks[0].text if outline.blocks else ""


def texts(outline: Outline) -> list[object]:
    return [
        [[cell.text for cell in row] for row in block.rows] if isinstance(block, Table) else block.text
        for block in outline.blocks
    ]


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        (("Target ", "95 %"), "Target 95 %"),
        (("a", "<w:r><w:tab/></w:r>", "b"), "a\tb"),
        (("a", "<w:r><w:ptab/></w:r>", "b"), "a\tb"),
        (("a", "<w:r><w:br/></w:r>", "b", "<w:r><w:cr/></w:r>", "c"), "a\nb\nc"),
        (("24", "<w:r><w:noBreakHyphen/></w:r>", "7"), "24-7"),
        (("re", "<w:r><w:softHyphen/></w:r>", "port"), "report"),
        ((control(run("95 %")),), "95 %"),
        ((f'<w:smartTag w:element="date">{run("May")}</w:smartTag>',), "May"),
        ((f'<w:hyperlink r:id="r9">{run("policy")}</w:hyperlink>',), "policy"),
        ((f'<w:fldSimple w:instr="DATE">{run("1 May")}</w:fldSimple>',), "1 May"),
        ((BEGIN, CODE, SEPARATE, run("clause 4"), END, run(" applies")), "clause 4 applies"),
        ((BEGIN, BEGIN, CODE, SEPARATE, run("code"), END, CODE, SEPARATE, run("result"), END), "result"),
        ((END, SEPARATE, "text"), "text"),
        ((BEGIN, CODE), ""),
        (("<w:r><!-- a --><w:t>9<!-- b -->5<?c?> %</w:t></w:r>",), "95 %"),
        (
            ("<w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>y</w:t></w:r></w:rubyBase></w:ruby>",),
            "y",
        ),
        ((f"<w:r><w:ruby><w:rt>{run('x')}</w:rt><w:rubyBase>{run('y')}</w:rubyBase></w:ruby></w:r>",), "y"),
        (("95 %", run("1", '<w:vertAlign w:val="superscript"/>')), "95 %¹"),
        (("95 %", run("1", '<w:vertAlign w:val="baseline"/>')), "95 %1"),
    ],
)
def test_a_paragraph_is_read_as_it_shows(runs, shown):
    assert line(*runs) == shown


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        (('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', " 95 %"), "≥ 95 %"),
        (('<w:r><w:sym w:font="Symbol" w:char="00A3"/></w:r>', " 4 h"), "≤ 4 h"),
        (('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',), "✓"),
        (('<w:r><w:sym w:font="Wingdings 2" w:char="F050"/></w:r>',), "✓"),
        (('<w:r><w:sym w:font="Wingdings" w:char="F021"/></w:r>',), "\ufffd"),
        (('<w:r><w:sym w:font="Arial" w:char="2265"/></w:r>',), "≥"),
        (('<w:r><w:sym w:font="Arial" w:char="no"/></w:r>',), "\ufffd"),
        (('<w:r><w:sym w:font="Arial" w:char="110000"/></w:r>',), "\ufffd"),
        ((run("\uf0b3 95", SYMBOL),), "≥ 95"),
        ((run("³ a", SYMBOL),), "≥ α"),
        ((run("\uf0fc ", WINGDINGS), "done"), "✓ done"),
        (("\uf0b3 95",), "≥ 95"),
        ((run("ü", '<w:rStyle w:val="Tick"/>'), "ü"), "✓ü".replace("ü", "ü")),
        ((run("x", '<w:rStyle w:val="Unknown"/>'),), "x"),
    ],
)
def test_a_symbol_shows_what_its_font_shows(runs, shown):
    tick = style("Tick", kind="character", inside=f"<w:rPr>{WINGDINGS}</w:rPr>")
    assert line(*runs, styles=tick) == shown


def test_a_formula_is_read():
    fraction = "<m:f><m:num><m:r><m:t>met</m:t></m:r></m:num><m:den><m:r><m:t>all</m:t></m:r></m:den></m:f>"
    assert line(f"<m:oMath><m:d><m:e>{fraction}</m:e></m:d><m:r><m:t>×100</m:t></m:r></m:oMath>") == "(met/all)×100"


def test_a_placeholder_is_marked_as_one():
    placeholder = style("Ghost", title="Placeholder Text", kind="character")
    ghost = '<w:rStyle w:val="Ghost"/>'
    assert line("Target: ", run("Click here.", ghost), run(" ", ghost), styles=placeholder) == "Target: [Click here.]"


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (
            '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Gold"/><w:listEntry w:val="Silver"/></w:ddList>',
            "Silver",
        ),
        ('<w:ddList><w:listEntry w:val="Gold"/></w:ddList>', "Gold"),
        ('<w:ddList><w:result w:val="7"/><w:listEntry w:val="Gold"/></w:ddList>', ""),
        ("<w:checkBox><w:checked/></w:checkBox>", "☒"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐"),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒"),
        ("<w:textInput/>", ""),
    ],
)
def test_a_form_field_shows_its_entry(data, shown):
    field = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    assert line("Level ", field, CODE, END) == f"Level {shown}".strip()


def test_the_final_side_of_tracked_changes_shows_what_was_inserted():
    outline = read(paragraph("Target ", deleted("240 s"), inserted(run("200 s")), "."))
    assert texts(outline) == ["Target 200 s."]
    assert outline.changes == (Change("deleted", "240 s", 7), Change("inserted", "200 s", 7))


def test_the_original_side_shows_what_was_deleted():
    outline = read(paragraph("Target ", deleted("240 s"), inserted(run("200 s"))), changes="original")
    assert texts(outline) == ["Target 240 s"]
    assert outline.changes == (Change("deleted", "240 s", 7), Change("inserted", "200 s", 12))


def test_moved_text_is_read_once_on_either_side():
    body = paragraph(MOVED[0].format(run("Credits. ")), "Terms. ", MOVED[1].format(run("Credits. ")), "End")
    final, original = read(body), read(body, changes="original")
    assert texts(final) == ["Terms. Credits. End"]
    assert texts(original) == ["Credits. Terms. End"]
    assert final.changes == (Change("moved", "Credits. ", 7),)
    assert original.changes == (Change("moved", "Credits. ", 0),)


def test_text_that_was_inserted_and_deleted_again_is_on_neither_side():
    body = paragraph("Target ", inserted(run("95"), deleted("96"), run(" %")))
    final, original = read(body), read(body, changes="original")
    assert texts(final) == ["Target 95 %"]
    assert final.changes == (Change("deleted", "96", 9), Change("inserted", "95 %", 7))
    assert texts(original) == ["Target"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next_one():
    lost = "<w:rPr><w:del/></w:rPr>"
    body = paragraph("Answer within ", form=lost), paragraph(deleted("all "), inserted(run("20 s")))
    assert texts(read(*body)) == ["Answer within 20 s"]
    assert read(*body).changes == (Change("deleted", "all ", 14), Change("inserted", "20 s", 14))
    assert texts(read(*body, changes="original")) == ["Answer within", "all"]


def test_a_paragraph_whose_end_was_deleted_ends_at_a_table_and_at_the_end():
    lost = paragraph("One", form="<w:rPr><w:b/><w:moveFrom/></w:rPr>")
    assert texts(read(lost, table(row("a", "b")), lost)) == ["One", [["a", "b"]], "One"]


def test_a_paragraph_that_was_deleted_as_a_whole_is_kept_aside():
    outline = read(
        paragraph("First."), paragraph(" ", deleted("Second."), form="<w:pStyle w:val='x'/>"), paragraph("Third.")
    )
    assert texts(outline) == ["First.", "Third."]
    assert outline.changes == (Change("deleted", "Second.", 7),)


def test_a_large_initial_is_part_of_its_paragraph():
    initial = '<w:framePr w:dropCap="drop" w:lines="3"/>'
    assert texts(read(paragraph("T", form=initial), paragraph("his agreement"))) == ["This agreement"]
    assert texts(read(paragraph("Aside", form='<w:framePr w:w="99"/>'), paragraph("Text"))) == ["Aside", "Text"]


def test_a_change_in_a_heading_stays_in_place():
    title = paragraph("1.", "<w:r><w:tab/></w:r>", deleted("Old "), inserted(run("New ")), "Terms")
    assert read(title).changes == (Change("deleted", "Old ", 3), Change("inserted", "New ", 3))


def test_blanks_around_a_paragraph_are_cut_and_changes_stay_in_place():
    outline = read(paragraph("Head."), paragraph("  ", inserted(run("95 % ")), " "))
    assert outline.blocks[1].text == "95 %"
    assert outline.changes == (Change("inserted", "95 % ", 6),)


def test_hidden_text_is_not_read_and_that_is_said():
    quiet = style("Quiet", inside="<w:rPr><w:vanish/></w:rPr>")
    shown = '<w:vanish w:val="0"/>'
    outline = read(
        paragraph("Seen. ", run("Unseen.", "<w:vanish/>")),
        paragraph("Unseen.", run("Seen.", shown), form='<w:pStyle w:val="Quiet"/>'),
        styles=quiet,
    )
    assert texts(outline) == ["Seen.", "Seen."]
    assert outline.unread == (Unread("2 pieces of hidden text", "hidden text does not show in print"),)


@pytest.mark.parametrize(
    "drawing",
    [
        BOX,
        OLD_BOX,
        f"<mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{OLD_BOX}</mc:Fallback></mc:AlternateContent>",
        f"<mc:AlternateContent><mc:Fallback>{OLD_BOX}</mc:Fallback></mc:AlternateContent>",
        f"<w:pict><v:group><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice></mc:AlternateContent></v:group></w:pict>",
    ],
)
def test_a_text_box_is_read_once_after_its_paragraph(drawing):
    box = drawing.replace("{}", paragraph("In the box") + table(row("a", "b")))
    outline = read(paragraph("Before", f"<w:r>{box}</w:r>", " and on"), paragraph("After"))
    assert texts(outline) == ["Before and on", "In the box", [["a", "b"]], "After"]


def test_one_of_two_alternatives_is_read():
    either = f"<mc:AlternateContent><mc:Choice>{run('new')}</mc:Choice><mc:Fallback>{run('old')}</mc:Fallback></mc:AlternateContent>"
    blocks = either.replace("<w:r>", "<w:p><w:r>").replace("</w:r>", "</w:r></w:p>")
    in_run = "<w:r><mc:AlternateContent><mc:Choice><w:t>new</w:t><w:x/></mc:Choice></mc:AlternateContent></w:r>"
    none = "<w:r><mc:AlternateContent/></w:r>"
    assert texts(read(paragraph(either), blocks, paragraph(in_run), paragraph(none))) == ["new", "new", "new"]


def test_content_controls_around_blocks_rows_and_cells_are_read():
    inside = table(control(row("a", "b")), row(control(cell("c")), "d"), row(cell(control(paragraph("e"))), "f"))
    assert texts(read(control(paragraph("One") + inside))) == ["One", [["a", "b"], ["c", "d"], ["e", "f"]]]


def test_notes_are_read_after_the_block_that_refers_to_them():
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{paragraph("-")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("<w:r><w:footnoteRef/></w:r>", " Except May.")}{paragraph("And June.")}</w:footnote>'
    )
    ends = f'<w:endnote w:id="2">{paragraph("Per month.")}</w:endnote>'
    outline = read(
        paragraph("95 %", '<w:r><w:footnoteReference w:id="2"/></w:r>', " met"),
        table(row(cell(paragraph("90 %", '<w:r><w:endnoteReference w:id="2"/></w:r>')), "b")),
        paragraph("x", '<w:r><w:footnoteReference w:id="7"/></w:r>'),
        footnotes=notes,
        endnotes=ends,
    )
    assert texts(outline) == ["95 % met", "Except May.\nAnd June.", [["90 %", "b"]], "Per month.", "x"]
    assert [block.marker for block in outline.blocks if isinstance(block, Paragraph)] == ["", "[1]", "[2]", ""]


def test_lists_that_word_draws_from_the_document_are_left_out():
    entry = paragraph("1. Terms", "<w:r><w:tab/></w:r>", "4", form='<w:pStyle w:val="TOC1"/>')
    assert texts(read(control(entry), paragraph("Terms."), styles=style("TOC1", title="toc 1"))) == ["Terms."]


@pytest.mark.parametrize(
    ("blocks", "unread"),
    [
        ([paragraph(PICTURE)], Unread("1 picture", "text in pictures cannot be read", grave=True)),
        ([paragraph(LONG, PICTURE, PICTURE)], Unread("2 pictures", "text in pictures cannot be read")),
        (
            [paragraph("<w:r><w:object><v:imagedata/></w:object></w:r>", LONG)],
            Unread("1 picture", "text in pictures cannot be read"),
        ),
        (
            [paragraph('<w:r><w:object><o:OLEObject ProgID="Equation.3"/></w:object></w:r>', LONG)],
            Unread("1 picture", "text in pictures cannot be read"),
        ),
        (
            [paragraph('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>', LONG)],
            Unread("1 embedded Excel object", "it is a file inside of the file", grave=True),
        ),
        (
            [paragraph("<w:r><w:object><o:OLEObject/></w:object></w:r>" * 2, LONG)],
            Unread("2 embedded unknown objects", "they are files inside of the file", grave=True),
        ),
        (
            [paragraph("x"), '<w:altChunk r:id="r7"/>'],
            Unread("1 imported document", "it is a file inside of the file", grave=True),
        ),
        (
            [table(row(cell(paragraph("x"), '<w:altChunk r:id="r7"/>'), "y"))],
            Unread("1 imported document", "it is a file inside of the file", grave=True),
        ),
        (
            [paragraph("x", '<w:r><w:commentReference w:id="1"/></w:r>')],
            Unread("1 comment", "comments are no part of the agreement"),
        ),
    ],
)
def test_what_is_not_read_is_said(blocks, unread):
    assert read(*blocks).unread == (unread,)


def test_a_line_that_is_drawn_is_no_picture():
    assert read(paragraph("x", "<w:r><w:pict><v:rect/></w:pict></w:r>")).unread == ()


def test_every_block_stands_where_it_says():
    outline = read(
        paragraph("SERVICE LEVELS"),
        paragraph("(a)\tCalls are answered."),
        table(row("Metric", "Target"), row("Calls", "95 %")),
    )
    assert outline.format == "Word"
    assert outline.blocks[0] == Heading("SERVICE LEVELS", 0, 14, 3)
    assert outline.blocks[1] == Paragraph("Calls are answered.", 19, 38, "(a)")
    for block in outline.blocks:
        for part in [block] if not isinstance(block, Table) else sum(block.rows, ()):
            assert outline.text[part.start : part.end] == part.text

"""What a PDF holds that cannot be read, and files that are no PDF or a hostile one."""

import random
from contextlib import suppress

import pytest

from pdf_drawing import Page, pdf
from sla_lint import CannotRead, Unread
from sla_lint_office import pdf as reader
from sla_lint_office import pdf_document, pdf_fields, pdf_glyphs, pdf_page, pdf_paths
from sla_lint_office.pdf import read_pdf

PICTURE = "q {} 0 0 {} 72 72 cm BI /W 1 /H 1 /BPC 8 /CS /G ID ~ EI Q"


def unread(data: bytes) -> list[tuple[str, str, bool]]:
    return [tuple(gap) for gap in read_pdf(data, "final").unread]


def page(text: str = "Average handle time is 240 seconds.") -> Page:
    return Page().text(72, 72, text)


def test_a_page_without_text_is_not_read():
    picture = Page().draw(PICTURE.format(400, 600))
    assert unread(pdf(page(), picture)) == [("page 2", "has no text layer, so it was not read", True)]


def test_letters_drawn_as_shapes_are_no_text():
    shapes = Page()
    for number in range(30):
        shapes.draw(f"{72 + 9 * number} 700 m {80 + 9 * number} 710 {76 + 9 * number} 720 {72 + 9 * number} 730 c S")
    assert unread(pdf(page(), shapes))[0][0] == "page 2"


def test_a_blank_page_is_no_gap_but_a_blank_file_is():
    assert unread(pdf(page(), Page().line(50, 50, 500, 50))) == []
    assert unread(pdf(Page(), Page())) == [(f"page {n}", "has no text layer, so it was not read", True) for n in (1, 2)]
    assert read_pdf(pdf(Page()), "final").blocks == ()


SHOWS = "shows a picture, and any text in it was not read"


def test_a_large_picture_on_a_page_with_little_text_may_hold_terms():
    matrix = PICTURE.format(400, 400)
    full = page().draw(matrix).lines(72, 100, *["Average handle time is 240 seconds at the most."] * 8)
    assert unread(pdf(page().draw(matrix), page().draw(matrix), full)) == [
        ("page 1", SHOWS, False),
        ("page 2", SHOWS, True),
        ("page 3", SHOWS, False),
    ]
    assert unread(pdf(page(), page().draw(PICTURE.format(50, 50)))) == []


def test_text_that_was_read_from_a_picture_is_its_text():
    scanned = page().draw(PICTURE.format(400, 600))
    for number in range(5):
        scanned.text(80, 300 + 20 * number, "Hidden text that was read from the scan", how="3 Tr")
    found = read_pdf(pdf(scanned), "final")
    assert found.unread == ()
    assert "read from the scan" in found.text


def test_text_that_is_not_shown_is_left_out():
    found = read_pdf(pdf(page().text(72, 172, "Secretly, it is 900 seconds.", how="3 Tr")), "final")
    assert found.text == "Average handle time is 240 seconds.\n"
    assert found.unread == (Unread("page 1", "holds text that is not shown, which was not read"),)


UNMAPPED = (
    "/F4 << /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font"
    " /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
)


def test_text_without_characters_is_not_read():
    garbled = Page().text(72, 72, "Average handle time", font="F4")
    [gap] = unread(pdf(garbled, fonts=UNMAPPED))
    assert gap == ("page 1", "does not say which characters its text is made of, so it was not read", True)


def test_more_pages_than_the_limit_are_said_to_be_unread(monkeypatch):
    monkeypatch.setattr(pdf_document, "MAX_PAGES", 2)
    assert unread(pdf(*[page()] * 4)) == [("pages 3 to 4", "were not read, because no more than 2 pages are", True)]


@pytest.mark.parametrize(
    ("modules", "limit"), [([pdf_page, pdf_glyphs], "MAX_CHARACTERS"), ([pdf_paths], "MAX_PIECES")]
)
def test_a_page_that_holds_more_than_is_read_says_so(modules, limit, monkeypatch):
    for module in modules:
        monkeypatch.setattr(module, limit, 10)
    crowded = page().grid([50, 100, 200], [300, 320, 340, 360, 380])
    assert unread(pdf(crowded)) == [("page 1", "holds more than is read of a page, so some of it was not read", True)]


def test_a_damaged_page_is_named():
    data = pdf(page(), page()).replace(b"/Kids [5 0 R 7 0 R]", b"/Kids [5 0 R 9 0 R]")
    assert unread(data) == [("page 2", "is damaged, so it was not read", True)]


def test_the_package_that_reads_pdf_is_named_where_it_is_missing(monkeypatch):
    monkeypatch.setattr(reader, "find_spec", lambda name: None)
    with pytest.raises(CannotRead, match=r"pip install 'sla-lint\[pdf\]'"):
        read_pdf(pdf(page()), "final")


LOCK = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ({0}) /U ({0}) >> /ID [(1) (1)]".format("x" * 32)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no PDF, or a damaged one"),
        (b"%PDF-1.7\n", "no PDF, or a damaged one"),
        (b"<html></html>", "no PDF, or a damaged one"),
        (pdf(page())[:300], "no PDF, or a damaged one"),
        (pdf(page(), trailer=LOCK), "locked with a password"),
        (pdf(page(), trailer="/Encrypt << /Filter /Nope /V 99 >>"), "locked with a password"),
        (pdf(), "no PDF, or a damaged one"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(data, why):
    with pytest.raises(CannotRead, match=why) as caught:
        read_pdf(data, "final")
    assert "save a copy" in str(caught.value)


FORM = b"<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Matrix [1 0 0 1 0 -100] /Resources << /XObject << /Fm 4 0 R >> >>"


def test_what_is_drawn_within_a_drawing_is_read_and_a_drawing_within_itself_ends():
    inner = Page().grid([50, 200, 350], [100, 120, 140]).commands
    content = b"\n".join([*inner, b"/Fm Do"])
    drawing = FORM + b" /Length %d >>\nstream\n%b\nendstream" % (len(content), content)
    sheet = (
        Page()
        .draw("/Fm Do")
        .text(54, 213, "Metric")
        .text(204, 213, "Target")
        .text(54, 233, "Uptime")
        .text(204, 233, "99.9%")
    )
    [table] = read_pdf(pdf(sheet, resources="/XObject << /Fm 4 0 R >>", extra=(drawing,)), "final").blocks
    assert [[cell.text for cell in row] for row in table.rows] == [["Metric", "Target"], ["Uptime", "99.9%"]]


FIELD = "<< /Type /Annot /Subtype /Widget /FT /{0} /T (field {1}) /Rect [{1} 700 {2} 712] {3} >>"


def form(*fields: str) -> bytes:
    sheet = Page().text(72, 90, "Target:")
    for field in fields:
        sheet.note(field)
    return pdf(sheet, catalog="/AcroForm << /Fields [] >>")


def test_the_value_of_a_field_is_read_where_it_stands():
    assert read_pdf(form(FIELD.format("Tx", 120, 300, "/V (at least 95%)")), "final").text == "Target: at least 95%\n"


def test_what_has_no_place_is_left_out():
    flat = FIELD.format("Tx", 120, 300, "/V (at least 95%)").replace("712]", "700]")
    far = Page().text(72, 90, "Target:").text(72, 120, "nothing", size=0).text(9e9, 90, "far").line(9e9, 0, 9e9, 9e9)
    assert read_pdf(form(flat), "final").text == read_pdf(pdf(far), "final").text == "Target:\n"


def test_a_ticked_box_is_read_and_an_empty_one_is_not():
    ticked = FIELD.format("Btn", 120, 132, "/V /Yes /AS /Yes /AP << /N << /Yes 3 0 R /Off 3 0 R >> >>")
    empty = FIELD.format("Btn", 160, 172, "/V /Off /AS /Off /AP << /N << /Yes 3 0 R /Off 3 0 R >> >>")
    button = FIELD.format("Btn", 200, 212, "/Ff 65536")
    assert read_pdf(form(ticked, empty, button), "final").text == "Target: ☒\n"


def test_text_typed_on_the_page_is_read_and_comments_are_counted():
    typed = "<< /Type /Annot /Subtype /FreeText /Rect [120 695 300 707] /Contents (at least 95%) >>"
    comment = "<< /Type /Annot /Subtype /Text /Rect [120 695 300 707] /Contents (Is this right?) >>"
    link = "<< /Type /Annot /Subtype /Link /Rect [120 695 300 707] /Contents (somewhere) >>"
    found = read_pdf(pdf(Page().text(72, 95, "Target:").note(typed).note(comment).note(link)), "final")
    assert found.text == "Target: at least 95%\n"
    assert found.unread == (Unread("comments (1)", "are no part of the text, so they were not read"),)


def test_a_note_that_is_none_is_passed_over():
    assert read_pdf(pdf(page().note("null").note("7")), "final").text == "Average handle time is 240 seconds.\n"


def test_no_more_notes_are_read_than_the_limit(monkeypatch):
    monkeypatch.setattr(pdf_fields, "MAX_NOTES", 0)
    assert read_pdf(form(FIELD.format("Tx", 120, 300, "/V (at least 95%)")), "final").text == "Target:\n"


def test_a_form_of_the_other_kind_is_said_to_be_unread():
    data = pdf(page(), catalog="/AcroForm << /Fields [] /XFA (x) >>")
    assert ("the form", "is of a kind (XFA) whose fields cannot be read", True) in unread(data)


def test_a_file_with_bytes_changed_is_read_or_refused():
    sheet = page().table([50, 200, 350], 100, [["Metric", "Target"], ["Uptime", "99.9%"]]).upward(30, 300, "margin")
    data = pdf(sheet, page(), catalog="/AcroForm << /Fields [] >>")
    chance = random.Random(20_240_501)
    for _ in range(300):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        with suppress(CannotRead):
            read_pdf(bytes(broken), "final")

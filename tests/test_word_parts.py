from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_lint import CannotRead, Outline, Paragraph, Table
from sla_lint_office.word import read_word
from word_files import MAIN, NAMESPACES, package, paragraph, relationships, row, run, style, table, word

QASP = Path(__file__).parents[2] / "shared" / "corpus" / "docs" / "081-wa-iee-qasp.docx"
TEXT = paragraph("Target 95 %")
DRAFT = word(
    TEXT + table(row("Calls", "95 %")) + paragraph("x", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
    styles=style("H1"),
    footnotes=f'<w:footnote w:id="2">{paragraph("note")}</w:footnote>',
)
RELS, BODY = "_rels/.rels", "word/document.xml"


def draft(**changed: str | bytes) -> bytes:
    """A document with some of its parts changed, or left out where they are empty."""
    parts = {
        "types": ("[Content_Types].xml", "<Types/>"),
        "rels": (RELS, relationships({"officeDocument": BODY})),
        "body": (BODY, f"<w:document {NAMESPACES}><w:body>{TEXT}</w:body></w:document>"),
        "own_rels": ("word/_rels/document.xml.rels", relationships({})),
    }
    return package({name: changed.get(key, text) for key, (name, text) in parts.items() if changed.get(key) != ""})


@pytest.mark.parametrize(
    "main_type",
    [
        MAIN,
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_documents_and_templates_with_and_without_macros_are_read(main_type):
    assert read_word(word(TEXT, main_type=main_type), "final").text == "Target 95 %\n"


def test_strict_ooxml_is_read():
    names = NAMESPACES.replace(
        "schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/wordprocessingml"
    )
    rels = relationships({"officeDocument": BODY}).replace(
        "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument"
    )
    body = f"<w:document {names}><w:body>{TEXT}</w:body></w:document>"
    assert read_word(draft(rels=rels, body=body), "final").text == "Target 95 %\n"


def test_utf_16_is_read():
    body = f'<?xml version="1.0" encoding="UTF-16"?><w:document {NAMESPACES}><w:body>{TEXT}</w:body></w:document>'
    assert read_word(draft(body=body.encode("utf-16")), "final").text == "Target 95 %\n"


def test_the_text_may_stand_anywhere_in_the_package():
    parts = {
        "[Content_Types].xml": "<Types/>",
        RELS: relationships({"officeDocument": "/Docs/Main.xml"}),
        "docs/main.xml": f"<w:document {NAMESPACES}><w:body>{paragraph(run('Seen.', '<w:rStyle w:val=_Q_/>'.replace('_', chr(34))))}"
        "</w:body></w:document>",
        "docs/_rels/main.xml.rels": relationships({"styles": "../looks/s.xml", "numbering": "missing.xml"}),
        "looks/s.xml": f"<w:styles {NAMESPACES}>{style('Q', kind='character', inside='<w:rPr><w:vanish/></w:rPr>')}</w:styles>",
    }
    outline = read_word(package(parts), "final")
    assert outline.blocks == ()
    assert [unread.what for unread in outline.unread] == ["1 piece of hidden text"]


def test_links_out_of_the_file_and_to_missing_parts_are_not_followed():
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="x/attachedTemplate" Target="http://127.0.0.1:9/evil.dotm" TargetMode="External"/>'
        '<Relationship Id="b" Type="x/styles" Target="http://127.0.0.1:9/styles.xml" TargetMode="External"/>'
        '<!-- x --><Relationship Id="c" Type="x/image" Target="media/image1.png"/></Relationships>'
    )
    assert read_word(draft(own_rels=rels), "final").text == "Target 95 %\n"


def test_a_document_without_relations_of_its_own_is_read():
    assert read_word(draft(own_rels=""), "final").text == "Target 95 %\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (package({"notes.txt": "x"}), "zip archive and no Word document"),
        (package({"mimetype": "x", "content.xml": "<a/>"}), "OpenDocument"),
        (package({"[Content_Types].xml": "<a/>", RELS: relationships({"officeDocument": "xl/workbook.xml"})}), "Excel"),
        (package({"[Content_Types].xml": "<a/>", RELS: relationships({"officeDocument": "ppt/p.xml"})}), "PowerPoint"),
        (package({"[Content_Types].xml": "<a/>", RELS: relationships({"thumbnail": "t.jpeg"})}), "no Word document"),
        (draft(types=""), "parts of it are missing"),
        (draft(rels=""), "parts of it are missing"),
        (draft(body=""), "'word/document.xml' is missing"),
        (draft(body="<w:document"), "breaks off or is garbled"),
        (draft(rels="<"), "breaks off or is garbled"),
        (draft(body="<a/>"), "breaks off or is garbled"),
        (draft(body=f"<w:document {NAMESPACES}/>"), "breaks off or is garbled"),
        (draft(body=f"<w:document {NAMESPACES}>{'<w:tbl>' * 300}{'</w:tbl>' * 300}</w:document>"), "nested"),
        (draft(body="<!DOCTYPE a><a/>"), "document type"),
        (draft(types="<!DOCTYPE a><a/>"), "document type"),
    ],
)
def test_what_is_no_sound_word_document_is_refused_in_a_sentence(data, words):
    with pytest.raises(CannotRead, match=words):
        read_word(data, "final")


@given(st.lists(st.tuples(st.integers(0, len(DRAFT) - 1), st.integers(0, 255)), max_size=8), st.integers(0, len(DRAFT)))
def test_damaged_bytes_are_refused_or_read_and_never_a_fault(changes, end):
    data = bytearray(DRAFT)
    for at, byte in changes:
        data[at] = byte
    for damaged in (bytes(data), bytes(data[:end])):
        try:
            outline = read_word(damaged, "original")
        except CannotRead:
            continue
        assert isinstance(outline, Outline)


BODY_XML = f"<w:document {NAMESPACES}><w:body>{TEXT}{table(row('Calls', '95 %'))}</w:body></w:document>"


@given(
    st.integers(0, len(BODY_XML)),
    st.integers(0, 40),
    st.sampled_from(
        ["", "<w:p>", "</w:p>", "<w:tbl/>", "<w:tr/>", '<w:sym w:char=""/>', "<w:ins/>", "&amp;", "<!--x-->", "<?x?>"]
    ),
)
def test_damaged_xml_is_refused_or_read_and_never_a_fault(at, length, put):
    try:
        outline = read_word(draft(body=BODY_XML[:at] + put + BODY_XML[at + length :]), "final")
    except CannotRead:
        return
    assert isinstance(outline, Outline)


@pytest.mark.skipif(not QASP.exists(), reason="the corpus of real documents is not beside the project")
def test_a_real_plan_is_read_card_by_card():
    outline = read_word(QASP.read_bytes(), "final")
    cards = [[row[0].text for row in block.rows] for block in outline.blocks if isinstance(block, Table)]
    assert len(cards) >= 9
    assert all(
        card == ["Deliverable", "Performance Standard(s)", "Acceptable Quality Level", "Method of Assessment"]
        for card in cards
    )
    assert "Minimum of 90% of code covered by automated tests." in outline.text
    notes = [block.marker for block in outline.blocks if isinstance(block, Paragraph) and block.marker.startswith("[")]
    assert notes == ["[1]", "[2]", "[3]"]
    assert outline.unread == ()

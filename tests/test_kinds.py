"""Kinds of files: what bytes are, whatever their name says."""

import io
import sys
import types
import zipfile

import pytest

from sla_lint.kinds import kind_of
from sla_lint.readers.builtin import READERS
from sla_lint.readers.choice import choose_reader
from sla_lint.readers.reader import CannotRead, Reader

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def zipped(*names, first=b"", inner=b""):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if first:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, inner)
    return buffer.getvalue()


WORD = zipped("[Content_Types].xml", "word/document.xml")
EXCEL = zipped("xl/workbook.xml", "xl/worksheets/sheet1.xml")
KINDS = [
    (b"%PDF-1.7\n", ".pdf", "a PDF document"),
    (b"From: x\r\n\r\n%PDF-1.4\n1 0 obj\n", ".pdf", "a PDF document"),
    (WORD, ".docx", "a Word document"),
    (zipped("word/document2.xml"), ".docx", "a Word document"),
    (EXCEL, ".xlsx", "an Excel workbook"),
    (zipped("word/document.xml", "word/embeddings/a.xlsx", inner=EXCEL), ".docx", "a Word document"),
    (zipped("xl/embeddings/a.docx", "xl/workbook.xml", inner=WORD), ".xlsx", "an Excel workbook"),
    (zipped("xl/workbook.bin"), ".xlsb", "a binary Excel workbook; save it as .xlsx"),
    (zipped("ppt/presentation.xml"), ".pptx", "a PowerPoint presentation; save it as a PDF document"),
    (
        zipped("content.xml", first=b"application/vnd.oasis.opendocument.text"),
        ".odt",
        "an OpenDocument text; save it as .docx",
    ),
    (
        zipped("content.xml", first=b"application/vnd.oasis.opendocument.spreadsheet"),
        ".ods",
        "an OpenDocument sheet; save it as .xlsx",
    ),
    (zipped("a.txt"), ".zip", "a zip archive; unpack it and name the documents in it"),
    (b"PK\x05\x06" + bytes(18), ".zip", "a zip archive; unpack it and name the documents in it"),
    (
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "",
        "an encrypted document; remove the password and save it again",
    ),
    (OLE + "WordDocument".encode("utf-16-le"), ".doc", "an old Word document (.doc); save it as .docx"),
    (OLE + "Workbook".encode("utf-16-le"), ".xls", "an old Excel workbook (.xls); save it as .xlsx"),
    (OLE, "", "an old Office document, or an encrypted one; save it as .docx or .xlsx, without a password"),
    (b"{\\rtf1", ".rtf", "an RTF document; save it as .docx"),
    (b"\x1f\x8b\x08", ".gz", "a gzip archive; unpack it and name the documents in it"),
    (b"\x7fELF", "", "a program"),
    (b"\x89PNG\r\n", ".png", "a picture; recognise its text and save it as a PDF document"),
]
TEXTS = [b"", b"sla: '1.0'", b"about %PDF-1.7 files", b"MZ", b"<html>", b"{}", b"\xef\xbb\xbfx"]


@pytest.mark.parametrize(("data", "suffix", "name"), KINDS, ids=[name for *_, name in KINDS])
def test_a_kind_is_told_by_what_a_file_holds(data, suffix, name):
    kind = kind_of(data)
    assert (kind.suffix, kind.refusal) == (suffix, f"this is {name}")


@pytest.mark.parametrize("data", TEXTS)
def test_what_may_be_text_is_of_no_kind(data):
    assert kind_of(data) is None


def test_where_documents_lie_in_each_other_the_outer_one_counts():
    assert kind_of(zipped("xl/embeddings/a.docx", "xl/workbook.xml", inner=WORD)).suffix == ".xlsx"


def reader(name, *suffixes):
    return Reader(name, suffixes, lambda data, changes: None)


OFFICE = (*READERS, reader("Word", ".docx", ".docm"), reader("PDF", ".pdf"))
CHOICES = [
    (WORD, "a.docx", "Word"),
    (WORD, "a.md", "Word"),
    (b"%PDF-1.7", "a.docx", "PDF"),
    (b"%PDF-1.7", "a", "PDF"),
    (zipped("other/place.xml"), "a.docm", "Word"),
    (b"text", "a.MD", "Markdown"),
    (b"text", "a.docx", "Word"),
    (b"text", "a.csv", "CSV"),
]


@pytest.mark.parametrize(("data", "name", "expected"), CHOICES)
def test_the_content_chooses_the_reader_and_the_name_where_it_does_not_tell(data, name, expected):
    assert choose_reader(data, name, OFFICE).name == expected


def test_a_text_by_an_unknown_name_has_no_reader():
    assert choose_reader(b"text", "a.foo", OFFICE) is None
    assert choose_reader(b"text", "a", OFFICE) is None


@pytest.mark.parametrize(
    ("data", "name"),
    [(EXCEL, "a.docx"), (zipped("a"), "a.zip"), (b"\x7fELF", "a.md"), (OLE, "a.docx"), (EXCEL, "a.xlsb")],
)
def test_what_nobody_reads_is_refused_with_what_it_is(data, name):
    with pytest.raises(CannotRead, match="^this is a"):
        choose_reader(data, name, OFFICE)


def test_a_plugin_can_read_what_we_do_not():
    assert choose_reader(b"{\\rtf1", "a.rtf", [reader("RTF", ".rtf")]).name == "RTF"


@pytest.mark.parametrize(
    ("reader", "module"), list(zip(READERS, ("markdown", "html", "csv", "plain_text"), strict=True))
)
def test_a_built_in_reader_loads_its_module_when_it_reads(monkeypatch, reader, module):
    there = types.ModuleType(module)
    setattr(there, f"read_{module}", lambda data, changes: (module, data, changes))
    monkeypatch.setitem(sys.modules, f"sla_lint.readers.{module}", there)
    assert reader.read(b"x", "final") == (module, b"x", "final")

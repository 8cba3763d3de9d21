import io
import struct
import zipfile

import pytest

from sla_lint import CannotRead
from sla_lint_office.package import MAX_ENTRIES, open_package

TYPES = ("[Content_Types].xml", "<Types/>")


def package(*parts: tuple[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in (TYPES, *parts):
            archive.writestr(name, content)
    return buffer.getvalue()


def refusal(data: bytes, name: str = "part.xml") -> str:
    with pytest.raises(CannotRead) as caught:
        open_package(data).read(name)
    return str(caught.value)


def with_first_entry(data: bytes, offset: int, form: str, value: int) -> bytes:
    changed = bytearray(data)
    struct.pack_into(form, changed, changed.find(b"PK\x01\x02") + offset, value)
    return bytes(changed)


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + stream.encode("utf-16-le") + b"\0" * 512


def test_parts_are_read_by_name():
    opened = open_package(package(("word/document.xml", "<a/>"), ("word/", "")))
    assert opened.names == ("[Content_Types].xml", "word/document.xml")
    assert opened.read("word/document.xml") == b"<a/>"


def test_letter_case_and_the_kind_of_slash_do_not_matter():
    opened = open_package(package(("Word\\Document.XML", "<a/>")))
    assert "/word/document.xml" in opened
    assert opened.read("word/document.xml") == b"<a/>"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"<html></html>", "no Word or Excel document"),
        (b"{\\rtf1 }", "RTF"),
        (b"%PDF-1.7", "PDF"),
        (ole("EncryptedPackage"), "encrypted; open it with its password"),
        (ole("WordDocument"), r".doc\)"),
        (ole("Workbook"), r".xls\)"),
        (ole("Other"), "old or an encrypted"),
        (package(("part.xml", "<a/>"))[:60], "damaged"),
        (b"PK\x03\x04 and nothing else", "damaged"),
        (package(("PART.xml", "<a/>"), ("part.xml", "<b/>")), "two parts named 'part.xml'"),
        (with_first_entry(package(("part.xml", "<a/>")), 8, "<H", 1), "zip password"),
        (package(("part.xml", "<a/>"), method=zipfile.ZIP_BZIP2), "packed in a way"),
        (with_first_entry(package(("part.xml", "<a/>")), 24, "<I", 0xF0000000), "larger than 256 MB"),
        (package(("other.xml", "<a/>")), "'part.xml' is missing"),
        (package(("part.xml", "A" * 5_000_000)), "grows more than 100 times"),
        (package(("part.xml", b"\0" * 64_000_001), method=zipfile.ZIP_STORED), "larger than 64 MB"),
        (package(("part.xml", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>')), "document type"),
        (package(("part.xml", "<!DOCTYPE a><a/>".encode("utf-16"))), "document type"),
        (package(("part.xml", "<!DOCTYPE a><a/>".encode("utf-16-be"))), "document type"),
        (package(("part.xml", b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE')), "encoding"),
        (package(("part.xml", b'\xef\xbb\xbf<?xml version="1.0"' + b" " * 999 + b'encoding="x"?><a/>')), "encoding"),
        (package(("part.xml", '<?xml version="1.0"?><!DOCTYPE a>'.encode("cp037"))), "encoding"),
    ],
)
def test_a_trap_or_a_file_of_another_kind_is_refused_in_a_sentence(data, words):
    import re

    assert re.search(words, refusal(data))


def test_too_many_parts_are_refused():
    many = package(*((f"x/{number}.xml", "") for number in range(MAX_ENTRIES)), method=zipfile.ZIP_STORED)
    assert "10,000 parts" in refusal(many)


def test_a_part_whose_bytes_have_changed_is_refused():
    data = package(("part.xml", "<a>95 %</a>"), method=zipfile.ZIP_STORED)
    assert "damaged" in refusal(data.replace(b"95 %", b"59 %"))


def test_a_part_that_claims_to_be_small_is_not_inflated_beyond_its_claim():
    honest = package(("part.xml", "A" * 1000))
    entry = honest.rfind(b"PK\x01\x02")
    liar = bytearray(honest)
    struct.pack_into("<I", liar, entry + 24, 10)
    assert "damaged" in refusal(bytes(liar))


def test_a_bomb_that_nobody_reads_does_no_harm():
    opened = open_package(package(("media/big.bin", b"\0" * 5_000_000), ("part.xml", "<a/>")))
    assert opened.read("part.xml") == b"<a/>"


def test_utf_16_is_read():
    text = '<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16")
    assert open_package(package(("part.xml", text))).read("part.xml") == text

"""The guard in front of every zip: office documents are packages of parts, and strangers send packages that are traps.

Nothing is ever unpacked to a disk. A part is inflated when it is asked for, up to a limit, whatever size it claims; one
that holds a document type is refused before any XML parser sees it, since office programs write none and entity bombs
need one.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from sla_lint import CannotRead

MAX_ENTRIES = 10_000
MAX_TOTAL = 256_000_000
MAX_PART = 64_000_000
MAX_RATIO = 100
"""How many times larger than in the zip a part may be. Real parts reach 50; zeros reach 1,000."""

_SMALL = 4_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_ENTRY = 1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError)
"""What the zip library raises for bytes that are no sound zip; a bad name in one is a ValueError, too."""

_DAMAGED = "the file is damaged or was cut short on its way; open it in the program it came from and save it again"
_OTHER = (
    "this is no Word or Excel document, whatever its name says; open it in the program it came from and save it as "
    ".docx, .xlsx or PDF"
)
_STREAMS = (
    ("EncryptedPackage", "the file is encrypted; open it with its password, save a copy without one and check that"),
    ("WordDocument", "this is an old Word document (.doc); open it in Word and save it as .docx"),
    ("Workbook", "this is an old Excel workbook (.xls); open it in Excel and save it as .xlsx"),
    ("Book", "this is an old Excel workbook (.xls); open it in Excel and save it as .xlsx"),
)
_OLD = (
    "this is an old or an encrypted Office file; open it in Office and save a copy as .docx or .xlsx without a password"
)
_BEGINNINGS = (
    (b"{\\rtf", "this is an RTF document; open it in Word and save it as .docx"),
    (b"%PDF", "this is a PDF document, whatever its name says; give it a name that ends in .pdf"),
)
_DECLARED_ENCODING = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']""")
_EBCDIC = "<?xm".encode("cp037")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_MARKS = b"\xef\xbb\xbf\xff\xfe"
_ENCODINGS = (b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252")


class Package:
    """The parts of an office document, by their names in the zip; letter case does not tell two names apart."""

    def __init__(self, archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo]) -> None:
        self._archive = archive
        self._entries = entries

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, as they are written in the zip."""
        return tuple(entry.filename for entry in self._entries.values())

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._entries

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises CannotRead where there is no such part, or where it is a trap."""
        entry = self._entries.get(_key(name))
        if entry is None:
            raise CannotRead(f"the file is incomplete: its part '{name}' is missing; save it again where it came from")
        _refuse_bomb(entry)
        data = self._inflate(entry)
        _refuse_document_type(entry.filename, data)
        return data

    def _inflate(self, entry: zipfile.ZipInfo) -> bytes:
        try:
            with self._archive.open(entry) as part:
                return part.read(
                    MAX_PART
                )  # the size that the entry claims bounds it, too; more bytes fail its checksum
        except _BROKEN:
            raise CannotRead(_DAMAGED) from None


def open_package(data: bytes) -> Package:
    """The package that the bytes of a file hold. Raises CannotRead, with a sentence for every kind of refusal."""
    _refuse_other_files(data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        raise CannotRead(_DAMAGED) from None
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MAX_ENTRIES:
        raise CannotRead(f"the file holds more than {MAX_ENTRIES:,} parts; no agreement does, so it was not opened")
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise CannotRead(f"unpacked, the file is larger than {MAX_TOTAL // 1_000_000} MB; no agreement is")
    return Package(archive, _by_name(entries))


def _by_name(entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    named: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED_ENTRY:
            raise CannotRead("the file is locked with a zip password; save a copy without one and check that")
        if entry.compress_type not in _METHODS:
            raise CannotRead("the file is packed in a way that no office program uses; save it again in Office")
        if named.setdefault(_key(entry.filename), entry) is not entry:
            name = entry.filename
            raise CannotRead(
                f"the file holds two parts named '{name}', and programs differ in which they show; save it again"
            )
    return named


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _refuse_other_files(data: bytes) -> None:
    if not data:
        raise CannotRead("the file is empty; ask for it again")
    if data.startswith(_OLE):
        raise CannotRead(next((why for stream, why in _STREAMS if stream.encode("utf-16-le") in data), _OLD))
    if not data.startswith(b"PK"):
        raise CannotRead(next((why for beginning, why in _BEGINNINGS if data.startswith(beginning)), _OTHER))


def _refuse_bomb(entry: zipfile.ZipInfo) -> None:
    if entry.file_size > MAX_PART:
        raise CannotRead(f"its part '{entry.filename}' is larger than {MAX_PART // 1_000_000} MB; no agreement's is")
    if entry.file_size > _SMALL and entry.file_size > MAX_RATIO * entry.compress_size:
        raise CannotRead(
            f"its part '{entry.filename}' grows more than {MAX_RATIO} times when it is unpacked, as in files made to "
            "exhaust a computer; if the document is sound, save it again in Office"
        )


def _refuse_document_type(name: str, data: bytes) -> None:
    """Refuse a document type, however the part is encoded, and encodings in which one could hide."""
    plain = data.replace(b"\0", b"") if b"\0" in data[:4] or data[:2] in _WIDE_MARKS else data
    if b"<!DOCTYPE" in plain:
        raise CannotRead(
            f"its part '{name}' declares a document type, as attacks do and office programs never; save it again"
        )
    declared = _DECLARED_ENCODING.match(plain[: plain.find(b"?>")].lstrip(_MARKS))
    if plain.startswith(_EBCDIC) or (declared and declared[1].lower() not in _ENCODINGS):
        raise CannotRead(f"its part '{name}' is in an encoding that no office program writes; save it again in Office")

"""Kinds of files, told by what they hold and not by their names."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """What some bytes are. `suffix` is the usual end of such a file's name, and so says which reader may take it.

    `cure` is what to do where no reader does. `vague` says that it may be many things: there the name decides.
    """

    name: str
    suffix: str = ""
    cure: str = ""
    vague: bool = False

    @property
    def refusal(self) -> str:
        """Why it was not read, and what to do."""
        return f"this is {self.name}" + (f"; {self.cure}" if self.cure else "")


_PDF = Kind("a PDF document", ".pdf")
_ZIP = Kind("a zip archive", ".zip", "unpack it and name the documents in it", vague=True)
BINARY_WORKBOOK = Kind("a binary Excel workbook", ".xlsb", "save it as .xlsx")
_OLD = Kind("an old Office document, or an encrypted one", "", "save it as .docx or .xlsx, without a password")
_PICTURE = "recognise its text and save it as a PDF document"
_ARCHIVE = "unpack it and name the documents in it"

_BEGINNINGS = (
    (b"%PDF", _PDF),
    (b"PK\x03\x04", _ZIP),
    (b"PK\x05\x06", _ZIP),
    (b"\xd0\xcf\x11\xe0", _OLD),
    (b"{\\rtf", Kind("an RTF document", ".rtf", "save it as .docx")),
    (b"\x1f\x8b", Kind("a gzip archive", ".gz", _ARCHIVE)),
    (b"7z\xbc\xaf\x27\x1c", Kind("a 7-zip archive", ".7z", _ARCHIVE)),
    (b"Rar!\x1a\x07", Kind("a RAR archive", ".rar", _ARCHIVE)),
    (b"\x7fELF", Kind("a program")),
    (b"MZ\x90\x00", Kind("a program")),
    (b"\x89PNG", Kind("a picture", ".png", _PICTURE)),
    (b"\xff\xd8\xff", Kind("a picture", ".jpg", _PICTURE)),
    (b"GIF8", Kind("a picture", ".gif", _PICTURE)),
    (b"II*\x00", Kind("a picture", ".tif", _PICTURE)),
    (b"MM\x00*", Kind("a picture", ".tif", _PICTURE)),
)
_PARTS = (
    (b"word/document", Kind("a Word document", ".docx")),
    (b"xl/workbook.bin", BINARY_WORKBOOK),
    (b"xl/workbook.xml", Kind("an Excel workbook", ".xlsx")),
    (b"ppt/presentation", Kind("a PowerPoint presentation", ".pptx", "save it as a PDF document")),
)
"""Names of parts by which zipped documents are told; the list of a zip's names stands at its end."""
_OPEN = (
    (b"application/vnd.oasis.opendocument.text", Kind("an OpenDocument text", ".odt", "save it as .docx")),
    (b"application/vnd.oasis.opendocument.spreadsheet", Kind("an OpenDocument sheet", ".ods", "save it as .xlsx")),
)
_STREAMS = (
    ("EncryptedPackage", Kind("an encrypted document", "", "remove the password and save it again")),
    ("WordDocument", Kind("an old Word document (.doc)", ".doc", "save it as .docx")),
    ("Workbook", Kind("an old Excel workbook (.xls)", ".xls", "save it as .xlsx")),
    ("Book\0", Kind("an old Excel workbook (.xls)", ".xls", "save it as .xlsx")),
    ("PowerPoint Document", Kind("an old PowerPoint presentation (.ppt)", ".ppt", "save it as a PDF document")),
)
"""Names of streams by which old documents are told; they are written in UTF-16."""

_PDF_STARTS_WITHIN = 1024
_OPEN_NAMED_WITHIN = 200
_NAMES_END_WITHIN = 4_000_000
"""Bytes of a file that are looked at."""


def kind_of(data: bytes) -> Kind | None:
    """What some bytes are, or None where they may be text."""
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return _zipped(data) if kind is _ZIP else _old(data) if kind is _OLD else kind
    if b"%PDF-" in data[:_PDF_STARTS_WITHIN] and b" obj" in data:  # mail programs leave lines in front of it
        return _PDF
    return None


def _zipped(data: bytes) -> Kind:
    """A zip is never opened here: names are looked for, and of a document within a document the outer one counts."""
    for name, kind in _OPEN:
        if name in data[:_OPEN_NAMED_WITHIN]:
            return kind
    tail = data[-_NAMES_END_WITHIN:]
    last, kind = max((tail.rfind(name), kind) for name, kind in _PARTS)
    return kind if last >= 0 else _ZIP


def _old(data: bytes) -> Kind:
    return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in data), _OLD)

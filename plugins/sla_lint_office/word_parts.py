"""The parts of a Word document that hold its text, taken out of the package by the guard and opened by python-docx.

python-docx is never shown the file itself: it would load every picture, refuse macro-enabled documents and templates,
and stop at the first link to a missing picture. It opens a small copy made in memory, with the text and what shapes it.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING, NamedTuple

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.parser import parse_xml
from lxml.etree import XMLSyntaxError

from sla_lint import CannotRead
from sla_lint_office.package import open_package
from sla_lint_office.word_names import W

if TYPE_CHECKING:
    from docx.opc.part import Part
    from lxml.etree import _Element as Element

    from sla_lint_office.package import Package


class Parts(NamedTuple):
    """The roots of the parts that matter for the text; None where the document has no such part."""

    body: Element
    styles: Element | None
    numbering: Element | None
    footnotes: Element | None
    endnotes: Element | None


_KINDS = {
    "styles": (RELATIONSHIP_TYPE.STYLES, CONTENT_TYPE.WML_STYLES),
    "numbering": (RELATIONSHIP_TYPE.NUMBERING, CONTENT_TYPE.WML_NUMBERING),
    "footnotes": (RELATIONSHIP_TYPE.FOOTNOTES, CONTENT_TYPE.WML_FOOTNOTES),
    "endnotes": (RELATIONSHIP_TYPE.ENDNOTES, CONTENT_TYPE.WML_ENDNOTES),
}
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (_STRICT + b"wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (_STRICT + b"drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (_STRICT + b"officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (
        _STRICT + b"officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
"""Strict OOXML is the same language under other names; python-docx knows only the usual ones."""

_NO_WORD = "this is a zip archive and no Word document; save the document itself as .docx"
_DAMAGED = "the file is damaged: parts of it are missing; open it in Word and save it again"
_OTHERS = (
    ("word/", _DAMAGED),
    ("xl/", "this is an Excel workbook, whatever its name says; give it a name that ends in .xlsx"),
    ("ppt/", "this is a PowerPoint presentation; save its text as a Word document (.docx) or a PDF"),
    ("content.xml", "this is an OpenDocument text; open it in its program and save it as .docx"),
)
_BROKEN_XML = "the file is damaged: the text in it breaks off or is garbled; open it in Word and save it again"
_TOO_DEEP = (
    "tables or other parts are nested in it more deeply than in any agreement; save it again in Word if it is sound"
)


def open_parts(data: bytes) -> Parts:
    """The parts of a Word document. Raises CannotRead where the bytes are no sound one."""
    package = open_package(data)
    try:
        main = _main_part(package)
        copy = _copy(package, main, _related(package, main))
        part = Document(io.BytesIO(copy)).part
        body = part.element.find(f"{W}body")
        roots = {name: _root(part, relationship) for name, (relationship, _) in _KINDS.items()}
    except XMLSyntaxError as error:
        raise CannotRead(_TOO_DEEP if "depth" in str(error) else _BROKEN_XML) from None
    if body is None:
        raise CannotRead(_BROKEN_XML)
    return Parts(body, **roots)


def _main_part(package: Package) -> str:
    if "[Content_Types].xml" not in package or "_rels/.rels" not in package:
        raise CannotRead(next((why for name, why in _OTHERS if _holds(package, name)), _NO_WORD))
    package.read("[Content_Types].xml")
    main = _targets(package.read("_rels/.rels"), "").get("officeDocument", "")
    if not main or main.startswith(("xl/", "ppt/")):
        raise CannotRead(next((why for name, why in _OTHERS if main.startswith(name)), _NO_WORD))
    return main


def _holds(package: Package, beginning: str) -> bool:
    return any(name.startswith(beginning) for name in package.names)


def _related(package: Package, main: str) -> dict[str, str]:
    folder, name = posixpath.split(main)
    relationships = f"{folder}/_rels/{name}.rels"
    if relationships not in package:
        return {}
    targets = _targets(package.read(relationships), folder)
    return {kind: targets[kind] for kind in _KINDS if targets.get(kind, "") in package}


def _targets(relationships: bytes, folder: str) -> dict[str, str]:
    """The first internal target of each type of relationship, by the last word of the type's name."""
    found: dict[str, str] = {}
    for element in parse_xml(relationships).iterchildren("{*}Relationship"):
        if element.get("TargetMode") != "External":
            kind = element.get("Type", "").rpartition("/")[2]
            found.setdefault(kind, posixpath.normpath(posixpath.join("/", folder, element.get("Target", "")))[1:])
    return found


def _copy(package: Package, main: str, related: dict[str, str]) -> bytes:
    kinds = {name: _KINDS[name] for name in related}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", _content_types({name: kind for name, (_, kind) in kinds.items()}))
        archive.writestr("_rels/.rels", _relationships({"word/document": RELATIONSHIP_TYPE.OFFICE_DOCUMENT}))
        archive.writestr("word/document.xml", _usual(package.read(main)))
        archive.writestr("word/_rels/document.xml.rels", _relationships({name: kinds[name][0] for name in kinds}))
        for name, original in related.items():
            archive.writestr(f"word/{name}.xml", _usual(package.read(original)))
    return buffer.getvalue()


def _content_types(parts: dict[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>'
        for name, kind in {"document": CONTENT_TYPE.WML_DOCUMENT_MAIN, **parts}.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{CONTENT_TYPE.OPC_RELATIONSHIPS}"/>{overrides}</Types>'
    )


def _relationships(parts: dict[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="r{number}" Type="{kind}" Target="{name}.xml"/>'
        for number, (name, kind) in enumerate(parts.items())
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )


def _usual(part: bytes) -> bytes:
    if _STRICT in part:
        for strict, transitional in _TRANSITIONAL:
            part = part.replace(strict, transitional)
    return part


def _root(part: Part, relationship: str) -> Element | None:
    linked = [link.target_part for link in part.rels.values() if link.reltype == relationship]
    if not linked:
        return None
    return linked[0].element if isinstance(linked[0], XmlPart) else parse_xml(linked[0].blob)

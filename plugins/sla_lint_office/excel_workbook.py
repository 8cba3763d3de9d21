"""A workbook as its sheets share it: their names and parts, the texts, the styles."""

from __future__ import annotations

import re
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from openpyxl.packaging.manifest import Manifest
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.packaging.workbook import WorkbookPackage
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.xml.constants import ARC_CONTENT_TYPES, ARC_WORKBOOK, SHEET_MAIN_NS, XLSM, XLSX, XLTM, XLTX
from openpyxl.xml.functions import fromstring

from sla_lint import CannotRead
from sla_lint_office.excel_formats import Format, parse_format

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element
    from zipfile import ZipFile

    from openpyxl.packaging.relationship import Relationship

    from sla_lint_office.package import Package

TRUE = ("1", "true", "on")
PLAIN = parse_format("General")

_DAMAGED = "the workbook is damaged; open it in Excel, let Excel repair it and save it again"
_NO_WORKBOOK = (
    "this is no Excel workbook, whatever its name says; open it in the program it came from and save it as .xlsx"
)
_BINARY = "this is a binary Excel workbook (.xlsb); open it in Excel and save it as .xlsx"
_STRICT = "the workbook is saved as Strict Open XML; open it in Excel and save it as an ordinary Excel Workbook"
_STRICT_NAMESPACE = "{http://purl.oclc.org/"
_BUILT_IN = BUILTIN_FORMATS | {
    14: "yyyy-mm-dd",
    22: "yyyy-mm-dd h:mm",
    44: '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)',
}
"""Excel's own formats: 14 and 22 follow the country of whoever looks, and this is the date that nobody misreads; in
openpyxl's list, the sections of 44 are not parted."""


_TEXT = f"{{{SHEET_MAIN_NS}}}t"
_SPOKEN = (_TEXT, f"{{{SHEET_MAIN_NS}}}r")
_ESCAPED = re.compile(r"_x(?![Dd][89A-Fa-f])([0-9A-Fa-f]{4})_")


class SheetPart(NamedTuple):
    """A sheet of the workbook: its name, whether it is "visible", "hidden" or "veryHidden", and where it is stored."""

    name: str
    state: str
    kind: str
    part: str


class Style(NamedTuple):
    """How a cell looks, as far as it means something."""

    format: Format
    bold: bool = False


class Workbook(NamedTuple):
    """What the sheets of a workbook share. A cell names its text and its style by their places in these lists."""

    sheets: tuple[SheetPart, ...]
    texts: list[str]
    styles: tuple[Style, ...]

    def style(self, place: str | None) -> Style:
        """The style at a place in the list, as a cell names it."""
        number = int(place or 0)
        return self.styles[number] if number < len(self.styles) else PLAIN_STYLE


PLAIN_STYLE = Style(PLAIN)


@contextmanager
def damage_told() -> Iterator[None]:
    """Whatever openpyxl raises on parts that are not sound, and it raises much, becomes one sentence."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (CannotRead, MemoryError):
        raise
    except Exception as error:
        raise CannotRead(_DAMAGED) from error


def open_workbook(package: Package) -> Workbook:
    """The workbook of a package. Raises CannotRead where it is none, or none that can be read."""
    with damage_told():
        part = _workbook_part(package)
        root = _tree(package, part)
        if root.tag.startswith(_STRICT_NAMESPACE):
            raise CannotRead(_STRICT)
        content: Any = WorkbookPackage.from_tree(root)
        related = relations(package, part)
        since_1904 = bool(content.workbookPr and content.workbookPr.date1904)
        sheets = tuple(_sheet(sheet.name, sheet.state, related.get(sheet.id)) for sheet in content.sheets)
        return Workbook(sheets, _texts(package, related), _styles(package, related, since_1904=since_1904))


def relations(package: Package, part: str) -> dict[str, Relationship]:
    """The parts that a part refers to, by their ids in it."""
    name = get_rels_path(part)  # type: ignore[no-untyped-call]
    return get_dependents(cast("ZipFile", package), name).to_dict() if name in package else {}


def related_part(related: dict[str, Relationship], kind: str) -> str | None:
    """The name of the part that is related in some way ("styles")."""
    return next((relation.Target for relation in related.values() if relation.Type.endswith(f"/{kind}")), None)


def _tree(package: Package, part: str) -> Any:
    return fromstring(package.read(part))


def _workbook_part(package: Package) -> str:
    manifest: Any = Manifest.from_tree(_tree(package, ARC_CONTENT_TYPES))
    found = [manifest.find(kind) for kind in (XLSX, XLSM, XLTX, XLTM)]
    name = next((override.PartName[1:] for override in found if override), ARC_WORKBOOK)
    if not any(found) and name not in package:
        raise CannotRead(_BINARY if "xl/workbook.bin" in package else _NO_WORKBOOK)
    return name


def _sheet(name: str, state: str | None, relation: Relationship | None) -> SheetPart:
    if relation is None:
        return SheetPart(name, state or "visible", "", "")
    return SheetPart(name, state or "visible", relation.Type.rpartition("/")[2], relation.Target)


def _texts(package: Package, related: dict[str, Relationship]) -> list[str]:
    """The texts that cells share. Read here, since openpyxl needs as long for one text as for all cells of a row."""
    part = related_part(related, "sharedStrings")
    if part is None or part not in package:
        return []
    return [text_of(node) for node in _tree(package, part).iterfind(f"{{{SHEET_MAIN_NS}}}si")]


def text_of(node: Element) -> str:
    """The words of a text, whatever their fonts, without the signs that say how they are pronounced."""
    pieces = (child.text if child.tag == _TEXT else child.findtext(_TEXT) for child in node if child.tag in _SPOKEN)
    return unescaped("".join(piece or "" for piece in pieces))


def unescaped(text: str) -> str:
    """A text with its line breaks as they are meant; Excel writes signs that XML cannot hold as "_x000D_"."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _styles(package: Package, related: dict[str, Relationship], *, since_1904: bool) -> tuple[Style, ...]:
    """The styles of cells. Read here, since openpyxl refuses a whole workbook for a colour that it does not know."""
    part = related_part(related, "styles")
    if part is None or part not in package:
        return ()
    root = _tree(package, part)
    written = {int(node.get("numFmtId", 0)): node.get("formatCode", "") for node in _all(root, "numFmts", "numFmt")}
    codes = _BUILT_IN | written
    formats = {number: parse_format(code, since_1904=since_1904) for number, code in codes.items()}
    bold = [_is_bold(font) for font in _all(root, "fonts", "font")]
    return tuple(
        Style(formats.get(int(node.get("numFmtId", 0)), PLAIN), _at(bold, int(node.get("fontId", 0))))
        for node in _all(root, "cellXfs", "xf")
    )


def _all(root: Any, group: str, name: str) -> list[Element]:
    return list(root.findall(f"{{{SHEET_MAIN_NS}}}{group}/{{{SHEET_MAIN_NS}}}{name}"))


def _is_bold(font: Element) -> bool:
    mark = font.find(f"{{{SHEET_MAIN_NS}}}b")
    return mark is not None and mark.get("val", "1") in TRUE


def _at(values: list[bool], place: int) -> bool:
    return 0 <= place < len(values) and values[place]

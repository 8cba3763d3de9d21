"""What lies on a sheet and not in its cells: text boxes, pictures and charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from openpyxl.xml.constants import DRAWING_NS, SHEET_DRAWING_NS
from openpyxl.xml.functions import fromstring

from sla_lint_office.excel_workbook import TRUE, damage_told, related_part, relations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint_office.package import Package

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SHAPE, _BODY, _PROPERTIES, _PICTURE, _FRAME = (
    f"{{{SHEET_DRAWING_NS}}}{name}" for name in ("sp", "txBody", "cNvPr", "pic", "graphicFrame")
)
_PARAGRAPH, _WORDS, _BREAK = (f"{{{DRAWING_NS}}}{name}" for name in ("p", "t", "br"))


class Drawing(NamedTuple):
    """The paragraphs of a sheet's text boxes, and whether it has pictures or charts."""

    paragraphs: tuple[str, ...] = ()
    pictured: bool = False


def read_drawing(package: Package, sheet: str) -> Drawing:
    """What lies on the sheet that is stored in a part."""
    with damage_told():
        part = related_part(relations(package, sheet), "drawing")
        if part is None or part not in package:
            return Drawing()
        elements = list(_elements(fromstring(package.read(part))))
    bodies = [body for shape in elements if shape.tag == _SHAPE for body in shape.iterfind(_BODY)]
    paragraphs = (_text(paragraph) for body in bodies for paragraph in body.iterfind(_PARAGRAPH))
    return Drawing(tuple(filter(None, paragraphs)), any(element.tag in (_PICTURE, _FRAME) for element in elements))


def _elements(element: Any) -> Iterator[Any]:
    """The elements of a drawing that are shown; a fallback repeats what stands before it for old programs."""
    waiting = [element]
    while waiting:
        current = waiting.pop()
        properties = current.find(f"*/{_PROPERTIES}")
        if current.tag == _FALLBACK or (properties is not None and properties.get("hidden") in TRUE):
            continue
        yield current
        waiting.extend(reversed(current))


def _text(paragraph: Any) -> str:
    pieces = ("\n" if node.tag == _BREAK else node.text or "" for node in paragraph.iter(_WORDS, _BREAK))
    return "".join(pieces).strip()

"""The names of Word's XML, and how its values are read: leniently, since Word itself forgives."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VAL = f"{W}val"

PARAGRAPH = f"{W}p"
TABLE = f"{W}tbl"

_BLOCKS = frozenset({PARAGRAPH, TABLE, f"{W}altChunk"})
_ROWS = frozenset({f"{W}tr"})
_CELLS = frozenset({f"{W}tc"})
_WRAPPERS = frozenset(f"{W}{tag}" for tag in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_OFF = frozenset({"0", "false", "off", "none", "nil"})


def value(parent: Element | None, *path: str) -> str | None:
    """The `w:val` of an element below another one, by the tags on the way."""
    element = parent
    for tag in path:
        if element is None:
            return None
        element = element.find(f"{W}{tag}")
    return None if element is None else element.get(VAL)


def is_on(element: Element) -> bool:
    """Whether a switch is on: one without a value is."""
    return element.get(VAL, "on") not in _OFF


def has(parent: Element | None, tag: str) -> bool:
    """Whether an element holds a switch, and it is on."""
    element = None if parent is None else parent.find(f"{W}{tag}")
    return element is not None and is_on(element)


def whole(text: str | None, default: int) -> int:
    """A whole number as Word writes it, or the default where there is none."""
    try:
        return int(text or "")
    except ValueError:
        return default


def chosen(alternatives: Element) -> Element:
    """The branch of alternatives that is read: they show the same thing for newer and for older programs."""
    for branch in ("Choice", "Fallback"):
        element = alternatives.find(f"{MC}{branch}")
        if element is not None:
            return element
    return alternatives


def blocks_of(parent: Element) -> Iterator[Element]:
    """The paragraphs, tables and imported documents in a part of a document, whatever they are wrapped in."""
    yield from _unwrapped(parent, _BLOCKS)


def rows_of(table: Element) -> Iterator[Element]:
    """The rows of a table, whatever they are wrapped in."""
    yield from _unwrapped(table, _ROWS)


def cells_of(row: Element) -> Iterator[Element]:
    """The cells of a row, whatever they are wrapped in."""
    yield from _unwrapped(row, _CELLS)


def _unwrapped(parent: Element, wanted: frozenset[str]) -> Iterator[Element]:
    for element in parent:
        if element.tag in wanted:
            yield element
        elif element.tag in _WRAPPERS:
            yield from _unwrapped(element, wanted)
        elif element.tag == f"{MC}AlternateContent":
            yield from _unwrapped(chosen(element), wanted)

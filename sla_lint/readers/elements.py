"""The elements of a page as they open and close, with or without their end tags, told to a Tracer."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sla_lint.readers import html_tags
from sla_lint.readers.numbering import Enumeration
from sla_lint.readers.tracing import EMBEDDED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sla_lint.readers.tracing import Mark, Tracer
    from sla_lint.readers.tracked import Marked

    Attributes = Mapping[str, str | None]

_MOST_OPEN = 200
"""Elements that stand deeper only separate words; no page that a person wrote nests so deep."""
_MOST_TABLES = 20
_MOST_COLUMNS = 1000
_ALL_ROWS = 1_000_000

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_LIST_STYLES = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "lower-roman": "i", "upper-roman": "I"}
_NUMBERINGS = frozenset({"1", "a", "A", "i", "I"})
_LAYOUT_ROLES = frozenset({"presentation", "none"})
_DIGITS = re.compile(r"\s*\d{1,6}")


class _Element(NamedTuple):
    tag: str
    place: int
    attributes: Attributes
    marks: tuple[Mark, ...]
    change: Marked | None


class Elements:
    """The elements that are open, the innermost last."""

    def __init__(self, tracer: Tracer) -> None:
        self._tracer = tracer
        self._open: list[_Element] = []
        self._count: Counter[str] = Counter()

    def start(self, tag: str, attributes: Attributes, start: int, end: int) -> None:
        """A start tag, which stands from `start` to `end`."""
        if tag in html_tags.VOID:
            self._void(tag, attributes, start, end)
            return
        if tag in html_tags.BLOCKS:
            self._end_before(tag)
            self._tracer.flush()
        element = _Element(
            tag,
            end,
            attributes,
            tuple(_marks(tag, attributes)) if attributes or tag in html_tags.MARKED else (),
            _change(tag),
        )
        if self._matters(element) and len(self._open) < _MOST_OPEN:
            self._push(element)

    def end(self, tag: str, place: int) -> None:
        """An end tag at a place. One without a start tag only separates blocks."""
        if tag == "br":
            self._tracer.line_break(place)
        index = self._find(*html_tags.ended_by_end(tag))
        if index is not None and (tag in html_tags.BLOCKS or tag in html_tags.SKIPPED):
            self._close_to(index)
        elif index is not None:
            self._close(self._open.pop(index))
        elif tag in html_tags.BLOCKS:
            self._tracer.flush()

    def plain_cell(self, text: str, start: int, *, header: bool) -> bool:
        """Tell a cell that holds words and nothing else, in a row that nothing is open in; else do nothing."""
        if not self._open or self._open[-1].tag != "tr":
            return False
        self._tracer.begin_cell()
        self._tracer.words(text, start, start + len(text))
        self._tracer.end_cell(start, header=header, columns=1, rows=1)
        return True

    def finish(self) -> None:
        """The text ends, and with it all that is open."""
        self._close_to(0)

    def _void(self, tag: str, attributes: Attributes, start: int, end: int) -> None:
        if tag == "br":
            self._tracer.line_break(start)
        elif tag == "hr":
            self._tracer.flush()
        elif tag == "img" and not _HIDDEN_STYLE.search(attributes.get("style") or ""):
            self._tracer.image(attributes.get("alt") or "", start, end)

    def _end_before(self, tag: str) -> None:
        """Close what a start tag ends without saying so."""
        for names, stops in (html_tags.ENDED_BY_START.get(tag, html_tags.NOTHING), html_tags.PARAGRAPH):
            index = self._find(names, stops)
            if index is not None:
                self._close_to(index)

    def _find(self, names: frozenset[str], stops: frozenset[str]) -> int | None:
        """The innermost open element of some names that does not lie beyond one of the others."""
        if self._count.keys().isdisjoint(names):
            return None
        index = len(self._open) - 1
        while self._open[index].tag not in names:
            if self._open[index].tag in stops:
                return None
            index -= 1
        return index

    def _matters(self, element: _Element) -> bool:
        tag = element.tag
        if tag in html_tags.TABLE_PARTS and not self._tracer.depth:
            return False
        if tag == "table" and self._tracer.depth >= _MOST_TABLES:
            return False
        return tag in html_tags.WITH_EFFECT or bool(element.marks) or tag in self._count

    def _push(self, element: _Element) -> None:
        tag, tracer = element.tag, self._tracer
        self._open.append(element)
        self._count[tag] += 1
        tracer.marks.update(element.marks)
        if element.change:
            tracer.tracked.begin(element.change)
        if tag in html_tags.HEADINGS:
            tracer.begin(level=html_tags.HEADINGS[tag])
        elif tag in html_tags.LISTS:
            tracer.begin_list(_enumeration(element.attributes) if tag == "ol" else Enumeration())
        elif tag == "li":
            tracer.item(_number(element.attributes.get("value")))
        elif tag == "table":
            tracer.begin_table(layout=element.attributes.get("role") in _LAYOUT_ROLES)
        elif tag == "tr":
            tracer.grid.rows.append([])
        elif tag in html_tags.CELLS or tag == "caption":
            tracer.begin_cell()
        elif tag in html_tags.EMBEDDED:
            tracer.unread[EMBEDDED] += 1

    def _close_to(self, index: int) -> None:
        while len(self._open) > index:
            self._close(self._open.pop())

    def _close(self, element: _Element) -> None:
        tag, tracer = element.tag, self._tracer
        self._count[tag] -= 1
        if not self._count[tag]:
            del self._count[tag]
        if tag in html_tags.CELLS:
            columns = min(_number(element.attributes.get("colspan")) or 1, _MOST_COLUMNS)
            rows = _number(element.attributes.get("rowspan"))
            tracer.end_cell(
                element.place, header=tag == "th", columns=columns, rows=_ALL_ROWS if rows == 0 else rows or 1
            )
        elif tag == "caption":
            tracer.end_caption()
        elif tag == "table":
            tracer.end_table()
        elif tag in html_tags.LISTS:
            tracer.end_list()
        elif tag == "li" or tag in html_tags.HEADINGS:
            tracer.begin(marker="")
        elif tag in html_tags.BLOCKS:
            tracer.flush()
        tracer.marks.subtract(element.marks)
        if element.change:
            tracer.tracked.end(element.change)


def _marks(tag: str, attributes: Attributes) -> Iterator[Mark]:
    if tag in html_tags.MARKED:
        yield html_tags.MARKED[tag]
    if "hidden" in attributes or _HIDDEN_STYLE.search(attributes.get("style") or ""):
        yield "hidden"
    if _BOLD_STYLE.search(attributes.get("style") or ""):
        yield "bold"


def _change(tag: str) -> Marked | None:
    return "deleted" if tag in html_tags.DELETED else "inserted" if tag == "ins" else None


def _enumeration(attributes: Attributes) -> Enumeration:
    style = _LIST_STYLE.search(attributes.get("style") or "")
    shown = _LIST_STYLES.get(style[1].lower(), "1") if style else attributes.get("type") or "1"
    first = _number(attributes.get("start"))
    return Enumeration(shown if shown in _NUMBERINGS else "1", 1 if first is None else first)


def _number(value: object) -> int | None:
    match = _DIGITS.match(str(value or ""))
    return int(match[0]) if match else None

"""The elements of a page as they open and close, with or without their end tags, told to a Tracer."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

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

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_CELLS = frozenset({"td", "th"})
_TABLE_PARTS = frozenset({"caption", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"})
_BLOCKS = (
    frozenset(
        "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "
        "head header hgroup hr html legend li main nav optgroup option p pre section summary table title".split()
    )
    | _LISTS
    | _TABLE_PARTS
    | frozenset(_HEADINGS)
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SKIPPED = frozenset({"iframe", "noscript", "object", "script", "style", "svg", "template", "title"})
_BOLD = frozenset({"b", "strong", "u"})
_DELETED = frozenset({"del", "s", "strike"})
_WITH_EFFECT = _BLOCKS | _SKIPPED | _BOLD | _DELETED | {"ins", "sup"}

KNOWN_TAGS = _WITH_EFFECT | _VOID | frozenset(
    "a abbr acronym applet audio bdi bdo big blink button canvas center cite code data datalist dfn em embed font frame "
    "frameset i kbd label map mark marquee math meter nobr noframes output picture progress q rb rp rt ruby samp search "
    "select slot small span strike sub textarea time tt u var video path g circle rect line polygon polyline ellipse text "
    "defs use symbol mi mn mo mrow mfrac msup msub msqrt semantics annotation".split()
)
"""The elements of a page; any other word between angle brackets waits for somebody to fill it in."""

_WALLS = frozenset({"table", "td", "th", "caption"})
_TABLE = frozenset({"table"})
_PARAGRAPH = frozenset({"p", "title"})
_NOTHING: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
_CLOSES: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), _WALLS | _LISTS),
    "dt": (frozenset({"dt", "dd"}), _WALLS | {"dl"}),
    "dd": (frozenset({"dt", "dd"}), _WALLS | {"dl"}),
    "option": (frozenset({"option"}), _WALLS),
    "td": (_CELLS | {"caption", "colgroup"}, _TABLE),
    "th": (_CELLS | {"caption", "colgroup"}, _TABLE),
    "tr": (frozenset({"tr", "caption", "colgroup"}), _TABLE),
    **dict.fromkeys(("thead", "tbody", "tfoot"), (frozenset({"thead", "tbody", "tfoot", "tr", "caption"}), _TABLE)),
    **dict.fromkeys(_HEADINGS, (frozenset(_HEADINGS), _WALLS)),
}
"""What else a start tag ends, and where that search stops."""

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_LIST_STYLES = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "lower-roman": "i", "upper-roman": "I"}
_NUMBERINGS = frozenset({"1", "a", "A", "i", "I"})
_LAYOUT_ROLES = frozenset({"presentation", "none"})
_EMBEDDED = frozenset({"iframe", "object"})
_DIGITS = re.compile(r"\s*\d{1,6}")
_MOST_COLUMNS = 1000
_ALL_ROWS = 1_000_000


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
        if tag in _VOID:
            self._void(tag, attributes, start, end)
            return
        if tag in _BLOCKS:
            self._end_before(tag)
            self._tracer.flush()
        element = _Element(tag, end, attributes, tuple(_marks(tag, attributes)), _change(tag))
        if self._matters(element) and len(self._open) < _MOST_OPEN:
            self._push(element)

    def end(self, tag: str, place: int) -> None:
        """An end tag at a place. One without a start tag only separates blocks."""
        if tag == "br":
            self._tracer.line_break(place)
        names = frozenset(_HEADINGS) if tag in _HEADINGS else frozenset({tag})
        index = self._find(names, frozenset() if tag == "table" else _TABLE if tag in _TABLE_PARTS else _WALLS)
        if index is not None and (tag in _BLOCKS or tag in _SKIPPED):
            self._close_to(index)
        elif index is not None:
            self._close(self._open.pop(index))
        elif tag in _BLOCKS:
            self._tracer.flush()

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
        for names, stops in (_CLOSES.get(tag, _NOTHING), (_PARAGRAPH, _WALLS)):
            index = self._find(names, stops)
            if index is not None:
                self._close_to(index)

    def _find(self, names: frozenset[str], stops: frozenset[str]) -> int | None:
        """The innermost open element of some names that does not lie beyond one of the others."""
        if not any(self._count[name] for name in names):
            return None
        for index in reversed(range(len(self._open))):
            tag = self._open[index].tag
            if tag in names:
                return index
            if tag in stops:
                return None
        return None

    def _matters(self, element: _Element) -> bool:
        tag = element.tag
        if tag in _TABLE_PARTS and not self._tracer.depth:
            return False
        if tag == "table" and self._tracer.depth >= _MOST_TABLES:
            return False
        return tag in _WITH_EFFECT or bool(element.marks) or self._count[tag] > 0

    def _push(self, element: _Element) -> None:
        tag, tracer = element.tag, self._tracer
        self._open.append(element)
        self._count[tag] += 1
        tracer.marks.update(element.marks)
        if element.change:
            tracer.tracked.begin(element.change)
        if tag in _HEADINGS:
            tracer.begin(level=_HEADINGS[tag])
        elif tag in _LISTS or tag == "ol":
            tracer.begin_list(_enumeration(element.attributes) if tag == "ol" else Enumeration())
        elif tag == "li":
            tracer.item(_number(element.attributes.get("value")))
        elif tag == "table":
            tracer.begin_table(layout=element.attributes.get("role") in _LAYOUT_ROLES)
        elif tag == "tr":
            tracer.grid.rows.append([])
        elif tag in _CELLS or tag == "caption":
            tracer.begin_cell()
        elif tag in _EMBEDDED:
            tracer.unread[EMBEDDED] += 1

    def _close_to(self, index: int) -> None:
        while len(self._open) > index:
            self._close(self._open.pop())

    def _close(self, element: _Element) -> None:
        tag, tracer = element.tag, self._tracer
        self._count[tag] -= 1
        if tag in _CELLS:
            columns = min(_number(element.attributes.get("colspan")) or 1, _MOST_COLUMNS)
            rows = _number(element.attributes.get("rowspan"))
            tracer.end_cell(element.place, header=tag == "th", columns=columns, rows=_ALL_ROWS if rows == 0 else rows or 1)
        elif tag == "caption":
            tracer.end_caption()
        elif tag == "table":
            tracer.end_table()
        elif tag in _LISTS or tag == "ol":
            tracer.end_list()
        elif tag == "li" or tag in _HEADINGS:
            tracer.begin(marker="")
        elif tag in _BLOCKS:
            tracer.flush()
        tracer.marks.subtract(element.marks)
        if element.change:
            tracer.tracked.end(element.change)


def _marks(tag: str, attributes: Attributes) -> Iterator[Mark]:
    style = attributes.get("style") or ""
    if "hidden" in attributes or _HIDDEN_STYLE.search(style):
        yield "hidden"
    if tag in _SKIPPED:
        yield "skipped"
    if tag in _BOLD or _BOLD_STYLE.search(style):
        yield "bold"
    if tag == "sup":
        yield "raised"
    if tag == "pre":
        yield "verbatim"


def _change(tag: str) -> Marked | None:
    return "deleted" if tag in _DELETED else "inserted" if tag == "ins" else None


def _enumeration(attributes: Attributes) -> Enumeration:
    style = _LIST_STYLE.search(attributes.get("style") or "")
    shown = _LIST_STYLES.get(style[1].lower(), "1") if style else attributes.get("type") or "1"
    first = _number(attributes.get("start"))
    return Enumeration(shown if shown in _NUMBERINGS else "1", 1 if first is None else first)


def _number(value: object) -> int | None:
    match = _DIGITS.match(str(value or ""))
    return int(match[0]) if match else None

"""What the elements of a page are: blocks, lists, parts of tables, marks; and which of them end without an end tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sla_lint.readers.tracing import Mark

HEADINGS = {f"h{level}": level for level in range(1, 7)}


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


LISTS = _names("dir menu ol ul")
CELLS = _names("td th")
TABLE_PARTS = CELLS | _names("caption colgroup tbody tfoot thead tr")
BLOCKS = LISTS | TABLE_PARTS | frozenset(HEADINGS)
BLOCKS |= _names("address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure")
BLOCKS |= _names("footer form head header hgroup hr html legend li main nav optgroup option p pre section summary")
BLOCKS |= _names("table title")
VOID = _names("area base br col embed hr img input link meta param source track wbr")
EMBEDDED = _names("iframe object")
SKIPPED = EMBEDDED | _names("noscript script style svg template title")
BOLD = _names("b strong u")
DELETED = _names("del s strike")
MARKED: Mapping[str, Mark] = {
    **dict.fromkeys(SKIPPED, "skipped"),
    **dict.fromkeys(BOLD, "bold"),
    "sup": "raised",
    "pre": "verbatim",
}
WITH_EFFECT = BLOCKS | SKIPPED | BOLD | DELETED | _names("ins sup")

_OTHERS = _names(
    "a abbr acronym annotation applet audio bdi bdo big blink button canvas cite code data datalist dfn em"
)
_OTHERS |= _names(
    "font frame frameset i kbd label map mark marquee math meter mfrac mi mn mo mrow msqrt msub msup nobr"
)
_OTHERS |= _names("noframes output picture progress q rb rp rt ruby samp search select semantics slot small span sub")
_OTHERS |= _names("textarea time tt var video")

_WALLS = _names("table td th caption")
_TABLE = frozenset({"table"})
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})

Ends = tuple[frozenset[str], frozenset[str]]
"""What is ended, and where the search for it stops."""

PARAGRAPH: Ends = (frozenset({"p", "title"}), _WALLS)
"""What every block ends."""
NOTHING: Ends = (frozenset(), frozenset())
ENDED_BY_START: Mapping[str, Ends] = {
    "li": (frozenset({"li"}), _WALLS | LISTS),
    "option": (frozenset({"option"}), _WALLS),
    "tr": (frozenset({"tr", "caption", "colgroup"}), _TABLE),
    **dict.fromkeys(("dt", "dd"), (frozenset({"dt", "dd"}), _WALLS | {"dl"})),
    **dict.fromkeys(CELLS, (CELLS | {"caption", "colgroup"}, _TABLE)),
    **dict.fromkeys(_SECTIONS, (_SECTIONS | {"tr", "caption", "colgroup"}, _TABLE)),
    **dict.fromkeys(HEADINGS, (frozenset(HEADINGS), _WALLS)),
}
"""What else a start tag ends."""


def is_placeholder(tag: str) -> bool:
    """Whether a tag is no element but a place to fill in, as in "<Customer> shall"."""
    return tag not in WITH_EFFECT and tag not in VOID and tag not in _OTHERS and not (":" in tag or "-" in tag)


def ended_by_end(tag: str) -> Ends:
    """What an end tag ends."""
    names = frozenset(HEADINGS) if tag in HEADINGS else frozenset({tag})
    return names, frozenset() if tag == "table" else _TABLE if tag in TABLE_PARTS else _WALLS

"""Styles: what a paragraph or a stretch of text takes over from the style it is set in, and from that one's parents."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_lint_office.word_names import VAL, W, is_on, value, whole
from sla_lint_office.word_symbols import is_symbol_font

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Look = dict[str, bool | int | str]
"""How text looks, as far as it is stated: sz counts half points, font names a symbol font, the others are switches."""

_SWITCHES = {f"{W}b": "b", f"{W}u": "u", f"{W}caps": "caps", f"{W}smallCaps": "caps", f"{W}vanish": "vanish"}
_ASCII = f"{W}ascii"
_ANSI = f"{W}hAnsi"
_MOST_PARENTS = 20
_PLACEHOLDER = "placeholder text"
"""Word's style for what stands in a form until somebody fills it in."""


class Style(NamedTuple):
    """A style with all that it inherits. `outline` counts from 0; `numbering` is a list and the style that names it."""

    name: str = ""
    look: Look = {}  # noqa: RUF012 (nobody changes it)
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    list_style: str = ""


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {}
        self._default = ""
        for element in () if root is None else root.findall(f"{W}style"):
            name = element.get(f"{W}styleId", "")
            self._elements.setdefault(name, element)
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in {"1", "true", "on"}:
                self._default = name
        defaults = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.defaults = Style(look=look_of(defaults))
        self.body_size = self.get().look.get("sz", 20)

    def get(self, name: str = "") -> Style:
        """The style of some id, or of plain paragraphs where there is none."""
        known = name if name in self._elements else self._default
        if known not in self._resolved:
            self._resolved[known] = self._resolve(known)
        return self._resolved[known]

    def character(self, name: str) -> Style:
        """The style of a stretch of text; one that is unknown changes nothing."""
        return self.get(name) if name in self._elements else Style()

    def _resolve(self, name: str) -> Style:
        of_text = name in self._elements and self._elements[name].get(f"{W}type") == "character"
        style = Style() if of_text else self.defaults
        for parent in reversed(self._line(name)):
            style = _inherit(style, self._elements[parent], parent)
        return style

    def _line(self, name: str) -> list[str]:
        """A style and its parents, nearest first."""
        line: list[str] = []
        while name in self._elements and name not in line and len(line) < _MOST_PARENTS:
            line.append(name)
            name = value(self._elements[name], "basedOn") or ""
        return line


def look_of(properties: Element | None) -> Look:
    """What the properties of a stretch of text state about its look."""
    look: Look = {}
    for element in () if properties is None else properties:
        tag = element.tag
        if tag in _SWITCHES:
            look[_SWITCHES[tag]] = is_on(element)
        elif tag == f"{W}sz":
            look["sz"] = whole(element.get(VAL), 20)
        elif tag == f"{W}rFonts":
            look["font"] = symbol_font(element)
        elif tag == f"{W}vertAlign":
            look["raised"] = element.get(VAL) == "superscript"
    return look


def symbol_font(fonts: Element) -> str:
    """The font that `w:rFonts` names where that is one of symbols, or ""."""
    font = fonts.get(_ASCII) or fonts.get(_ANSI) or ""
    return font if is_symbol_font(font) else ""


def _inherit(parent: Style, element: Element, style_id: str) -> Style:
    properties = element.find(f"{W}pPr")
    outline = value(properties, "outlineLvl")
    list_id = value(properties, "numPr", "numId")
    level = value(properties, "numPr", "ilvl")
    name = (value(element, "name") or "").lower()
    look = {**parent.look, **look_of(element.find(f"{W}rPr"))}
    style = parent._replace(
        name=name,
        look={**look, "placeholder": True} if name == _PLACEHOLDER else look,
        outline=parent.outline if outline is None else whole(outline, 9),
    )
    if level is not None:
        style = style._replace(list_level=whole(level, 0))
    return style if list_id is None else style._replace(list_id=list_id, list_style=style_id)

"""The form of a paragraph: what its properties say, read in one go, since every paragraph is asked for all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_lint_office.word_names import VAL, W, value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from sla_lint import Changes
    from sla_lint_office.word_styles import Style, Styles

_PROPERTIES = f"{W}pPr"
_STYLE = f"{W}pStyle"
_LIST = f"{W}numPr"
_OUTLINE = f"{W}outlineLvl"
_FRAME = f"{W}framePr"
_MARK = f"{W}rPr"
_LOST_MARKS = {"final": (f"{W}del", f"{W}moveFrom"), "original": (f"{W}ins", f"{W}moveTo")}


class Form(NamedTuple):
    """What a paragraph says of itself; None where it leaves that to its style.

    `goes_on` says that the next paragraph goes on in the same line: the mark at its end does not show on this side of
    the changes, or it is a large initial.
    """

    style: Style
    list_id: str | None = None
    level: int | None = None
    outline: int | None = None
    goes_on: bool = False


def form_of(paragraph: Element, styles: Styles, changes: Changes) -> Form:
    """The form of a paragraph, on one side of the tracked changes."""
    properties = paragraph.find(_PROPERTIES)
    if properties is None:
        return Form(styles.get())
    said = {element.tag: element for element in properties}
    frame = said.get(_FRAME)
    initial = frame is not None and frame.get(f"{W}dropCap", "none") != "none"
    level = value(said.get(_LIST), "ilvl")
    return Form(
        style=styles.get(said[_STYLE].get(VAL, "")) if _STYLE in said else styles.get(),
        list_id=value(said.get(_LIST), "numId"),
        level=None if level is None else whole(level, 0),
        outline=whole(said[_OUTLINE].get(VAL), 9) if _OUTLINE in said else None,
        goes_on=initial or (_MARK in said and any(said[_MARK].find(tag) is not None for tag in _LOST_MARKS[changes])),
    )

"""Drawings and form fields: what they show that is no plain text of the paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint_office.word_names import MC, VAL, W, chosen, has, is_on, value, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_EMBEDDED = "{urn:schemas-microsoft-com:office:office}OLEObject"
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_EQUATION = "Equation"


def boxes_of(element: Element) -> Iterator[Element]:
    """The text boxes of a drawing, each once."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == f"{MC}AlternateContent":
            yield from boxes_of(chosen(child))
        else:
            yield from boxes_of(child)


def entry_of(mark: Element) -> Iterator[str]:
    """What a form's field shows where that is no text in the document: the chosen entry of a list, or a tick."""
    choices = mark.find(f"{W}ffData/{W}ddList")
    if choices is not None:
        entries = [entry.get(VAL, "") for entry in choices.findall(f"{W}listEntry")]
        index = whole(value(choices, "result"), 0)
        yield from entries[index : index + 1]
    tick = mark.find(f"{W}ffData/{W}checkBox")
    if tick is not None:
        state = tick.find(f"{W}checked")
        yield "☒" if (has(tick, "default") if state is None else is_on(state)) else "☐"


def holds_a_picture(drawing: Element) -> bool:
    """Whether a drawing shows a picture, a chart or a diagram; lines and frames are none."""
    return next(drawing.iter(*_PICTURES), None) is not None


def embedded_program(element: Element) -> str | None:
    """The program of a file that is embedded in the document ("Excel"); None for a picture or an old formula."""
    link = next(element.iter(_EMBEDDED), None)
    program = "" if link is None else link.get("ProgID", "").partition(".")[0]
    return None if link is None or program == _EQUATION else program or "unknown"

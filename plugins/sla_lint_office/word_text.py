"""The text of a Word paragraph as it shows.

This walk is ours because python-docx's `text` leaves out insertions, moved text, content controls, fields, symbols and
text boxes: of a draft under negotiation it would read neither the old nor the new target.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from sla_lint import Change
from sla_lint_office.word_drawings import boxes_of, embedded_program, entry_of, holds_a_picture
from sla_lint_office.word_lines import Line
from sla_lint_office.word_names import MC, M, W, chosen, value
from sla_lint_office.word_styles import look_of, symbol_font
from sla_lint_office.word_symbols import shown, symbol

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element

    from sla_lint import Changes
    from sla_lint_office.word_aside import Aside
    from sla_lint_office.word_styles import Look, Style, Styles

_INSERTED = (f"{W}ins", f"{W}moveTo")
_DELETED = (f"{W}del", f"{W}moveFrom")
_MOVES = (f"{W}moveTo", f"{W}moveFrom")
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TELLING = frozenset({f"{W}vanish", f"{W}rStyle", f"{W}vertAlign"})
_DRESSES = ("font", "raised", "placeholder")
_LOOK = f"{W}rPr"
_FONTS = f"{W}rFonts"
_FIELD = f"{W}fldChar"
_WITHOUT_TEXT = frozenset({f"{W}pPr", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}rt", f"{W}customXmlPr", f"{W}smartTagPr"})


class LineReader:
    """Reads paragraphs one after the other, on one side of their tracked changes."""

    def __init__(self, styles: Styles, changes: Changes, aside: Aside) -> None:
        self._styles = styles
        self._aside = aside
        self._gone = _DELETED if changes == "final" else _INSERTED
        self._handlers: dict[object, Callable[[Element], None]] = {
            f"{W}r": self._run,
            f"{M}t": self._text,
            f"{M}f": self._fraction,
            f"{M}d": self._bracketed,
            f"{MC}AlternateContent": self._alternatives,
            **dict.fromkeys((*_INSERTED, *_DELETED), self._tracked),
        }
        self._in_run: dict[object, Callable[[Element], None]] = {
            f"{W}t": self._text,
            f"{W}delText": self._text,
            f"{W}tab": lambda _: self._pieces.append("\t"),
            f"{W}ptab": lambda _: self._pieces.append("\t"),
            f"{W}br": lambda _: self._pieces.append("\n"),
            f"{W}cr": lambda _: self._pieces.append("\n"),
            f"{W}noBreakHyphen": lambda _: self._pieces.append("-"),
            f"{W}sym": lambda sign: self._pieces.append(symbol(sign.get(f"{W}font", ""), sign.get(f"{W}char", ""))),
            _FIELD: self._field,
            f"{W}drawing": self._drawing,
            f"{W}pict": self._drawing,
            f"{W}object": self._object,
            f"{W}footnoteReference": lambda note: self._note("footnotes", note),
            f"{W}endnoteReference": lambda note: self._note("endnotes", note),
            f"{W}commentReference": self._comment,
            f"{W}ruby": self._inside,
            f"{MC}AlternateContent": self._alternatives_in_run,
        }
        self._begin(styles.get())

    def read(self, paragraph: Element, style: Style) -> Line:
        """The line that a paragraph shows."""
        self._begin(style)
        self._inside(paragraph)
        text = "".join(self._pieces)
        text = shown(text, "") if _PRIVATE.search(text) else text
        return Line(text, tuple(self._changes), tuple(self._boxes), tuple(self._notes))

    def _begin(self, style: Style) -> None:
        self._pieces: list[str] = []
        self._changes: list[Change] = []
        self._boxes: list[Element] = []
        self._notes: list[tuple[str, str]] = []
        self._fields: list[bool] = []
        self._look = style.look

    def _inside(self, parent: Element) -> None:
        for element in parent:
            handler = self._handlers.get(element.tag)
            if handler is not None:
                handler(element)
            elif element.tag not in _WITHOUT_TEXT:
                self._inside(element)

    def _run(self, run: Element) -> None:
        look = self._look_of(run)
        begin = len(self._pieces)
        for element in run:
            handler = self._in_run.get(element.tag)
            if handler is not None and (element.tag == _FIELD or not any(self._fields)):
                handler(element)
        if look.get("vanish"):
            self._aside.hidden += len(self._pieces) > begin
            del self._pieces[begin:]
        elif any(map(look.get, _DRESSES)):
            self._pieces[begin:] = [_dressed(piece, look) for piece in self._pieces[begin:]]

    def _look_of(self, run: Element) -> Look:
        """How a stretch of text is set; what it does not say is as in its paragraph."""
        properties = run.find(_LOOK)
        if properties is None or not (self._look.get("font") or any(map(_tells, properties))):
            return self._look
        return {**self._look, **self._styles.character(value(properties, "rStyle") or "").look, **look_of(properties)}

    def _text(self, element: Element) -> None:
        text = element.text or ""
        self._pieces.append(text + "".join(comment.tail or "" for comment in element) if len(element) else text)

    def _tracked(self, element: Element) -> None:
        kind: Literal["inserted", "deleted", "moved"]
        kind = "moved" if element.tag in _MOVES else "inserted" if element.tag == f"{W}ins" else "deleted"
        start = sum(map(len, self._pieces))
        if element.tag in self._gone:
            text = "" if kind == "moved" else self._apart(element)
        else:
            begin = len(self._pieces)
            self._inside(element)
            text = "".join(self._pieces[begin:])
        if text:
            self._changes.append(Change(kind, text, start))

    def _apart(self, element: Element) -> str:
        """The text of what does not show on this side of the changes; nothing of it is kept."""
        line = self._pieces, self._changes, self._boxes, self._notes
        self._pieces, self._changes, self._boxes, self._notes = [], [], [], []
        self._inside(element)
        text = "".join(self._pieces)
        self._pieces, self._changes, self._boxes, self._notes = line
        return text

    def _field(self, mark: Element) -> None:
        """The parts of a field: its code is not shown, its result is."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._pieces.extend(entry_of(mark))
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()

    def _alternatives(self, element: Element) -> None:
        self._inside(chosen(element))

    def _alternatives_in_run(self, element: Element) -> None:
        for inner in chosen(element):
            handler = self._in_run.get(inner.tag)
            if handler is not None:
                handler(inner)

    def _drawing(self, element: Element) -> None:
        boxes = list(boxes_of(element))
        self._boxes.extend(boxes)
        self._aside.pictures += not boxes and holds_a_picture(element)

    def _object(self, element: Element) -> None:
        program = embedded_program(element)
        if program is None:
            self._aside.pictures += 1
        else:
            self._aside.embedded.append(program)

    def _comment(self, _: Element) -> None:
        self._aside.comments += 1

    def _note(self, part: str, reference: Element) -> None:
        self._notes.append((part, reference.get(f"{W}id", "")))

    def _fraction(self, element: Element) -> None:
        self._inside_of(element, "num")
        self._pieces.append("/")
        self._inside_of(element, "den")

    def _bracketed(self, element: Element) -> None:
        self._pieces.append("(")
        self._inside(element)
        self._pieces.append(")")

    def _inside_of(self, element: Element, tag: str) -> None:
        for part in element.findall(f"{M}{tag}"):
            self._inside(part)


def _tells(element: Element) -> bool:
    """Whether a property of text bears on how it is read; most say something of fonts that show what is written."""
    return element.tag in _TELLING or (element.tag == _FONTS and bool(symbol_font(element)))


def _dressed(text: str, look: Look) -> str:
    text = shown(text, str(look.get("font", "")))
    if look.get("raised"):
        text = text.translate(_SUPERSCRIPT)
    return f"[{text.strip('[]')}]" if look.get("placeholder") and text.strip() else text

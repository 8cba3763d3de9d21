"""The text of a Word paragraph as it shows.

This walk is ours because python-docx's `text` leaves out insertions, moved text, content controls, fields, symbols and
text boxes: of a draft under negotiation it would read neither the old nor the new target.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from sla_lint import Change
from sla_lint_office.word_forms import Form, form_of
from sla_lint_office.word_names import MC, PARAGRAPH, VAL, M, W, blocks_of, chosen, has, is_on, value, whole
from sla_lint_office.word_styles import look_of
from sla_lint_office.word_symbols import shown, symbol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element as Element

    from sla_lint import Changes
    from sla_lint_office.word_aside import Aside
    from sla_lint_office.word_styles import Look, Style, Styles

_INSERTED = (f"{W}ins", f"{W}moveTo")
_DELETED = (f"{W}del", f"{W}moveFrom")
_MOVES = (f"{W}moveTo", f"{W}moveFrom")
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TELLING = frozenset({f"{W}vanish", f"{W}rStyle", f"{W}rFonts", f"{W}vertAlign"})
_DRESSES = ("font", "raised", "placeholder")
_FIELD = f"{W}fldChar"
_EMBEDDED = "{urn:schemas-microsoft-com:office:office}OLEObject"
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_WITHOUT_TEXT = frozenset({f"{W}pPr", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}rt", f"{W}customXmlPr", f"{W}smartTagPr"})


class Line(NamedTuple):
    """The text of a paragraph, and what hangs on it. The changes' places count from the beginning of the text."""

    text: str
    changes: tuple[Change, ...] = ()
    boxes: tuple[Element, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()

    def __add__(self, other: object) -> Line:
        """Two lines as one, where the mark between their paragraphs has been deleted."""
        assert isinstance(other, Line)
        moved = (change._replace(start=change.start + len(self.text)) for change in other.changes)
        return Line(self.text + other.text, (*self.changes, *moved), self.boxes + other.boxes, self.notes + other.notes)

    def trimmed(self) -> Line:
        """The line without blanks at its ends."""
        text = self.text.strip()
        if len(text) == len(self.text):
            return self
        cut = len(self.text) - len(self.text.lstrip())
        moved = tuple(change._replace(start=min(max(change.start - cut, 0), len(text))) for change in self.changes)
        return self._replace(text=text, changes=moved)


class Block(NamedTuple):
    """A paragraph with its form and line, or another block of a document."""

    element: Element
    form: Form
    line: Line


_EMPTY = Line("")


class LineReader:
    """Reads paragraphs one after the other, on one side of their tracked changes."""

    def __init__(self, styles: Styles, changes: Changes, aside: Aside) -> None:
        self._styles = styles
        self._aside = aside
        self._gone = _DELETED if changes == "final" else _INSERTED
        self._side = changes
        self._plain = Form(styles.get())
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
        self._begin(self._plain.style)

    def read(self, paragraph: Element, form: Form) -> Line:
        """The line that a paragraph shows."""
        self._begin(form.style)
        self._inside(paragraph)
        text = "".join(self._pieces)
        text = shown(text, "") if _PRIVATE.search(text) else text
        return Line(text, tuple(self._changes), tuple(self._boxes), tuple(self._notes))

    def blocks(self, parent: Element) -> Iterator[Block]:
        """The blocks of a part in their order; paragraphs whose marks are gone are joined to the next one."""
        held: Block | None = None
        for element in blocks_of(parent):
            if element.tag != PARAGRAPH:
                if held is not None:
                    yield held
                held = None
                yield Block(element, self._plain, _EMPTY)
                continue
            form = form_of(element, self._styles, self._side)
            line = self.read(element, form)
            block = Block(element, form, line if held is None else held.line + line)
            held = block if form.goes_on else None
            if held is None:
                yield block._replace(line=block.line.trimmed())
        if held is not None:
            yield held._replace(line=held.line.trimmed())

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
        properties = run[0] if len(run) and run[0].tag == f"{W}rPr" else None
        if properties is None or not any(element.tag in _TELLING for element in properties):
            return self._look
        return {**self._look, **self._styles.character(value(properties, "rStyle") or "").look, **look_of(properties)}

    def _text(self, element: Element) -> None:
        self._pieces.append(element.text or "")

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
            self._pieces.extend(_entry(mark))
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()

    def _alternatives(self, element: Element) -> None:
        for branch in chosen(element):
            self._inside(branch)

    def _alternatives_in_run(self, element: Element) -> None:
        for branch in chosen(element):
            for inner in branch:
                handler = self._in_run.get(inner.tag)
                if handler is not None:
                    handler(inner)

    def _drawing(self, element: Element) -> None:
        boxes = list(_boxes(element))
        self._boxes.extend(boxes)
        if not boxes and next(element.iter(*_PICTURES), None) is not None:
            self._aside.pictures += 1

    def _object(self, element: Element) -> None:
        link = next(element.iter(_EMBEDDED), None)
        program = "" if link is None else link.get("ProgID", "a file")
        if not program or program.startswith("Equation"):
            self._aside.pictures += 1
        else:
            self._aside.embedded.append(program.partition(".")[0])

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


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes of a drawing, each once."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == f"{MC}AlternateContent":
            for branch in chosen(child):
                yield from _boxes(branch)
        else:
            yield from _boxes(child)


def _entry(mark: Element) -> Iterator[str]:
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


def _dressed(text: str, look: Look) -> str:
    text = shown(text, str(look.get("font", "")))
    if look.get("raised"):
        text = text.translate(_SUPERSCRIPT)
    return f"[{text.strip('[]')}]" if look.get("placeholder") and text.strip() else text

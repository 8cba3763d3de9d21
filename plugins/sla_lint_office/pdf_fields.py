"""What stands on a page without being part of its text: the values of a form's fields, typed notes, and comments."""

from __future__ import annotations

from ctypes import byref, c_ushort
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

from sla_lint_office.pdf_turn import Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pypdfium2 import PdfPage

MAX_NOTES = 5_000
_MAX_LENGTH = 20_000
"""No more bytes of a value are read."""
_FILLED_IN = frozenset({pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX})
_TICKED = frozenset({pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON})
_NO_COMMENTS = frozenset({pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_POPUP})


class Notes(NamedTuple):
    """The texts that lie over a page, with their places on the paper, and how many comments there are besides."""

    shown: list[tuple[str, Paper]]
    comments: int


def notes_of(page: PdfPage) -> Notes:
    """What lies over a page."""
    notes = Notes([], 0)
    for note in _annotations(page):
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        text = _shown(page, note, kind)
        if text.strip():
            notes.shown.append((" ".join(text.split()), _place(note)))
        elif kind not in _NO_COMMENTS and _contents(note).strip():
            notes = notes._replace(comments=notes.comments + 1)
    return notes


def _annotations(page: PdfPage) -> Iterator[Any]:
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), MAX_NOTES)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, number)
        if note:
            yield note
            pdfium.FPDFPage_CloseAnnot(note)


def _shown(page: PdfPage, note: Any, kind: int) -> str:
    """What a reader of the page sees of it: the value of a field, a ticked box, or a text typed on the page."""
    if kind == pdfium.FPDF_ANNOT_FREETEXT:
        return _contents(note)
    if kind != pdfium.FPDF_ANNOT_WIDGET or page.formenv is None:
        return ""
    form = page.formenv.raw
    field = pdfium.FPDFAnnot_GetFormFieldType(form, note)
    if field in _TICKED:
        return "☒" if pdfium.FPDFAnnot_IsChecked(form, note) else ""
    if field not in _FILLED_IN:
        return ""
    return _text(lambda buffer, length: pdfium.FPDFAnnot_GetFormFieldValue(form, note, buffer, length))


def _contents(note: Any) -> str:
    return _text(lambda buffer, length: pdfium.FPDFAnnot_GetStringValue(note, b"Contents", buffer, length))


def _text(read: Callable[[Any, int], int]) -> str:
    """A text that pdfium gives in two steps: first its length, then its characters."""
    length = min(read(None, 0), _MAX_LENGTH) // 2 * 2
    buffer = (c_ushort * (length // 2 + 1))()
    read(buffer, length)
    return bytes(buffer)[:length].decode("utf-16-le", "replace").rstrip("\0")


def _place(note: Any) -> Paper:
    rectangle = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(note, byref(rectangle))
    return Paper(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)

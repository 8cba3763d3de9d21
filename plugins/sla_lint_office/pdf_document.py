"""A PDF file, page by page, and what of it could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError

from sla_lint import CannotRead, Unread
from sla_lint_office.pdf_content import content_of, has_large_picture, is_garbled
from sla_lint_office.pdf_fields import notes_of
from sla_lint_office.pdf_margins import without_margins
from sla_lint_office.pdf_outline import outline_of
from sla_lint_office.pdf_page import sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sla_lint import Outline
    from sla_lint_office.pdf_content import Content
    from sla_lint_office.pdf_page import Sheet

MAX_PAGES = 500
_FEW_MARKS = 20
"""A page with no more lines and shapes, and no text, is blank; letters drawn as shapes are more."""
_LITTLE_TEXT = 300
"""A large picture on a page with no more characters may hold its terms, unless it adorns the first page."""
_LOCKED = "this PDF is locked with a password: open it, save a copy without the password, and check that"
_DAMAGED = "this is no PDF, or a damaged one: open it in a PDF viewer, save a copy, and check that"
_NO_TEXT = "has no text layer, so it was not read"
_XFA = (pdfium.FORMTYPE_XFA_FULL, pdfium.FORMTYPE_XFA_FOREGROUND)


class _Page(NamedTuple):
    """What was read of a page, and what was not."""

    content: Content | None = None
    unread: tuple[Unread, ...] = ()
    comments: int = 0


def read_document(data: bytes) -> Outline:
    """The outline of a PDF."""
    document = _opened(data)
    try:
        count = len(document)
        pages = [_page(document, number) for number in range(1, min(count, MAX_PAGES) + 1)]
        unread = list(_unread(pages, count, document.get_formtype()))
    finally:
        document.close()
    return outline_of(without_margins([page.content for page in pages if page.content]), unread)


def _opened(data: bytes) -> PdfDocument:
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        is_locked = b"/Encrypt" in data and error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise CannotRead(_LOCKED if is_locked else _DAMAGED) from None
    document.init_forms()
    return document


def _page(document: PdfDocument, number: int) -> _Page:
    try:
        page = document[number - 1]
        text_page = page.get_textpage()
    except PdfiumError:
        return _Page(unread=(_gap(number, "is damaged, so it was not read"),))
    try:
        notes = notes_of(page)
        sheet = sheet_of(page, text_page.raw, notes.shown)
        return _Page(*_read(sheet, number), notes.comments)
    finally:
        text_page.close()
        page.close()


def _read(sheet: Sheet, number: int) -> tuple[Content | None, tuple[Unread, ...]]:
    """What stands on a page, and what of it was not read."""
    if not any(glyph.text.strip() for glyph in sheet.glyphs):
        is_blank = not sheet.pictures and sheet.marks <= _FEW_MARKS
        return None, () if is_blank else (_gap(number, _NO_TEXT),)
    if is_garbled(sheet):
        return None, (_gap(number, "does not say which characters its text is made of, so it was not read"),)
    unread = []
    if has_large_picture(sheet):
        is_mostly_picture = number > 1 and sum(len(glyph.text.strip()) for glyph in sheet.glyphs) < _LITTLE_TEXT
        unread.append(Unread(f"page {number}", "shows a picture, and any text in it was not read", is_mostly_picture))
    if sheet.cut:
        unread.append(_gap(number, "holds more than is read of a page, so some of it was not read"))
    if sheet.hides:
        unread.append(Unread(f"page {number}", "holds text that is not shown, which was not read"))
    return content_of(sheet, number), tuple(unread)


def _gap(number: int, why: str) -> Unread:
    return Unread(f"page {number}", why, grave=True)


def _unread(pages: Sequence[_Page], count: int, form: int) -> Iterator[Unread]:
    nothing = not any(page.content for page in pages)
    for number, page in enumerate(pages, start=1):
        yield from page.unread or ([_gap(number, _NO_TEXT)] if nothing else [])
    if count > MAX_PAGES:
        why = f"were not read, because no more than {MAX_PAGES} pages are"
        yield Unread(f"pages {MAX_PAGES + 1} to {count}", why, grave=True)
    if form in _XFA:
        yield Unread("the form", "is of a kind (XFA) whose fields cannot be read", grave=True)
    comments = sum(page.comments for page in pages)
    if comments:
        yield Unread(f"comments ({comments})", "are no part of the text, so they were not read")

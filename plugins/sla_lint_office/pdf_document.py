"""A PDF file, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError

from sla_lint import CannotRead, Unread
from sla_lint_office.pdf_content import Content, content_of, is_garbled, unread_pictures
from sla_lint_office.pdf_margins import without_margins
from sla_lint_office.pdf_outline import outline_of
from sla_lint_office.pdf_page import sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint import Outline

MAX_PAGES = 500
_LOCKED = "it is locked with a password: open it, save a copy without the password, and check that"
_DAMAGED = "it is no PDF, or a damaged one: open it in a PDF viewer, save a copy, and check that"


def read_document(data: bytes) -> Outline:
    """The outline of a PDF, with what could not be read of it."""
    document = _opened(data)
    try:
        count = len(document)
        if count < 1:
            raise CannotRead("this PDF has no pages")
        pages, unread = [], []
        for index in range(min(count, MAX_PAGES)):
            content, why = _page(document, index)
            pages += [content] if content else []
            unread += [Unread(f"page {index + 1}", reason, grave=True) for reason in why]
        if count > MAX_PAGES:
            unread.append(Unread(f"pages {MAX_PAGES + 1} to {count}", f"were not read: {MAX_PAGES} pages are the limit", grave=True))
    finally:
        document.close()
    return outline_of(without_margins(pages), unread)


def _opened(data: bytes) -> PdfDocument:
    try:
        return PdfDocument(data)
    except PdfiumError as error:
        reason = _LOCKED if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY) else _DAMAGED
        raise CannotRead(reason) from None


def _page(document: PdfDocument, index: int) -> tuple[Content | None, list[str]]:
    """What stands on a page, and why some or all of it could not be read."""
    try:
        page = document[index]
        text_page = page.get_textpage()
    except PdfiumError:
        return None, ["is damaged, so it was not read"]
    try:
        sheet = sheet_of(page, text_page.raw, ())
        if not any(glyph.text.strip() for glyph in sheet.glyphs):
            return None, ["has no text layer, so it was not read"] if sheet.pictures or sheet.strokes else []
        if is_garbled(sheet):
            return None, ["does not say which characters its text is made of, so it was not read"]
        why = ["shows a picture that was not read"] if unread_pictures(sheet) else []
        why += ["holds more than is read of a page, so some of it was not read"] if sheet.cut else []
        return content_of(sheet, index + 1), why
    finally:
        text_page.close()
        page.close()

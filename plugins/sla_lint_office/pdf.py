"""Drafts in PDF.

pdfium reads the file and gives characters and lines with their places; rows, cells, paragraphs and headings are found
here, because the libraries that find tables lose stacked rows, hang, or are under licences that a linter cannot take on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint import CannotRead, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfDocument, PdfPage

    from sla_lint import Changes, Outline
    from sla_lint_office.pdf_content import Content

MAX_PAGES = 500


def read_pdf(data: bytes, changes: Changes) -> Outline:  # noqa: ARG001
    """The draft as a person reads it; a PDF keeps no tracked changes, so there is one side only."""
    try:
        import pypdfium2  # noqa: F401
    except ImportError:
        raise CannotRead("reading PDF needs one more package: pip install 'sla-lint[pdf]'") from None
    from sla_lint_office.pdf_document import read_document

    return read_document(data)

"""Drafts in PDF.

pdfium reads the file and gives characters and lines with their places; rows, cells, paragraphs and headings are found
here, because the libraries that find tables lose stacked rows, hang, or have licences that a linter cannot pass on.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from sla_lint import CannotRead

if TYPE_CHECKING:
    from sla_lint import Changes, Outline


def read_pdf(data: bytes, changes: Changes) -> Outline:  # noqa: ARG001 (a PDF keeps no tracked changes)
    """The draft as a person reads it on paper."""
    if find_spec("pypdfium2") is None:
        raise CannotRead("reading PDF needs one more package: pip install 'sla-lint[pdf]'")
    from sla_lint_office.pdf_document import read_document

    return read_document(data)

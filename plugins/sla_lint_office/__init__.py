"""The built-in readers of office documents: Word, Excel and PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint import Reader, hookimpl

if TYPE_CHECKING:
    from sla_lint import Changes, Outline

_WORD_NEEDS = ("docx", "sla_lint_office.word")
_EXCEL_NEEDS = ("openpyxl", "sla_lint_office.excel")
_PDF_NEEDS = ("pypdfium2", "sla_lint_office.pdf_document")


@hookimpl
def sla_lint_readers() -> tuple[Reader, ...]:
    """One reader a format; each loads what it is built on when it has a file to read."""
    return (
        Reader("Word", (".docx", ".docm", ".dotx", ".dotm"), _read_word, contained=True, needs=_WORD_NEEDS),
        Reader("Excel", (".xlsx", ".xlsm", ".xltx", ".xltm"), _read_excel, contained=True, needs=_EXCEL_NEEDS),
        Reader("PDF", (".pdf",), _read_pdf, contained=True, needs=_PDF_NEEDS),
    )


def _read_word(data: bytes, changes: Changes) -> Outline:
    from sla_lint_office.word import read_word

    return read_word(data, changes)


def _read_excel(data: bytes, changes: Changes) -> Outline:
    from sla_lint_office.excel import read_excel

    return read_excel(data, changes)


def _read_pdf(data: bytes, changes: Changes) -> Outline:
    from sla_lint_office.pdf import read_pdf

    return read_pdf(data, changes)

"""One agreement in the formats in which people hold theirs: its words, and a writer a format."""

from __future__ import annotations

import csv
import html
import io
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


class Clause(NamedTuple):
    """A numbered heading with the paragraphs below it; `table` stands after the first of them."""

    number: str
    heading: str
    paragraphs: tuple[str, ...]
    table: tuple[tuple[str, ...], ...] = ()


TITLE = "Service Level Agreement for customer contact services"

METRICS = (
    ("Service line", "Service level", "Definition", "Target", "Minimum", "Baseline", "Data source", "Measured"),
    (
        "Voice",
        "Calls answered within 30 seconds",
        "Calls answered by an agent within 30 seconds of joining the queue, as a share of all calls that join it",
        "at least 80 %",
        "75 %",
        "76.2 %",
        "Provider's Genesys ACD",
        "monthly",
    ),
    (
        "Voice",
        "Average handle time",
        "Mean time from answer to the end of after-call work, over all calls handled",
        "at most 300 seconds",
        "330 seconds",
        "",
        "Provider's Genesys ACD",
        "monthly",
    ),
    (
        "Voice",
        "First contact resolution",
        "Contacts after which the same customer does not call about the same matter within 7 days, as a share of all",
        "at least 72 %",
        "68 %",
        "70.1 %",
        "Client's CRM",
        "monthly",
    ),
    (
        "Voice",
        "Customer satisfaction",
        "Answers of 4 or 5 on a scale of 5 to the question after the call, as a share of all answers",
        "at least 85 %",
        "80 %",
        "",
        "Client's survey platform",
        "monthly",
    ),
    (
        "Voice",
        "Number of calls handled",
        "Calls that were answered in the month",
        "at least 40,000",
        "36,000",
        "41,300",
        "Provider's Genesys ACD",
        "monthly",
    ),
    (
        "Correspondence",
        "E-mail response time",
        "E-mails answered within 4 business hours of receipt, as a share of all e-mails received",
        "at least 95 %",
        "90 %",
        "91 %",
        "Client's CRM",
        "monthly",
    ),
    (
        "Correspondence",
        "Letter turnaround time",
        "Letters answered within 5 business days of receipt, as a share of all letters received",
        "at least 90 %",
        "85 %",
        "",
        "",
        "monthly",
    ),
    (
        "Correspondence",
        "Webchats answered within 60 seconds",
        "Webchats joined by an agent within 60 seconds of being opened, as a share of all that are opened",
        "at least 85 %",
        "80 %",
        "82.4 %",
        "Provider's Genesys ACD",
        "monthly",
    ),
)
"""Eight metrics: three without a baseline, one of them without a source, one of volume alone, and a service line of
speed without quality."""

AGREEMENT = (
    Clause(
        "1",
        "Parties",
        (
            "This agreement is made between Northgate Water Limited (the Client) and Halden Contact Services Limited "
            "(the Provider).",
        ),
    ),
    Clause(
        "2",
        "Scope",
        (
            "The Provider answers the calls, e-mails, letters and webchats of the Client's household customers.",
            "Debt collection and field visits are not part of the services.",
        ),
    ),
    Clause("3", "Term", ("The services start on 1 March 2027 and run for 36 months.",)),
    Clause(
        "4",
        "Service levels",
        (
            "The Provider shall meet the service levels in this table in each calendar month. "
            "The baseline is the measured result of January to June 2026.",
        ),
        METRICS,
    ),
    Clause(
        "5",
        "Service credits",
        (
            "Where a service level falls below its minimum in a month, the Provider shall credit 2 % of the monthly "
            "charges to the Client.",
            "Service credits in a month shall not exceed 10 % of the monthly charges.",
        ),
    ),
    Clause(
        "6",
        "Reporting",
        ("The Provider shall report the results of each month to the Client by the fifth working day of the next.",),
    ),
    Clause(
        "7",
        "Review",
        (
            "The service managers of both parties shall hold a performance review every month and look at the trend "
            "over three months.",
            "The targets shall be reviewed every six months.",
        ),
    ),
    Clause(
        "8",
        "Changes",
        ("A change to this agreement is made in writing, signed by both parties, at 30 days' notice.",),
    ),
)


def markdown() -> bytes:
    """Markdown with a pipe table."""
    lines = [f"# {TITLE}", ""]
    for clause in AGREEMENT:
        first, *others = clause.paragraphs
        lines += [f"## {clause.number}. {clause.heading}", "", first, ""]
        if clause.table:
            head, *rows = (f"| {' | '.join(row)} |" for row in clause.table)
            lines += [head, "|" + " --- |" * len(clause.table[0]), *rows, ""]
        lines += [line for paragraph in others for line in (paragraph, "")]
    return _text(lines)


def web_page() -> bytes:
    """HTML with the tags that matter."""
    lines = [f"<!doctype html><title>{TITLE}</title>", f"<h1>{TITLE}</h1>"]
    for clause in AGREEMENT:
        first, *others = (f"<p>{html.escape(paragraph, quote=False)}</p>" for paragraph in clause.paragraphs)
        lines += [f"<h2>{clause.number}. {clause.heading}</h2>", first]
        if clause.table:
            lines += ["<table>", *(_html_row(row, "td" if number else "th") for number, row in enumerate(clause.table))]
            lines.append("</table>")
        lines += others
    return _text([*lines, ""])


def plain_text() -> bytes:
    """A text file with a table in columns, as an e-mail or a printout has it."""
    lines = [TITLE.upper(), ""]
    for clause in AGREEMENT:
        first, *others = clause.paragraphs
        lines += [f"{clause.number}. {clause.heading.upper()}", "", first, ""]
        if clause.table:
            widths = [max(map(len, column)) for column in zip(*clause.table, strict=True)]
            rows = [
                "   ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in clause.table
            ]
            lines += [*map(str.rstrip, rows), ""]
        lines += [line for paragraph in others for line in (paragraph, "")]
    return _text(lines)


def comma_separated() -> bytes:
    """A sheet saved as CSV: clauses as lines of number and text, the table among them, blank lines between."""
    sheet = io.StringIO()
    csv.writer(sheet, lineterminator="\n").writerows(_sheet())
    return sheet.getvalue().encode()


def excel() -> bytes:
    """A workbook of one sheet, as CSV has it."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "SLA"
    for row in _sheet():
        sheet.append(list(row))
    return _saved(book.save)


def word() -> bytes:
    """A document with heading styles and a table."""
    from docx import Document

    document = Document()
    document.add_heading(TITLE, 0)
    for clause in AGREEMENT:
        first, *others = clause.paragraphs
        document.add_heading(f"{clause.number}. {clause.heading}", 1)
        document.add_paragraph(first)
        if clause.table:
            table = document.add_table(len(clause.table), len(clause.table[0]), style="Table Grid")
            for cells, row in zip(table.rows, clause.table, strict=True):
                for cell, text in zip(cells.cells, row, strict=True):
                    cell.text = text
        for paragraph in others:
            document.add_paragraph(paragraph)
    return _saved(document.save)


def pdf() -> bytes:
    """A landscape PDF with a ruled table, written by hand."""
    from printed import Printer

    printer = Printer()
    printer.line(TITLE, size=14, bold=True)
    for clause in AGREEMENT:
        first, *others = clause.paragraphs
        printer.line(f"{clause.number}. {clause.heading}", size=12, bold=True)
        printer.line(first)
        if clause.table:
            printer.table(clause.table, widths=(74, 104, 190, 76, 66, 60, 110, 62))
        for paragraph in others:
            printer.line(paragraph)
    return printer.pdf()


WRITERS: dict[str, Callable[[], bytes]] = {
    "agreement.md": markdown,
    "agreement.html": web_page,
    "agreement.txt": plain_text,
    "agreement.csv": comma_separated,
    "agreement.xlsx": excel,
    "agreement.docx": word,
    "agreement.pdf": pdf,
}
"""A writer by the name of its file. The native YAML beside them is written by hand."""

AS_TEXT = ("agreement.md", "agreement.html", "agreement.txt", "agreement.csv", "agreement.pdf")
"""The files that are the same in every byte whenever they are written."""


def _sheet() -> Iterable[Sequence[str]]:
    yield (TITLE,)
    for clause in AGREEMENT:
        first, *others = clause.paragraphs
        yield ()
        yield (f"{clause.number}. {clause.heading}",)
        yield (first,)
        if clause.table:
            yield ()
            yield from clause.table
            yield ()
        yield from ((paragraph,) for paragraph in others)


def _html_row(row: Iterable[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{html.escape(cell, quote=False)}</{tag}>" for cell in row) + "</tr>"


def _text(lines: Iterable[str]) -> bytes:
    return "\n".join(lines).encode()


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    file = io.BytesIO()
    save(file)
    return file.getvalue()

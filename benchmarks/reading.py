"""Reading drafts against the libraries themselves, side by side in one run: CPU time, the median of the ratios.

A section a format. The word section sets the Word reader, which reads what shows (numbers, changes, merged cells),
against python-docx's own loop over the texts of paragraphs and cells. The excel section sets the Excel reader, which
shows values by their formats and tells tables from notes, against openpyxl's bare load of the workbook. The PDF section
sets the PDF reader, which puts paragraphs, headings and the tables of several pages together, against pdfplumber's text
and tables page by page.
"""

from __future__ import annotations

import argparse
import io
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CLAUSES = (
    "The Supplier shall measure each Service Level from the ticket history and report it within five Business Days.",
    "Service Credits are a price adjustment and no penalty; they are due on the next invoice.",
    "Definitions and Interpretation",
    "A Service Level that is missed in three consecutive months is a material breach of this Agreement.",
)
ROW = ("Calls answered", "at least 80% within 20 seconds", "75%", "Telephony platform", "monthly")


def main() -> None:
    """Measure and print; files named on the command line are measured besides those that are made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="drafts to measure, beside those that are made")
    parser.add_argument("--rounds", type=int, default=7, help="pairs of readings a file")
    options = parser.parse_args()
    for name, data in word_drafts(options.files):
        compare(f"word: {name}", "python-docx", read_word, python_docx_texts, data, options.rounds)
    for name, data in excel_drafts(options.files):
        compare(f"excel: {name}", "openpyxl", read_excel, openpyxl_load, data, options.rounds)
    for name, data in pdf_drafts(options.files):
        compare(f"pdf: {name}", "pdfplumber", read_pdf, pdfplumber_text_and_tables, data, options.rounds)


def compare(
    title: str,
    library: str,
    ours: Callable[[bytes], object],
    theirs: Callable[[bytes], object],
    data: bytes,
    rounds: int,
) -> None:
    """Run both in turn on the same bytes and print the median of the ratios of their CPU times."""
    ours(data), theirs(data)  # the first call imports
    pairs = [(cpu_seconds(ours, data), cpu_seconds(theirs, data)) for _ in range(rounds)]
    ratio = statistics.median(own / other for own, other in pairs)
    own = statistics.median(own for own, _ in pairs)
    print(f"{title}: {ratio:.2f} times the CPU of {library} (sla-lint {own * 1000:.0f} ms, {rounds} rounds)")


def cpu_seconds(read: Callable[[bytes], object], data: bytes) -> float:
    """The CPU time of one reading."""
    begin = time.process_time()
    read(data)
    return time.process_time() - begin


def read_word(data: bytes) -> object:
    """The whole of our reading: the guard, the package, the walk, the headings."""
    from sla_lint_office.word import read_word

    return read_word(data, "final")


def python_docx_texts(data: bytes) -> list[str]:
    """python-docx's own loop: the texts of the paragraphs, then those of the cells."""
    from docx import Document

    document = Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    return texts + [cell.text for table in document.tables for row in table.rows for cell in row.cells]


def word_drafts(files: list[Path]) -> Iterator[tuple[str, bytes]]:
    """The Word files that were named, and a long agreement of clauses and one of tables."""
    for file in files:
        if file.suffix.lower() in {".docx", ".docm", ".dotx", ".dotm"}:
            yield file.name, file.read_bytes()
    yield "2,000 paragraphs", word_draft(paragraphs=2000, tables=0)
    yield "100 tables of 60 cells", word_draft(paragraphs=100, tables=100)


def word_draft(*, paragraphs: int, tables: int) -> bytes:
    """An agreement of clauses in several stretches of text each, and tables."""
    from docx import Document

    document = Document()
    for number in range(paragraphs):
        paragraph = document.add_paragraph(style="List Number" if number % 3 else "Normal")
        for index, word in enumerate(CLAUSES[number % len(CLAUSES)].split(". ")):
            paragraph.add_run(word).bold = index % 2 == 1
    for _ in range(tables):
        table = document.add_table(rows=12, cols=len(ROW))
        for row in table.rows:
            for cell, text in zip(row.cells, ROW, strict=True):
                cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def read_excel(data: bytes) -> object:
    """The whole of our reading: the guard, the values as they are shown, the regions of each sheet."""
    from sla_lint_office.excel import read_excel

    return read_excel(data, "final")


def openpyxl_load(data: bytes) -> object:
    """Openpyxl's own load, which gives formulas and no stored values."""
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(data))


def excel_drafts(files: list[Path]) -> Iterator[tuple[str, bytes]]:
    """The workbooks that were named, and a usual and a large one."""
    for file in files:
        if file.suffix.lower() in {".xlsx", ".xlsm", ".xltx", ".xltm"}:
            yield file.name, file.read_bytes()
    yield "3 sheets of 20 metrics", excel_draft(sheets=3, metrics=20)
    yield "3 sheets of 2,500 metrics", excel_draft(sheets=3, metrics=2500)


def excel_draft(*, sheets: int, metrics: int) -> bytes:
    """A workbook with a title and a table on each sheet, its values in several formats."""
    from openpyxl import Workbook

    workbook = Workbook()
    for number in range(sheets):
        sheet = workbook.create_sheet(f"Service {number}")
        sheet.append(["Service levels"])
        sheet.append(["Metric", "Target", "Minimum", "Time", "Weight", "Source"])
        for metric in range(metrics):
            sheet.append([f"Metric {metric}", 0.7 + metric % 30 / 100, 0.65, metric / 86400, metric % 40, "Telephony"])
            for cell, code in zip(sheet[sheet.max_row][1:5], ("0%", "0.0%", "[h]:mm:ss", '0 "points"'), strict=True):
                cell.number_format = code
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def read_pdf(data: bytes) -> object:
    """The whole of our reading: characters, lines, tables, paragraphs, the pages put together."""
    from sla_lint_office.pdf import read_pdf

    return read_pdf(data, "final")


def pdfplumber_text_and_tables(data: bytes) -> list[object]:
    """What pdfplumber gives of each page: its text and its tables."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        return [(page.extract_text(), page.extract_tables()) for page in document.pages]


def pdf_drafts(files: list[Path]) -> Iterator[tuple[str, bytes]]:
    """The PDF files that were named, and one of five pages, each with clauses and a ruled table."""
    for file in files:
        if file.suffix.lower() == ".pdf":
            yield file.name, file.read_bytes()
    yield "made, 5 pages", ruled_pdf(pages=5, rows=12)


def ruled_pdf(*, pages: int, rows: int) -> bytes:
    """A PDF whose pages hold a dozen lines of clauses and a ruled table."""
    lines = [f"BT /F 9 Tf 50 {780 - 12 * number} Td ({CLAUSES[number % len(CLAUSES)]}) Tj ET" for number in range(12)]
    lines += [f"50 {600 - 20 * number} m 550 {600 - 20 * number} l S" for number in range(rows + 1)]
    lines += [
        f"{50 + 100 * number} {600} m {50 + 100 * number} {600 - 20 * rows} l S" for number in range(len(ROW) + 1)
    ]
    for row in range(rows):
        lines += [f"BT /F 7 Tf {53 + 100 * n} {587 - 20 * row} Td ({text}) Tj ET" for n, text in enumerate(ROW)]
    content = "\n".join(lines)
    kids = " ".join(f"{number} 0 R" for number in range(5, 5 + pages))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} /MediaBox [0 0 600 800] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        *["<< /Type /Page /Parent 2 0 R /Resources << /Font << /F 3 0 R >> >> /Contents 4 0 R >>"] * pages,
    ]
    return pdf_file(objects)


def pdf_file(objects: list[str]) -> bytes:
    """Objects as a file, with the table of their places."""
    text, places = "%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(text))
        text += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(text)}\n%%EOF\n"
    return f"{text}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


if __name__ == "__main__":
    main()

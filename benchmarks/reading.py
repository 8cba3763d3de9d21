"""Reading drafts against the libraries themselves, side by side in one run: CPU time, the median of the ratios.

A section a format. The word section sets the Word reader, which reads what shows (numbers, changes, merged cells),
against python-docx's own loop over the texts of paragraphs and cells.
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


if __name__ == "__main__":
    main()

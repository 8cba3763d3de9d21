"""How much of real documents sla-lint gets right: extraction and rules against labels, written to docs/accuracy.md."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.accuracy_page import Result, page
from benchmarks.labelled import LabelledDocument, read_labels
from benchmarks.matching import match
from benchmarks.measures import measure
from benchmarks.witness import read

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "shared" / "corpus"
PAGE = HERE.parent / "docs" / "accuracy.md"
OPENING = HERE / "accuracy.md"


def main() -> None:
    """Measure, print what was matched of each document, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="the folder with docs/ and labels/")
    parser.add_argument(
        "--missed", action="store_true", help="print the rows that were missed and those that are false"
    )
    options = parser.parse_args()
    if not options.corpus.is_dir():
        parser.error(f"the documents are not there: {options.corpus}")
    results = []
    for label in read_labels([options.corpus / "labels", HERE / "labels"]):
        results.append(result(options.corpus / "docs" / label.file, label, show=options.missed))
        score = results[-1].scores["KPI rows"]
        print(f"{label.file}: {score.right} of {score.said} rows are right, {score.found} of {score.meant} were found")
    PAGE.write_text(page(results, OPENING.read_text(encoding="utf-8").strip()), encoding="utf-8")
    print(f"written: {PAGE}")


def result(path: Path, label: LabelledDocument, *, show: bool = False) -> Result:
    """Read one document and measure it."""
    understood = read(path)
    pairs = match(understood.rows, label.rows)
    matched = {pair.label for pair in pairs}
    missed = tuple(row.name for number, row in enumerate(label.rows) if number not in matched)
    if show:
        right = {pair.row for pair in pairs}
        print(*(f"  missed: {row.name} | {row.target}" for row in label.rows if row.name in missed), sep="\n")
        false = [row for number, row in enumerate(understood.rows) if number not in right]
        print(*(f"  false: {row.name[:80]} | {row.target[:60]}" for row in false), sep="\n")
    return Result(label, measure(understood, label), missed)


if __name__ == "__main__":
    main()

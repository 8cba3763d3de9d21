"""The findings of real documents, kept so that a change of the rules or the extraction shows its effect."""

from pathlib import Path

import pytest

from sla_lint.linter import lint_files
from sla_lint.request import Request
from sla_lint.run import Run

DOCUMENTS = Path(__file__).parents[2] / "shared" / "corpus" / "docs"
LETTERS = 40


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the corpus of real documents, ../shared/corpus, is not there")
def test_the_findings_of_the_corpus_are_known(golden):
    runs = {
        path.name: lint_files([str(path)], Request(installed_plugins=False)) for path in sorted(DOCUMENTS.iterdir())
    }
    golden("corpus-findings.txt", "".join(f"{name}\n{lines(run)}" for name, run in runs.items()))


def lines(run: Run) -> str:
    """Rule, severity and logical place of each finding; of a document's own words no more than a few letters."""
    found = [f"  {item.rule} {item.severity} {short(item.place.path)}\n" for item in run.findings]
    return "".join(found) + "".join(f"  ! {trouble.kind}\n" for trouble in run.troubles)


def short(path: str) -> str:
    words = " ".join(path.split())
    return words if len(words) <= LETTERS else f"{words[:LETTERS]}…"

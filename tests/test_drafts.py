"""Drafts in documents for people, from the bytes to the findings."""

from pathlib import Path

import pytest

from sla_lint.linter import Request, lint_files

READER = '''
from sla_lint import CannotRead, Change, Draft, Reader, Scribe, Unread, hookimpl


def read_toy(data, changes):
    """A toy: a line is a paragraph, a heading after '#', or a row of a table with '|'."""
    scribe, rows = Scribe(), []
    for line in [*data.decode().splitlines(), ""]:
        if "|" in line:
            rows.append([Draft(cell.strip()) for cell in line.split("|")])
            continue
        if rows:
            scribe.table(rows)
            rows = []
        if line.startswith("#"):
            scribe.heading(line.lstrip("# "), line.count("#"))
        elif line:
            scribe.paragraph(line)
    return scribe.outline("Toy")


@hookimpl
def sla_lint_readers():
    return [Reader("Toy", (".toy",), read_toy), Reader("Contained toy", (".con",), read_toy, contained=True)]
'''
DRAFT = """# Service levels
## Calls
Metric | Target
Average handle time | at most 6 minutes
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "toys.py").write_text(READER)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*paths, **options):
    return lint_files(paths or ["."], Request(plugin_files=(Path("toys.py"),), **options))


@pytest.mark.parametrize("name", ["draft.toy", "draft.con"])
def test_a_document_is_judged_by_the_rules(folder, name):
    (folder / name).write_text(DRAFT)
    run = check(name, select=("missing-quality-floor",))
    assert run.troubles == ()
    assert run.coverage == (1, 1, 0)
    assert [finding.rule for finding in run.findings] == ["missing-quality-floor"]

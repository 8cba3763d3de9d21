"""Drafts of tests: a few marks of Markdown, what is written of it as an outline, and what is extracted from that."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pack import reading_words
from sla_lint import Draft, Scribe
from sla_lint.extract import extract
from sla_lint.syntax import Source, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sla_lint import Outline
    from sla_lint.syntax import Mapping

_HEADING = re.compile(r"(#+) (?:((?:[A-Z]\.)?\d[\d.]*) )?(.*)")
_ITEM = re.compile(r"([-*]) (.*)")
_CLAUSE = re.compile(r"(\d+(?:\.\d+)+) (.*)")


def outline(text: str) -> Outline:
    """The outline of a draft: headings, items, clauses, and tables with bars.

    In a table, "<" is a cell that is merged with its left neighbour, and "^" one that is merged with the one above.
    """
    scribe = Scribe()
    for kind, lines in groupby(text.split("\n"), key=_kind):
        if kind == "table":
            scribe.table(_rows(lines))
        else:
            for line in lines:
                _write(scribe, line)
    return scribe.outline("Draft")


def tree(text: str) -> Mapping:
    """The agreement that a draft holds."""
    return extracted(outline(text))


def extracted(document: Outline) -> Mapping:
    """The agreement that an outline holds."""
    return extract(document, Source("draft", document.text), reading_words())


def metrics(text: str) -> list[dict[str, Any]]:
    """The metrics of a draft, as plain data."""
    found = plain(tree(text))
    assert isinstance(found, dict)
    return list(found["metrics"])


def _kind(line: str) -> str:
    return "table" if line.startswith("|") else "prose" if line else "blank"


def _write(scribe: Scribe, line: str) -> None:
    heading, item, clause = _HEADING.fullmatch(line), _ITEM.fullmatch(line), _CLAUSE.fullmatch(line)
    if heading:
        scribe.heading(heading[3], len(heading[1]), number=heading[2] or "")
    elif item or clause:
        found = item or clause
        assert found
        scribe.paragraph(found[2], marker=found[1])
    elif line:
        scribe.paragraph(line)


def _rows(lines: Iterable[str]) -> list[list[Draft]]:
    rows: list[list[Draft]] = []
    for line in lines:
        row: list[Draft] = []
        for place, text in enumerate(part.strip() for part in line.strip("|").split("|")):
            row.append(row[-1] if text == "<" else rows[-1][place] if text == "^" else Draft(text))
        rows.append(row)
    return rows

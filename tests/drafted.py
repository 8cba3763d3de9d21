"""Drafts of tests: a few marks of Markdown, and what is written of it as an outline."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from sla_lint import Draft, Scribe

if TYPE_CHECKING:
    from sla_lint import Outline

_HEADING = re.compile(r"(#+) (?:((?:[A-Z]\.)?\d[\d.]*) )?(.*)")
_ITEM = re.compile(r"([-*]) (.*)")
_CLAUSE = re.compile(r"(\d+(?:\.\d+)+) (.*)")


def outline(text: str) -> Outline:
    """The outline of a draft: headings, items, tables with bars (a cell that repeats its neighbour is merged), clauses."""
    scribe = Scribe()
    for kind, lines in groupby(text.split("\n"), key=_kind):
        if kind == "table":
            scribe.table([_cells(line) for line in lines])
        else:
            for line in lines:
                _write(scribe, line)
    return scribe.outline("Draft")


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


def _cells(line: str) -> list[Draft]:
    """The cells of a line; a text that stands twice side by side is one merged cell."""
    cells: list[Draft] = []
    for text in line.strip("|").split("|"):
        same = bool(cells) and cells[-1].text == text.strip() != ""
        cells.append(cells[-1] if same else Draft(text.strip()))
    return cells

"""The order in which a page is read: its tables, and between them columns of lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sla_lint_office.pdf_borderless import borderless_tables
from sla_lint_office.pdf_columns import in_reading_order
from sla_lint_office.pdf_lines import joined
from sla_lint_office.pdf_pane import PageTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sla_lint_office.pdf_content import Content
    from sla_lint_office.pdf_lines import Line

Item = PageTable | list["Line"]
"""A table, or the lines of a column from the top down."""


_PAGE_NUMBER = re.compile(r"\d{1,3}")


def items_of(content: Content) -> Iterator[Item]:
    """What a page holds, in reading order."""
    waiting = list(content.rows)
    for table in content.tables:
        above = [row for row in waiting if row[0].box.middle < table.box.top]
        waiting = waiting[len(above) :]
        yield from _between(above, content)
        yield table
    yield from _between(waiting, content)


def _between(rows: Sequence[list[Line]], content: Content) -> Iterator[Item]:
    """The tables without ruled cells among some rows, and the text around them."""
    heights = [rule.at for rule in content.across]
    done = 0
    for found in borderless_tables(rows, heights):
        yield from _columns(rows[done : found.first])
        yield found.table
        done = found.end
    yield from _columns(rows[done:])


def _columns(rows: Sequence[list[Line]]) -> Iterator[list[Line]]:
    for stretch in in_reading_order(rows):
        yield [_line(row) for row in stretch]


def _line(row: list[Line]) -> Line:
    """The pieces of a row as one line. A number far off at its end is a page's, as in a table of contents."""
    line = joined(row)
    if len(row) > 1 and _PAGE_NUMBER.fullmatch(row[-1].text):
        line = line._replace(text=f"{joined(row[:-1]).text}\t{row[-1].text}")
    return line

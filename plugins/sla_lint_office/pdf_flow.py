"""The order in which a page is read: its tables, and between them columns of lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sla_lint_office.pdf_borderless import borderless_tables
from sla_lint_office.pdf_columns import in_reading_order
from sla_lint_office.pdf_geometry import Box, around
from sla_lint_office.pdf_lines import Line, joined
from sla_lint_office.pdf_pane import PageTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sla_lint_office.pdf_content import Content


class Stretch(NamedTuple):
    """Lines of text from the top down, and the area that full lines would fill."""

    lines: list[Line]
    area: Box


Item = PageTable | Stretch

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
        yield from _stretches(rows[done : found.first], content)
        yield found.table
        done = found.end
    yield from _stretches(rows[done:], content)


def _stretches(rows: Sequence[list[Line]], content: Content) -> Iterator[Stretch]:
    stretches = [[_line(row) for row in stretch] for stretch in in_reading_order(rows)]
    for lines in stretches:
        own = around(line.box for line in lines)
        yield Stretch(lines, own if len(stretches) > 1 else _text_area(content))


def _text_area(content: Content) -> Box:
    """What the text of a page fills, whose margins on the left and the right are alike."""
    area = around(piece.box for row in content.rows for piece in row)
    return area._replace(right=max(area.right, content.width - area.left))


def _line(row: list[Line]) -> Line:
    """The pieces of a row as one line. A number far off at its end is a page's, as in a table of contents."""
    line = joined(row)
    if len(row) > 1 and _PAGE_NUMBER.fullmatch(row[-1].text):
        line = line._replace(text=f"{joined(row[:-1]).text}\t{row[-1].text}")
    return line

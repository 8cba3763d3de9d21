"""Agreements written as plain text with marks, read into outlines: headings with #, tables with |, items with - or a)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sla_lint.outline import Cell, Heading, Outline, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint.outline import Block

_HEADING = re.compile(r"(#+) +(?:(\d[\d.]*) +)?(.*)")
_ITEM = re.compile(r"([-*]|\(?[a-z0-9]+[.)]) +(.*)")
_RULE = re.compile(r"[|\s:-]+")


def written(text: str) -> Outline:
    """The outline of a text."""
    return Outline("Text", text, tuple(_blocks(text)), lines=True)


def _blocks(text: str) -> Iterator[Block]:
    for match in re.finditer(r"(?:^[^\n|#].*\n?)+|(?:^\|.*\n?)+|^#.*", text, re.MULTILINE):
        block, start = match[0].rstrip("\n"), match.start()
        heading, item = _HEADING.fullmatch(block), _ITEM.match(block)
        if heading:
            yield Heading(
                heading[3], start + heading.start(3), start + heading.end(3), len(heading[1]), heading[2] or ""
            )
        elif block.startswith("|"):
            yield Table(tuple(_rows(block, start)))
        elif item:
            yield from _items(block, start)
        else:
            yield Paragraph(block, start, start + len(block))


def _items(block: str, start: int) -> Iterator[Paragraph]:
    for line in re.finditer(r".+", block):
        item = _ITEM.match(line[0])
        begin = start + line.start() + (item.start(2) if item else 0)
        yield Paragraph(item[2] if item else line[0], begin, start + line.end(), item[1] if item else "")


def _rows(block: str, start: int) -> Iterator[tuple[Cell, ...]]:
    lines = list(re.finditer(r".+", block))
    headed = len(lines) > 1 and bool(_RULE.fullmatch(lines[1][0]))
    for number, line in enumerate(lines):
        if not _RULE.fullmatch(line[0]):
            yield tuple(
                Cell(
                    cell[1],
                    start + line.start() + cell.start(1),
                    start + line.start() + cell.end(1),
                    header=headed and not number,
                )
                for cell in re.finditer(r"\|\s*([^|]*?)\s*(?=\|)", line[0])
            )

"""The reader of plain text: paragraphs, headings, items and tables as the layout of a typed page shows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sla_lint.outline import Outline
from sla_lint.readers.aligned_tables import Found, aligned_table
from sla_lint.readers.columns import is_columnar, is_rule, region
from sla_lint.readers.decoding import decoded
from sla_lint.readers.drawn_tables import drawn_table, is_drawn
from sla_lint.readers.furniture import without_furniture
from sla_lint.readers.pieces import ends_early, seam
from sla_lint.readers.text_lines import Stretch, lines_of
from sla_lint.readers.wording import Said, as_block, heading, paragraph, split_marker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sla_lint.outline import Table
    from sla_lint.readers.reader import Changes
    from sla_lint.readers.text_lines import Line

_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|~{3,}|\^{3,})\s*")
_LEADERS = re.compile(r"\.{4,}|…{2,}|_{4,}")
_IS_NUMBER = re.compile(r"[a-zA-Z0-9]")
_CLAUSE_END = re.compile(r"(?:[.;:,]|\b(?:and|or))$")
_UNDERLINED = 2
_USUAL_WIDTH = 80
_LEAST_BELOW_TITLE = 60
_MOST_WORDS_BEFORE_COLON = 4
_SLACK = 12
"""Lines end so much earlier than they could, at most, unless on purpose."""


def read_plain_text(data: bytes, changes: Changes) -> Outline:  # noqa: ARG001 (plain text tracks no changes)
    """The outline of a text without any markup."""
    text = decoded(data)
    parts = blocks_of(without_furniture(list(lines_of(text))))
    blocks = tuple(as_block(part) for part in parts)
    return Outline("plain text", text, blocks, lines=True)


def blocks_of(lines: Sequence[Line]) -> Iterator[Said | Table]:
    """What some lines hold."""
    width = _width(lines)
    depth = _Depth()
    reached = 0
    for found in _tables(lines):
        yield from _text(lines[reached : found.start], width, depth)
        yield found.table
        reached = found.end
    yield from _text(lines[reached:], width, depth)


def _tables(lines: Sequence[Line]) -> Iterator[Found]:
    number = 0
    while number < len(lines):
        line = lines[number]
        if is_drawn(line) or (number + 1 < len(lines) and "|" in line.text and is_drawn(lines[number + 1])):
            table, end = drawn_table(lines, number)
            if table:
                yield Found(table, number, end)
            number = end
        elif is_columnar(line):
            start, end = region(lines, number)
            yield from _aligned(lines, start, end)
            number = end
        else:
            number += 1


def _aligned(lines: Sequence[Line], start: int, end: int) -> list[Found]:
    """The table of some lines; or those between blank lines, if they have more columns than all lines together."""
    bounds = ((start + first, start + behind) for first, behind in _blocks(lines[start:end]))
    parts = [found for first, behind in bounds if (found := aligned_table(lines, first, behind))]
    whole = aligned_table(lines, start, end)
    if whole and all(len(part.table.rows[0]) <= len(whole.table.rows[0]) for part in parts):
        return [whole]
    return parts


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The first and last line between blank ones."""
    start = 0
    for number, line in enumerate(lines):
        if not line.text.strip():
            if start < number:
                yield start, number
            start = number + 1
    if start < len(lines):
        yield start, len(lines)


def _width(lines: Sequence[Line]) -> int:
    """How wide a text is set: most lines that go on in the next one end before."""
    ends = [
        len(lines[number].text.rstrip())
        for first, behind in _blocks(lines)
        for number in range(first, behind - 1)
        if not is_columnar(lines[number])
    ]
    return sorted(ends)[len(ends) * 4 // 5] if ends else _USUAL_WIDTH


def _text(lines: Sequence[Line], width: int, depth: _Depth) -> Iterator[Said]:
    for first, behind in _blocks(lines):
        block = lines[first:behind]
        paragraphs = list(_paragraphs(block, _own_width(block, width)))
        for number, part in enumerate(paragraphs):
            title = number == 0 and len(paragraphs) > 1 and _is_above_text(part[0], paragraphs[1][0])
            if said := _said(part, depth, emphasised=title):
                yield said


def _is_above_text(line: Line, below: Line) -> bool:
    """Whether a line on its own stands right above a paragraph, as a title does."""
    title = line.text.strip()
    if split_marker(title)[0] or (title.endswith(":") and len(title.split()) > _MOST_WORDS_BEFORE_COLON):
        return False
    return len(below.text) > _LEAST_BELOW_TITLE and not split_marker(below.text.strip())[0]


def _own_width(block: Sequence[Line], width: int) -> int:
    """How wide a block is set: as the others, unless its lines break sentences earlier."""
    breaks = any(line.text.lstrip()[0].islower() for line in block)
    return min(width, max(len(line.text.rstrip()) for line in block)) if breaks else width


def _paragraphs(lines: Sequence[Line], width: int) -> Iterator[list[Line]]:
    current: list[Line] = []
    for line in lines:
        underline = len(current) == 1 and _UNDERLINE.fullmatch(line.text)
        if current and not underline and (is_rule(line) or _begins(line, current, width)):
            yield current
            current = []
        if underline or not is_rule(line):
            current.append(line)
    if current:
        yield current


def _begins(line: Line, current: Sequence[Line], width: int) -> bool:
    """Whether a line begins a paragraph though there is no blank line before it."""
    before, after = current[-1].text.rstrip(), line.text.strip()
    if is_rule(current[-1]) or _LEADERS.search(before) or _LEADERS.search(after):
        return True
    early = ends_early(before, after, width - _SLACK)
    marker = split_marker(after)[0]
    if marker:
        return early or not _IS_NUMBER.search(marker) or _CLAUSE_END.search(before) is not None
    indented = _indent(line) > _indent(current[-1]) + 2 and not split_marker(current[0].text.strip())[0]
    return early or (indented and before[-1] in ".:;")


def _said(lines: Sequence[Line], depth: _Depth, *, emphasised: bool) -> Said | None:
    first = lines[0]
    if len(lines) == _UNDERLINED and is_rule(lines[1]):
        return heading([_stretch(first.cut(0, len(first.text)))], 1 if "=" in lines[1].text else 2)
    stretches: list[Stretch] = []
    before: Line | None = None
    for line in lines:
        words = line.cut(0, len(line.text))
        if before:
            stretches.append(Stretch(seam(before.text, words.text), before.end, words.start))
        stretches.append(_stretch(words))
        before = words
    marked = bool(split_marker(first.text.strip())[0])
    level = depth.level(_indent(first), marked=marked)
    return paragraph(stretches, level=level, emphasised=emphasised if len(lines) == 1 else None)


def _stretch(line: Line) -> Stretch:
    return Stretch(line.text, line.start, line.end)


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())


class _Depth:
    """How deep items stand in each other, by their indentation."""

    def __init__(self) -> None:
        self._indents: list[int] = []

    def level(self, indent: int, *, marked: bool) -> int:
        """The level of a paragraph; one without a marker that stands further left ends the items."""
        while self._indents and self._indents[-1] >= indent + (not marked):
            self._indents.pop()
        level = len(self._indents)
        if marked:
            self._indents.append(indent)
            return level
        return max(level - 1, 0)

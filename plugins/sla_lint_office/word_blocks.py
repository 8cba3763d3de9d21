"""Blocks: the paragraphs, tables and imported documents of a part of a Word document, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_lint_office.word_forms import Form, form_of
from sla_lint_office.word_lines import Line
from sla_lint_office.word_names import PARAGRAPH, blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from sla_lint import Changes
    from sla_lint_office.word_styles import Styles
    from sla_lint_office.word_text import LineReader


class Block(NamedTuple):
    """A paragraph with its form and line, or another block of a document."""

    element: Element
    form: Form
    line: Line


class BlockReader:
    """Reads the blocks of a part, on one side of its tracked changes."""

    def __init__(self, lines: LineReader, styles: Styles, changes: Changes) -> None:
        self._lines = lines
        self._styles = styles
        self._changes = changes
        self._plain = Form(styles.get())

    def read(self, part: Element) -> Iterator[Block]:
        """The blocks of a part; a paragraph without a mark at its end is joined to the next one."""
        held: Block | None = None
        for element in blocks_of(part):
            if element.tag != PARAGRAPH:
                yield from _ended(held)
                held = None
                yield Block(element, self._plain, _NO_LINE)
                continue
            form = form_of(element, self._styles, self._changes)
            line = self._lines.read(element, form.style)
            held = Block(element, form, line if held is None else held.line + line)
            if not form.goes_on:
                yield from _ended(held)
                held = None
        yield from _ended(held)


_NO_LINE = Line("")


def _ended(held: Block | None) -> Iterator[Block]:
    if held is not None:
        yield held._replace(line=held.line.trimmed())

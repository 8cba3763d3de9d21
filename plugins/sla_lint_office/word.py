"""Word documents as a person reads them: headings, paragraphs and tables, with their numbers and tracked changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sla_lint import Change, Scribe, Table, split_number
from sla_lint_office.word_aside import Aside
from sla_lint_office.word_blocks import BlockReader
from sla_lint_office.word_headings import HeadingFinder, is_caption
from sla_lint_office.word_names import PARAGRAPH, TABLE, W, cells_of, rows_of
from sla_lint_office.word_numbers import Numbers
from sla_lint_office.word_parts import open_parts
from sla_lint_office.word_styles import Styles
from sla_lint_office.word_tables import TableReader
from sla_lint_office.word_text import LineReader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

    from sla_lint import Changes, Outline
    from sla_lint_office.word_blocks import Block
    from sla_lint_office.word_lines import Line
    from sla_lint_office.word_numbers import Mark
    from sla_lint_office.word_parts import Parts
    from sla_lint_office.word_tables import Grid

_DERIVED = ("toc ", "table of figures", "index ")
"""Styles of lists that Word draws from the document itself: they say nothing of their own."""

_TYPED_MARKER = re.compile(
    r"(?:[•·▪◦‣–—*-]\s|\d{1,2}(?:\.\d{1,2})*[.)]?\t|\(?(?:[A-Za-z]|[ivxlc]{2,5}|\d{1,2})[.)]\t)\s*"
)


def read_word(data: bytes, changes: Changes) -> Outline:
    """The outline of a Word document. Raises CannotRead where the bytes are no sound one."""
    return _Reading(open_parts(data), changes).outline()


class _Reading:
    """One document while it is read from its beginning to its end."""

    def __init__(self, parts: Parts, changes: Changes) -> None:
        self._parts = parts
        self._scribe = Scribe()
        self._changes: list[Change] = []
        self._aside = Aside()
        self._styles = Styles(parts.styles)
        self._numbers = Numbers(parts.numbering)
        self._headings = HeadingFinder(self._styles)
        self._blocks = BlockReader(LineReader(self._styles, changes, self._aside), self._styles, changes)
        self._tables = TableReader(self._blocks, self._numbers, self._aside, changes)
        self._notes = _notes(parts)
        self._notes_read = 0
        self._caption = ""

    def outline(self) -> Outline:
        self._read(self._parts.body)
        unread = self._aside.unread(len(self._scribe.outline("Word").text))
        return self._scribe.outline("Word", unread=unread, changes=self._changes)

    def _read(self, parent: Element) -> None:
        for block in self._blocks.read(parent):
            if block.element.tag == PARAGRAPH:
                self._paragraph(block)
            elif block.element.tag == TABLE:
                self._table(block.element)
            else:
                self._aside.imported += 1

    def _paragraph(self, block: Block) -> None:
        if block.form.style.name.startswith(_DERIVED):
            return
        mark = self._numbers.mark(block.form)
        line = block.line
        if line.text:
            self._write(block, mark, line)
        else:
            self._keep(line.changes, self._scribe.position)
        for box in line.boxes:
            self._read(box)
        self._write_notes(line.notes)

    def _write(self, block: Block, mark: Mark, line: Line) -> None:
        level = self._headings.level(block.element, block.form, mark, line.text)
        if level:
            number, text = (mark.text, line.text) if mark.text else split_number(line.text)
            title = " ".join(text.split())
            self._scribe.heading(title, level, number=number)
            start = self._scribe.position - 1 - len(title)
        else:
            marker, text = (mark.text, line.text) if mark.text else _typed(line.text)
            self._scribe.paragraph(text, marker=marker, level=mark.level)
            start = self._scribe.position - 1 - len(text)
        self._keep(line.changes, start + len(text) - len(line.text))
        self._caption = line.text if is_caption(block.form, line.text) else ""

    def _table(self, table: Element) -> None:
        rows = list(rows_of(table))
        cells = list(cells_of(rows[0])) if len(rows) == 1 else []
        if len(cells) == 1:  # a frame around text
            self._read(cells[0])
            return
        grid = self._tables.read(table)
        self._keep(grid.lost, self._scribe.position)
        self._scribe.table(grid.rows, caption=self._caption)
        self._caption = ""
        self._keep_in_cells(grid)
        for later in grid.later:
            if later.tag == TABLE:
                self._table(later)
            else:
                self._read(later)
        self._write_notes(grid.notes)

    def _write_notes(self, notes: Iterable[tuple[str, str]]) -> None:
        for note in notes:
            self._notes_read += 1
            blocks = self._blocks.read(self._notes[note]) if note in self._notes else ()
            text = "\n".join(block.line.text for block in blocks if block.line.text)
            if text:
                self._scribe.paragraph(text, marker=f"[{self._notes_read}]")

    def _keep(self, changes: Iterable[Change], base: int) -> None:
        self._changes.extend(change._replace(start=max(base + change.start, 0)) for change in changes)

    def _keep_in_cells(self, grid: Grid) -> None:
        table = self._scribe.blocks[-1] if grid.rows else None
        if not grid.changes or not isinstance(table, Table):
            return
        places = {
            id(draft): cell.start
            for drafts, cells in zip(grid.rows, table.rows, strict=True)
            for draft, cell in zip(drafts, cells, strict=False)
        }
        for draft, change in grid.changes:
            self._keep([change], places[id(draft)])


def _notes(parts: Parts) -> dict[tuple[str, str], Element]:
    return {
        (part, note.get(f"{W}id", "")): note
        for part, root in (("footnotes", parts.footnotes), ("endnotes", parts.endnotes))
        for note in (() if root is None else root)
        if note.get(f"{W}type", "normal") == "normal"
    }


def _typed(text: str) -> tuple[str, str]:
    """The bullet or number that somebody typed before an item, and the item."""
    marker = _TYPED_MARKER.match(text)
    return (marker[0].strip(), text[marker.end() :]) if marker else ("", text)

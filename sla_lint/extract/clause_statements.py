"""Statements: the sentences, items and rows of a document, each with the headings it stands under."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sla_lint.extract.clause_sentences import sentences
from sla_lint.extract.tree import Piece
from sla_lint.outline import Heading, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sla_lint.outline import Cell, Outline

_LEADER = re.compile(r"(?:\.{4,}|…{2,}|\t)\s*(?:page\s*)?[0-9ivx]+$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:table of )?contents|inhalt(?:sverzeichnis)?|index", re.IGNORECASE)
_LABEL = re.compile(r"^(?P<label>[^:.;|]{2,60}?)(?::|\s[–—-])\s+(?=\S)")
_RUN_IN = re.compile(r"^(?P<label>[^.:;,|]{3,60})\.$")
_LONGEST_LABEL = 6
_SHORTEST_SENTENCE = 7
_WIDTH_OF_CARDS = 2
_LONGEST_KEY = 8
_LONGEST_HEAD = 2
_LONGEST_CELL = 40
"""Words in a cell that is no paragraph of its own."""


class Statement(NamedTuple):
    """Something that a document says in one go.

    `headings` are the titles it stands under, from the outside in; `labels` what it is called itself: the words before
    a colon, the heads of the columns, the first cell of a card. `lead` is the sentence that introduces the list. `row`
    are the heads of all columns of its row; `cells` and `heads` are what it takes of them.
    """

    words: Piece
    headings: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    lead: str = ""
    cells: tuple[Piece, ...] = ()
    heads: tuple[str, ...] = ()
    marker: str = ""
    block: int = 0
    row: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What it says."""
        return self.words.text


def statements(outline: Outline) -> list[Statement]:
    """All statements of a document in its order, without its table of contents."""
    return list(_Walk(outline.text).through(outline))


class _Walk:
    """A walk through a document that keeps the headings, and the sentence that opens a list."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._path: list[tuple[int, str]] = []
        self._lead = ""
        self._block = 0
        self._level = 0

    def through(self, outline: Outline) -> Iterator[Statement]:
        for self._block, block in enumerate(outline.blocks):
            if isinstance(block, Heading):
                yield from self._heading(block)
            elif isinstance(block, Table):
                yield from self._table(block)
            elif not self._is_contents(block.text):
                yield from self._paragraph(block)

    @property
    def _headings(self) -> tuple[str, ...]:
        return tuple(text for _, text in self._path)

    def _is_contents(self, text: str) -> bool:
        under = bool(self._path) and bool(_CONTENTS.fullmatch(self._path[-1][1].strip()))
        return under or bool(_LEADER.search(text))

    def _heading(self, block: Heading) -> Iterator[Statement]:
        """A heading opens a section; a long one is a sentence that somebody has set in bold type."""
        self._path = [(level, text) for level, text in self._path if level < block.level]
        if len(block.text.split()) >= _SHORTEST_SENTENCE:
            yield Statement(
                Piece(" ".join(block.text.split()), block.start, block.end), self._headings, block=self._block
            )
        self._path.append((block.level, block.text))
        self._lead = ""

    def _paragraph(self, block: Paragraph) -> Iterator[Statement]:
        if not block.marker or block.level < self._level:
            self._lead = ""
        self._level = block.level if self._lead else 0
        labels: tuple[str, ...] = ()
        first, *others = [*sentences(block.text, block.start, block.end, self._text)] or [Piece("", 0, 0)]
        for sentence in (first, *others) if first.text else ():
            run_in = _RUN_IN.match(sentence.text) if others and sentence is first else None
            labels = _label_of(sentence.text) or labels
            yield Statement(sentence, self._headings, labels, self._lead, marker=block.marker, block=self._block)
            if run_in and len(sentence.text.split()) <= _LONGEST_LABEL:
                labels = (run_in["label"],)
        if block.text.rstrip().endswith(":"):
            self._lead = block.text

    def _table(self, table: Table) -> Iterator[Statement]:
        caption = (table.caption,) if table.caption else ()
        head, rows = _head_and_rows(table)
        for row in rows:
            filled = [
                Filled(cell, " ".join(head[index].text.split()) if head else "")
                for index, cell in enumerate(row)
                if _counts(row, index)
            ]
            yield from self._row(filled, caption, cards=len(row) == _WIDTH_OF_CARDS)
        self._lead = ""

    def _row(self, filled: list[Filled], caption: tuple[str, ...], *, cards: bool) -> Iterator[Statement]:
        """The row as one statement; a cell that holds whole sentences is read like a paragraph under the row's key."""
        if not filled:
            return
        first = " ".join(filled[0].cell.text.split())
        key = (first,) if cards and len(first.split()) <= _LONGEST_KEY else ()
        headings = (*self._headings, *caption)
        row = tuple(one.head for one in filled)
        short = [one for one in filled if len(one.cell.text.split()) <= _LONGEST_CELL]
        if short:
            yield _row_of(short, headings, key, self._lead)._replace(row=row)
        for cell, head in filled:
            if len(cell.text.split()) > _LONGEST_CELL:
                labels = (*key, head)
                for sentence in sentences(cell.text, cell.start, cell.end, self._text):
                    yield Statement(
                        sentence, headings, labels, self._lead, (sentence,), (head,), block=-cell.start, row=row
                    )


class Filled(NamedTuple):
    """A cell that says something, and the head of its column."""

    cell: Cell
    head: str


def _row_of(filled: list[Filled], headings: tuple[str, ...], key: tuple[str, ...], lead: str) -> Statement:
    cells = tuple(Piece(" ".join(cell.text.split()), cell.start, cell.end) for cell, _ in filled)
    heads = tuple(head for _, head in filled)
    begin, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
    words = Piece(" | ".join(cell.text for cell in cells), begin, end)
    return Statement(words, headings, (*key, *heads), lead, cells, heads, block=-begin)


def _label_of(text: str) -> tuple[str, ...]:
    """The words before a colon or a dash, where they are few: "Ramp-up period: three months"."""
    match = _LABEL.match(text)
    return (match["label"],) if match and len(match["label"].split()) <= _LONGEST_LABEL else ()


def _counts(row: Sequence[Cell], index: int) -> bool:
    """Whether a cell says something, and is not a merged one that was there before."""
    return bool(row[index].text.strip()) and all(row[index] is not cell for cell in row[:index])


def _head_and_rows(table: Table) -> tuple[Sequence[Cell], Sequence[Sequence[Cell]]]:
    """The row of column heads, if there is one, and the others."""
    first, *rest = table.rows
    texts = [cell.text.strip() for cell in first]
    marked = any(cell.header for cell in first)
    plain = all(texts) and all(len(text.split()) <= _LONGEST_KEY and not text.endswith((".", ":")) for text in texts)
    if rest and len(first) > 1 and (marked or (plain and len(set(texts)) > 1 and not _is_card(table))):
        return first, rest
    return (), table.rows


def _is_card(table: Table) -> bool:
    """Whether a table holds keys and values side by side: a value stands in the first row, too, and no head."""
    if len(table.rows[0]) != _WIDTH_OF_CARDS:
        return False
    first, *others = (row[1].text for row in table.rows)
    words = len(first.split())
    return words > _LONGEST_HEAD or any(map(str.isdigit, first)) or any(len(text.split()) <= words for text in others)

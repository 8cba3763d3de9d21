"""The pages of a PDF, put together as an outline."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from sla_lint import Draft, Scribe, heading_level, looks_like_heading, split_number
from sla_lint_office.pdf_flow import items_of
from sla_lint_office.pdf_join import continues, put_together
from sla_lint_office.pdf_pane import PageTable
from sla_lint_office.pdf_paragraphs import ENDED, bodies_of, hyphenation_of, marker_of, paragraphs_of, text_area

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sla_lint import Outline, Unread
    from sla_lint_office.pdf_content import Content
    from sla_lint_office.pdf_lines import Line
    from sla_lint_office.pdf_pane import Pane, Row
    from sla_lint_office.pdf_paragraphs import Hyphenation

Block = PageTable | list["Line"]
"""A table, or the lines of a paragraph."""

_CAPTION = re.compile(r"table\s+[A-Z]?[\d.-]+\s*[:.–-]?\s+\S", re.IGNORECASE)
_LARGER = 1.12
"""Letters larger than those of the text by this stand out."""
_MUCH_LARGER = 1.3
_MOST_HEADER_ROWS = 3


def outline_of(pages: Sequence[Content], unread: Iterable[Unread]) -> Outline:
    """The outline of a document from what stands on its pages."""
    blocks = list(_blocks(pages))
    lines = [line for block in blocks for line in _lines(block)]
    writer = _Writer(hyphenation_of(lines), _body_size(lines))
    for number, block in enumerate(blocks):
        if isinstance(block, PageTable):
            above, below = blocks[max(number - 1, 0) : number], blocks[number + 1 : number + 2]
            writer.table(block, [*above, *below])
        else:
            writer.text(block)
    return writer.scribe.outline("PDF", unread=unread)


def _blocks(pages: Sequence[Content]) -> Iterator[Block]:
    """Tables and paragraphs, those that a page break cuts made whole."""
    last: Block | None = None
    for content in pages:
        for block in _blocks_of(content):
            whole = _whole(last, block)
            if last is not None and whole is None:
                yield last
            last = whole or block
    if last is not None:
        yield last


def _blocks_of(content: Content) -> Iterator[Block]:
    for item in items_of(content):
        if isinstance(item, PageTable):
            yield item
        else:
            yield from bodies_of(item.lines, item.area)


def _whole(last: Block | None, block: Block) -> Block | None:
    """Both as one block, where the second is the rest of the first on the next page."""
    if isinstance(last, PageTable) and isinstance(block, PageTable):
        is_next = block.page == last.last_page + 1
        return put_together(last, block) if is_next and continues(last, block) else None
    if isinstance(last, list) and isinstance(block, list):
        end, start = last[-1], block[0]
        is_next = start.page == end.page + 1 or (start.page == end.page and start.box.bottom < end.box.top)
        return last + block if is_next and _goes_on(last[-1].text, block[0].text) else None
    return None


def _goes_on(before: str, after: str) -> bool:
    return not before.endswith(ENDED) and after[0].islower() and not marker_of(after)


def _lines(block: Block) -> Iterator[Line]:
    if isinstance(block, PageTable):
        yield from (line for row in block.rows for pane in row.panes for line in pane.lines)
    else:
        yield from block


def _body_size(lines: Iterable[Line]) -> float:
    """The height of most of the text."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


class _Writer:
    """Writes the blocks of a PDF down."""

    def __init__(self, hyphenation: Hyphenation, body: float) -> None:
        self.scribe = Scribe()
        self._hyphenation = hyphenation
        self._body = body

    def text(self, lines: list[Line]) -> None:
        """A paragraph, an item of a list, or a heading."""
        text, page = self._hyphenation.text(lines), lines[0].page
        ratio = max(line.size for line in lines) / self._body
        marker = marker_of(text)
        if looks_like_heading(text, emphasised=ratio >= _LARGER or all(line.bold for line in lines)):
            number, title = split_number(text)
            level = heading_level(text) if number or ratio < _LARGER else 1 if ratio >= _MUCH_LARGER else 2
            self.scribe.heading(title, level, number=number, page=page)
        else:
            self.scribe.paragraph(text[len(marker) :], marker=marker.strip(), page=page)

    def table(self, table: PageTable, beside: Iterable[Block]) -> None:
        """A table without its empty rows and columns, with the caption that stands above or below it."""
        filled = list(_with_text_of_their_own(table.rows))
        columns = [n for n in range(len(table.edges) - 1) if any(row.panes[n].lines for row in filled)]
        header = max(table.repeated, _header_rows(filled))
        drafts: dict[int, Draft] = {}
        rows = []
        for number, row in enumerate(filled):
            panes = [row.panes[column] for column in columns]
            rows.append([drafts.setdefault(id(p), self._draft(p, header=number < header)) for p in panes])
        self.scribe.table(rows, caption=self._caption(beside))

    def _draft(self, pane: Pane, *, header: bool) -> Draft:
        if not pane.lines:
            return Draft("")
        paragraphs = paragraphs_of(pane.lines, text_area(pane.lines, pane.box))
        text = "\n".join(self._hyphenation.text(lines) for lines in paragraphs)
        return Draft(text, page=pane.lines[0].page, header=header)

    def _caption(self, beside: Iterable[Block]) -> str:
        texts = (self._hyphenation.text(block) for block in beside if not isinstance(block, PageTable))
        return next((text for text in texts if _CAPTION.match(text)), "")


def _with_text_of_their_own(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows without those that are blank but for a cell that reaches into them from above."""
    seen: set[int] = set()
    for row in rows:
        here = {id(pane) for pane in row.panes if pane.lines}
        if here - seen:
            yield row
        seen |= here


def _header_rows(rows: Sequence[Row]) -> int:
    """How many rows at the head of a table are all bold, up to a title that goes over many columns."""
    heads = [_is_bold(row) and (number == 0 or not _is_title(row)) for number, row in enumerate(rows)]
    leading = heads.index(False) if False in heads else 0
    return leading if leading <= _MOST_HEADER_ROWS else 1


def _is_bold(row: Row) -> bool:
    return all(line.bold for pane in row.panes for line in pane.lines)


def _is_title(row: Row) -> bool:
    filled = [id(pane) for pane in row.panes if pane.lines]
    most = max(map(filled.count, filled))
    return most * 2 > len(row.panes)

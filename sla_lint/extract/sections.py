"""The blocks of a document, each with the headings above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_lint.extract.tree import Piece, piece
from sla_lint.outline import Heading, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint.outline import Outline


class Placed(NamedTuple):
    """A paragraph or a table, and the headings above it from the outermost in."""

    block: Paragraph | Table
    headings: tuple[Piece, ...]


def placed(outline: Outline) -> Iterator[Placed]:
    """The paragraphs and tables of a document in their order."""
    above: list[tuple[int, Piece]] = []
    for block in outline.blocks:
        if isinstance(block, Heading):
            above = [*(one for one in above if one[0] < block.level), (block.level, piece(block.text, block.start))]
        else:
            yield Placed(block, tuple(heading for _, heading in above))


def caption_of(table: Table, text: str) -> Piece | None:
    """The caption of a table, where it stands above it in the text."""
    first = table.rows[0][0].start
    start = text.rfind(table.caption, 0, first) if table.caption else -1
    if not table.caption:
        return None
    return piece(table.caption, start) if start >= 0 else Piece(table.caption, first, first)

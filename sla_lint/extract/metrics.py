"""Metrics of a text document, from its tables, its lists and its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.extract.besides import completed
from sla_lint.extract.flat import with_tables
from sla_lint.extract.found import Context
from sla_lint.extract.labelled import with_cards
from sla_lint.extract.lexicon import Lexicon, plain
from sla_lint.extract.merge import merged, repeats, share_words
from sla_lint.extract.nodes import Nodes
from sla_lint.extract.parts import service_lines, under_headings
from sla_lint.extract.prose import Prose
from sla_lint.extract.sections import caption_of, placed
from sla_lint.extract.tables import Tables
from sla_lint.extract.tree import piece, scalar
from sla_lint.outline import Table

if TYPE_CHECKING:
    from sla_lint.extract.found import Found
    from sla_lint.extract.tree import Piece
    from sla_lint.outline import Outline
    from sla_lint.syntax.source import Source
    from sla_lint.syntax.tree import Node
    from sla_lint.vocabulary import Vocabulary

_LONGEST_TITLE = 150
_BEGINNING = 12


def metrics(outline: Outline, source: Source, words: Vocabulary) -> dict[str, Node]:
    """The fields `title`, `service_lines`, `metrics` and `ramp` of the agreement, as far as the document has them."""
    lexicon = Lexicon(words)
    found = completed(merged(found_in(outline, lexicon)), lexicon)
    nodes = Nodes(source, lexicon, service_lines(found, lexicon))
    title = title_of(outline, lexicon)
    fields = {
        "title": scalar(source, title) if title else None,
        "service_lines": nodes.services(found),
        "metrics": nodes.metrics(found) if found else None,
        "ramp": nodes.ramp(found),
    }
    return {name: node for name, node in fields.items() if node is not None}


def title_of(outline: Outline, lexicon: Lexicon) -> Piece | None:
    """What a document calls itself: of its first short lines the one that says so ("Schedule 2.2"), else the first."""
    first = [block for block in outline.blocks[:_BEGINNING] if not isinstance(block, Table)]
    lines = [piece(block.text, block.start) for block in first if any(map(str.isalpha, block.text))]
    short = [line for line in lines if len(line.text) <= _LONGEST_TITLE]
    named = [line for line in short if lexicon.says("title.words", plain(line.text))]
    return next(iter([*named, *short]), None)


def found_in(outline: Outline, lexicon: Lexicon) -> list[Found]:
    """The metrics of a document: those of its tables, those of its prose, and those that only bands of credits tell."""
    blocks = list(with_cards(with_tables(placed(outline)), lexicon))
    tables = Tables()
    read = []
    for block, headings in blocks:
        if isinstance(block, Table):
            found = tables.metrics(block, Context(lexicon, headings, caption_of(block, outline.text)))
            read.append((headings[-1] if headings else None, found))
    found = under_headings(read, lexicon)
    said = Prose(lexicon, tables=len(found) > 1).metrics(blocks)
    found += [metric for metric in said if not any(repeats(metric, other) for other in found)]
    return found + [metric for metric in tables.of_bands if not any(share_words(metric, other) for other in found)]

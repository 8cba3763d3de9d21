"""From an outline to the tree of an agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.outline import Heading, Table
from sla_lint.syntax.tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sla_lint.outline import Outline
    from sla_lint.syntax.source import Source
    from sla_lint.syntax.tree import Node
    from sla_lint.vocabulary import Vocabulary


def extract(outline: Outline, source: Source, words: Vocabulary) -> Mapping:  # noqa: ARG001
    """The agreement in a document: its title, and a metric for each row of its tables below the first."""
    tree = Mapping(source, 0, len(source.text))
    _put(tree, "sla", Scalar(source, 0, 0, "1.0", "1.0"))
    for block in outline.blocks:
        if isinstance(block, Heading) and "title" not in tree.values:
            _put(tree, "title", Scalar(source, block.start, block.end, block.text, block.text))
    _put(tree, "metrics", Sequence(source, 0, 0, list(_metrics(outline, source))))
    return tree


def _metrics(outline: Outline, source: Source) -> Iterator[Node]:
    for block in outline.blocks:
        if isinstance(block, Table):
            for row in block.rows[1:]:
                metric = Mapping(source, row[0].start, row[-1].end)
                for key, cell in zip(("name", "target"), row, strict=False):
                    _put(metric, key, Scalar(source, cell.start, cell.end, cell.text, cell.text))
                yield metric


def _put(mapping: Mapping, key: str, value: Any) -> None:
    mapping.keys[key] = value
    mapping.values[key] = value

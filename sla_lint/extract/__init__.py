"""Extraction: what a text document says, as the tree of an agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.extract.clauses import clauses
from sla_lint.extract.metrics import metrics
from sla_lint.extract.tree import Piece, group, implied, several

if TYPE_CHECKING:
    from sla_lint.outline import Outline
    from sla_lint.syntax.source import Source
    from sla_lint.syntax.tree import Mapping
    from sla_lint.vocabulary import Vocabulary

__all__ = ["extract"]

MODEL = "1.0"


def extract(outline: Outline, source: Source, words: Vocabulary) -> Mapping:
    """The agreement that an outline holds, in the shape of one in YAML. The text of `source` is the outline's.

    Every value points at the words it was read from. A document in which nothing was found has no metrics.
    """
    beginning = Piece("", 0, 0)
    fields = metrics(outline, source, words)
    return group(
        source,
        [
            ("sla", implied(source, MODEL, beginning)),
            *fields.items(),
            *clauses(outline, source, words).items(),
            *(() if "metrics" in fields else [("metrics", several(source, []))]),
        ],
    )

"""Clauses of a text document: ramp, review, remedies, reporting and other parts beside the metrics."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sla_lint.outline import Outline
    from sla_lint.syntax.source import Source
    from sla_lint.syntax.tree import Node
    from sla_lint.vocabulary import Vocabulary


def clauses(outline: Outline, source: Source, words: Vocabulary) -> dict[str, Node]:  # noqa: ARG001
    """The fields of the agreement that clauses fill, as far as the document has them."""
    return {}

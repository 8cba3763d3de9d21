"""Metrics of a text document, from its tables, its lists and its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sla_lint.outline import Outline
    from sla_lint.syntax.source import Source
    from sla_lint.syntax.tree import Node
    from sla_lint.vocabulary import Vocabulary


def metrics(outline: Outline, source: Source, words: Vocabulary) -> dict[str, Node]:  # noqa: ARG001
    """The fields `title`, `service_lines` and `metrics` of the agreement, as far as the document has them."""
    return {}

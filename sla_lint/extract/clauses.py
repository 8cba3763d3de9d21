"""Clauses of a text document: ramp, review, remedies, reporting and other parts beside the metrics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.extract.clause_definitions import definitions
from sla_lint.extract.clause_evidence import Evidence
from sla_lint.extract.clause_frame import parties, start_type, term, title
from sla_lint.extract.clause_measuring import data_source, window
from sla_lint.extract.clause_ramp import baseline_plan, ramp
from sla_lint.extract.clause_remedies import remedies
from sla_lint.extract.clause_review import reporting, review
from sla_lint.extract.clause_service import governance, hours, relief, scope, volume

if TYPE_CHECKING:
    from sla_lint.outline import Outline
    from sla_lint.syntax.source import Source
    from sla_lint.syntax.tree import Node
    from sla_lint.vocabulary import Vocabulary


def clauses(outline: Outline, source: Source, words: Vocabulary) -> dict[str, Node]:
    """The fields of the agreement that clauses fill, as far as the document has them.

    Three of them belong to other parts, for whoever puts the agreement together: `hours` and `volume` are those of the
    service line where none is named, and `data_source` is that of all metrics that name none.
    """
    evidence = Evidence(outline, words)
    fields: dict[str, Node | None] = {
        "title": title(outline, evidence, source),
        "parties": parties(evidence, source),
        "term": term(evidence, source),
        "start_type": start_type(evidence, source),
        "scope": scope(evidence, source),
        "hours": hours(evidence, source),
        "volume": volume(evidence, source),
        "definitions": definitions(evidence, source),
        "data_source": data_source(evidence, source),
        "window": window(evidence, source),
        "baseline_plan": baseline_plan(evidence, source),
        "ramp": ramp(evidence, source),
        "reporting": reporting(evidence, source),
        "review": review(evidence, source),
        "remedies": remedies(evidence, source),
        "relief": relief(evidence, source),
        "governance": governance(evidence, source),
    }
    return {name: node for name, node in fields.items() if node is not None}

"""The money that is due on a miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint_bpo.emptiness import says_nothing
from sla_lint_bpo.presence import agreed

if TYPE_CHECKING:
    from sla_lint import Document


def credits_are_due(document: Document) -> bool:
    """Whether this agreement itself gives credits: not where another document settles them, nor where none apply."""
    remedies = document.remedies
    if remedies is None or remedies.see or not agreed(document, remedies, "credits"):
        return False
    clause = document.credits
    if clause is None:
        return True  # in words
    applies = clause.applies_to is None or not says_nothing(document, clause.applies_to)
    return not clause.see and clause.at_risk_percent != 0 and applies

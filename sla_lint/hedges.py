"""What is said with reserve: findings on documents that were read from a text for people.

What a rule misses may stand in words that the reader did not understand, or on a page that it could not read. So such a
finding says what was looked for, never that it is absent, and weighs less where the document was read badly.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sla_lint.finding import SEVERITIES, Phrase, Severity
from sla_lint.model.document import confidence_of

if TYPE_CHECKING:
    from sla_lint.finding import Finding
    from sla_lint.model import Document
    from sla_lint.part import Part

_NOT_FOUND = " Nothing of it was found in the text, which was searched for {looked_for}."
_OF_ABSENCE = Decimal("0.8")
"""How far an absence is trusted in a text that was read well: the best published checks of contracts find 82 % of what
is there."""
_WELL_READ = Decimal("0.75")


def hedged(finding: Finding, subject: Part, document: Document, looked_for: str) -> Finding:
    """The finding as it can be upheld. `looked_for` is what would have to be there; empty where nothing is missing."""
    confidence = min(document.confidence, confidence_of(subject))
    if not looked_for:
        return finding._replace(confidence=confidence)
    template, arguments = finding.message
    message = finding.message._replace(
        template=template + _NOT_FOUND, arguments={**arguments, "looked_for": Phrase(looked_for)}
    )
    severity = finding.severity if document.confidence >= _WELL_READ else _lowered(finding.severity)
    return finding._replace(message=message, severity=severity, confidence=confidence * _OF_ABSENCE)


def _lowered(severity: Severity) -> Severity:
    return SEVERITIES[min(SEVERITIES.index(severity) + 1, len(SEVERITIES) - 1)]

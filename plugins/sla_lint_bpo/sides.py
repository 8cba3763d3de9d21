"""Which side of the agreement works a result out, and who looks over its shoulder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint_bpo.mentions import mentions
from sla_lint_bpo.presence import says_nothing

if TYPE_CHECKING:
    from sla_lint import Document, Metric, Part


def is_provider_alone(text: str | None, document: Document) -> bool:
    """Whether a text speaks of the provider and of nobody else."""
    return _speaks_of(text, document, "provider") and not _speaks_of(text, document, "client")


def measured_by_provider(metric: Metric) -> bool:
    """Whether the document says that the provider works the result out, or at least that the figures are its own."""
    calculated_by = metric.method.calculated_by if metric.method is not None else None
    owner = metric.source.owner if metric.source is not None else None
    return is_provider_alone(calculated_by or owner, metric.document)


def checked_by_another(metric: Metric) -> bool:
    """Whether anybody but the provider runs the system, checks the figures, or may audit them."""
    document = metric.document
    source, method = metric.source, metric.method
    if source is not None and (_speaks_of(source.owner, document, "client") or source.audit_right):
        return True
    if source is not None and "audit" in (source.access or "").casefold():
        return True
    if method is not None and (_is_verified(method, document) or _speaks_of(method.calibration, document, "client")):
        return True
    return _may_audit(document)


def _is_verified(method: Part, document: Document) -> bool:
    """Whether somebody is named who checks, and is not the provider again; whom we do not know counts."""
    if not method.holds("verified_by"):
        return False
    checker = getattr(method.node.values["verified_by"], "text", None)  # None: a list or a group, so somebody
    return checker is None or not (says_nothing(document, checker) or is_provider_alone(checker, document))


def _may_audit(document: Document) -> bool:
    """Whether the agreement gives a right to audit for all its metrics."""
    parts = (document, document.reporting, document.governance)
    return any("audit" in key for part in parts if part is not None for key in part.node.values)


def _speaks_of(text: str | None, document: Document, side: str) -> bool:
    parties = document.parties
    party = None if parties is None else parties.provider if side == "provider" else parties.client
    names = [party.name] if party is not None and party.name else []
    return mentions(text, document.vocabulary.words(f"{side}-words")) or mentions(text, names)

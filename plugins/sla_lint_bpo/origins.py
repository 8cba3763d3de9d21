"""Where a target comes from that the parties do not choose outright: the law, or a method that sets it later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint_bpo.mentions import mentions

if TYPE_CHECKING:
    from sla_lint import Metric


def is_a_duty(metric: Metric) -> bool:
    """Whether the law sets the target: by its legal basis, or by a reason that speaks of law or safety."""
    words = metric.document.vocabulary.words("law-words")
    return metric.says("legal_basis") or any(mentions(text, words) for text in (metric.reason, metric.justification))


def set_later(metric: Metric) -> bool:
    """Whether a date or a method says how the target comes about; a bare text under `target_set_by` does so too."""
    plan = metric.target_set_by
    if plan is None:
        return metric.says("target_set_by")
    return bool(plan.date or plan.method or plan.see)

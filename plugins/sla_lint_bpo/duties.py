"""Standards that the parties cannot choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint_bpo.mentions import mentions

if TYPE_CHECKING:
    from sla_lint import Metric


def is_a_duty(metric: Metric) -> bool:
    """Whether the law sets the target: by its legal basis, or by a reason that speaks of law or safety."""
    words = metric.document.vocabulary.words("law-words")
    return metric.says("legal_basis") or any(mentions(text, words) for text in (metric.reason, metric.justification))

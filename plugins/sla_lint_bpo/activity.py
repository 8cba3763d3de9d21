"""Which metrics under unknown names count what is done, and nothing of what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint_bpo.balance import hints_at_quality, is_timed, kind_of
from sla_lint_bpo.counts import is_a_ceiling
from sla_lint_bpo.mentions import mentions

if TYPE_CHECKING:
    from sla_lint import Metric


def counts_activity(metric: Metric) -> bool:
    """Whether a metric under an unknown name counts activity: "number of visits", "tickets closed", "are surveyed".

    A limit on what should be rare, a time, a rate per hour or head, and anything that speaks of quality count as more.
    """
    if metric.known is not None or metric.name is None or metric.target is None:
        return False
    words = metric.document.vocabulary.words
    told = f"{metric.name}. {metric.target.text}"
    rated = mentions(metric.name, words("activity.rates")) or mentions(told, words("activity.heads"))
    if rated or is_timed(metric) or is_a_ceiling(metric) or hints_at_quality(metric, told):
        return False
    return mentions(told, words("activity.touches")) or kind_of(metric) == "volume"

"""Which metrics under unknown names count what is done, and nothing of what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint_bpo.balance import hints_at_quality, is_timed
from sla_lint_bpo.measured import kind_of_name
from sla_lint_bpo.mentions import mentions, plain

if TYPE_CHECKING:
    from sla_lint import Metric

_MOST_PERCENT = 100
"""A figure above it is no share, though nobody says what it counts."""


def counts_activity(metric: Metric) -> bool:
    """Whether a metric under an unknown name counts activity: "number of visits", "tickets closed", "are surveyed".

    A limit on what should be rare, a time, a rate per hour or head, and anything that speaks of quality count as more.
    """
    if metric.known is not None or metric.name is None or metric.target is None or _has_more_to_it(metric):
        return False
    if mentions(f"{metric.name}. {metric.target.text}", metric.document.vocabulary.words("activity.touches")):
        return True
    kind = kind_of_name(metric.name, metric.document.vocabulary)
    return kind == "volume" or (_counts(metric) and (kind == "deed" or _does_so_many(metric)))


def _has_more_to_it(metric: Metric) -> bool:
    told = f"{metric.name}. {metric.target.text if metric.target is not None else ''}"
    words = metric.document.vocabulary.words("activity.rates")
    return is_timed(metric) or hints_at_quality(metric, told) or mentions(told, words) or _is_a_ceiling(metric)


def _is_a_ceiling(metric: Metric) -> bool:
    """Whether less is better: "no more than 5"."""
    readings = metric.target.readings if metric.target is not None else ()
    return metric.direction == "lower" or any(reading.comparator in ("<", "<=") for reading in readings)


def _counts(metric: Metric) -> bool:
    """Whether the target is a number of things, not a share of them."""
    readings = metric.target.readings if metric.target is not None else ()
    units = {metric.measured_unit, *(reading.unit for reading in readings)} - {None}
    large = any(reading.value is not None and reading.value > _MOST_PERCENT for reading in readings)
    return bool(readings) and (units == {"count"} or (large and not units))


def _does_so_many(metric: Metric) -> bool:
    """Whether a promise begins with an activity: "handle 12,000 calls a month"."""
    verbs = metric.document.vocabulary.words("activity.verbs")
    return any(plain(metric.name or "").startswith(plain(verb)) for verb in verbs)

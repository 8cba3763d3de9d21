"""Levels of a metric in the wrong order."""

from decimal import Decimal
from itertools import pairwise

from sla_lint import Metric, Phrase, Problem, Problems, rule
from sla_lint_bpo.levels import plain_number

_WHOLE = 100


class _Step:
    __slots__ = ("key", "value")

    def __init__(self, key: str, value: Decimal) -> None:
        self.key = key
        self.value = value


@rule(severity="error", group="targets", source="dir-texas, nsw-m3a5")
def disordered_thresholds(metric: Metric, *, allow_equal: bool = True) -> Problems:
    """The minimum is better than the target, or the target better than the stretch level.

    Why it matters:
        The levels of a metric are a ladder: the minimum is what fails, the target what is expected, the stretch what
        is excellent. With two rungs exchanged the provider fails and meets expectations with one and the same result,
        and whoever reads the schedule first decides which one counts. For a metric where lower is better the minimum
        is the larger number, and there the mistake is made most.

    Not flagged:
        Metrics that are only monitored or should stay within a range, levels in units of different kinds, metrics of
        which nobody knows which way is better, and levels that are equal.

    Flagged:
        metrics:
          - {id: aged, metric: backlog-age, direction: lower, minimum: 3, target: 4}
        ---
        metrics:
          - {id: csat, metric: csat, unit: percent, target: 85, stretch: 84}

    Accepted:
        metrics:
          - {id: aged, metric: backlog-age, direction: lower, minimum: 6, target: 4, stretch: 2}
        ---
        metrics:
          - {id: reply, metric: first-response-time, minimum: 90 minutes, target: 1 hour}

    Model clause:
        The Minimum Service Level is the result below which the Service Level has failed; the Target Service Level is
        the result that is expected in every month. The Target Service Level is never less demanding than the Minimum.

    Question:
        Which of the two results is the better one, and which one counts as a failure?

    Options:
        allow_equal: whether two levels may be the same; on by default, because some agreements use one level for both
    """
    if metric.monitored or metric.better not in ("higher", "lower"):
        return
    for lesser, greater in pairwise(_ladder(metric)):
        if metric.worse(greater.value, lesser.value) or (lesser.value == greater.value and not allow_equal):
            yield _problem(metric, lesser, greater)


def _problem(metric: Metric, lesser: _Step, greater: _Step) -> Problem:
    message = (
        "{metric} has a {lesser} of {one} and a {greater} of {other}; "
        "the {greater} must be the better one, and {better} is better."
    )
    return Problem(
        metric,
        message,
        at=greater.key,
        related=[(metric.place(lesser.key), f"the {lesser.key}")],
        metric=metric.label,
        lesser=Phrase(lesser.key),
        greater=Phrase(greater.key),
        one=lesser.value,
        other=greater.value,
        better=Phrase(metric.better),
    )


def _ladder(metric: Metric) -> list[_Step]:
    """The levels that are plain numbers in the metric's unit, from the least to the most demanding."""
    floor = "minimum" if metric.minimum is not None else "threshold"
    levels = ((floor, metric.floor), ("target", metric.target), ("stretch", metric.stretch))
    steps = ((key, plain_number(metric, level)) for key, level in levels)
    return [_Step(key, value) for key, value in steps if value is not None and not _is_time(metric, key, value)]


def _is_time(metric: Metric, key: str, value: Decimal) -> bool:
    """Whether a threshold is no share but the time within which it must be reached: 120 seconds."""
    return key == "threshold" and metric.measured_unit == "percent" and value > _WHOLE

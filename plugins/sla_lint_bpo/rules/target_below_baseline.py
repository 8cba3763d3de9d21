"""A target that asks for less than is delivered today."""

from decimal import Decimal

from sla_lint import Metric, Problem, Problems, rule
from sla_lint_bpo.levels import plain_number
from sla_lint_bpo.mentions import plain

_FEW = 3  # words that make a reason


@rule(severity="warning", group="targets", source="seed1")
def target_below_baseline(metric: Metric, *, tolerance_points: Decimal = Decimal(0)) -> Problems:
    """A target is worse than the measured baseline.

    Why it matters:
        A target that is set too low rewards mediocrity: the service may become worse than it is today, and every
        report will still be green. It is the quietest way of paying the same for less.

    How it is gamed:
        The provider staffs to the target. What the old team did above it is saved, and nobody is in breach.

    Not flagged:
        Metrics that are only monitored or should stay within a range, minimum levels, and the months of the ramp. A
        target with a `reason` of a few words: the easy cases have moved to another channel, or a lower price was
        agreed for a lower level.

    Flagged:
        metrics:
          - {id: csat, metric: csat, unit: percent, target: 75, baseline: {value: 81}}

    Accepted:
        metrics:
          - id: csat
            metric: csat
            unit: percent
            target: 75
            baseline: {value: 81}
            reason: Simple contacts move to the app from month 3

    Model clause:
        No Target Service Level is less demanding than the measured baseline of the same metric, unless this Schedule
        states beside it why the parties accept a lower level.

    Question:
        What do we get in return for a lower level than today's?

    Options:
        tolerance_points: how far a target may lie on the wrong side of the baseline, in the metric's unit; zero by
            default, because a baseline is an average that the service already delivers
    """
    target = plain_number(metric, metric.target)
    baseline = metric.baseline
    value = plain_number(metric, baseline.value) if baseline is not None else None
    if metric.monitored or target is None or baseline is None or value is None or _is_reasoned(metric):
        return
    if metric.worse(target, value) and abs(target - value) > tolerance_points:
        yield Problem(
            metric,
            "The target of {target} for {metric} is worse than its measured baseline of {baseline}.",
            at="target",
            related=[(baseline.place("value"), "the measured baseline")],
            target=target,
            metric=metric.label,
            baseline=value,
        )


def _is_reasoned(metric: Metric) -> bool:
    return len(plain(metric.reason or "").split()) >= _FEW

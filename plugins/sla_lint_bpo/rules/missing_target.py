"""A metric without a target."""

from functools import lru_cache
from itertools import islice

from sla_lint import Document, Level, Metric, Problem, Problems, rule
from sla_lint_bpo.balance import in_force
from sla_lint_bpo.mentions import mentions
from sla_lint_bpo.origins import set_later


@rule(severity="error", group="targets", source="seed1", looks_for="a target, a standard or a level beside the metric")
def missing_target(metric: Metric, *, allow_deferred: bool = True) -> Problems:
    """A metric that something hangs on has no target.

    Why it matters:
        A service level is a standard and what happens when it is missed. Without the standard nobody can say whether
        the service was good, no credit can be worked out, and each side keeps its own idea of what was promised.

    How it is gamed:
        The metric is reported every month, always "in line with expectations", because nothing was expected.

    Not flagged:
        Metrics that are only monitored. A metric that has a minimum and nothing else, in an agreement whose remedies do
        not speak of a target, unless it is the only one without a target: the minimum is the standard. Targets that a
        ramp or an improvement path sets, targets within the name ("95 % of orders shipped in 24 hours"), and metrics
        that are agreed elsewhere (`see`). Targets that are set later, by a date and a method that `target_set_by`
        names. "To be agreed" is unmeasurable-target's.

    Flagged:
        metrics:
          - {id: acc, metric: transaction-accuracy, class: critical}
        ---
        metrics:
          - {id: acc, metric: transaction-accuracy, class: critical, minimum: 97}
        remedies:
          credits: {starts_below: target, full_at: minimum}

    Accepted:
        metrics:
          - id: acc
            metric: transaction-accuracy
            class: critical
            target_set_by: {date: 2027-04-01, method: mean of months 4 to 6 less 0.5}
        ---
        metrics:
          - {id: acc, metric: transaction-accuracy, class: critical, minimum: 97}

    Model clause:
        The Target Service Level for Invoice Processing Accuracy is 98.0 %. Where this Schedule states that a target is
        to be set after a baseline, the parties shall set it by the date and by the method stated there, and until then
        no Service Credit accrues on that metric.

    Question:
        Which result counts as good service here, and which one as a miss?

    Options:
        allow_deferred: whether a target may be set later, by the date or method under `target_set_by`; on by default,
            because a target that follows a measured baseline is better than one that is guessed on the day of signing
    """
    if metric.monitored or metric.says("target") or metric.see:
        return
    if not (_has_standard(metric) or _is_in_name(metric) or (allow_deferred and set_later(metric))):
        yield Problem(metric, "{metric} has no target, so nobody can say whether it was met.", metric=metric.label)


def _has_standard(metric: Metric) -> bool:
    """Whether another level stands in for the target; none does where the agreement has targets besides it."""
    if any(metric.says(key) for key in ("minimum", "threshold", "bands")):
        return not (_remedies_know_targets(metric) or _is_the_odd_one(metric))
    ramp = metric.document.ramp
    levels = ramp.first_levels if ramp is not None else {}
    return metric.id in levels or metric.name in levels or _improves(metric)


def _remedies_know_targets(metric: Metric) -> bool:
    document = metric.document
    words = document.vocabulary.words("target-names")
    places = ("remedies/", f"{metric.path}/bands/")
    return any(mentions(passage.text, words) for passage in document.passages() if passage.path.startswith(places))


def _is_the_odd_one(metric: Metric) -> bool:
    """Whether all other metrics in force have a target, one of them beside a minimum: this one was forgotten."""
    others = [other for other in _first_without(metric.document) if other is not metric]
    return not others and any(other.floor is not None and other.says("target") for other in metric.document.metrics)


@lru_cache(maxsize=1)
def _first_without(document: Document) -> tuple[Metric, ...]:
    """The first two metrics in force without a target; kept while the document is the one at hand."""
    return tuple(islice((metric for metric in in_force(document.metrics) if not metric.says("target")), 2))


def _improves(metric: Metric) -> bool:
    return metric.improvement is not None and metric.improvement.to is not None


def _is_in_name(metric: Metric) -> bool:
    """Whether the name holds the level: "Service level 80/20", "95 % of orders shipped in 24 hours"."""
    readings = Level.parse(metric.name).readings if metric.name else ()
    return any(reading.kind == "value" and reading.unit == "percent" for reading in readings)

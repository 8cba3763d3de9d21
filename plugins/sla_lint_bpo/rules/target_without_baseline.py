"""A target that rests on no measurement."""

from sla_lint import Document, Metric, Problem, Problems, Severity, rule
from sla_lint_bpo.origins import set_later


@rule(
    severity="error",
    group="baseline",
    source="seed1, seed2",
    looks_for="a column of results, a measured performance, or a plan to measure it",
)
def target_without_baseline(metric: Metric, *, classes: tuple[str, ...] = ("critical", "key")) -> Problems:
    """A target stands without a measured baseline.

    Why it matters:
        A fair target starts from how the work performs today: from real capability, not from the one that both would
        prefer. Without a baseline nobody knows whether the figure is a gift or out of reach, and neither side can say
        later whether the service has become better.

    How it is gamed:
        The provider accepts any figure, loses no time in missing it, and reopens the price with the first report; or
        the figure lies below what the old team did anyway, and every month is green.

    Not flagged:
        Metrics that are only monitored, targets that the law sets (`legal_basis`), targets that are no number or are
        set later (`target_set_by`), and agreements with a `baseline_plan` for all their metrics. A baseline that
        stands in another document (`see`) is a note, for its value belongs beside the target; and so is one that is
        planned for a single metric, for then the target stands before anybody has measured.

    Flagged:
        metrics:
          - {id: fcr, target: 80}
        ---
        metrics:
          - {id: fcr, target: 80, baseline: {source: client CRM, period: 2026-01 to 2026-06}}

    Accepted:
        metrics:
          - id: fcr
            target: 72
            baseline: {value: 68.4, period: 2026-01 to 2026-06, source: CRM repeat report, sample: 2140}
        ---
        metrics:
          - id: fcr
            baseline_plan: {period: months 1 to 3, method: same survey and repeat check}
            target_set_by: {date: month 4, method: mean of months 1 to 3}

    Model clause:
        The baseline of each Service Level is its measured result over the six months named in this Schedule, by the
        same method as the Service Level itself. Where no such result exists, the parties measure it in the first three
        months, and until then the Service Level is reported only.

    Question:
        What was the result of this metric in each of the last six months, and who measured it?

    Options:
        classes: the classes whose targets need a baseline; by default critical, where it is an error, and key, where it
            is a warning (monitored would be a note)
    """
    own = metric.class_ or "critical"
    target = metric.target
    if own not in classes or target is None or target.kind != "value" or _has_ground(metric):
        return
    baseline = metric.baseline
    if baseline is None or not metric.says("baseline"):
        message = "{metric} has a target and no measured baseline to show that it is fair."
        if _is_planned(metric):
            message = "{metric} has a target before its baseline is measured; say by `target_set_by` when it is set."
    elif (baseline.value is None or baseline.value.kind != "value") and not baseline.holds("months"):
        message = "The baseline of {metric} gives no measured value, so nothing shows that its target is fair."
    else:
        return
    coming = _is_planned(metric) or (baseline is not None and baseline.see is not None)
    severity: Severity = "note" if coming else _SEVERITIES[own]
    yield Problem(metric, message, at="baseline", severity=severity, metric=metric.label)


_SEVERITIES: dict[str, Severity] = {"critical": "error", "key": "warning", "monitored": "note"}


def _has_ground(metric: Metric) -> bool:
    """Whether a law sets the target, or a plan says how its baseline or the target itself will be found."""
    document = metric.document
    others = document.vocabulary.words("baseline-plan-names")
    planned = _is_planned(document) or any(document.says(name) for name in others)
    return planned or metric.says("legal_basis") or set_later(metric)


def _is_planned(part: Metric | Document) -> bool:
    """Whether a period or a method is planned for the baseline; a bare text counts as a plan."""
    plan = part.baseline_plan
    return part.says("baseline_plan") if plan is None else bool(plan.period or plan.method or plan.see)

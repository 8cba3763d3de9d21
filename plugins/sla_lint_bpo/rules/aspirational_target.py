"""A target that is a wish."""

from decimal import Decimal

from sla_lint import KnownMetric, Level, Metric, Phrase, Problem, Problems, convert, rule
from sla_lint_bpo.levels import amount, plain_number, unit_of
from sla_lint_bpo.limits import fit
from sla_lint_bpo.origins import is_a_duty

_WHOLE = 100


@rule(severity="warning", group="targets", source="seed1, seed2, sqm-best")
def aspirational_target(
    metric: Metric,
    *,
    use_judgement_limits: str = "note",
    max_gap_percent_of_remaining: Decimal = Decimal(30),
    prompt_seconds: int = 20,
) -> Problems:
    """A target lies beyond what the field reaches, and no measured baseline supports it.

    Why it matters:
        Targets should rest on what the work has been shown to do, not on what somebody would like. A target that no
        one can hit is either ignored or bought with everything that it leaves out; credits for it are a rebate that
        was agreed in advance, and the trust goes with the first report.

    How it is gamed:
        The definition is stretched until it fits: the agent ticks "resolved", the easy contacts count twice.

    Not flagged:
        Metrics that are only monitored, stretch levels, ranges, and levels that the law sets (`legal_basis`). A target
        with a measured baseline near it, or one whose baseline is beyond the limit already. Metrics that the
        vocabulary sets no limit for, or measures in another way: other thresholds, urgent cases only, fields instead
        of transactions, a month instead of a year. Where the limit is judgement without a published figure, or the
        agreement does not say whether it fits, it is a note.

    Flagged:
        metrics:
          - {id: fcr, metric: first-contact-resolution, unit: percent, target: 95}

    Accepted:
        metrics:
          - id: fcr
            metric: first-contact-resolution
            unit: percent
            target: 72
            baseline: {value: 68.4, period: 2026-01 to 2026-06, source: CRM}
        ---
        metrics:
          - {id: fcr, metric: first-contact-resolution, target: 84%, baseline: {value: 82.5%}}

    Model clause:
        The Target Service Level is the mean of the baseline months plus a fifth of the distance to 100 %, and rises at
        the quarterly target review where three months running have met it.

    Question:
        Who has reached this level with this kind of work, and over which months?

    Options:
        use_judgement_limits: what to do where no published figure stands behind a limit: note, warning or off; note by
            default, because judgement is no evidence
        max_gap_percent_of_remaining: how far above the baseline a target may lie and still be supported, in percent of
            what is left between the baseline and perfection; 30 by default, a judgement: at 70 % it allows 9 points,
            and few centres gain even 5 in a year
        prompt_seconds: the longest threshold, in seconds, at which the limits on answering in time apply; 20 by
            default, the threshold for which they were worked out
    """
    known = metric.known
    if metric.monitored or known is None or known.limit is None or is_a_duty(metric):
        return
    value = _in_unit_of(known, metric, metric.target)
    baseline = _in_unit_of(known, metric, metric.baseline.value if metric.baseline is not None else None)
    if value is None or not _beyond(known, value) or _supports(known, baseline, value, max_gap_percent_of_remaining):
        return
    fitness = fit(metric, known, prompt_seconds=prompt_seconds)
    judged = known.limit.basis != "benchmark"
    if fitness != "other" and not (judged and use_judgement_limits == "off"):
        soft = fitness == "unsure" or (judged and use_judgement_limits != "warning")
        yield Problem(
            metric,
            "The target of {value} for {metric} goes beyond {limit}, and no measured baseline supports it: {why}.",
            at="target",
            severity="note" if soft else None,
            value=amount(value, known.limit.unit),
            metric=metric.label,
            limit=amount(known.limit.value, known.limit.unit),
            why=Phrase(known.limit.why.rstrip(".")),
        )


def _in_unit_of(known: KnownMetric, metric: Metric, level: Level | None) -> Decimal | None:
    """A level in the unit of the known limit; None where it cannot be compared with it."""
    value, unit = plain_number(metric, level), unit_of(metric)
    return None if value is None or unit is None or known.limit is None else convert(value, unit, known.limit.unit)


def _beyond(known: KnownMetric, value: Decimal) -> bool:
    limit = known.limit
    return limit is not None and (value > limit.value if limit.comparator == ">" else value < limit.value)


def _supports(known: KnownMetric, baseline: Decimal | None, target: Decimal, max_gap: Decimal) -> bool:
    """Whether a baseline is beyond the limit itself, or so near to the target that the rest of the way is short."""
    if baseline is None or known.limit is None:
        return False
    if known.limit.comparator == "<":
        gap, remaining = baseline - target, baseline
    else:
        gap, remaining = target - baseline, _WHOLE - baseline
    near = known.limit.comparator == "<" or known.limit.unit == "percent"
    return _beyond(known, baseline) or (near and gap * _WHOLE <= max_gap * remaining)

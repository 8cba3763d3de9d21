"""A percentage of too few cases."""

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from sla_lint import Metric, Phrase, Problem, Problems, rule
from sla_lint_bpo.levels import plain_number, unit_of
from sla_lint_bpo.odds import chance_of_breach

_WHOLE = Decimal(100)
_SPANS = {1: "month", 3: "quarter", 6: "half-year", 12: "year"}


@rule(severity="warning", group="targets", source="groundswell, puttingitog, arithmetic")
def small_sample_target(metric: Metric, *, min_allowed_misses: int = 1, report_breach_odds: bool = True) -> Problems:
    """So few cases are counted that a single miss breaks the percentage.

    Why it matters:
        Of 40 tickets a month, 99 % allow no miss at all: one gives 97.5 %. The percentage has become a target of
        perfection without anybody having asked for it, and the result says more about luck than about the provider.
        One who truly resolves 99.5 % in time still breaches in more than one month of six.

    How it is gamed:
        The one late ticket is downgraded, closed and opened anew, or put on hold with the customer.

    Not flagged:
        Metrics that are only monitored, targets of 100 % (those are perfect-target's), figures that are no share of
        cases, and metrics that say what happens with few cases: `allowed_misses`, `min_volume` or `below_min_volume`.
        Where neither a monthly volume nor a sample size is stated, nothing is assumed.

    Flagged:
        metrics:
          - {id: p1, metric: resolution-within-target, unit: percent, target: 99, monthly_volume: 40}

    Accepted:
        metrics:
          - id: p1
            metric: resolution-within-target
            unit: percent
            target: 99
            monthly_volume: 40
            min_volume: 100
            below_min_volume: no more than 1 miss a month
        ---
        metrics:
          - {id: p1, metric: resolution-within-target, unit: percent, target: 99, monthly_volume: 40, window: quarter}

    Model clause:
        In a month with fewer than 100 cases the Service Level is met where no more than one case has missed its limit;
        in any other month by the percentage.

    Question:
        How many misses a month are acceptable, in cases instead of percent?

    Options:
        min_allowed_misses: the misses that a target must leave room for in one measurement window; one by default, the
            least at which a single bad day does not decide
        report_breach_odds: whether the message says how often a sound provider would breach by chance; on by default
    """
    share, cases = _share_to_reach(metric), _cases(metric)
    if metric.monitored or share is None or cases is None or _is_provided_for(metric):
        return
    allowed = int((cases * (_WHOLE - share) / _WHOLE).to_integral_value(ROUND_FLOOR))
    if allowed < min_allowed_misses:
        yield _problem(metric, cases, share, allowed, report_breach_odds=report_breach_odds)


def _problem(metric: Metric, cases: int, share: Decimal, allowed: int, *, report_breach_odds: bool) -> Problem:
    misses = allowed + 1
    truth = _true_share(metric, share)
    message = "With {cases} cases a {span}, {misses} would leave {metric} at {result} %; its target is {target} %"
    if report_breach_odds:
        message += ", and a provider who truly runs at {truth} % would breach in {odds} % of all {span}s by chance"
    return Problem(
        metric,
        message + ".",
        at="target",
        metric=metric.label,
        cases=cases,
        span=Phrase(_SPANS[metric.window_months]),
        misses=Phrase("one miss" if misses == 1 else f"{misses} misses"),
        target=_as_written(metric, share),
        result=_rounded(_as_written(metric, _WHOLE * max(cases - misses, 0) / cases)),
        truth=_rounded(_as_written(metric, truth)),
        odds=_odds(cases, truth, allowed),
    )


def _share_to_reach(metric: Metric) -> Decimal | None:
    """The share of cases that must succeed, in percent; None where the target is no such share, or leaves no miss."""
    known, target = metric.known, plain_number(metric, metric.target)
    if metric.statistic not in (None, "share") or unit_of(metric) != "percent":
        return None
    of_cases = known is None or known.id not in metric.document.vocabulary.words("not-of-cases")
    if target is None or not of_cases or not 0 < target < _WHOLE or metric.better not in ("higher", "lower"):
        return None
    return target if metric.better == "higher" else _WHOLE - target


def _cases(metric: Metric) -> int | None:
    """The cases that one window counts; None where the agreement does not say."""
    cases, method = metric.monthly_volume, metric.method
    if cases is None and method is not None and method.population == "sample":
        cases = method.monthly_sample
    return int(cases * metric.window_months) if cases is not None and cases >= 1 else None


def _is_provided_for(metric: Metric) -> bool:
    """Whether the agreement says what happens with few cases."""
    return bool(metric.allowed_misses) or metric.says("min_volume") or metric.says("below_min_volume")


def _true_share(metric: Metric, share: Decimal) -> Decimal:
    """What a sound provider truly reaches: the baseline, else halfway between the target and perfection."""
    baseline = plain_number(metric, metric.baseline.value) if metric.baseline is not None else None
    if baseline is None or not 0 < baseline < _WHOLE:
        return (share + _WHOLE) / 2
    return _as_written(metric, baseline)


def _as_written(metric: Metric, share: Decimal) -> Decimal:
    """A share of successes as the metric counts it, or back: as misses where lower is better."""
    return share if metric.better == "higher" else _WHOLE - share


def _odds(cases: int, truth: Decimal, allowed: int) -> Decimal:
    odds = _WHOLE * chance_of_breach(cases, truth / _WHOLE, allowed)
    return odds.quantize(Decimal(1 if odds >= 1 else "0.1"), ROUND_HALF_UP)


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)

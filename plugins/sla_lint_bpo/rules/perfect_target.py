"""A target that one miss breaks."""

from decimal import Decimal

from sla_lint import Level, Metric, Problem, Problems, rule
from sla_lint_bpo.levels import TIME_UNITS, amount, unit_of
from sla_lint_bpo.mentions import mentions
from sla_lint_bpo.origins import is_a_duty

_WHOLE = 100
_NONE = 0
_NOT_CASES = ("currency", "points", "score", "scale")
_EXCEEDABLE = ("throughput", "capacity")


@rule(severity="warning", group="targets", source="cioupdate, openslo", silences=("aspirational-target",))
def perfect_target(
    metric: Metric,
    *,
    allow: tuple[str, ...] = ("payroll-timeliness", "script-adherence"),
    allow_if_legal_basis: bool = True,
    short_list: int = 12,
) -> Problems:
    """A target of 100 %, or of no fault at all, is broken by a single miss.

    Why it matters:
        Nobody runs without a single miss for a whole term. A perfect target is priced in or broken, and both cost:
        the provider hedges with carve-outs, and people stop reporting what would spoil the month. Reliability
        engineers have drawn the conclusion long ago: their format for service levels does not admit 100 %.

    How it is gamed:
        Errors are fixed quietly, complaints are filed as enquiries, incidents lose their severity. Zero stays zero.

    Not flagged:
        Metrics that are only monitored. Duties that the law sets (`legal_basis`, or a reason that speaks of law or
        safety), better kept as obligations outside of the percentages. Short fixed lists, such as twelve reports a
        year. Metrics with allowed misses, with a second tier below 100 ("90 % within a day, 100 % within two"), whose
        rounded result counts, or that can go beyond 100 %, such as staff against plan. Money and times. Where credits
        start only below a lower minimum, and where nobody says which way is better, it is a note.

    Flagged:
        metrics:
          - {id: err, metric: error-rate, unit: percent, target: 0}
        ---
        metrics:
          - {id: acc, metric: transaction-accuracy, target: 100%}

    Accepted:
        metrics:
          - {id: err, metric: error-rate, unit: percent, target: 0.8, minimum: 1.5}
        ---
        metrics:
          - {id: kyc, metric: compliance-rate, target: 100%, legal_basis: Money Laundering Regulations 2017 s. 28}

    Model clause:
        The Target Service Level is 99.2 %. Every single error on the critical list is reported within one working day
        and put right at the Provider's cost, whatever the result of the month.

    Question:
        What happens after the first miss of the month, and who will still report the second?

    Options:
        allow: known metrics for which 100 % is usual, by id; by default those whose standard is a duty by law or script
        allow_if_legal_basis: whether a legal ground silences the rule; on by default
        short_list: cases in a month up to which a list counts as short and fixed; twelve by default, such as the
            reports of a month, where one miss is already more than 8 %
    """
    target = metric.target
    if target is None or metric.monitored or _is_allowed(metric, allow):
        return
    if not _is_perfect(metric, target) or (allow_if_legal_basis and is_a_duty(metric)):
        return
    if not _leaves_room(metric, target, short_list):
        yield _problem(metric, target)


def _problem(metric: Metric, target: Level) -> Problem:
    soft = metric.better is None or _money_starts_at_minimum(metric, target)
    return Problem(
        metric,
        "The target of {value} for {metric} leaves no tolerance: a single miss breaks it.",
        at="target",
        severity="note" if soft else None,
        value=amount(target.value or Decimal(0), metric.measured_unit),
        metric=metric.label,
    )


def _is_allowed(metric: Metric, ids: tuple[str, ...]) -> bool:
    return metric.known is not None and (metric.known.id in ids or metric.known.family in _EXCEEDABLE)


def _is_perfect(metric: Metric, target: Level) -> bool:
    """Whether the target is 100 % where higher is better, or nothing at all where lower is."""
    if target.upper is not None:
        return False
    if target.value == _WHOLE:
        return metric.better in ("higher", None) and unit_of(metric) == "percent"
    deviates = any(reading.deviation for reading in target.readings)
    return target.value == _NONE and (deviates or metric.better in ("lower", None)) and _counts_cases(metric)


def _counts_cases(metric: Metric) -> bool:
    """Whether the figure is a share or a number of cases, and no time, money or score."""
    units = metric.known.units if metric.known is not None else ()
    named = (metric.measured_unit,) if metric.measured_unit is not None else units
    return bool(named) and not any(unit in TIME_UNITS or unit.startswith(_NOT_CASES) for unit in named)


def _leaves_room(metric: Metric, target: Level, short_list: int) -> bool:
    """Whether the agreement has room for a miss after all."""
    compared = metric.method.compared if metric.method is not None else None
    return (
        (metric.allowed_misses or 0) > 0
        or (metric.monthly_volume is not None and metric.monthly_volume <= short_list)
        or mentions(compared, ("rounded",))
        or any(reading.unit == target.unit and reading.value != target.value for reading in target.readings)
    )


def _money_starts_at_minimum(metric: Metric, target: Level) -> bool:
    """Whether a miss of the target alone costs nothing, because credits start below a lower minimum."""
    remedies, floor = metric.document.remedies, metric.number(metric.floor)
    money = remedies.credits if remedies is not None else None
    starts = money.starts_below if money is not None else None
    return floor is not None and floor != target.value and mentions(starts, ("minimum", "threshold"))

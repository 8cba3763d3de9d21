"""One commitment with two targets."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from sla_lint import Document, Metric, Phrase, Problem, Problems, convert, rule
from sla_lint_bpo.balance import in_force
from sla_lint_bpo.levels import amount, plain_number
from sla_lint_bpo.mentions import plain
from sla_lint_bpo.scope import same_work
from sla_lint_bpo.time_limits import Conflict, TimeLimit, conflict


@rule(severity="error", group="targets", source="muller-conflicts")
def contradictory_targets(document: Document, *, tolerance: Decimal = Decimal(0)) -> Problems:
    """The same thing has two targets, and nothing says which of them counts.

    Why it matters:
        Two places with two numbers are the commonest fault of copying: a row that was renamed and forgotten, a figure
        that was raised in one table only. In a dispute each side reads out its own. Tools that look for conflicts in
        machine-readable agreements were built around this very fault.

    Not flagged:
        Metrics that differ in priority, channel, site or language, by name, by a parameter or by service line; that
        have other thresholds, windows or statistics; that are parts of another (`split_of`); or that are only
        monitored. Where two definitions tell the metrics apart in words, or only a definition speaks of another time
        than the target, the finding is a note.

    Flagged:
        metrics:
          - {id: a, metric: csat, unit: percent, target: 85}
          - {id: b, metric: csat, unit: percent, target: 90}
        ---
        metrics:
          - {id: m8, name: FCR, target: 95%}
          - {id: m13, name: First call resolution, target: 85%}
        ---
        metrics:
          - {id: coded, name: Charts coded in three business days, target: 94% within 5 business days}

    Accepted:
        metrics:
          - {id: a, metric: csat, unit: percent, target: 85, parameters: {channel: voice}}
          - {id: b, metric: csat, unit: percent, target: 90, parameters: {channel: chat}}
        ---
        metrics:
          - {id: p1, metric: resolution-within-target, name: P1 incidents resolved in 4 hours, target: 95%}
          - {id: p2, metric: resolution-within-target, name: P2 incidents resolved in 8 hours, target: 90%}

    Model clause:
        Each Service Level is stated once, in the table of this Schedule. Where any other part of the Agreement states
        a different figure for it, the table prevails.

    Question:
        Which of the two targets was agreed, or what is it that tells the two metrics apart?

    Options:
        tolerance: how far two targets may lie apart and still count as the same, in the metric's unit; zero by default,
            because nothing but a copying fault explains a small difference
    """
    for double in _doubles(document):
        if abs(double.first - double.second) > tolerance:
            yield _problem(double)
    for metric in in_force(document.metrics):
        within = conflict(metric)
        if within is not None:
            yield _two_limits(metric, within)


class _Double:
    """Two metrics that measure the same, with their targets in the unit of the earlier one."""

    __slots__ = ("earlier", "first", "later", "second")

    def __init__(self, earlier: Metric, later: Metric, first: Decimal, second: Decimal) -> None:
        self.earlier = earlier
        self.later = later
        self.first = first
        self.second = second


def _doubles(document: Document) -> Iterator[_Double]:
    """Each metric in force with the first one before it that measures the same."""
    seen: dict[str, list[Metric]] = {}
    for metric in in_force(document.metrics):
        known = metric.known
        if known is None and metric.name is None:
            continue
        before = seen.setdefault(known.id if known is not None else plain(metric.name or ""), [])
        doubles = list(filter(None, (_double(other, metric) for other in before)))
        if any(double.first != double.second for double in doubles):
            same = (double for double in doubles if same_work(double.earlier, metric, known))
            yield from islice(same, 1)
        before.append(metric)


def _double(earlier: Metric, later: Metric) -> _Double | None:
    """The two targets side by side; None where one is no number or they are of different kinds."""
    first, second = plain_number(earlier, earlier.target), plain_number(later, later.target)
    unit, wanted = later.measured_unit, earlier.measured_unit
    if second is not None and unit is not None and wanted is not None:
        second = convert(second, unit, wanted)
    return None if first is None or second is None else _Double(earlier, later, first, second)


def _problem(double: _Double) -> Problem:
    earlier, later = double.earlier, double.later
    message = "{one} has a target of {first} and {other}, which measures the same, one of {second}; only one can count."
    named_alike = earlier.label == later.label
    return Problem(
        later,
        message,
        at="target",
        severity="note" if _told_apart(earlier, later) else None,
        related=[(earlier.place("target"), "the other target")],
        one=(earlier.id or earlier.label) if named_alike else earlier.label,
        other=(later.id or later.label) if named_alike else later.label,
        first=double.first,
        second=double.second,
    )


def _two_limits(metric: Metric, within: Conflict) -> Problem:
    told, other = within.told, within.other
    return Problem(
        metric,
        "{metric} has a limit of {limit} in its {field} and of {other_limit} in its {other_field}; only one can count.",
        at=told.field,
        severity="note" if other.field == "definition" else None,
        related=[(metric.place(other.field), "the other limit")],
        metric=metric.label,
        limit=_spoken(told),
        field=Phrase(told.field),
        other_limit=_spoken(other),
        other_field=Phrase(other.field),
    )


def _spoken(limit: TimeLimit) -> Phrase:
    return amount(limit.value, limit.unit)


def _told_apart(earlier: Metric, later: Metric) -> bool:
    """Whether both are defined, and differently: they may be two things after all."""
    first, second = earlier.definition or earlier.formula, later.definition or later.formula
    return first is not None and second is not None and first != second

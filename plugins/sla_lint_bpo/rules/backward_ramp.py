"""A ramp that goes back."""

from decimal import Decimal
from itertools import pairwise

from sla_lint import Document, Level, Metric, Milestone, Phrase, Place, Problem, Problems, rule
from sla_lint_bpo.levels import amount, plain_number


class _Step:
    """The target of one metric in one step of the ramp; `number` counts the steps as they are written."""

    __slots__ = ("level", "milestone", "name", "number")

    def __init__(self, number: int, milestone: Milestone, name: str, level: Level) -> None:
        self.number = number
        self.milestone = milestone
        self.name = name
        self.level = level


@rule(severity="error", group="ramp", source="practice")
def backward_ramp(document: Document, *, allow_with_wave_reason: bool = True) -> Problems:
    """A step of the ramp asks for less than the step before, or the steps stand in the wrong order.

    Why it matters:
        A ramp is a path from the first day to the steady state, so each step should tighten. One that goes back is
        nearly always two rows exchanged, and nobody can say whether the second month may be worse than the first. In
        a dispute the milder figure will be said to be the agreed one.

    How it is gamed:
        A dip in the month of the holidays, agreed as a milestone instead of as a staffing plan.

    Not flagged:
        A step back with a `reason` in a step whose `volume_percent` rises: a second wave of work, with new people to
        learn it. Metrics that should stay within a range, and metrics of which nobody knows which way is better.

    Flagged:
        ramp: {milestones: [{month: 1, targets: {fcr: 65}}, {month: 2, targets: {fcr: 60}}]}
        ---
        metrics: [{id: acc, metric: transaction-accuracy, target: 98%}]
        ramp: {milestones: [{month: 2, targets: {acc: 96%}}, {month: 1, targets: {acc: 95%}}]}

    Accepted:
        ramp: {milestones: [{month: 1, targets: {fcr: 60}}, {month: 2, targets: {fcr: 65}}]}
        ---
        ramp:
          milestones:
            - {month: 1, volume_percent: 50, targets: {fcr: 65}}
            - {month: 2, volume_percent: 100, targets: {fcr: 63}, reason: second wave with new agents}

    Model clause:
        The targets of the Ramp Period rise from step to step and reach the Target Service Level with the last. Where a
        further wave of work begins, the targets of that month may be lower, and the ramp table says so.

    Question:
        Should the later month really be worse, and if so, what begins in it?

    Options:
        allow_with_wave_reason: whether a step may go back where its volume rises and it states a reason; on by default,
            because a second wave starts the learning anew
    """
    milestones = document.ramp.milestones if document.ramp is not None else ()
    yield from _disorder(milestones)
    for steps in _steps_by_name(milestones).values():
        for earlier, later in pairwise(steps):
            if earlier.number > later.number:
                continue  # the wrong order is the fault: which of the two months is meant is not known
            if not (allow_with_wave_reason and _is_wave(earlier.milestone, later.milestone)):
                yield from _step_back(document, earlier, later)


def _disorder(milestones: tuple[Milestone, ...]) -> Problems:
    """Steps that stand behind a later one."""
    for earlier, later in pairwise(milestones):
        if earlier.month is None or later.month is None:
            continue
        twice = later.month == earlier.month and not later.levels().keys().isdisjoint(earlier.levels())
        if twice or later.month < earlier.month:
            message = "The ramp has month {later} behind month {earlier}; put its steps in the order of the months."
            if twice:
                message = "The ramp has month {later} twice for the same metrics; only one of the two steps can count."
            related = [(earlier.place("month"), "the step before it")]
            yield Problem(later, message, at="month", related=related, later=later.month, earlier=earlier.month)


def _steps_by_name(milestones: tuple[Milestone, ...]) -> dict[str, list[_Step]]:
    """The steps of each metric in the order of the months; as they are written where one has no month."""
    months = [milestone.month for milestone in milestones if milestone.month is not None]
    steps = [
        _Step(number, milestone, name, level)
        for number, milestone in enumerate(milestones)
        for name, level in milestone.levels().items()
    ]
    found: dict[str, list[_Step]] = {}
    for step in sorted(steps, key=_month) if len(months) == len(milestones) else steps:
        found.setdefault(step.name, []).append(step)
    return found


def _month(step: _Step) -> Decimal:
    return step.milestone.month or Decimal(0)


def _is_wave(earlier: Milestone, later: Milestone) -> bool:
    """Whether more work begins with a step, and the step says so."""
    before, after = earlier.volume_percent, later.volume_percent
    return later.reason is not None and before is not None and after is not None and after > before


def _step_back(document: Document, earlier: _Step, later: _Step) -> Problems:
    metric = _metric(document, later.name)
    better = _better(document, later.name, metric)
    first, second = _value(metric, earlier.level), _value(metric, later.level)
    if first is None or second is None or first == second or (first < second) == (better == "higher") or not better:
        return
    # The path is that of the metric: whatever a wrong direction makes meaningless is silenced by metric.
    path = f"{metric.path if metric is not None else f'metrics/{later.name}'}/ramp"
    yield Problem(
        Place(path, later.milestone.location(later.name)),
        "The ramp of {metric} goes back from {first} to {second} in {step}.",
        related=[(Place(path, earlier.milestone.location(later.name)), "the earlier step")],
        metric=metric.label if metric is not None else later.name,
        first=first,
        second=second,
        step=_spoken(later.milestone),
    )


def _metric(document: Document, name: str) -> Metric | None:
    by_name = (metric for metric in document.metrics if metric.name == name)
    return document.by_id.get(name) or next(by_name, None)


def _better(document: Document, name: str, metric: Metric | None) -> str | None:
    """Which way is better, for one that is not among the metrics by the vocabulary; None where neither is."""
    if metric is not None:
        better = metric.better
    else:
        known = document.vocabulary.get(name) or document.vocabulary.recognise(name)
        better = known.direction if known is not None else None
    return better if better in ("higher", "lower") else None


def _value(metric: Metric | None, level: Level) -> Decimal | None:
    return plain_number(metric, level) if metric is not None else level.value


def _spoken(milestone: Milestone) -> Phrase:
    return Phrase("the next step" if milestone.month is None else f"month {amount(milestone.month, None)}")

"""A target that no result can be tested against."""

import re

from sla_lint import Level, Metric, Phrase, Problem, Problems, rule
from sla_lint_bpo.mentions import mentions, plain
from sla_lint_bpo.origins import set_later

_ELSEWHERE = ("reference", "always-on")
_COUNTING = ("share", "count", "index", "ratio")
_NUMBERED = r"(?<!\d)\d+ (?:business |working |calendar )?\w+"


@rule(severity="error", group="targets", source="far37")
def unmeasurable_target(metric: Metric, *, parse_shorthand: bool = True) -> Problems:
    """A target is not a number with a unit.

    Why it matters:
        A result can be tested only against a number, and a number means something only with its unit: 4 hours, 4
        working hours and 4 working days are three services at three prices. Public buyers write it into their rules:
        standards must be measurable.

    How it is gamed:
        "Best in class" and "to be agreed" are met every month by whoever writes the report.

    Not flagged:
        Metrics that are only monitored, targets that are agreed elsewhere ("see Schedule 4") or set later by
        `target_set_by`, and units that stand with another level of the metric or in its name ("Answer time in
        seconds", "Percentage of calls"). It is a note where the unit is not in doubt: for a known metric that is
        always counted in one, for a definition that names it, and for "80/20", which people read alike and tools do
        not.

    Flagged:
        metrics:
          - {id: sl, metric: service-level, target: 80/20}
        ---
        metrics:
          - {id: accuracy, name: Invoice accuracy, unit: percent, target: best in class}
        ---
        metrics:
          - {id: reply, metric: first-response-time, target: 4}

    Accepted:
        metrics:
          - {id: sl, metric: service-level, target: 80, unit: percent, parameters: {threshold_seconds: 20}}
        ---
        metrics:
          - {id: reply, metric: first-response-time, target: 4 business hours}

    Model clause:
        The Target Service Level is that 80 % of the calls offered in a calendar month are answered by an agent within
        20 seconds of entering the queue.

    Question:
        Which number, in which unit, must the result reach?

    Options:
        parse_shorthand: whether "80/20" is read as 80 percent within 20 seconds and only noted; on by default, because
            both sides of a contact centre read it so, and an error where it is off
    """
    target = metric.target
    if metric.monitored or target is None:
        return
    if target.kind != "value":
        if not _stands_elsewhere(metric, target):
            yield Problem(metric, _WORDS, at="target", metric=metric.label, text=target.text)
    elif _is_shorthand(target):
        yield (
            _shorthand(metric, target)
            if parse_shorthand
            else Problem(metric, _SHORTHAND, at="target", metric=metric.label, text=target.text)
        )
    elif not _has_unit(metric):
        yield _without_unit(metric, target)


_WORDS = "The target of {metric} reads {text}; without a number no result can be tested against it."
_SHORTHAND = "The target of {metric}, {text}, is shorthand; write it as a number with a unit."
_SPELT_OUT = "The target of {metric}, {text}, is shorthand; write {terms}."


def _shorthand(metric: Metric, target: Level) -> Problem:
    """The finding that spells the shorthand out: its reading, "80 % within 20 seconds", in the fields of the model."""
    share, limit = next((reading.value, reading.limit) for reading in target.readings if reading.limit is not None)
    terms = f"target: {share}, unit: percent, parameters: {{threshold_{limit.unit}: {limit.value}}}"
    return Problem(
        metric, _SPELT_OUT, at="target", severity="note", metric=metric.label, text=target.text, terms=Phrase(terms)
    )


def _without_unit(metric: Metric, target: Level) -> Problem:
    """The finding on a bare number: a note where the known metric or the definition leaves no doubt about the unit."""
    units = metric.known.units if metric.known is not None else ()
    if len(units) == 1:
        message = "The target of {metric}, {text}, has no unit; it is usually counted in {unit}, so say so."
        unit = Phrase(units[0])
        return Problem(metric, message, at="target", severity="note", metric=metric.label, text=target.text, unit=unit)
    if metric.statistic in _COUNTING or any(_names_unit(metric, text) for text in (metric.definition, metric.formula)):
        message = "The target of {metric}, {text}, has no unit; put the one that its definition means beside it."
        return Problem(metric, message, at="target", severity="note", metric=metric.label, text=target.text)
    message = "The target of {metric}, {text}, has no unit, so nobody can say what is counted."
    return Problem(metric, message, at="target", metric=metric.label, text=target.text)


def _stands_elsewhere(metric: Metric, target: Level) -> bool:
    """Whether the words point to another place, or another field holds the standard."""
    if target.kind == "not-applicable" and metric.floor is not None and metric.floor.value is not None:
        return True
    return target.kind in _ELSEWHERE or set_later(metric)


def _is_shorthand(target: Level) -> bool:
    """Whether a share and a time stand side by side without a unit: "80/20"."""
    written = any(mark.isalpha() or mark == "%" for mark in target.text)
    return bool(target.readings) and target.readings[0].limit is not None and not written


def _has_unit(metric: Metric) -> bool:
    """Whether a unit is given: as a field, with some level, or in the name."""
    baseline = metric.baseline.value if metric.baseline is not None else None
    levels = (metric.target, metric.floor, metric.stretch, baseline)
    with_a_level = any(level is not None and level.unit is not None for level in levels)
    return metric.says("unit") or with_a_level or _names_unit(metric, metric.name)


def _names_unit(metric: Metric, text: str | None) -> bool:
    """Whether a text names a unit: "in seconds", "percentage of"; the 5 days of "older than 5 days" are none."""
    bare = re.sub(_NUMBERED, " ", plain(text or ""))
    return "%" in (text or "") or mentions(bare, metric.document.vocabulary.words("unit-names"))

"""The time within which a share of the cases must be done, in the places where a metric tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_lint import convert, parse_targets
from sla_lint_bpo.levels import TIME_UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from sla_lint import Metric


class TimeLimit(NamedTuple):
    """A limit, and the field that tells it. `comparator` is None where only a number and a unit stand there."""

    field: str
    value: Decimal
    unit: str
    comparator: str | None = None

    def differs(self, other: TimeLimit) -> bool:
        """Whether two limits are not the same time; a working day and twelve hours cannot be compared, and differ."""
        return convert(self.value, self.unit, other.unit) != other.value


class Conflict(NamedTuple):
    """Two limits of one metric."""

    told: TimeLimit
    other: TimeLimit


def time_limit(metric: Metric) -> TimeLimit | None:
    """The limit as the target tells it, else a parameter, else the name."""
    return next(_limits(metric), None)


def conflict(metric: Metric) -> Conflict | None:
    """Where a metric tells one limit here and another there; a definition may speak of other times besides."""
    told = time_limit(metric)
    if told is None or told.comparator not in (None, "<", "<=") or _has_several_targets(metric):
        return None
    others = (limit for limit in _limits(metric) if limit.comparator in (None, "<", "<=") and _is_alike(limit, told))
    different = next((limit for limit in others if limit.differs(told)), None)
    in_words = [limit for limit in _in_definition(metric) if limit.unit == told.unit and limit.comparator == "<="]
    if different is None and in_words and all(limit.differs(told) for limit in in_words):
        different = in_words[0]
    return Conflict(told, different) if different is not None else None


def _limits(metric: Metric) -> Iterator[TimeLimit]:
    for reading in metric.target.readings if metric.target is not None else ():
        if reading.limit is not None and reading.limit.unit is not None:
            yield TimeLimit("target", reading.limit.value, reading.limit.unit, reading.limit.comparator)
    for key, value in metric.parameter_texts.items():
        if key.startswith("threshold"):
            yield from _times("parameters", f"{value} {key.removeprefix('threshold').replace('_', ' ')}")
    yield from _times("name", metric.name)


def _in_definition(metric: Metric) -> Iterator[TimeLimit]:
    return _times("definition", metric.definition)


def _times(field: str, text: str | None) -> Iterator[TimeLimit]:
    for reading in parse_targets(text) if text else ():
        quantity = reading.limit or reading
        if quantity.value is not None and quantity.unit in TIME_UNITS:
            yield TimeLimit(field, quantity.value, quantity.unit, quantity.comparator)


def _is_alike(one: TimeLimit, other: TimeLimit) -> bool:
    return convert(one.value, one.unit, other.unit) is not None


def _has_several_targets(metric: Metric) -> bool:
    """Whether the target holds a limit for each priority or tier."""
    return metric.target is not None and len(metric.target.readings) > 1

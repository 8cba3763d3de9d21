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
    """Where a metric tells one limit in one field and another in the next; a field may speak of other times besides."""
    told = time_limit(metric)
    if told is None or not _is_bound(told) or _has_several_targets(metric):
        return None
    limits = [limit for limit in (*_limits(metric), *_in_definition(metric, told)) if _is_bound(limit)]
    for field in ("parameters", "name", "definition"):
        alike = [limit for limit in limits if limit.field == field and _is_alike(limit, told)]
        if alike and all(limit.differs(told) for limit in alike):
            return Conflict(told, alike[0])
    return None


def _is_bound(limit: TimeLimit) -> bool:
    """Whether a time is one within which something must be done; a bare one is so only as a parameter."""
    return limit.comparator in ("<", "<=") or (limit.comparator is None and limit.field == "parameters")


def _limits(metric: Metric) -> Iterator[TimeLimit]:
    for reading in metric.target.readings if metric.target is not None else ():
        if reading.limit is not None and reading.limit.unit is not None:
            yield TimeLimit("target", reading.limit.value, reading.limit.unit, reading.limit.comparator)
    for key, value in metric.parameter_texts.items():
        if key.startswith("threshold"):
            yield from _times("parameters", f"{value} {key.removeprefix('threshold').replace('_', ' ')}")
    yield from _times("name", metric.name)


def _in_definition(metric: Metric, told: TimeLimit) -> Iterator[TimeLimit]:
    """The times of the definition in the unit of the limit; one in another unit will be about something else."""
    return (limit for limit in _times("definition", metric.definition) if limit.unit == told.unit)


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

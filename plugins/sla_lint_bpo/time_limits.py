"""The time within which a share of the cases must be done, in the places where a metric tells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sla_lint import Level, convert
from sla_lint_bpo.levels import TIME_UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from sla_lint import Metric


_UNIT = "(?:second|minute|hour|day|week|month|year)s?"
_IN_LETTERS = "one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|sixty|ninety"
_TIME = (
    rf"\d ?/ ?\d|\d:\d|\d ?(?:ms|s|sec|min|mins|h|hr|hrs|d|bd|bh)\b"
    rf"|(?:\d|\b(?:{_IN_LETTERS})\b)[^.;]{{0,24}}?\b{_UNIT}\b|\b(?:an?|half|next|same|following)(?: [a-z]+)? {_UNIT}\b"
)


class TimeLimit:
    """A limit, and the field that tells it. `comparator` is None where only a number and a unit stand there."""

    __slots__ = ("comparator", "field", "unit", "value")

    def __init__(self, field: str, value: Decimal, unit: str, comparator: str | None = None) -> None:
        self.field = field
        self.value = value
        self.unit = unit
        self.comparator = comparator

    def differs(self, other: TimeLimit) -> bool:
        """Whether two limits are not the same time; a working day and twelve hours cannot be compared, and differ."""
        return convert(self.value, self.unit, other.unit) != other.value


class Conflict:
    """Two limits of one metric."""

    __slots__ = ("other", "told")

    def __init__(self, told: TimeLimit, other: TimeLimit) -> None:
        self.told = told
        self.other = other


def time_limit(metric: Metric) -> TimeLimit | None:
    """The limit as the target tells it, else a parameter, else the name."""
    return next(_limits(metric), None)


def limit_in(name: str) -> TimeLimit | None:
    """The limit that a name tells."""
    return next(_times("name", name), None)


def time_told(metric: Metric) -> TimeLimit | None:
    """The time that the target tells, be it the limit of a share ("95 % in 4 hours") or all that is promised."""
    return next(_times("target", metric.target.text), None) if metric.target is not None else None


def conflict(metric: Metric) -> Conflict | None:
    """Where a metric tells one limit in one field and another in the next; a field may speak of other times besides."""
    if _places(metric) < 2:  # noqa: PLR2004 (it takes two to differ)
        return None
    told = time_limit(metric)
    if told is None or not _is_bound(told) or _has_several_targets(metric):
        return None
    limits = [limit for limit in (*_limits(metric), *_in_definition(metric, told)) if _is_bound(limit)]
    for field in ("parameters", "name", "definition"):
        alike = [limit for limit in limits if limit.field == field and _is_alike(limit, told)]
        if alike and all(limit.differs(told) for limit in alike):
            return Conflict(told, alike[0])
    return None


def _places(metric: Metric) -> int:
    """In how many fields a time may stand, without reading any of them."""
    in_target = metric.target is not None and any(reading.limit is not None for reading in metric.target.readings)
    in_parameters = any(key.startswith("threshold") for key in metric.parameter_texts)
    in_texts = (bool(text) and _may_tell_a_time(text or "") for text in (metric.name, metric.definition))
    return in_target + in_parameters + sum(in_texts)


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
    for reading in Level.parse(text).readings if text and _may_tell_a_time(text) else ():
        quantity = reading.limit or reading
        if quantity.value is not None and quantity.unit in TIME_UNITS:
            yield TimeLimit(field, quantity.value, quantity.unit, quantity.comparator)


def _may_tell_a_time(text: str) -> bool:
    """Whether a text may have a time in it: most names have none, and the grammar of targets is slow to load."""
    return bool(re.search(_TIME, text.lower()))


def _is_alike(one: TimeLimit, other: TimeLimit) -> bool:
    return convert(one.value, one.unit, other.unit) is not None


def _has_several_targets(metric: Metric) -> bool:
    """Whether the target holds a limit for each priority or tier."""
    return metric.target is not None and len(metric.target.readings) > 1

"""Levels of a metric as numbers that can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from sla_lint import Level, Metric

TIME_UNITS = frozenset(
    {
        *("milliseconds", "seconds", "minutes", "hours", "days", "weeks", "months", "years"),
        *("business-minutes", "business-hours", "business-days"),
    }
)
"""Units of time, by any clock or calendar."""


def plain_number(metric: Metric, level: Level | None) -> Decimal | None:
    """The one number that a level is, in the metric's unit.

    None for a range, for a deviation from a standard, and for a text with several numbers ("M1-M3: 85 %, M4+: 92 %").
    """
    if level is None or level.upper is not None:
        return None
    if len(level.readings) > 1 or any(reading.deviation for reading in level.readings):
        return None
    return metric.number(level)


def unit_of(metric: Metric) -> str | None:
    """The unit of a metric's levels: its own, else the one in which the known metric is always counted."""
    if metric.measured_unit is not None or metric.known is None:
        return metric.measured_unit
    return metric.known.units[0] if len(metric.known.units) == 1 else None

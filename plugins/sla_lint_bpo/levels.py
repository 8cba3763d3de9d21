"""Levels of a metric as numbers that can be compared, and amounts as a message shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint import Phrase

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


_SILENT = (None, "count", "points")


def amount(value: Decimal, unit: str | None) -> Phrase:
    """A number with its unit: "95 %", "20 seconds", "3"."""
    figure = f"{value:f}"
    figure = figure.rstrip("0").rstrip(".") if "." in figure else figure
    if unit in _SILENT:
        return Phrase(figure)
    return Phrase(f"{figure} {'%' if unit == 'percent' else str(unit).replace('-', ' ')}")

"""Amounts as a message shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint import Phrase

if TYPE_CHECKING:
    from decimal import Decimal

_SILENT = (None, "count", "points")


def amount(value: Decimal, unit: str | None) -> Phrase:
    """A number with its unit: "95 %", "20 seconds", "3"."""
    figure = f"{value:f}"
    figure = figure.rstrip("0").rstrip(".") if "." in figure else figure
    if unit in _SILENT:
        return Phrase(figure)
    return Phrase(f"{figure} {'%' if unit == 'percent' else str(unit).replace('-', ' ')}")

"""One reading of one target expression, and the short notation in which it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_lint.targets.units import symbol

if TYPE_CHECKING:
    from decimal import Decimal

_NOTATION = {
    "to-be-decided": "TBD",
    "not-applicable": "NA",
    "placeholder": "PLACEHOLDER",
    "redacted": "REDACTED",
    "words": "QUAL",
    "reference": "REF",
    "always-on": "24x7",
}

_STATISTICS = {"mean": "avg"}


class Limit(NamedTuple):
    """The second quantity of a target: of "80 % within 20 seconds" the 20 seconds. Fields as in `Target`."""

    comparator: str | None
    value: Decimal
    upper: Decimal | None = None
    unit: str | None = None

    def __str__(self) -> str:
        return _amount(self.comparator, self.value, self.upper, self.unit)


class Target(NamedTuple):
    """What a metric shall reach, as the text says it; None is what the text does not say.

    `kind` is "value", or why there is no number to check: "to-be-decided", "not-applicable", "placeholder",
    "redacted", "words", "reference", "always-on". `comparator` is one of >= <= > < = ~. Of a range `value` is the
    lower end and `upper` the upper one. `statistic` is "mean", "median" or "p95"; `window` the stretch of time over
    which it is measured ("month", "rolling 30 days"); `deviation` says that the number is the distance from a standard.
    """

    kind: str
    label: str | None = None
    comparator: str | None = None
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str | None = None
    limit: Limit | None = None
    statistic: str | None = None
    window: str | None = None
    deviation: bool = False

    def __str__(self) -> str:
        label = f"{self.label}: " if self.label else ""
        if self.value is None:
            return label + _NOTATION.get(self.kind, self.kind)
        amount = _amount(self.comparator, self.value, self.upper, self.unit)
        statistic = _STATISTICS.get(self.statistic, self.statistic) if self.statistic else None
        window = f"/{self.window}" if self.window else None
        limit = str(self.limit) if self.limit else None
        parts = ("dev" * self.deviation + amount, limit, statistic, window)
        return label + " ".join(part for part in parts if part)


def _amount(comparator: str | None, value: Decimal, upper: Decimal | None, unit: str | None) -> str:
    """A quantity in the notation; "?" says that the text gives no comparator, and a range needs none."""
    if upper is None:
        return f"{comparator or '?'}{_figure(value)}{symbol(unit)}"
    return f"{comparator or ''}{_figure(value)}..{_figure(upper)}{symbol(unit)}"


def _figure(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

"""A level of a metric: its target, minimum, stretch or baseline, as written and as read."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sla_lint.part import Part, Schema, Shape
from sla_lint.shapes import any_of
from sla_lint.syntax.tree import Mapping, Node, Scalar

if TYPE_CHECKING:
    from sla_lint.targets import Target


class Level:
    """What a metric shall reach or has reached.

    `value` is the number (of a range the lower end, and `upper` the upper one), `unit` the unit that stands with it, or
    None where it stands beside it in the metric. `kind` is "value", or says why there is no number: "words",
    "to-be-decided", "placeholder", "redacted", "not-applicable", "reference", "always-on".
    """

    __slots__ = ("readings", "text", "upper", "value")

    def __init__(
        self, text: str, value: Decimal | None, upper: Decimal | None = None, readings: tuple[Target, ...] = ()
    ) -> None:
        self.text = text
        self.value = value
        self.upper = upper
        self.readings = readings

    @classmethod
    def parse(cls, text: str) -> Level:
        """Read a level as people write it: "at least 95%", "80% within 20 seconds", "4 business hours"."""
        from sla_lint.targets import parse_targets  # only where a level is a text

        readings = parse_targets(text)
        first = next((reading for reading in readings if reading.kind == "value"), readings[0])
        readings = (first, *(reading for reading in readings if reading is not first))
        return cls(text, first.value, first.upper, readings)

    @property
    def kind(self) -> str:
        """Whether there is a number, or what stands in its place."""
        return self.readings[0].kind if self.readings else "value"

    @property
    def unit(self) -> str | None:
        """The unit that was written with the number."""
        return self.readings[0].unit if self.readings else None

    @property
    def comparator(self) -> str | None:
        """The bound that was written with the number, such as ">="."""
        return self.readings[0].comparator if self.readings else None

    def measured_in(self, unit: str | None) -> Decimal | None:
        """The number in another unit; None where there is no number or the units measure different things."""
        if self.value is None or unit is None or self.unit is None or self.unit == unit:
            return self.value
        from sla_lint.targets import convert

        return convert(self.value, self.unit, unit)


class LevelShape(Shape[Level]):
    """A level: a number, a text that says one, or a range."""

    expected = "a number, a text such as 'at least 95 %', or a group with min and max"

    def read(self, node: Node, owner: Part, key: str) -> Level | None:
        if isinstance(node, Mapping):
            low, high = _number(node.values.get("min")), _number(node.values.get("max"))
            if low is not None and high is not None:
                return Level(f"{low} to {high}", low, high)
            return Level.parse(f"at least {low}" if low is not None else f"at most {high}") if low != high else None
        if not isinstance(node, Scalar) or isinstance(node.value, bool) or node.value is None:
            return None
        if isinstance(node.value, str):
            return Level.parse(node.value) if node.value.strip() else None
        return Level(node.text, Decimal(node.value))

    def fits(self, node: Node) -> bool:
        if isinstance(node, Mapping):
            return "min" in node.values or "max" in node.values
        return isinstance(node, Scalar) and not isinstance(node.value, bool)

    def schema(self) -> Schema:
        ends = {"min": {"type": "number"}, "max": {"type": "number"}}
        return any_of("number", "string", {"type": "object", "properties": ends})


def _number(node: Node | None) -> Decimal | None:
    if isinstance(node, Scalar) and isinstance(node.value, (int, Decimal)) and not isinstance(node.value, bool):
        return Decimal(node.value)
    return None

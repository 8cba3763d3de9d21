"""Targets as agreements write them: "at least 95% within 4 business hours" becomes a `Target`."""

from sla_lint.targets.clauses import parse_quantity, parse_targets
from sla_lint.targets.numerals import parse_number
from sla_lint.targets.target import Limit, Target
from sla_lint.targets.units import canonical_unit, convert, dimension

__all__ = [
    "Limit",
    "Target",
    "canonical_unit",
    "convert",
    "dimension",
    "parse_number",
    "parse_quantity",
    "parse_targets",
]

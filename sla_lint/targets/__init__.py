"""Targets as agreements write them: "at least 95% within 4 business hours" becomes a `Target`.

The grammar is imported when the first text is read: most levels are bare numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.targets.units import canonical_unit, convert, dimension

if TYPE_CHECKING:
    from sla_lint.targets.clauses import parse_quantity, parse_targets
    from sla_lint.targets.numerals import parse_number
    from sla_lint.targets.target import Limit, Target

_GRAMMAR = {"parse_quantity": "clauses", "parse_targets": "clauses", "parse_number": "numerals"}

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


def __getattr__(name: str) -> object:
    from importlib import import_module

    home = _GRAMMAR.get(name, "target" if name in __all__ else None)
    if home is None:
        raise AttributeError(f"module 'sla_lint.targets' has no attribute {name!r}")
    return getattr(import_module(f"sla_lint.targets.{home}"), name)

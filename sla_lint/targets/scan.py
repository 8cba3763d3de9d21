"""All quantities of a text, each with its bound, less the numbers that are no targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.targets.bounds import BY, STROKE, bound_before
from sla_lint.targets.names import behind_name
from sla_lint.targets.numerals import NUMBER_WORDS
from sla_lint.targets.quantities import range_at
from sla_lint.targets.shorthands import DAY_WORDS, PAIR_JOINTS, clock_at, day_at, numbered_day_at, one_at, pair_at
from sla_lint.targets.tokens import at
from sla_lint.targets.units import is_time

if TYPE_CHECKING:
    from sla_lint.targets.quantities import Quantity
    from sla_lint.targets.tokens import Token

_ARTICLES = frozenset({"a", "an"})
_UNMEASURED = frozenset({None, "count"})
_FEW = 10
_PARTS = NUMBER_WORDS | {"percentage", "percent", "proportion", "share", "%"}


def quantities_in(tokens: list[Token]) -> list[Quantity]:
    """The quantities of a text from left to right, without those that only count its cases or name something."""
    found: list[Quantity] = []
    index = floor = 0
    while index < len(tokens):
        end = behind_name(tokens, index)
        if end == index:
            quantities, end = _quantities_at(tokens, index)
            share = bool(found) and found[-1].unit == "percent"
            found += [_bounded(tokens, floor, quantity, behind_share=share) for quantity in quantities]
            floor = end if quantities else floor
        index = max(end, index + 1)
    shared = any(quantity.unit == "percent" for quantity in found)
    measured = any(quantity.bound or quantity.unit not in _UNMEASURED for quantity in found)
    return [quantity for quantity in found if _is_meant(tokens, quantity, shared=shared, measured=measured)]


def _quantities_at(tokens: list[Token], index: int) -> tuple[list[Quantity], int]:
    """The quantities of the expression that begins at an index (80/20 holds two), and the index behind it."""
    token = tokens[index]
    if token.kind == "number" and at(tokens, index + 1).text in PAIR_JOINTS and at(tokens, index + 2).kind == "number":
        quantities, end = pair_at(tokens, index)
        if end > index:
            return quantities, end
    found = _quantity_at(tokens, index)
    return ([found], found.end) if found else ([], index)


def _quantity_at(tokens: list[Token], index: int) -> Quantity | None:
    token = tokens[index]
    if token.kind == "clock":
        return clock_at(tokens, index)
    if token.kind in {"ordinal", "code"}:
        return numbered_day_at(tokens, index)
    if token.text in DAY_WORDS:
        return day_at(tokens, index)
    if token.text in _ARTICLES:
        return one_at(tokens, index)
    return range_at(tokens, index)


def _bounded(tokens: list[Token], floor: int, quantity: Quantity, *, behind_share: bool) -> Quantity:
    """A quantity with the bound before it, or else the one behind it."""
    bound = bound_before(tokens, floor, quantity.start)
    if bound is None or (bound == STROKE and not behind_share):
        return quantity
    if bound in {BY, STROKE} and (quantity.bound or not is_time(quantity.unit)):
        return quantity
    return quantity._replace(bound=bound)


def _is_meant(tokens: list[Token], quantity: Quantity, *, shared: bool, measured: bool) -> bool:
    """Whether a number is one to reach: one that has no bound is not, beside a share ("98% of 200 cases") or better."""
    if quantity.unit not in _UNMEASURED or quantity.bound:
        return True
    if quantity.in_words and 0 < quantity.value < _FEW and quantity.end - quantity.start < len(tokens):
        return False  # one of the agents
    before, part = at(tokens, quantity.start - 1), at(tokens, quantity.start - 2)
    if before.text == "per" or (before.text == "of" and (part.text in _PARTS or part.kind == "number")):
        return False  # a percentage of 95 cases, 2 of 10
    return not (measured if quantity.unit is None else shared)

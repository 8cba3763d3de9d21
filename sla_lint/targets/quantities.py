"""Quantities: a number with its unit, or the two ends of a range."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_lint.targets.bounds import PLUS_MINUS, bound_behind
from sla_lint.targets.measures import base_at, behind_nouns, is_currency, known_unit_at, unit_at
from sla_lint.targets.numerals import Numeral, bracketed_at, numeral_at
from sla_lint.targets.tokens import at
from sla_lint.targets.units import convert, exact, smaller_unit
from sla_lint.targets.words import word_set

if TYPE_CHECKING:
    from decimal import Decimal

    from sla_lint.targets.tokens import Token


class Quantity(NamedTuple):
    """One quantity of a text, from token `start` to before `end`; of a range `value` is the lower end."""

    start: int
    end: int
    value: Decimal
    unit: str | None
    upper: Decimal | None = None
    bound: str | None = None
    in_words: bool = False


_RANGE_JOINTS = frozenset({"-", "to", "through", ".."})
_CHANGES = word_set(
    """increase increases increased increasing improve improves improved improving improvement raise raised rise rising
    reduce reduces reduced reducing reduction decrease decreased decreasing lower lowered cut"""
)
_FARTHEST_VERB = 8  # words
_SPREAD_JOINTS = frozenset({PLUS_MINUS, "+/-"})
_MULTIPLIERS = {"k": 3, "thousand": 3, "million": 6}  # powers of ten


def range_at(tokens: list[Token], index: int) -> Quantity | None:
    """One quantity, or the two ends of a range: 81-90%, 1 hr to 2 hrs, between 85% and 88%, 95% ± 2%."""
    first = measure_at(tokens, index)
    if first is None or first.bound:
        return first
    joint = at(tokens, first.end).text
    joins = (
        joint in _RANGE_JOINTS
        or (joint == "and" and at(tokens, index - 1).text == "between")
        or (joint == "or" and first.unit is None)  # 5 or 6 days
    )
    if not joins and joint not in _SPREAD_JOINTS:
        return _with_smaller_units(tokens, first)
    second = measure_at(tokens, first.end + 1)
    if second is None:
        return first
    if joint == "to" and _is_change(tokens, index):
        return second._replace(start=index)
    return (_ends(first, second) if joins else _spread(first, second)) or first


def measure_at(tokens: list[Token], index: int) -> Quantity | None:
    """A number with what belongs to it: currency, unit, the same again in brackets, a bound behind it."""
    money = is_currency(at(tokens, index))
    numeral = _numeral_at(tokens, index + money)
    if numeral is None:
        return None
    numeral, unit = _repeated(tokens, numeral, None)  # thirty (30) seconds
    if unit is None:
        unit, end = unit_at(tokens, numeral.end)
        numeral.end = end
        numeral, unit = _repeated(tokens, numeral, unit)  # thirty seconds (30 s)
    if unit == "percent" and "," in tokens[index].text:
        numeral.value = _as_share(tokens, index) or numeral.value
    bound, end = bound_behind(tokens, numeral.end)
    if unit is None and bound:  # 40 or more seconds
        unit, end = unit_at(tokens, end)
    elif unit in {None, "count"}:
        unit, bound, end = _counted(tokens, unit, end)
    return Quantity(index, end, numeral.value, "currency" if money else unit, None, bound, numeral.in_words)


def _numeral_at(tokens: list[Token], index: int) -> Numeral | None:
    """A number with its multiplier, or one that stands in brackets: 10k, 1.5 million, (2), [95]."""
    numeral = bracketed_at(tokens, index) or numeral_at(tokens, index)
    if numeral is None:
        return None
    power = _MULTIPLIERS.get(at(tokens, numeral.end).text)
    return Numeral(exact().scaleb(numeral.value, power), numeral.end + 1) if power else numeral


def _repeated(tokens: list[Token], numeral: Numeral, unit: str | None) -> tuple[Numeral, str | None]:
    """The number with its repetition in brackets, of which figures count: five percent (5%), 5 (five) days."""
    if at(tokens, numeral.end).text != "(":
        return numeral, unit
    again = numeral_at(tokens, numeral.end + 1)
    if again is None or not (numeral.in_words or again.in_words):
        return numeral, unit
    again_unit, end = known_unit_at(tokens, again.end)
    if at(tokens, end).text != ")":
        return numeral, unit
    return Numeral(numeral.value if again.in_words else again.value, end + 1), unit or again_unit


def _as_share(tokens: list[Token], index: int) -> Decimal | None:
    """The number of a percentage, where a comma is a decimal one."""
    numeral = numeral_at(tokens, index, share=True)
    return numeral.value if numeral else None


def _counted(tokens: list[Token], unit: str | None, end: int) -> tuple[str | None, str | None, int]:
    """Unit and bound of what is counted: 2 errors per 1,000 invoices, 3 valid complaints or fewer."""
    base, behind_base = base_at(tokens, end)
    if base:
        return base, *bound_behind(tokens, behind_base)
    bound, behind_bound = bound_behind(tokens, behind_nouns(tokens, end))
    return (unit, bound, behind_bound) if bound else (unit, None, end)


def _is_change(tokens: list[Token], index: int) -> bool:
    """Whether only the second number is the target: increase FCR from 80% to 85%."""
    words = [token.text for token in tokens[max(0, index - _FARTHEST_VERB) : index]]
    return words[-1:] == ["from"] and not _CHANGES.isdisjoint(words)


def _ends(low: Quantity, high: Quantity) -> Quantity | None:
    """Two quantities as the ends of a range, or None where they are none: 95% to 90%, 5 minutes - 95%."""
    both = _in_one_unit(low, high)
    if both is None or both[0] >= both[1]:
        return None
    lower, upper, unit = both
    return low._replace(value=lower, upper=upper, unit=unit, end=high.end, bound=high.bound)


def _spread(middle: Quantity, distance: Quantity) -> Quantity | None:
    """95% ± 2% is 93% to 97%."""
    if distance.unit != middle.unit or distance.value <= 0:
        return None
    lower, upper = exact().subtract(middle.value, distance.value), exact().add(middle.value, distance.value)
    return middle._replace(value=lower, upper=upper, end=distance.end)


def _with_smaller_units(tokens: list[Token], first: Quantity) -> Quantity:
    """1 hour 30 minutes, 2 min 30 s: one duration in its smallest unit."""
    begin = first.end + (at(tokens, first.end).text == "and")
    second = measure_at(tokens, begin) if at(tokens, begin).kind == "number" else None
    if second is None or first.unit is None or second.unit is None or first.unit == second.unit:
        return first
    whole, part = convert(first.value, first.unit, second.unit), convert(second.value, second.unit, first.unit)
    if whole is None or part is None or part >= 1:
        return first
    return _with_smaller_units(tokens, second._replace(start=first.start, value=exact().add(whole, second.value)))


def _in_one_unit(one: Quantity, other: Quantity) -> tuple[Decimal, Decimal, str | None] | None:
    """The values of two quantities in the smaller of their units, and that unit; a bare number takes the other's."""
    unit, other_unit = one.unit or other.unit, other.unit or one.unit
    if unit is None or other_unit is None or unit == other_unit:
        return one.value, other.value, unit
    smaller = smaller_unit(unit, other_unit)
    value, other_value = convert(one.value, unit, smaller), convert(other.value, other_unit, smaller)
    return None if value is None or other_value is None else (value, other_value, smaller)

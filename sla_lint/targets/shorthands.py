"""Quantities that are written in ways of their own: 80/20, 4.2/5, 00:06:30, the next business day, WD5."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sla_lint.targets.bounds import bound_behind
from sla_lint.targets.measures import known_unit_at
from sla_lint.targets.numerals import numeral_at
from sla_lint.targets.quantities import Quantity
from sla_lint.targets.tokens import at
from sla_lint.targets.units import BUSINESS, SCALES, dimension, is_time, known_unit
from sla_lint.targets.words import word_set

if TYPE_CHECKING:
    from sla_lint.targets.tokens import Token

_SHARES = range(50, 101)  # what the first number of 80/20 can be
PAIR_JOINTS = frozenset({"/", "in"})
_SIXTY = 60
_FULL_CLOCK = 3  # hours, minutes, seconds
_DURATION_OPENINGS = word_set("< ≤ <= =< > ≥ >= => ~ under within maximum max exceed most least")

_SHORTEST_OPENINGS = frozenset({"within", "under", "than", "exceed", "inside"})

# Days that are counted from today; "NBD" is the next business day.
_COUNTED_DAYS = {"next": 1, "following": 1, "same": 0}
_DAYS = frozenset({"days", "business-days"})
_SHORT_DAYS = frozenset({"wd", "bd"})
DAY_WORDS = frozenset({"nbd", *_SHORT_DAYS, *_COUNTED_DAYS, *BUSINESS})


def pair_at(tokens: list[Token], index: int) -> tuple[list[Quantity], int]:
    """A score (4.2/5) or a share and its time (80/20, 80 in 20); other numbers in a pair are passed over: 1/3."""
    first, second = numeral_at(tokens, index), numeral_at(tokens, index + 2)
    if first is None or second is None:
        return [], index + 3
    written, end = known_unit_at(tokens, second.end)
    unit, is_stroke = written or "seconds", tokens[index + 1].text == "/"
    if not is_stroke and unit != "seconds":  # 3 in 30 days
        return [], index
    top = f"{second.value:f}".removesuffix(".0")
    if is_stroke and top in SCALES and first.value <= second.value:
        bound, end = bound_behind(tokens, second.end)
        return [Quantity(index, end, first.value, f"scale-{top}", None, bound)], end
    if first.value in _SHARES and first.value != second.value and dimension(unit) == "time":
        share = Quantity(index, index + 1, first.value, "percent")
        return [share, Quantity(index + 2, end, second.value, unit, None, "<=")], end
    return [], end


def clock_at(tokens: list[Token], index: int) -> Quantity | None:
    """A duration in seconds: 00:06:30, 6:30 mins, < 6:30; a time of the day is none."""
    parts = [int(part) for part in tokens[index].text.split(":")]
    unit, end = known_unit_at(tokens, index + 1)
    if len(parts) < _FULL_CLOCK:
        if unit not in {"minutes", "hours"} and at(tokens, index - 1).text not in _DURATION_OPENINGS:
            return None
        parts = [*parts, 0] if unit == "hours" else [0, *parts]
    hours, minutes, seconds = parts
    bound, end = bound_behind(tokens, end)
    return Quantity(index, end, Decimal((hours * _SIXTY + minutes) * _SIXTY + seconds), "seconds", None, bound)


def day_at(tokens: list[Token], index: int) -> Quantity | None:
    """The next business day, the same day, NBD, working day 5."""
    word = tokens[index].text
    if word == "nbd":
        return Quantity(index, index + 1, Decimal(1), "business-days", None, "<=")
    if word in _SHORT_DAYS:  # WD+3, BD 3
        numeral = numeral_at(tokens, index + 1 + (at(tokens, index + 1).text == "+"))
        return Quantity(index, numeral.end, numeral.value, "business-days") if numeral else None
    if word in _COUNTED_DAYS:
        unit, end = known_unit_at(tokens, index + 1)
        return Quantity(index, end, Decimal(_COUNTED_DAYS[word]), unit, None, "<=") if unit in _DAYS else None
    unit, end = known_unit_at(tokens, index)
    numeral = numeral_at(tokens, end)
    if unit != "business-days" or numeral is None or known_unit_at(tokens, numeral.end)[0]:
        return None
    return Quantity(index, numeral.end, numeral.value, unit)


def one_at(tokens: list[Token], index: int) -> Quantity | None:
    """Within an hour; a month that nothing bounds is a window."""
    unit, end = known_unit_at(tokens, index + 1)
    bounded = at(tokens, index - 1).text in _SHORTEST_OPENINGS
    return Quantity(index, end, Decimal(1), unit) if bounded and is_time(unit) else None


def numbered_day_at(tokens: list[Token], index: int) -> Quantity | None:
    """The 5th working day, WD5."""
    text = tokens[index].text
    name = text.rstrip("0123456789")
    if tokens[index].kind == "code":
        number, unit, end = text[len(name) :], known_unit(name), index + 1
        return Quantity(index, end, Decimal(number), unit) if unit == "business-days" else None
    unit, end = known_unit_at(tokens, index + 1)
    return Quantity(index, end, Decimal(text[:-2]), unit) if unit in _DAYS else None

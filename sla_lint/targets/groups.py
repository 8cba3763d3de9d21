"""Which quantities belong together: a share and its time, a number and the time it is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.targets.tokens import NOTHING, at
from sla_lint.targets.units import is_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint.targets.quantities import Quantity
    from sla_lint.targets.tokens import Token

    # A quantity, the time that limits it, and the words ahead of and around them, empty where the numbers stood.
    Group = tuple[Quantity, Quantity | None, list[Token], list[Token]]


_JOINTS = frozenset({",", "and", "/", "\n"})


def groups(tokens: list[Token], quantities: list[Quantity]) -> Iterator[Group]:
    """The quantities of one part by targets, each with the words from the joint before it to the next joint."""
    words = list(tokens)
    for quantity in quantities:
        words[quantity.start : quantity.end] = [NOTHING] * (quantity.end - quantity.start)
    begin, pairs = 0, list(_pairs(tokens, quantities))
    for index, pair in enumerate(pairs):
        last = index + 1 == len(pairs)
        end = len(tokens) if last else _joint(words, pair[-1].end, pairs[index + 1][0].start)
        main, limit = _ordered(pair)
        yield main, limit, words[begin : pair[0].start], words[begin:end]
        begin = end


def _pairs(tokens: list[Token], quantities: list[Quantity]) -> Iterator[list[Quantity]]:
    index = 0
    while index < len(quantities):
        several = quantities[index : index + 3]
        length = 2 if _belong(tokens, several) else 1
        yield several[:length]
        index += length


def _belong(tokens: list[Token], several: list[Quantity]) -> bool:
    """Whether the first two of some quantities are one target: one a time, the other none."""
    if len(several) == 1 or is_time(several[0].unit) == is_time(several[1].unit):
        return False
    first, second, *third = several
    between = [token.text for token in tokens[first.end : second.start]]
    if is_time(second.unit):
        return _is_limit(first, second, between)
    if second.unit != "percent" or "and" in between:
        return False
    of_all = at(tokens, second.end).text == "of" and not any(is_time(quantity.unit) for quantity in third)
    return "," not in between or of_all  # within 1 hour 90% of the time | within 2 days, 95% of cases


def _is_limit(first: Quantity, second: Quantity, between: list[str]) -> bool:
    """Whether a time limits what stands before it: 80% within 20 seconds, but not "98% and 2 days"."""
    joined = not _JOINTS.isdisjoint(between)
    if first.unit != "percent":
        return second.bound is not None and not joined
    return between[:1] != ["and"] and (second.bound is not None or not joined)


def _ordered(pair: list[Quantity]) -> tuple[Quantity, Quantity | None]:
    """The main quantity and its limit, in whatever order they are written."""
    first, *second = pair
    if not second:
        return first, None
    return (second[0], first) if is_time(first.unit) else (first, second[0])


def _joint(words: list[Token], begin: int, end: int) -> int:
    """Where the words of one target end and those of the next begin."""
    return next((index for index in range(begin, end) if words[index].text in _JOINTS), begin)

"""Reading of a whole expression: which quantities belong together, and what is said of them."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from sla_lint.targets.bounds import PLUS_MINUS, WITHIN, comparator, extreme_in
from sla_lint.targets.groups import groups
from sla_lint.targets.labels import rank_in
from sla_lint.targets.scan import quantities_in
from sla_lint.targets.segments import segments
from sla_lint.targets.statuses import gap_in, is_open, status_of
from sla_lint.targets.target import Limit, Target
from sla_lint.targets.tokens import NOTHING, at, plain, tokenise
from sla_lint.targets.units import is_time
from sla_lint.targets.windows import is_window, statistic_in, window_in, window_of
from sla_lint.targets.words import word_set

if TYPE_CHECKING:
    from sla_lint.targets.groups import Group
    from sla_lint.targets.quantities import Quantity
    from sla_lint.targets.segments import Segment
    from sla_lint.targets.tokens import Token

_IN_PASSING = frozenset({"reference", "always-on", "not-applicable"})  # "99.9%; see clause 4"
_DEVIATIONS = word_set("deviation deviations variance variances tolerance dev")
_NO = frozenset({"no", "zero", "without"})
_WHOLE = 100
_LIST_DIGITS = 2
_ALL = frozenset({"all", "every", "each"})


@lru_cache(maxsize=4096)  # rules ask for the same texts: a name, a definition, a target that stands in many rows
def parse_targets(text: str) -> tuple[Target, ...]:
    """All that an expression says to reach, from left to right; a text without a number gives one that says so."""
    text = plain(text)
    parts = [(_targets(segment), segment.tokens) for segment in segments(_unnumbered(tokenise(text)), text)]
    found = [target for targets, _ in parts for target in targets]
    if any(target.value is not None for target in found):
        found = [target for target in found if target.label or target.kind not in _IN_PASSING]
    if len(found) == 1:
        found = [_completed(found[0], [token for targets, tokens in parts if targets != found for token in tokens])]
    return tuple(dict.fromkeys(found)) or (Target("words"),)


def parse_quantity(text: str) -> tuple[Decimal, str | None] | None:
    """The number and unit of a text that holds exactly one quantity ("at least 95%", "25,300 invoices")."""
    target, *others = parse_targets(text)
    if others or target.value is None or target.upper is not None or target.limit:
        return None
    return target.value, target.unit


def _targets(segment: Segment) -> list[Target]:
    """The targets of one part; none where it is words without a label."""
    tokens, label = segment.tokens, segment.label
    gap = gap_in(tokens)
    if gap:
        return [Target(gap, label)]
    quantities = quantities_in(tokens)
    if quantities:
        open_ended = [Target("to-be-decided", label)] if is_open(tokens) else []
        return _values(segment, quantities) + open_ended
    if _excludes_deviation(tokens):
        return [Target("value", label, "<=", Decimal(0), unit="percent", deviation=True)]
    status = status_of(tokens) or ("words" if label and tokens else None)
    return [Target(status, label)] if status else []


def _values(segment: Segment, quantities: list[Quantity]) -> list[Target]:
    """One target for each group of quantities that belong together."""
    tokens = segment.tokens
    levels = [quantity for quantity in quantities if not is_window(tokens, quantity)] or quantities
    window = next((window_of(tokens, quantity) for quantity in quantities if quantity not in levels), None)
    return [_target(segment, group, window) for group in groups(tokens, levels)]


def _target(segment: Segment, group: Group, window: str | None) -> Target:
    main, limit, ahead, words = group
    sign = comparator(main.bound, main.unit) or extreme_in([token.text for token in segment.title])
    deviation = _deviates(main, words)
    target = Target(
        "value",
        segment.label or rank_in(words),
        sign or ("<=" if deviation else None),
        main.value,
        main.upper,
        main.unit,
        limit=Limit(comparator(limit.bound, limit.unit), limit.value, limit.upper, limit.unit) if limit else None,
        statistic=statistic_in(words) or statistic_in(segment.title),
        window=window or window_in(words) or window_in(segment.title),
        deviation=deviation,
    )
    return _of_all(target, main.value) if _covers_all(ahead, target) else target


def _of_all(target: Target, value: Decimal) -> Target:
    """All of them within 20 seconds: 100%, and the time as its limit."""
    limit = Limit(target.comparator, value, target.upper, target.unit)
    return target._replace(comparator="=", value=Decimal(_WHOLE), upper=None, unit="percent", limit=limit)


def _covers_all(ahead: list[Token], target: Target) -> bool:
    """Whether "all", "every" or "each" stand ahead of a time that bounds them; "each month" is a window."""
    if target.comparator not in {"<=", "<"} or not is_time(target.unit):
        return False
    return any(
        token.text in _ALL and at(ahead, index + 1).text != "times" and not window_in(ahead[index : index + 2])
        for index, token in enumerate(ahead)
    )


def _deviates(main: Quantity, words: list[Token]) -> bool:
    """Whether the number is a distance from a standard: 5% deviation, ±5%, within 5% of the forecast."""
    if main.bound == PLUS_MINUS or (main.bound == WITHIN and main.unit == "percent"):
        return True
    return any(
        token.text in _DEVIATIONS and at(words, index - 1).text != "standard" for index, token in enumerate(words)
    )


def _excludes_deviation(tokens: list[Token]) -> bool:
    """No deviation."""
    return any(token.text in _NO and at(tokens, index + 1).text in _DEVIATIONS for index, token in enumerate(tokens))


def _completed(target: Target, unread: list[Token]) -> Target:
    """The only target, with the window and the statistic that a part without a number gives: "99.9%; per month"."""
    if target.value is None:
        return target
    window, statistic = target.window or window_in(unread), target.statistic or statistic_in(unread)
    return target._replace(window=window, statistic=statistic)


def _unnumbered(tokens: list[Token]) -> list[Token]:
    """The tokens behind the number of a list item: "1. Within 2 days"."""
    listed = at(tokens, 0).kind == "number" and at(tokens, 1).text in {".", ")"} and at(tokens, 2) is not NOTHING
    return tokens[2:] if listed and len(tokens[0].text) <= _LIST_DIGITS else tokens

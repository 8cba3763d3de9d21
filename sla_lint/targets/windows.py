"""The stretch of time over which a target is measured, and the statistic that is compared with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.targets.bounds import WITHIN
from sla_lint.targets.tokens import at
from sla_lint.targets.units import is_time
from sla_lint.targets.words import word_set

if TYPE_CHECKING:
    from sla_lint.targets.quantities import Quantity
    from sla_lint.targets.tokens import Token

_ADVERBS = {
    "hourly": "hour", "daily": "day", "weekly": "week", "fortnightly": "fortnight", "monthly": "month",
    "quarterly": "quarter", "yearly": "year", "annual": "year", "annually": "year", "pa": "year",
}  # fmt: skip
_OPENINGS = word_set("per each every any a an during in over for within /")
_HOURS_OF_SERVICE = word_set("hours hrs h days")
_BETWEEN = word_set("calendar given service contract full single consecutive rolling any each a the")
_NOUNS = {
    "hour": "hour", "day": "day", "week": "week", "fortnight": "fortnight", "month": "month", "quarter": "quarter",
    "year": "year", "annum": "year", "shift": "shift",
}  # fmt: skip
_PAIRS = frozenset(
    f"{kind} {period}"
    for kind in ("billing", "invoicing", "reporting", "measurement", "review", "service", "payroll")
    for period in ("cycle", "period")
) | {"business day", "working day"}

_BEGINNINGS = frozenset(_NOUNS) | {pair.split()[0] for pair in _PAIRS}

_ROLLING = word_set("rolling running moving trailing")
_REPEATING = word_set("per any each every") | _ROLLING
_MEASURED = word_set("measured averaged average calculated assessed evaluated reported computed")
_LONG_UNITS = frozenset({"weeks", "months", "years"})
_AGES = word_set("aged age old outstanding open overdue pending backlog")
_STRETCHES = frozenset({"period", "window"})

_MEANS = word_set("average averages averaged averaging avg mean")
_HIGH_TENS = frozenset("56789")  # P50 and above are percentiles, P1 to P49 priorities


def window_in(tokens: list[Token]) -> str | None:
    """The window that words give: per month, monthly, during a billing cycle, in any calendar quarter."""
    for index, token in enumerate(tokens):
        if token.text in _ADVERBS:
            return _ADVERBS[token.text]
        if token.text not in _BEGINNINGS:
            continue
        pair = f"{token.text} {at(tokens, index + 1).text}"
        noun = pair if pair in _PAIRS else _NOUNS.get(token.text)
        if noun and _is_opened(tokens, index):
            return noun
    return None


def is_window(tokens: list[Token], quantity: Quantity) -> bool:
    """Whether a time is what is measured over: in any 12 month period, over a rolling 30 days."""
    if not is_time(quantity.unit):
        return False
    before, after = at(tokens, quantity.start - 1).text, at(tokens, quantity.end).text
    if before in _REPEATING or after in _ROLLING:
        return True
    if before == "over" and _is_measured_over(at(tokens, quantity.start - 2).text, quantity.unit):
        return True
    return after in _STRETCHES and quantity.bound not in {"<=", WITHIN}


def _is_measured_over(before: str, unit: str | None) -> bool:
    """Whether "over" begins a window: averaged over 30 days, over 3 months; but not aged over 3 months."""
    return before in _MEASURED or (unit in _LONG_UNITS and before not in _AGES)


def window_of(tokens: list[Token], quantity: Quantity) -> str:
    """A time as a window: "12 months", "rolling 30 days"."""
    near = {at(tokens, quantity.start - 1).text, at(tokens, quantity.end).text}
    unit = quantity.unit or ""
    length = unit.removesuffix("s") if quantity.value == 1 else f"{quantity.value:f} {unit}"
    return f"rolling {length}" if near & _ROLLING else length


def statistic_in(tokens: list[Token]) -> str | None:
    """The statistic that words give: "mean", "median", "p95"."""
    found = None
    for index, token in enumerate(tokens):
        if token.text in _MEANS:
            found = found or "mean"
        elif token.text == "median":
            found = "median"
        else:
            rank = _percentile(tokens, index)
            if rank:
                return "median" if rank == "50" else f"p{rank}"
    return found


def percentile_of(token: Token) -> str | None:
    """The 95 of "p95"."""
    rank = token.text[1:] if token.kind == "code" and token.text[0] == "p" else ""
    return rank if rank[:1] in _HIGH_TENS and rank[1:].replace(".", "", 1).isdecimal() else None


def _is_opened(tokens: list[Token], index: int) -> bool:
    """Whether "per", "each", "during a" ... lead to the noun at an index; "24 hours a day" is no window."""
    if at(tokens, index - 2).text in _HOURS_OF_SERVICE:
        return False
    before = index - 1
    while at(tokens, before).text in _BETWEEN:
        before -= 1
    return any(token.text in _OPENINGS for token in tokens[max(before, 0) : index])


def _percentile(tokens: list[Token], index: int) -> str | None:
    """The 95 of "p95", "95th percentile", "95 % percentile", "percentile 95"."""
    text = tokens[index].text
    if text == "percentile":
        before = index - 1
        while at(tokens, before).text in {"-", "%"}:
            before -= 1
        near = [at(tokens, before), at(tokens, index + 1)]
        ranks = [token.text.rstrip("stndrh") for token in near if token.kind in {"ordinal", "number"}]
        return ranks[0] if ranks else None
    return percentile_of(tokens[index])

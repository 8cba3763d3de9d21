"""Bounds in words and signs: what stands before or behind a quantity and says from which side it is meant.

Phrases are compared word by word with what touches the quantity, so that a bound never reaches over other words, but
for a few that may be taken up between ("within an average of 10 minutes"); only "minimum" and "maximum" may stand a
little farther ahead ("maximum response time 4 hours").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.targets.tokens import adjacent, at
from sla_lint.targets.units import is_time
from sla_lint.targets.words import word_set

if TYPE_CHECKING:
    from sla_lint.targets.tokens import Token

PLUS_MINUS = "±"
"""A distance to both sides: a deviation."""

WITHIN = "within"
"""At most of a time; of a percentage a distance to both sides."""

BY = "by"
"""At most of a time ("80 % in 20 seconds", "by the next business day"), else nothing."""

STROKE = "/"
"""At most of a time behind a share ("80 % / 20 seconds"), else nothing."""

# "30 seconds or better" is at most 30, "95 % or better" at least 95; "better than" likewise.
_BETTER_THAN, _OR_BETTER = "better than", "or better"

_BEFORE_PHRASES = {
    ">=": """>=, ≥, =>, > =, at least, at minimum, at a minimum, minimum, min, min ., floor, gte, ge,
        not less than, no less than, nothing less than, never less than, not be less than, not fewer than,
        no fewer than, not lower than, no lower than, not under,
        at no time below, at no time under, not below, not be below, not fall below, not drop below,
        never below, no earlier than, not earlier than, no shorter than, not shorter than,
        greater than or equal to, more than or equal to, higher than or equal to, equal to or greater than,
        equal to or more than, equal to or higher than, equal to or above, equal to or exceeding, equal or exceed,
        equal or greater than, greater or equal to, meet or exceed, meets or exceeds, equals or exceeds""",
    "<=": """<=, ≤, =<, < =, at most, at the most, at maximum, at a maximum, at the latest, maximum, max, max .,
        lte, le,
        not exceed, not to exceed, not exceeding, never exceed, cannot exceed, without exceeding,
        not more than, no more than, never more than, not be more than, no greater than, not greater than,
        not be greater than, no higher than, not higher than, not be higher than, no longer than, not longer than,
        not be longer than, no later than, not later than, not be later than, not older than, no older than,
        not above, not be above, not over,
        less than or equal to, lower than or equal to, fewer than or equal to, equal to or less than,
        equal to or lower than, equal to or fewer than, equal to or below, equal or less than, less or equal to,
        up to, limited to, capped at, limit, ceiling, on or before""",
    "<": """<, less than, lower than, fewer than, below, under, shorter than, faster than, quicker than,
        sooner than, lt""",
    ">": """>, more than, greater than, higher than, above, over, longer than, older than, later than,
        exceed, exceeds, exceeding, exceeded, in excess of, after, gt""",
    "=": "=, exactly, equal to, equals, precisely, eq",
    "~": "~, about, around, approximately, approx, approx ., circa, ca, ca ., roughly",
    _BETTER_THAN: "better than",
    PLUS_MINUS: "±, +/-, plus or minus, plus / minus",
    WITHIN: "within, inside",
    BY: "in, by",
    STROKE: "/",
}

_BEHIND_PHRASES = {
    ">=": """+, plus, or more, or higher, or greater, or above, or over, or longer, and above, and over, and higher,
        and more, and up, at least, at minimum, at a minimum, as a minimum, minimum, min""",
    "<=": """or less, or fewer, or lower, or below, or under, or shorter, or faster, or quicker, or sooner, or earlier,
        and below, and under, and less, at most, at the most, at maximum, at a maximum, as a maximum,
        at the latest, maximum, max""",
    _OR_BETTER: "or better, and better",
}


def _table(phrases: dict[str, str]) -> dict[str, str]:
    return {" ".join(phrase.split()): bound for bound, listed in phrases.items() for phrase in listed.split(",")}


_BEFORE, _BEHIND = _table(_BEFORE_PHRASES), _table(_BEHIND_PHRASES)
_LONGEST_PHRASE = 5  # words
_BEHIND_OPENINGS = frozenset(phrase.split()[0] for phrase in _BEHIND)

_FILLERS = word_set(
    """of to a an the be is are at average mean median avg rate total target level score value overall only next
    following :"""
)
_EXTREMES = {"minimum": ">=", "min": ">=", "maximum": "<=", "max": "<="}
_OPPOSITES = {">": "<=", "<": ">="}
_MODALS = word_set("shall should must may might will would does do did can could to")
_NEVER = frozenset({"never", "cannot", "nobody"})
_CLAUSE_JOINTS = frozenset({"and", "but", "with", "-"})
_REACH = 6  # words from an extreme to its quantity
_BRACKETS = frozenset("()[]")

BOUND_WORDS = word_set("no not less more than least most within up under over below above between at exceed exceeds by")
"""Words that belong to a bound and so to no label."""


def bound_before(tokens: list[Token], floor: int, index: int) -> str | None:
    """The bound that ends before an index and begins not before `floor`."""
    begin = max(floor, index - _LONGEST_PHRASE - _REACH)
    words = [token.text for token in tokens[begin:index] if token.text not in _BRACKETS]
    while words:
        for length in range(min(_LONGEST_PHRASE, len(words)), 0, -1):
            bound = _BEFORE.get(" ".join(words[-length:]))
            if bound:
                return _OPPOSITES[bound] if bound in _OPPOSITES and _denies(words[:-length], bound) else bound
        if words[-1] not in _FILLERS:
            return extreme_in(words)
        words.pop()
    return None


def _denies(words: list[str], bound: str) -> bool:
    """Whether the words before a bound turn it round: shall not take more than, no call waits more than."""
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if word in _CLAUSE_JOINTS:
            return False
        if word in _NEVER or (word == "no" and bound == ">"):
            return True
        if word == "not" and index and words[index - 1] in _MODALS:
            return True
    return False


def extreme_in(words: list[str]) -> str | None:
    """The bound of the last "minimum" or "maximum" among the words of one phrase."""
    for word in reversed(words[-_REACH:]):
        if word in _EXTREMES or word in {",", ";"}:
            return _EXTREMES.get(word)
    return None


def bound_behind(tokens: list[Token], index: int) -> tuple[str | None, int]:
    """The bound that begins at an index, perhaps in brackets, and the index behind it."""
    opened = at(tokens, index).text == "("
    begin = index + opened
    if at(tokens, begin).text not in _BEHIND_OPENINGS:
        return None, index
    for length in range(min(_LONGEST_PHRASE, len(tokens) - begin), 0, -1):
        bound = _BEHIND.get(" ".join(token.text for token in tokens[begin : begin + length]))
        if bound:
            closed = at(tokens, begin + length)
            belongs = closed.text == ")" and tokens[begin].text != "+" if opened else _belongs(tokens, begin, closed)
            return (bound, begin + length + opened) if belongs else (None, index)
    return None, index


def _belongs(tokens: list[Token], begin: int, after: Token) -> bool:
    """Whether a bound belongs to the number before it; in "95%, minimum 90%" and "95% + bonus" it does not."""
    opening = tokens[begin]
    if opening.text == "+":
        return adjacent(tokens[begin - 1], opening)
    return after.kind != "number" or opening.text in {"or", "and"}


def comparator(bound: str | None, unit: str | None) -> str | None:
    """The sign of a bound for a quantity in a unit, since some words bind only times, or bind them the other way."""
    if bound == _BETTER_THAN:
        return "<" if is_time(unit) else ">"
    if bound == _OR_BETTER:
        return "<=" if is_time(unit) else ">="
    return "<=" if bound in {PLUS_MINUS, WITHIN, BY, STROKE} else bound

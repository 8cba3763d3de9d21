"""Units, scales and bases as they follow a number in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.targets.numerals import numeral_at
from sla_lint.targets.tokens import at
from sla_lint.targets.units import SCALES, known_unit
from sla_lint.targets.words import word_set

if TYPE_CHECKING:
    from sla_lint.targets.tokens import Token

# 2 full business days, 24 consecutive hours, a 30-day period
_ADJECTIVES = word_set("- full complete consecutive clear further additional federal standard normal")

# What may follow a number without being what is counted: "40 or more", "within 30 of them".
_NO_NOUNS = word_set(
    """or and to per of on in for with by is are as at from the a an than if when which where that through within until
    after before over under above below less more no not between minimum maximum max average avg mean median overall
    target should shall will must may can each every during any all tbd tbc tba then thereafter but x"""
)

_ON_A = ["on", "a"]
_SCALE_OPENINGS = (
    ["/"],
    ["out", "of"],
    _ON_A,
    ["on", "a", "scale", "of", "1", "to"],
    ["on", "a", "scale", "from", "1", "to"],
    ["on", "a", "scale", "of", "1", "-"],
)

_BASES = {"hundred": "100", "thousand": "1000", "million": "1000000"}
_FARTHEST_BASE = 4  # words from a number to its "per 1,000"
_MOST_NOUNS = 3  # "3 valid customer complaints or fewer"


def unit_at(tokens: list[Token], index: int) -> tuple[str | None, int]:
    """The unit that begins at an index and the index behind it; a noun of any kind makes a count and is left there."""
    token = at(tokens, index)
    unit, end = known_unit_at(tokens, index + (token.text in _ADJECTIVES))
    if unit is None:
        unit, end = _scale_at(tokens, index)
    if unit is None:
        return ("count" if is_noun(token) else None), index
    return unit, end


def known_unit_at(tokens: list[Token], index: int) -> tuple[str | None, int]:
    """A unit by name: "business hours", "per cent", "%"."""
    first, second = at(tokens, index), index + 1
    if at(tokens, second).text in {"-", "."}:
        second += 1
    unit = known_unit(f"{first.text}-{at(tokens, second).text}")
    if unit:
        return unit, second + 1
    unit = known_unit(first.text)
    return (unit, index + 1) if unit else (None, index)


def is_bare(tokens: list[Token], index: int) -> bool:
    """Whether there is a number without a unit behind it."""
    return at(tokens, index).kind == "number" and known_unit_at(tokens, index + 1)[0] is None


def is_noun(token: Token) -> bool:
    """Whether a word can name what a number counts."""
    return token.kind == "word" and token.text not in _NO_NOUNS


def behind_nouns(tokens: list[Token], index: int) -> int:
    """The index behind the words that name what is counted."""
    last = index + _MOST_NOUNS
    while index < last and is_noun(at(tokens, index)):
        index += 1
    return index


def base_at(tokens: list[Token], index: int) -> tuple[str | None, int]:
    """The base of a rate as a unit: "2 errors per 1,000 invoices" is 2 per-1000."""
    for here in range(index, index + _FARTHEST_BASE):
        if at(tokens, here).text == "per":
            return _base(tokens, here + 1)
        if at(tokens, here).kind != "word":
            break
    return None, index


def is_currency(token: Token) -> bool:
    """Whether a token is a currency's sign or code."""
    return known_unit(token.text) == "currency"


def _base(tokens: list[Token], index: int) -> tuple[str | None, int]:
    if at(tokens, index).text == "-":
        index += 1
    if at(tokens, index).text in _BASES:
        return f"per-{_BASES[tokens[index].text]}", index + 1
    numeral = numeral_at(tokens, index)
    if numeral is None or numeral.value <= 1 or known_unit_at(tokens, numeral.end)[0]:  # per 30 days, per one agent
        return None, index
    return f"per-{numeral.value}", numeral.end


def _scale_at(tokens: list[Token], index: int) -> tuple[str | None, int]:
    """The scale behind a score: "/ 5", "out of 5", "on a 5-point scale", "on a scale of 1 to 5"."""
    for opening in _SCALE_OPENINGS:
        top = index + len(opening)
        if at(tokens, top).text in SCALES and [token.text for token in tokens[index:top]] == opening:
            end = _behind_scale(tokens, top + 1)
            if opening != _ON_A or end > top + 1:
                return f"scale-{tokens[top].text}", end
    return None, index


def _behind_scale(tokens: list[Token], index: int) -> int:
    while at(tokens, index).text in {"-", "point", "scale"}:
        index += 1
    return index

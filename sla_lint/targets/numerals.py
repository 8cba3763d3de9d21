"""Numbers in figures and in words: "1,200", "99,5", "1 234,5", "ninety-five (95)".

A dot between digits is a decimal point however many digits follow ("99.999 %" is a usual target, so "1.200" is 1.2); a
comma before exactly three digits separates thousands, except in a percentage ("99,950 %" is 99.95 %).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sla_lint.targets.tokens import LONGEST, adjacent, at, plain, tokenise
from sla_lint.targets.units import exact

if TYPE_CHECKING:
    from sla_lint.targets.tokens import Token

_TEN = 10
_HUNDRED = 100
_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen"""
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {
    **{word: _TEN * tens for tens, word in enumerate(_TENS.split())},
    **{word: ones for ones, word in enumerate(_ONES.split())},
    "once": 1,
    "twice": 2,
}
_SCALES = {"thousand": 1_000, "million": 1_000_000}
_FRACTIONS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "tenth": Decimal("0.1"), "tenths": Decimal("0.1")}
_VULGAR = {"½": ".5", "¼": ".25", "¾": ".75"}

_MOST_DIGITS = 18
_GROUP = 3  # digits between two separators of thousands

NUMBER_WORDS = frozenset(_SMALL)


class Numeral:
    """A number and the index behind it."""

    __slots__ = ("end", "in_words", "value")

    def __init__(self, value: Decimal, end: int, *, in_words: bool = False) -> None:
        self.value = value
        self.end = end
        self.in_words = in_words


def parse_number(text: str) -> Decimal | None:
    """The number that a text is, or None where it is not one number and nothing else."""
    if len(text) > LONGEST:
        return None
    tokens = tokenise(plain(text))
    numeral = numeral_at(tokens, 0)
    if numeral is None:
        return None
    numeral = bracketed_at(tokens, numeral.end) or numeral
    return numeral.value if numeral.end == len(tokens) else None


def numeral_at(tokens: list[Token], index: int, *, share: bool = False) -> Numeral | None:
    """The number that begins at an index; `share` says that it is a percentage."""
    token = at(tokens, index)
    if token.kind == "number":
        return _in_figures(tokens, index, share=share)
    if token.text in _SMALL:
        return _in_words(tokens, index)
    if token.text == "half" and at(tokens, index + 1).text in {"a", "an"}:  # half an hour
        return Numeral(_FRACTIONS["half"], index + 2, in_words=True)
    return _signed(tokens, index) if token.text in {"-", "+"} else None


def bracketed_at(tokens: list[Token], index: int) -> Numeral | None:
    """The number in brackets, as it follows one in words: "(30)", "[95]", "(ninety-five)"."""
    if at(tokens, index).text not in {"(", "["}:
        return None
    numeral = numeral_at(tokens, index + 1)
    if numeral is None or at(tokens, numeral.end).text not in {")", "]"}:
        return None
    return Numeral(numeral.value, numeral.end + 1, in_words=numeral.in_words)


def figures(text: str, *, share: bool = False) -> Decimal | None:
    """The number that digits and separators are, or None for other things so written: 3.1.2, 0800."""
    if len(text) > _MOST_DIGITS:
        return None
    if text.isdecimal():
        return None if len(text) >= _GROUP and text[0] == "0" else Decimal(text)
    text = text.replace("'", "")
    if text[-1] in _VULGAR:
        text = text[:-1] + _VULGAR[text[-1]]
    mark, other = (",", ".") if text.rfind(",") > text.rfind(".") else (".", ",")
    whole, _, rest = text.rpartition(mark) if mark in text else (text, mark, "")
    if mark in whole or (mark == "," and not share and _are_thousands(text.split(mark))):
        whole, rest, other = text, "", mark
    groups = whole.split(other)
    written = len(groups) == 1 or _are_thousands(groups)
    return Decimal("".join(groups) + "." + rest) if written else None


def _are_thousands(groups: list[str]) -> bool:
    """1 | 200 | 000, but neither 0 | 125 nor 99 | 5 nor 3 | 1 | 2."""
    first, *others = groups
    return len(first) <= _GROUP and first[0] != "0" and all(len(group) == _GROUP for group in others)


def _in_figures(tokens: list[Token], index: int, *, share: bool = False) -> Numeral | None:
    """A number in digits, its thousands perhaps kept apart by blanks: "25 300"."""
    text, end = tokens[index].text, index + 1
    if len(text) <= _GROUP:
        while len(text) <= _MOST_DIGITS and _is_next_group(tokens, end):
            text += tokens[end].text
            end += 1
    value = figures(text, share=share)
    return None if value is None else Numeral(value, end)


def _is_next_group(tokens: list[Token], index: int) -> bool:
    """Whether one blank and three digits follow a whole number, and perhaps its decimals."""
    before, token = tokens[index - 1], at(tokens, index)
    if token.kind != "number" or token.start != before.end + 1 or not before.text.isdecimal():
        return False
    opening = token.text[:_GROUP]
    return len(opening) == _GROUP and opening.isdecimal() and not token.text[_GROUP : _GROUP + 1].isdecimal()


def _signed(tokens: list[Token], index: int) -> Numeral | None:
    """+40, -5: the sign touches its number, and nothing before it but a bound."""
    sign, before = tokens[index], at(tokens, index - 1)
    number = at(tokens, index + 1)
    if number.kind != "number" or not adjacent(sign, number) or (adjacent(before, sign) and before.kind != "mark"):
        return None
    numeral = _in_figures(tokens, index + 1)
    return Numeral(numeral.value.copy_negate(), numeral.end) if numeral and sign.text == "-" else numeral


def _in_words(tokens: list[Token], index: int) -> Numeral:
    """Thirty, ninety-five, one hundred and twenty, ninety-nine and nine-tenths, one and a half."""
    whole = part = 0
    while True:
        word = at(tokens, index).text
        if word in _SCALES:
            whole, part = whole + part * _SCALES[word], 0
        elif word == "hundred" and part < _HUNDRED:
            part *= _HUNDRED
        elif word in _SMALL and _takes(part, _SMALL[word]):
            part += _SMALL[word]
        else:
            break
        index = _behind_joint(tokens, index + 1)
    fraction = _fraction_at(tokens, index)
    return Numeral(exact().add(whole + part, fraction.value), fraction.end, in_words=True)


def _takes(part: int, value: int) -> bool:
    """Whether a number in words goes on with a value: twenty with five, but neither ten nor twenty-one with five."""
    tens = part % _HUNDRED
    return tens == 0 or (value < _TEN < tens and tens % _TEN == 0)


def _behind_joint(tokens: list[Token], index: int) -> int:
    """The index behind what joins two words of one number: ninety-five, one hundred and twenty."""
    joint, before = at(tokens, index).text, tokens[index - 1].text
    joins = joint == "-" or (joint == "and" and (before == "hundred" or before in _SCALES))
    return index + 1 if joins and at(tokens, index + 1).text in _SMALL else index


def _fraction_at(tokens: list[Token], index: int) -> Numeral:
    """The "and a half", "and nine-tenths" behind a number in words, or nothing."""
    many, name = at(tokens, index + 1).text, index + 2
    if at(tokens, name).text == "-":
        name += 1
    if at(tokens, index).text != "and" or at(tokens, name).text not in _FRACTIONS or many not in {"a", *_SMALL}:
        return Numeral(Decimal(0), index)
    return Numeral(_SMALL.get(many, 1) * _FRACTIONS[tokens[name].text], name + 1)

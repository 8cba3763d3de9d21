"""Numbers as Excel shows them: digits in their places, thousands, shares, powers of ten, fractions."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sla_lint_office.excel_tokens import Token

MAX_PLACES = 30
"""Excel shows no more decimals."""

_GENERAL_DIGITS = 11
_EXACT = Context(prec=1_000, rounding=ROUND_HALF_UP)
_SIGNS = {"comma": ",", "point": ".", "exponent": "E", "slash": "/"}
_PLAIN = re.compile(r"(?P<before>x*)(?P<whole>#*(?:#,##)?0)(?:\.(?P<places>0+))?(?P<after>x*)")
_COMMA_SIGNS = {"digit": "0", "comma": ",", "point": "."}
_SCALING = re.compile(r"0(,++)(?! *0)")
_PARTING = re.compile(r"0[ ,]*,[ ,]*0")
_PADDING = {"0": "0", "#": "", "?": " "}


def general(value: Decimal) -> str:
    """A number where nobody chose a format: up to eleven signs, so that 0.1 + 0.2 is shown as 0.3."""
    if not value:
        return "0"
    power = value.adjusted()
    if power >= _GENERAL_DIGITS or (power < -4 and _rounded(value, 9) != value):  # noqa: PLR2004
        return _scientific(value)
    text = f"{_rounded(value, min(9, 9 - power)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _scientific(value: Decimal) -> str:
    digits, _, power = f"{_EXACT.create_decimal(f'{value:.5E}'):.5E}".partition("E")
    return f"{digits.rstrip('0').rstrip('.')}E{power[0]}{power[1:].zfill(2)}"


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-max(places, 0)), context=_EXACT)


class PlainPattern(NamedTuple):
    """A section of a format as most are, whose digits are not spaced in some way of their own: "#,##0.0%"."""

    before: str
    after: str
    layout: str
    places: Decimal
    shift: int

    def show(self, value: Decimal) -> str:
        """The number, with a minus in front of all where it is below zero and not rounded to it."""
        rounded = value.copy_abs().scaleb(self.shift).quantize(self.places, context=_EXACT)
        minus = "-" if value < 0 and rounded else ""
        return f"{minus}{self.before}{rounded:{self.layout}}{self.after}"


class NumberPattern(NamedTuple):
    """A section of a format that shows a number: what stands before and after the point, and how it is scaled.

    `shift` is the power of ten it is multiplied by: 2 for a share, -3 for thousands. `exponent` holds the places for
    the digits of a power of ten, `rising` that its plus is shown.
    """

    whole: tuple[Token, ...]
    places: tuple[Token, ...]
    after: tuple[Token, ...]
    point: bool
    thousands: bool
    shift: int
    exponent: int
    rising: bool

    def show(self, value: Decimal) -> str:
        """The number, with a minus in front of all where it is below zero and not rounded to it."""
        size = value.copy_abs().scaleb(self.shift)
        power = self._power(size) if self.exponent else 0
        rounded = _rounded(size.scaleb(-power), self._decimals)
        minus = "-" if value < 0 and (rounded or not self._digits) else ""
        whole, _, decimals = f"{rounded:f}".partition(".")
        shown = "".join((*self._whole(whole.lstrip("0")), *self._point(decimals), self._raised(power)))
        return minus + shown + "".join(_literal(token) for token in self.after)

    @property
    def _digits(self) -> bool:
        return any(token.kind == "digit" for token in (*self.whole, *self.places))

    @property
    def _decimals(self) -> int:
        return min(sum(token.kind == "digit" for token in self.places), MAX_PLACES)

    def _power(self, size: Decimal) -> int:
        if not size:
            return 0
        step = max(sum(token.kind == "digit" for token in self.whole), 1)
        power = size.adjusted() // step * step
        return power + step if _rounded(size.scaleb(-power), self._decimals).adjusted() >= step else power

    def _raised(self, power: int) -> str:
        if not self.exponent:
            return ""
        sign = "-" if power < 0 else "+" if self.rising else ""
        return f"E{sign}{str(abs(power)).zfill(self.exponent)}"

    def _whole(self, digits: str) -> Iterator[str]:
        """The digits before the point, filled into their places from the right; the first place takes what is left."""
        left = sum(token.kind == "digit" for token in self.whole)
        if not left and self.point:
            yield digits
        extra = len(digits) - left
        for token in self.whole:
            if token.kind != "digit":
                yield _literal(token)
                continue
            own = digits[: extra + 1] if extra > 0 else digits[:1] if extra == 0 else _PADDING[token.text]
            digits = digits[extra + 1 :] if extra >= 0 else digits
            extra = 0 if extra >= 0 else extra + 1
            left -= 1
            yield self._separated(own, left)

    def _separated(self, digits: str, right: int) -> str:
        """Digits with commas between thousands; `right` is how many digits stand right of them."""
        if not self.thousands:
            return digits
        count = len(digits) + right
        return "".join(
            digit + ("," if digit != " " and place > 1 and place % 3 == 1 else "")
            for digit, place in zip(digits, range(count, right, -1), strict=True)
        )

    def _point(self, decimals: str) -> Iterator[str]:
        """The point and the decimals, without the zeros at the end that the format does not ask for.

        Excel leaves the point alone then ("95.%"), which nobody means.
        """
        kept = len(decimals.rstrip("0"))
        if self.point and (kept or any(token.text in ("0", "?") for token in self.places)):
            yield "."
        index = 0
        for token in self.places:
            if token.kind != "digit":
                yield _literal(token)
                continue
            known = decimals[index] if index < len(decimals) else "0"
            yield known if index < kept or token.text == "0" else _PADDING[token.text]
            index += 1


def number_pattern(section: Sequence[Token]) -> PlainPattern | NumberPattern:
    """The section as a pattern."""
    signs = (token.text if token.kind == "digit" else _SIGNS.get(token.kind, "x") for token in section)
    plain = _PLAIN.fullmatch("".join(signs))
    return _plain_pattern(section, plain) if plain else _number_pattern(section)


def _plain_pattern(section: Sequence[Token], found: re.Match[str]) -> PlainPattern:
    places = min(len(found["places"] or ""), MAX_PLACES)
    layout = f"{',' if ',' in found['whole'] else ''}.{places}f"
    shift = 2 * sum(token.kind == "percent" for token in section)
    before, after = section[: found.end("before")], section[found.start("after") :]
    words = ["".join(map(_literal, part)) for part in (before, after)]
    return PlainPattern(words[0], words[1], layout, Decimal(1).scaleb(-places), shift)


def _number_pattern(section: Sequence[Token]) -> NumberPattern:
    kinds = [token.kind for token in section]
    split = kinds.index("exponent") if "exponent" in kinds else len(kinds)
    point = kinds.index("point") if "point" in kinds[:split] else split
    whole, places, rest = section[:point], section[point + 1 : split], section[split + 1 :]
    scaled, thousands = _commas(section[:split])
    powers = sum(token.kind == "digit" for token in rest)
    return NumberPattern(
        tuple(token for token in whole if token.kind != "comma"),
        tuple(token for token in places if token.kind != "comma"),
        tuple(token for token in rest if token.kind != "digit"),
        point < split,
        thousands,
        2 * kinds.count("percent") - 3 * scaled,
        powers,
        split < len(section) and section[split].text.endswith("+"),
    )


def _commas(digits: Sequence[Token]) -> tuple[int, bool]:
    """How many commas scale a number by thousands, behind its digits; and whether others part its thousands."""
    code = "".join(_COMMA_SIGNS.get(token.kind, " ") for token in digits)
    scaling = _SCALING.search(code)
    return len(scaling[1]) if scaling else 0, bool(_PARTING.search(code.partition(".")[0]))


def _literal(token: Token) -> str:
    return token.text if token.kind in ("literal", "percent", "slash", "comma", "point") else ""


class FractionPattern(NamedTuple):
    """A section of a format that shows a fraction: with its whole part or as one, with what denominator at most."""

    before: str
    after: str
    mixed: bool
    limit: int
    fixed: bool

    def show(self, value: Decimal) -> str:
        """The number as a fraction ("1 1/2")."""
        size = Fraction(abs(value))
        whole, part = divmod(size, 1) if self.mixed else (0, size)
        top, bottom = self._parts(Fraction(part))
        if self.mixed and top == bottom:
            whole, top = whole + 1, 0
        minus = "-" if value < 0 and (whole or top) else ""
        pieces = [str(whole)] if whole or (self.mixed and not top) else []
        pieces += [f"{top}/{bottom}"] if top or not self.mixed else []
        return f"{minus}{self.before}{' '.join(pieces)}{self.after}"

    def _parts(self, part: Fraction) -> tuple[int, int]:
        if self.fixed:
            return int(part * self.limit + Fraction(1, 2)), self.limit
        near = part.limit_denominator(self.limit)
        return near.numerator, near.denominator


def fraction_pattern(section: Sequence[Token]) -> FractionPattern:
    """The section as a pattern: the places before the slash, and the denominator or the places for one after it."""
    slash = [token.kind for token in section].index("slash")
    first = next(place for place, token in enumerate(section) if token.kind == "digit")
    end = slash + 1
    while end < len(section) and (section[end].kind == "digit" or section[end].text.isdigit()):
        end += 1
    below = "".join(token.text for token in section[slash + 1 : end])
    fixed = below.isdigit() and int(below) > 0
    return FractionPattern(
        "".join(_literal(token) for token in section[:first]),
        "".join(_literal(token) for token in section[end:]),
        any(token.kind == "literal" for token in section[first:slash]),
        int(below) if fixed else int("9" * min(max(len(below), 1), 5)),
        fixed,
    )

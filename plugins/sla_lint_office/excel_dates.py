"""Dates, times of day and durations, which Excel stores as days since a first one."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from sla_lint_office.excel_numbers import general
from sla_lint_office.excel_tokens import Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_DAY = 86_400
_HALF = Decimal("0.5")
_LAST_DAY = 2_958_465
"""31 December 9999; Excel shows no later day."""

_FIRST_1904 = 1_462
"""The first day of old Macs, as others count it."""

_LEAP_DAY = 60
"""29 February 1900, which never was: Excel counts it, so the days before it are one day off."""

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Moment(NamedTuple):
    """A stored number as a day and a time of day, and the seconds since the first day for durations."""

    day: date
    second: int
    decimals: str
    seconds: int


class DatePattern(NamedTuple):
    """A section of a format that shows dates or times.

    `places` is how many decimals its seconds have, `halves` that it counts twelve hours twice.
    """

    tokens: tuple[Token, ...]
    places: int
    halves: bool
    since_1904: bool

    def show(self, value: Decimal) -> str:
        """The date or time; a number that is none, as it is (Excel fills such a cell with #)."""
        moment = self._moment(value)
        if moment is None:
            return general(value)
        return "".join([_shown(token, moment, halves=self.halves) for token in self.tokens])

    def _moment(self, value: Decimal) -> Moment | None:
        last = _LAST_DAY - _FIRST_1904 if self.since_1904 else _LAST_DAY
        if not 0 <= value < last + 1:
            return None
        parts = int(value * _DAY * 10**self.places + _HALF)
        seconds, decimals = divmod(parts, 10**self.places)
        days, second = divmod(seconds, _DAY)
        return Moment(self._day(min(days, last)), second, str(decimals).zfill(self.places), seconds)

    def _day(self, days: int) -> date:
        if self.since_1904:
            return date(1904, 1, 1) + timedelta(days)
        return date(1899, 12, 31 if days < _LEAP_DAY else 30) + timedelta(days)


def is_date(section: Sequence[Token]) -> bool:
    """Whether a section of a format shows dates or times."""
    return any(token.kind in ("date", "elapsed") for token in section)


def date_pattern(section: Sequence[Token], *, since_1904: bool) -> DatePattern:
    """The section as a pattern; the letter m is told apart as months and minutes."""
    found = tuple(_with_minutes(_with_decimals(section)))
    places = max((len(token.text) for token in found if token.kind == "digit"), default=0)
    halves = any(token.kind == "half" for token in found)
    return DatePattern(found, min(places, 3), halves, since_1904)


def _with_decimals(section: Sequence[Token]) -> Iterator[Token]:
    """The zeros after a point as one sign: decimals of the seconds."""
    zeros = ""
    for token in section:
        if token.kind == "digit":
            zeros += "0"
            continue
        if zeros:
            yield Token("digit", zeros)
            zeros = ""
        if token.kind != "condition":
            yield token
    if zeros:
        yield Token("digit", zeros)


def _with_minutes(section: Iterable[Token]) -> list[Token]:
    """The letter m means minutes after hours and before seconds."""
    found = list(section)
    places = [place for place, token in enumerate(found) if token.kind in ("date", "elapsed")]
    units = ["", *(found[place].text.lower() for place in places), ""]
    for before, unit, after, place in zip(units, units[1:], units[2:], places, strict=False):
        if unit in ("m", "mm") and (before.startswith("h") or after.startswith("s")):
            found[place] = Token("minute" if found[place].kind == "date" else "elapsed", unit)
    return found


def _shown(token: Token, moment: Moment, *, halves: bool) -> str:
    match token.kind:
        case "date":
            return _unit(token.text.lower(), moment, halves=halves)
        case "minute":
            return str(moment.second // 60 % 60).zfill(len(token.text))
        case "elapsed":
            unit = {"h": 3600, "m": 60, "s": 1}[token.text[0].lower()]
            return str(moment.seconds // unit).zfill(len(token.text))
        case "half":
            return _half(token.text, moment)
        case "digit":
            return moment.decimals[: len(token.text)]
        case _:
            return token.text


def _unit(sign: str, moment: Moment, *, halves: bool) -> str:
    day, size = moment.day, len(sign)
    match sign[0]:
        case "y":
            return f"{day.year:04}" if size > 2 else f"{day.year % 100:02}"  # noqa: PLR2004
        case "m":
            return _named(_MONTHS[day.month - 1], day.month, size)
        case "d":
            return _named(_DAYS[day.weekday()], day.day, min(size, 4))
        case "h":
            hour = moment.second // 3600
            return str((hour - 1) % 12 + 1 if halves else hour).zfill(min(size, 2))
        case _:
            return str(moment.second % 60).zfill(min(size, 2))


def _named(name: str, number: int, size: int) -> str:
    """A day or a month in the form that so many letters ask for: 5, 05, May, May in full, M."""
    forms = (str(number), f"{number:02}", name[:3], name, name[0])
    return forms[min(size, 5) - 1]


def _half(sign: str, moment: Moment) -> str:
    """AM or PM, in as many letters as the sign has."""
    before, after = sign.split("/")
    return after if moment.second >= _DAY // 2 else before

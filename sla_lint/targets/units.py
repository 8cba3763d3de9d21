"""Units as agreements write them, what they measure, and exact conversion between those that measure the same."""

from __future__ import annotations

from decimal import Context, Decimal

from sla_lint.targets.words import word_set

_SPELLINGS = {
    "percent": "% percent percentage pct per-cent percentage-points percentage-point pp",
    "per-1000": "‰ permille per-mille per-mil",
    "per-1000000": "ppm",
    "milliseconds": "ms msec msecs millisecond milliseconds millis",
    "seconds": "s sec secs second seconds",
    "minutes": "m min mins minute minutes",
    "hours": "h hr hrs hour hours clock-hours clock-hour elapsed-hours",
    "days": "d day days calendar-day calendar-days",
    "weeks": "w wk wks week weeks calendar-weeks",
    "months": "mo mth mths month months calendar-month calendar-months",
    "years": "y yr yrs year years",
    "business-minutes": "bmin bmins",
    "business-hours": "bh bhr bhrs",
    "business-days": "bd bds wd wds bday bdays workday workdays weekday weekdays",
    "count": "n number count counts",
    "points": "pt pts point points",
    "currency": "¤ $ € £ ¥ currency money usd eur gbp chf cad aud inr dollar dollars euro euros pound pounds",
}

BUSINESS = word_set("business working work operational operating office service support banking bus biz")
"""Words that turn hours and days into those of the service's own calendar."""

_BUSINESS_UNITS = ("business-minutes", "business-hours", "business-days")

_CANONICAL = {
    **{spelling: unit for unit, spellings in _SPELLINGS.items() for spelling in (unit, *spellings.split())},
    **{
        f"{word}-{spelling}": unit
        for word in BUSINESS
        for unit in _BUSINESS_UNITS
        for spelling in _SPELLINGS[unit.removeprefix("business-")].split()
    },
}

_SYMBOLS = {
    "percent": "%",
    "milliseconds": "ms",
    "seconds": "s",
    "minutes": "min",
    "hours": "h",
    "days": "d",
    "weeks": "w",
    "months": "mo",
    "years": "y",
    "business-minutes": "bmin",
    "business-hours": "bh",
    "business-days": "bd",
    "count": "n",
    "points": "pt",
    "currency": "¤",
}

# How many of the smallest unit of its dimension a unit holds. Business time does not convert to clock time, nor
# business days to business hours: only the agreement's service calendar could say how.
_SIZES = {
    "milliseconds": ("time", 1),
    "seconds": ("time", 1_000),
    "minutes": ("time", 60_000),
    "hours": ("time", 3_600_000),
    "days": ("time", 86_400_000),
    "weeks": ("time", 604_800_000),
    "business-minutes": ("business-time-hours", 1),
    "business-hours": ("business-time-hours", 60),
    "business-days": ("business-time-days", 1),
    "months": ("calendar", 1),
    "years": ("calendar", 12),
    "percent": ("share", 1),
    "count": ("count", 1),
    "currency": ("money", 1),
}

_SCALE_OPENINGS = frozenset({"/", "/-", "out-of-", "scale-", "score-", "score-1-", "1-", "scale-1-"})

_TIMES = frozenset({"time", "business-time-hours", "business-time-days", "calendar"})

SCALES = ("5", "7", "10", "100")
"""The scales on which people give scores."""

_SPARE_DIGITS = 28
_TEXT_DIGITS = 60  # more than two numbers of a text can have together


def canonical_unit(text: str) -> str:
    """The name under which a unit is known: "working days" is "business-days"; an unknown one comes back as it is."""
    key = "-".join(text.casefold().replace("-", " ").replace(".", " ").split())
    return _CANONICAL.get(key) or _scale(key) or text.strip()


def known_unit(key: str) -> str | None:
    """The unit of a spelling in lower case, its words joined by hyphens: "working-days", "%"."""
    return _CANONICAL.get(key)


def dimension(unit: str) -> str:
    """What a unit measures: time, share, calendar (months, years), scale ...; an unknown one measures itself."""
    unit = canonical_unit(unit)
    return "scale" if unit.startswith("scale-") else _SIZES.get(unit, (unit,))[0]


def convert(value: Decimal, unit: str, to: str) -> Decimal | None:
    """The same quantity in another unit, or None where the two measure different things.

    Exact whenever the result is a finite decimal, so always towards the smaller unit; a third of an hour is rounded
    far behind the digits of the value.
    """
    unit, to = canonical_unit(unit), canonical_unit(to)
    if unit == to:
        return value
    (measures, size), (wanted, wanted_size) = _SIZES.get(unit, (unit, 1)), _SIZES.get(to, (to, 1))
    if measures != wanted:
        return None
    exact = Context(prec=len(value.as_tuple().digits) + _SPARE_DIGITS)
    return exact.divide(exact.multiply(value, Decimal(size)), Decimal(wanted_size))


def exact() -> Context:
    """Arithmetic that does not round the numbers of a text, whatever precision the caller works with."""
    return Context(prec=_TEXT_DIGITS)


def is_time(unit: str | None) -> bool:
    """Whether a unit measures time, by the clock or by the service's calendar."""
    return unit is not None and _SIZES.get(unit, (unit, 1))[0] in _TIMES


def smaller_unit(unit: str, other: str) -> str:
    """The smaller of two units that measure the same: minutes of minutes and hours."""
    return unit if _SIZES.get(unit, ("", 0))[1] < _SIZES.get(other, ("", 0))[1] else other


def symbol(unit: str | None) -> str:
    """The unit in the short notation: "bd", "/5"; no unit and a count are both "n"."""
    if unit is None:
        return "n"
    if unit.startswith("scale-"):
        return unit.replace("scale-", "/")
    return _SYMBOLS.get(unit) or f" {unit}"


def _scale(key: str) -> str | None:
    """The scale in "/5", "out of 5", "score-1-5", "scale-5"."""
    top = key.rpartition("-")[2].removeprefix("/")
    return f"scale-{top}" if top in SCALES and key.removesuffix(top) in _SCALE_OPENINGS else None

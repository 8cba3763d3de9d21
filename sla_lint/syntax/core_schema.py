"""What a scalar without a tag or quotation marks means by YAML 1.2's core schema.

Numbers keep their decimals, dates and times stay text, and what no agreement can mean is refused: a number that nothing
can be compared with, one that no purse could hold, a day that is in no calendar.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sla_lint.syntax.tree import Plain

MAX_DIGITS = 40
MAX_EXPONENT = 30

_CONSTANTS: dict[str, Plain] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE]([-+]?[0-9]+))?")
_NOT_A_NUMBER = r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
_DATE = r"(\d{4}-\d\d?-\d\d?)(?:[Tt ]+(\d\d?:\d\d:\d\d)\S*)?"


def meaning(text: str) -> Plain:
    """The value of a scalar. Raises ValueError with a sentence for people where it can have none."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in "+-.0123456789":
        return text
    if text.isdecimal() and text.isascii() and len(text) <= MAX_DIGITS:
        return int(text)  # as most numbers are
    integer = _INTEGER.fullmatch(text)
    decimal = _DECIMAL.fullmatch(text)
    if integer or decimal:
        return _number(text, decimal)
    if re.fullmatch(_NOT_A_NUMBER, text):
        raise ValueError(f"{text} is not a number that anything can be compared with")
    date = re.fullmatch(_DATE, text)
    if date and not _exists(*date.groups()):
        raise ValueError(f"there is no such date or time as {text}")
    return text


def _number(text: str, decimal: re.Match[str] | None) -> Plain:
    if len(text) > MAX_DIGITS:
        raise ValueError(f"a number of {len(text):,} characters; no agreement needs one")
    if decimal is None:
        return int(text, 0) if text[1:2] in ("x", "o") else int(text)  # 010 is ten
    if decimal[1] and abs(int(decimal[1])) > MAX_EXPONENT:
        raise ValueError(f"the number {text} is beyond anything that can be measured")
    return Decimal(text) if decimal[1] or "." in text else int(text)


def _exists(date: str, time: str | None) -> bool:
    from datetime import datetime  # only where a text looks like a date

    year, month, day = (int(part) for part in date.split("-"))
    hour, minute, second = (int(part) for part in (time or "0:0:0").split(":"))
    try:
        datetime(year, month, day, hour, minute, second)
    except ValueError:
        return False
    return True

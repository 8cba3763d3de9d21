"""The signs that a number format is made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal[
    "literal",
    "digit",
    "point",
    "comma",
    "percent",
    "slash",
    "exponent",
    "date",
    "minute",
    "elapsed",
    "half",
    "text",
    "general",
    "condition",
    "section",
]

_SIGN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"?
    | \\(?P<escaped>.)
    | _(?P<width>.)
    | \*(?P<fill>.)
    | \[(?P<elapsed>h+|m+|s+)\]
    | \[\$(?P<currency>[^\]-]*)[^\]]*\]
    | \[(?P<condition>[<>=]+\s*-?[\d.]+)\]
    | \[(?P<colour>[^\]]*)\]
    | (?P<general>General)
    | (?P<half>AM/PM|A/P)
    | (?P<exponent>E[+-])
    | (?P<date>y+|m+|d+|h+|s+)
    | (?P<digit>[0#?])
    | (?P<mark>[.,%/@;])
    | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_MARKS: dict[str, Kind] = {
    ".": "point",
    ",": "comma",
    "%": "percent",
    "/": "slash",
    "@": "text",
    ";": "section",
}
_KINDS: dict[str, Kind] = {
    "elapsed": "elapsed",
    "condition": "condition",
    "general": "general",
    "half": "half",
    "exponent": "exponent",
    "date": "date",
    "digit": "digit",
}
_BLANK = {"width": " ", "fill": "", "colour": ""}
"""What only moves or colours the text: a space as wide as a sign, a sign that fills the cell, a colour."""


class Token(NamedTuple):
    """A sign of a format, or several that mean one thing ("yyyy")."""

    kind: Kind
    text: str


def tokens(code: str) -> Iterator[Token]:
    """The signs of a format's code, in their order."""
    for match in _SIGN.finditer(code):
        group = match.lastgroup or ""
        text = match[group]
        if group == "mark":
            yield Token(_MARKS[text], text)
        elif group in _KINDS:
            yield Token(_KINDS[group], text.replace(" ", "") if group == "condition" else text)
        else:
            yield Token("literal", _BLANK.get(group, text))

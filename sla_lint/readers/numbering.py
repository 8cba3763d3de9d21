"""The numbers and bullets of lists, as they are shown."""

from __future__ import annotations

BULLET = "•"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_MOST_ROMAN = 3999


class Enumeration:
    """A list that is being read: `style` is "1", "a", "A", "i" or "I", or "" for bullets."""

    def __init__(self, style: str = "", first: int = 1) -> None:
        self._style = style
        self._next = first

    def marker(self, number: int | None = None) -> str:
        """What stands before the next item, whose number may be given."""
        if not self._style:
            return BULLET
        current = self._next if number is None else number
        self._next = current + 1
        return f"{_shown(current, self._style)}."


def _shown(number: int, style: str) -> str:
    if style in "aA" and number > 0:
        return _letters(number) if style == "a" else _letters(number).upper()
    if style in "iI" and 0 < number <= _MOST_ROMAN:
        return _roman(number) if style == "i" else _roman(number).upper()
    return str(number)


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(number: int) -> str:
    letters = ""
    for value, letter in _ROMAN:
        letters += letter * (number // value)
        number %= value
    return letters

"""Numerals: a count as Word writes it out, by the name that its files give to the form."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_MOST_LETTERS = 30
_MOST_ROMAN = 4000
_HUNDRED = 100


def numeral(number: int, form: str) -> str:
    """A count in one of Word's forms; in figures where the form is unknown or the count beyond it."""
    write = _FORMS.get(form, str)
    return write(number) if number > 0 or write is _nothing else str(number)


def _nothing(_: int) -> str:
    return ""


def _letters(number: int) -> str:
    """A letter; after z they are doubled: aa, bb."""
    turns, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (turns + 1) if turns < _MOST_LETTERS else str(number)


def _roman(number: int) -> str:
    if number >= _MOST_ROMAN:
        return str(number)
    text = ""
    for worth, letters in _ROMAN:
        times, number = divmod(number, worth)
        text += letters * times
    return text


def _ordinal(number: int) -> str:
    teens = number % _HUNDRED in {11, 12, 13}
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _in_words(number: int) -> str:
    return _words(number).capitalize()


def _ordinal_in_words(number: int) -> str:
    before, hyphen, last = _words(number).rpartition("-")
    last = _ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return (before + hyphen + last).capitalize()


def _words(number: int) -> str:
    if number >= _HUNDRED:
        return str(number)
    if number < len(_ONES):
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")


_FORMS = {
    "none": _nothing,
    "bullet": _nothing,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": _ordinal,
    "cardinalText": _in_words,
    "ordinalText": _ordinal_in_words,
}

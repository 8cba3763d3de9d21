"""Names of metrics, folded so that the spellings of one name meet and those of two names do not.

Folding is exact: case, punctuation, plurals, British and American spelling, and the numbers of a time ("within 30
seconds" is "within X seconds"). Nothing here guesses. A vocabulary has two thousand names, so they are folded in one
go, by few operations on the whole text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

BAR = " | "
_BREAK = " \n "
_CONTROLS = "".join(map(chr, (*range(10), *range(11, 32), 127)))
_BLANKS = str.maketrans({**dict.fromkeys('!"$()*+,-./:;<=>?@[\\]^_`{}~' + _CONTROLS, " "), "'": None})
_NO_LETTER = r"[^\w|\n'%&#]|_"
_SIGNS = (("%", " percent "), ("&", " and "), ("#", " number "))
_PLURAL_ES = re.compile(r"es (?<=(?:ch|sh|ss)es )")
_PLURAL_S = re.compile(r"s (?<=[a-z][a-z][a-hj-rtv-z]s )")
_VARIANTS = (
    (" percentage ", " percent "),
    (" per cent ", " percent "),
    (" pct ", " percent "),
    (" avg ", " average "),
    (" e mail ", " email "),
    ("center", "centre"),
    ("fulfillment", "fulfilment"),
    ("programme", "program"),
    ("dialer", "dialler"),
    ("labeling", "labelling"),
    ("canceled", "cancelled"),
    ("inquir", "enquir"),
    (" aging ", " ageing "),
    ("ization", "isation"),
    ("izing ", "ising "),
    ("ized ", "ised "),
)
_UNITS = frozenset(
    ("second", "sec", "minute", "min", "hour", "hr", "hrs", "day", "week", "month", "year", "s", "m", "h", "d")
)
_KINDS = frozenset(("business", "working", "calendar", "clock"))
_NUMBER = re.compile(r"[0-9](?<= [0-9])[0-9]*(?: [0-9]+)*(?P<suffix>[a-z]*)(?: (?P<word>[a-z]+))?(?= )")
_PLACEHOLDER = re.compile(r"x (?<= x )(?:(?:business|working|calendar) )*(?:(?:second|minute|hour|day|week|month) )+")
_THOUSANDS = 3
_LEADING = ("the ", "monthly ", "overall ")
_COUNTED = (("percent of ", "percent"), ("percent ", "percent"), ("number of ", "count"), ("number ", "count"))
_BRACKETS = r"[(\[]([^()\[\]]*)[)\]]"
_MEASURING = frozenset(
    ("x", "xx", "percent", "within", "over", "under", "above", "below", "beyond", "per", "not", "without", "older")
)


def fold(name: str) -> str:
    """The name as it is compared."""
    return _spelt_alike(_words(name.replace("|", " ").replace("\n", " "))).strip()


def fold_lines(lines: list[str], *, canonical: bool = False) -> list[str]:
    """Lines of names with bars between them, each folded, with the bars where they were.

    `canonical` saves half the time: it promises that the names are in British spelling, with "%" for a percentage and
    "X seconds" for a time. The tests hold the built-in vocabulary to that.
    """
    text = _words(_BREAK.join(lines))
    text = _PLACEHOLDER.sub("x ", text) if canonical else _spelt_alike(text)
    return text[1:-1].split(_BREAK) if lines else []


def readings(name: str) -> Iterator[tuple[str, str]]:
    """The ways to read a name as it stands, the closest first: the key to look up, and the unit that is meant, if any.

    "Complaints (#)" and "% of calls abandoned" are the metrics without the sign where these are counted so; "resolution
    time %" is not the mean time to resolve unless that too is counted in percent.
    """
    bare = fold(name)
    yield bare, ""
    while bare.startswith(_LEADING):  # one after the other: "the monthly close" is the known "monthly close"
        bare = bare.partition(" ")[2]
        yield bare, ""
    for words, unit in _COUNTED:
        if bare.startswith(words):
            yield bare.removeprefix(words), unit
    if bare.endswith(" percent"):
        yield bare.removesuffix(" percent"), "percent"


def split_brackets(name: str) -> tuple[str, tuple[str, ...]]:
    """A name without its brackets, and what stands in them: "(AHT)", "(voice)", "[%]"."""
    if "(" not in name and "[" not in name:
        return name, ()
    return re.sub(_BRACKETS, " ", name), tuple(re.findall(_BRACKETS, name))


def measures(aside: str) -> bool:
    """Whether a bracket's text says what is counted: "(within 4 hours)", "(per agent)", "(%)"."""
    return not _MEASURING.isdisjoint(fold(aside).split())


def _words(names: str) -> str:
    """Lower-case singular words with one blank before and after each, and nothing else but bars and line breaks."""
    text = names.casefold()
    if not text.isascii():
        text = _plain_letters(text)
    for old, new in _SIGNS:
        text = text.replace(old, new)
    text = f" {text.translate(_BLANKS)} "
    while "  " in text:
        text = text.replace("  ", " ")
    return _PLURAL_S.sub(" ", _PLURAL_ES.sub(" ", text.replace("ies ", "y ")))


def _plain_letters(text: str) -> str:
    import unicodedata

    text = unicodedata.normalize("NFKC", text.replace("\uff5c", " ")).casefold().replace("’", "'")
    return re.sub(_NO_LETTER, " ", text)


def _spelt_alike(text: str) -> str:
    for old, new in _VARIANTS:
        text = text.replace(old, new)
    before = ""
    while text != before:  # "80 to 90 X %" takes several steps
        before = text
        text = _PLACEHOLDER.sub("x ", _NUMBER.sub(_number, text)).replace(" x percent ", " percent ")
    return text


def _number(found: re.Match[str]) -> str:
    """A time becomes "x" and 80/20 "xx xx", the number of a share goes, 1,000 loses its comma, and others stay."""
    suffix, word = found["suffix"], found["word"]
    rest = f" {word}" if word else ""
    if suffix:
        return f"x{rest}" if suffix in _UNITS else found[0]
    if word in _UNITS or word in _KINDS:
        return "x" if word in _UNITS else f"x{rest}"
    if word == "percent":
        return word
    first, *thousands = found[0].removesuffix(rest).split()
    whole = all(len(group) == _THOUSANDS for group in thousands)
    return ("".join((first, *thousands)) if whole else "xx xx") + rest

"""What the cells of a table say of levels: targets, degrees such as priorities, phases such as months."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sla_lint.extract.lexicon import plain
from sla_lint.targets import parse_targets

if TYPE_CHECKING:
    from sla_lint.extract.lexicon import Lexicon

LONGEST_LEVEL = 400
"""Characters of a cell that may still be a target and nothing else."""

_OPEN = frozenset({"to-be-decided", "placeholder", "redacted"})
_DEGREE_WORDS = 6
_LONGEST_TITLE = 80
_BARE = re.compile(
    r"\W*(?:\d|[<>≤≥~±]|(?:at|no|not|less|more|within|under|over|up|min|max|above|below)\b)", re.IGNORECASE
)
_CODE = re.compile(r"(?:p|s|l|sev|pri|prio|t|c)-?[0-5]", re.IGNORECASE)
_YEAR = re.compile(r"(?:20\d\d(?: ?[-/] ?(?:20)?\d\d)?|fy ?(?:20)?\d\d(?: ?[-/] ?\d\d)?)", re.IGNORECASE)
_PHASE = re.compile(
    r"([a-z]+) ?(\d{1,2})(?: ?(?:-|–|to|through|and|&) ?(?:[a-z]+ ?)??(\d{1,2}))?( ?\+| ?onward| and| or)?"
)
_MONTHS = {"m": 1, "month": 1, "q": 3, "quarter": 3, "y": 12, "year": 12, "yr": 12, "contract year": 12}
_WEEKS = 4


def is_measured(text: str) -> bool:
    """Whether a text says a level: a number to reach, or that one is still to come."""
    return any(target.kind == "value" or target.kind in _OPEN for target in parse_targets(text))


def is_level(text: str) -> bool:
    """Whether a text is little else than a level, with a unit or a bound: "95%", "within 4 hours", "TBD"."""
    first = parse_targets(text)[0]
    return first.kind in _OPEN or (first.kind == "value" and bool(first.unit or first.comparator))


def is_bare_level(text: str) -> bool:
    """Whether a text begins with its level: "95% of orders", "within 2 days", but not "Orders shipped in 2 days"."""
    return is_level(text) and _BARE.match(text) is not None


def is_share(text: str) -> bool:
    """Whether a text is a percentage and nothing else."""
    return re.fullmatch(r"\W{0,3}(?:at least )?\d[\d.,]* ?%\W?", text.strip()) is not None


def is_degree(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is a degree and nothing else: "P1", "Severity 2 incidents", "High", "Priority 1 (Critical)"."""
    words = plain(text).split()
    if not words or len(words) > _DEGREE_WORDS:
        return False
    codes = [word for word in words if _CODE.fullmatch(word)]
    names = [word for word in words if f" {word} " in lexicon.phrases("degree.names")]
    numbers = [word for word in words if word.isdecimal() and len(word) == 1]
    heads = [word for word in words if f" {word} " in lexicon.phrases("degree.words")]
    rest = len(words) - len(codes) - len(names) - len(numbers) - len(heads)
    fillers = sum(f" {word} " in lexicon.phrases("degree.fillers") for word in words if word not in names)
    return rest <= fillers and bool(codes or names or (heads and numbers))


def first_month(text: str, lexicon: Lexicon) -> int | None:
    """The month in which a phase begins: 4 for "Month 4 onwards", 13 for "Year 2"; 0 for one without a number.

    None where the text names no phase.
    """
    folded = plain(text)
    if len(text) > _LONGEST_TITLE:
        return None
    found = _PHASE.search(text.casefold().replace("months", "month").replace("years", "year").replace("weeks", "week"))
    if found and f" {found[1]} " in lexicon.phrases("phase.words"):
        return _month(found[1], int(found[2]))
    if lexicon.says("phase.early", folded):
        return 1
    return 0 if lexicon.says("phase.steady", folded) else None


def names_year(text: str) -> bool:
    """Whether a heading names a calendar or fiscal year."""
    return _YEAR.search(text) is not None


def is_dated(text: str, lexicon: Lexicon) -> bool:
    """Whether a heading names a period of the calendar: a year, or months by name."""
    return names_year(text) or lexicon.says("phase.dates", plain(text))


def _month(word: str, number: int) -> int:
    if word in ("w", "wk", "week"):
        return max(number - 1, 0) // _WEEKS + 1
    return (number - 1) * _MONTHS.get(word, 1) + 1

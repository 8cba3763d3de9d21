"""Numbers that name something and are no quantity: clause 4.2, level 3, 1 January 2027, ISO 9001, 8 am."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.targets.measures import is_bare, is_noun
from sla_lint.targets.tokens import at
from sla_lint.targets.words import word_set

if TYPE_CHECKING:
    from sla_lint.targets.tokens import Token

REFERENCES = word_set(
    """clause clauses section sections schedule schedules annex annexes appendix appendices exhibit exhibits attachment
    attachments article articles paragraph paragraphs part table tables figure fig addendum §"""
)
"""Parts of a document that a target may refer to."""

_NUMBERED = REFERENCES | word_set("iso no version release item line page lot tel phone ext extension percentile #")
_RANKED = word_set(
    """level tier band class category grade priority severity sev phase stage step wave row column option note year
    month quarter week day period hours"""
)
_COUNTS = word_set("per each every any one")  # per month 12 reports
_HIGHEST_RANK = 52  # the last week of a year; "service level 80" is no rank

_COUNTDOWNS = frozenset({"t", "d"})  # T+1
_MONTHS = word_set(
    """january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec"""
)
_MOST_DATE_NUMBERS = 2  # January 1, 2027
_DAY_TIMES = frozenset({"am", "pm", "percentile", "o'clock"})
_JOINTS = frozenset({",", "-", "/", "&", "and", "to", "or"})
_YEAR_OPENINGS = word_set("in by since until during year fy before after")
_YEAR_PARTS = word_set("end start beginning half quarter")  # by the end of 2027
_CENTURIES = ("19", "20")
_YEAR_DIGITS = 4


# "24 x 7", "24 hours a day"; the tokens with one blank between each two
ROUND_THE_CLOCK = tuple(f"24 {joint} 7" for joint in "x*/") + tuple(
    f"24 {hours} {each} day" for hours in ("hours", "hrs", "h") for each in ("a", "per", "/")
)
_COVERAGES = frozenset({*ROUND_THE_CLOCK, "7 days a week", "7 days per week"})
_COVERAGE_JOINTS = word_set("x * / hours hrs h days")
_WORKING_DAYS = frozenset({"x 5", "x 6", "x 7"})  # 8x5


def is_year(tokens: list[Token], index: int) -> bool:
    """Whether a number looks like a year of our time: 2027, but not 2000 ms or 2000 cases."""
    text = at(tokens, index).text
    looks_so = len(text) == _YEAR_DIGITS and text.startswith(_CENTURIES) and text.isdecimal()
    return looks_so and not is_noun(at(tokens, index + 1))


def behind_name(tokens: list[Token], index: int) -> int:
    """The index behind the name with a number that begins at an index; the index itself where none does."""
    token = tokens[index]
    if token.kind == "number":
        return _behind_number(tokens, index)
    if token.text in _COUNTDOWNS and at(tokens, index + 1).text == "+":
        return index + 3
    ranked = token.text in _RANKED and at(tokens, index - 1).text not in _COUNTS
    if ranked or token.text in _NUMBERED:
        return _behind_numbers(tokens, index)
    if token.text in _MONTHS:
        return _behind_date(tokens, index)
    return index


def _behind_number(tokens: list[Token], index: int) -> int:
    """Behind the 1 of "1 January", the 2027 of "in 2027", or 24x7."""
    if _is_day(tokens, index) or _is_year(tokens, index):
        return index + 1
    if at(tokens, index + 1).text in {"-", "to"} and is_year(tokens, index) and is_year(tokens, index + 2):
        return index + 3
    return _behind_coverage(tokens, index) if at(tokens, index + 1).text in _COVERAGE_JOINTS else index


def _behind_coverage(tokens: list[Token], index: int) -> int:
    """Behind hours of service: 24x7, 24 x 7 x 365, 8x5, 24 hours a day, 7 days a week."""
    beginning = [token.text for token in tokens[index : index + 4]]
    if " ".join(beginning) in _COVERAGES:
        return index + 4
    if " ".join(beginning[:3]) not in _COVERAGES and " ".join(beginning[1:3]) not in _WORKING_DAYS:
        return index
    return index + 5 if beginning[3:] in (["x"], ["/"]) else index + 3


def _behind_numbers(tokens: list[Token], index: int) -> int:
    """Behind the 9 of "clauses 7, 8 and 9"."""
    end, ranked = index, tokens[index].text in _RANKED
    here = index + 1 + (at(tokens, index + 1).text == ".")  # No. 5
    while _is_name(tokens, here) and not (ranked and _is_too_high(tokens[here])):
        end = here + 1
        here = end + (at(tokens, end).text in _JOINTS)
    return end


def _behind_date(tokens: list[Token], index: int) -> int:
    """Behind the year of "January 1, 2027"."""
    end = index + 1
    for _ in range(_MOST_DATE_NUMBERS):
        here = end + (at(tokens, end).text == ",")
        if at(tokens, here).kind == "ordinal" or _is_name(tokens, here):
            end = here + 1
    return end


def _is_name(tokens: list[Token], index: int) -> bool:
    """Whether a number can belong to a name: it has no unit, and is not the first of 80/20."""
    return is_bare(tokens, index) and at(tokens, index + 1).text != "/"


def _is_too_high(token: Token) -> bool:
    return not (token.text.isdecimal() and int(token.text) <= _HIGHEST_RANK)


def _is_month(tokens: list[Token], index: int) -> bool:
    """Whether it is a month; "may" is one only with a number behind it."""
    return tokens[index].text != "may" or at(tokens, index + 1).kind in {"number", "ordinal"}


def _is_day(tokens: list[Token], index: int) -> bool:
    """1 January, 8 am, 95% percentile."""
    after = at(tokens, index + 1 + (at(tokens, index + 1).text == "%")).text
    return after in _DAY_TIMES or (after in _MONTHS and _is_month(tokens, index + 1))


def _is_year(tokens: list[Token], index: int) -> bool:
    """In 2027, but not in 2000 cases."""
    before = at(tokens, index - 1)
    opened = before.text in _YEAR_OPENINGS or before.kind == "code"  # in 2027, Q1 2027
    parted = before.text == "of" and at(tokens, index - 2).text in _YEAR_PARTS
    return (opened or parted) and is_year(tokens, index)

"""Headings by their looks: what a line of a document shows to be a heading when no style or markup says so.

Nine of ten real agreements mark no headings: a person knows them because they are short, numbered, in capitals or
bold, name a schedule, and do not read like a sentence. A table row or an item of a list can be short and numbered, too,
so that figures and units speak against a heading.
"""

from __future__ import annotations

import re

_MOST_CHARACTERS = 120
_MOST_WORDS = 14
_MOST_WORDS_PLAIN = 9
_MOST_WORDS_STOPPED = 4
_DEEPEST_PLAIN = 4
_LONGEST_ACRONYM = 4

_CONTAINERS = "schedule|annex|annexure|appendix|attachment|exhibit|enclosure|addendum|anlage|anhang"
_DIVISIONS = "part|volume|chapter|teil|kapitel"
_CLAUSES = "article|section|clause|artikel|abschnitt"
_NAMED = re.compile(
    rf"(?i:(?P<container>{_CONTAINERS})|(?P<division>{_DIVISIONS})|(?P<clause>{_CLAUSES}))"
    r"\s+(?:[A-Z]{0,2}[-.]?\d+(?:\.\d+)*[A-Z]?|[IVXLC]+|[A-Z])(?![\w])\.?",
)
_NUMBER = re.compile(
    r"(?P<number>(?P<decimal>[A-Z]?\.?\d{1,2}(?:\.\d{1,2}){0,5}[a-z]?)(?P<stop>[.)]?)"
    r"|\((?:[a-z]{1,2}|[ivxlc]+|\d{1,2})\)|(?:[IVXLC]{1,6}|[A-Z])[.)])[ \t\u00a0]+(?=\S)"
)
_SHALL = re.compile(r"\b(?:shall|must|agrees?|undertakes?|hereby)\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:will|may|should|can|is|are|was|were|be|been|has|have|had|does|do|means|includes?|if|this|these|that|which)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"[%‰€£$≥≤<>]|\d{3,}|\d+\s*(?:%|percent|seconds?|minutes?|hours?|days?|weeks?|months?)\b", re.IGNORECASE
)
_UNIT_FIRST = re.compile(
    r"(?:per ?cent|seconds?|minutes?|hours?|days?|weeks?|months?|years?|business|working|calendar|x|to|of|or|and)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[ -][^\W\d_]){2}")
_LEADERS = re.compile(r"\.{4,}|…{2,}|_{3,}|\t\s*\d+$|^page \d+", re.IGNORECASE)
_SMALL_WORD = re.compile(
    r"an?|and|as|at|by|for|from|in|into|of|on|or|per|the|to|under|upon|with|within|without|und|oder|der|die|das"
)


def looks_like_heading(line: str, *, emphasised: bool = False) -> bool:
    """Whether a line on its own reads like a heading, its number included ("3.5.3 Call registration").

    `emphasised` says that all of it is set in bold or underlined, or larger than the text around it.
    """
    if len(line) > _MOST_CHARACTERS or len(line.split()) > _MOST_WORDS:
        return False
    line = line.strip()
    title = _title(line)
    if not _could_be(line, title):
        return False
    if _names_a_part(line) or _in_capitals(title):
        return True
    if emphasised:
        first = (title or line).split()[0]
        return not (first[0].islower() and first.islower())
    return _is_plainly_numbered(line, title)


def heading_level(line: str) -> int:
    """How deep a heading stands by its looks: 1 for a schedule, 2 for a part, then by its number; 6 without any."""
    named = _NAMED.match(line.strip())
    if named:
        return 1 if named["container"] else 2 if named["division"] else 3
    number = _NUMBER.match(line.strip())
    if number is None:
        return 3 if _in_capitals(line) else 6
    decimal = number["decimal"]
    return min(2 + len(decimal.removesuffix(".0").split(".")), 6) if decimal else 6 if "(" in number[0] else 3


def split_number(line: str) -> tuple[str, str]:
    """The number that is typed before a heading or an item ("3.5", "(a)", "IV."), or "", and what follows it."""
    line = line.strip()
    number = _NUMBER.match(line)
    return (number["number"], line[number.end() :]) if number else ("", line)


def _title(line: str) -> str:
    named = _NAMED.match(line)
    if named:
        return line[named.end() :].lstrip(" \t\u00a0:.–—-")
    return split_number(line)[1]


def _could_be(line: str, title: str) -> bool:
    if _ends_like_a_sentence(title) or _SHALL.search(title) or _LEADERS.search(line):
        return False
    return bool(_WORD.search(line)) and bool(title or _NAMED.match(line))


def _ends_like_a_sentence(title: str) -> bool:
    if title.endswith((";", ",", "…", "!")) or _SMALL_WORD.fullmatch(title.rpartition(" ")[2]):
        return True
    if title.endswith(":"):
        return bool(_VERB.search(title))
    if not title.endswith((".", "?")) or _in_capitals(title):
        return False
    return len(title.split()) > _MOST_WORDS_STOPPED or bool(_VERB.search(title))


def _names_a_part(line: str) -> bool:
    """Whether it begins with "Schedule 4" or the like and goes on as a title does, not as a reference to it would."""
    named = _NAMED.match(line)
    if named is None or not line[0].isupper():
        return False
    rest = line[named.end() :].strip()
    return not rest or rest[0] in ":–—-(" or (not rest[0].islower() and not _VERB.search(rest))


def _in_capitals(title: str) -> bool:
    return title.isupper() and sum(map(str.isalpha, title)) > _LONGEST_ACRONYM and not _FIGURE.search(title)


def _is_plainly_numbered(line: str, title: str) -> bool:
    """Whether a line without any emphasis is numbered and titled as a heading, not as an item or a row is."""
    number = _NUMBER.match(line)
    if number is None or "(" in number[0] or len(title.split()) > _MOST_WORDS_PLAIN:
        return False
    if not title[0].isupper() or _VERB.search(title) or _FIGURE.search(title) or _UNIT_FIRST.match(title):
        return False
    levels = (number["decimal"] or "").count(".")
    return 1 <= levels <= _DEEPEST_PLAIN or _is_title_case(title)


def _is_title_case(title: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", title) if not _SMALL_WORD.fullmatch(word)]
    return bool(words) and all(word[0].isupper() for word in words)

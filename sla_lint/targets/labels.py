"""Labels: for which cases or which phase a target stands (P1, M1-M3, Year 2, High, thereafter)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.targets.bounds import BOUND_WORDS
from sla_lint.targets.measures import is_bare
from sla_lint.targets.names import REFERENCES, is_year
from sla_lint.targets.numerals import NUMBER_WORDS
from sla_lint.targets.tokens import adjacent, at
from sla_lint.targets.windows import percentile_of
from sla_lint.targets.words import word_set

if TYPE_CHECKING:
    from sla_lint.targets.tokens import Token

    Rank = tuple[str, str, int]  # prefix and number of its label ("P", "1"), and the index behind it


class Label:
    """A label as it is shown, the words it was made of, and the index behind it and its colon or dash."""

    __slots__ = ("end", "text", "tokens")

    def __init__(self, text: str, tokens: list[Token], end: int) -> None:
        self.text = text
        self.tokens = tokens
        self.end = end


# "Priority 2" is P2, "Year 1" Y1, "Phase 1" itself; "p95" is no priority but a percentile.
_PREFIXES = {
    "priority": "P", "priorities": "P", "prio": "P", "p": "P", "severity": "S", "severities": "S", "sev": "S", "s": "S",
    "year": "Y", "years": "Y", "yr": "Y", "y": "Y", "quarter": "Q", "quarters": "Q", "q": "Q", "month": "M",
    "months": "M", "m": "M", "week": "W", "weeks": "W", "wk": "W", "w": "W", "phase": "Phase ", "phases": "Phase ",
    "level": "Level ", "levels": "Level ", "l": "L", "tier": "Tier ", "tiers": "Tier ", "t": "T", "band": "Band ",
    "wave": "Wave ", "stage": "Stage ", "category": "Category ", "class": "Class ", "day": "D", "days": "D",
}  # fmt: skip
_HIGHEST = 49

_RANGE_JOINTS = {"-": "-", "to": "-", "through": "-", "/": "/", "&": "&"}
_OPEN_ENDS = word_set("onwards onward beyond thereafter later +")

_PLAIN_LABELS = word_set(
    """critical high medium low urgent normal emergency major minor routine standard enhanced premium gold silver
    bronze aql alp thereafter subsequently"""
)
_LATER = frozenset({"thereafter", "subsequently"})

_MOST_WORDS = 6
_IN_LABELS = frozenset({"(", ")", "/", "&", "'"})
_IN_NO_LABEL = BOUND_WORDS | NUMBER_WORDS | REFERENCES | word_set("tbd tbc tba na be see insert x all every each per")
_NO_OPENINGS = frozenset({"and", "or"})
_SIGNS = word_set("< ≤ <= =< > ≥ >= => = ~ ± ?")


def label_at(tokens: list[Token], index: int, text: str, *, first: bool) -> Label | None:
    """The label that begins at an index; `first` says that a part of the text begins there."""
    token = tokens[index]
    if token.kind not in {"word", "code"}:
        return None
    rank = _rank_at(tokens, index) if token.text in _PREFIXES or token.kind == "code" else None
    if rank:
        return _ranked(tokens, index, rank, first=first)
    if token.text in _PLAIN_LABELS and (label := _plain(tokens, index, text, first=first)):
        return label
    return _titled(tokens, index, text) if first and token.text not in _NO_OPENINGS else None


def rank_in(tokens: list[Token]) -> str | None:
    """The rank that words name, where it is no label before a target: "4 hours for P1", "98% (P1)"."""
    for index, token in enumerate(tokens):
        rank = _rank_at(tokens, index) if token.text in _PREFIXES or token.kind == "code" else None
        if rank:
            return _to_second(tokens, rank)[0]
    return None


def _ranked(tokens: list[Token], index: int, rank: Rank, *, first: bool) -> Label | None:
    """A label with a number: "P1:", "Sev 1 -", "M1-M3:", "Month 4+", "Year 1"."""
    label, end = _to_second(tokens, rank)
    last = end + (at(tokens, end).text == "and")  # month 4 and beyond
    if at(tokens, last).text in _OPEN_ENDS:
        label, end = label + "+", last + 1
    named = end = end + is_year(tokens, end)  # Q1 2027
    end = end + 1 if at(tokens, end).text == "-" else _behind_colon(tokens, end)
    if first or end > named or _begins_amount(at(tokens, end)):
        return Label(label, tokens[index:named], end)
    return None


def _rank_at(tokens: list[Token], index: int) -> Rank | None:
    """One rank in a word and a number, or in a code: Year 1, Sev. 2, P1."""
    token = at(tokens, index)
    if token.kind == "code":
        name = token.text.rstrip("0123456789")
        number, end = token.text[len(name) :], index + 1
    else:
        name, end = token.text, index + 1 + (at(tokens, index + 1).text == ".")
        number, end = (at(tokens, end).text, end + 1) if is_bare(tokens, end) else ("", end)
    if name not in _PREFIXES or not _is_rank(number):
        return None
    return _PREFIXES[name], number, end


def _to_second(tokens: list[Token], rank: Rank) -> tuple[str, int]:
    """The label from a first to a second rank: M1-M3, Months 1 to 3, P1/P2."""
    prefix, number, end = rank
    joint = at(tokens, end).text
    second = (_rank_at(tokens, end + 1) or _second_number(tokens, end, prefix)) if joint in _RANGE_JOINTS else None
    if second is None:
        return prefix + number, end
    return f"{prefix}{number}{_RANGE_JOINTS[joint]}{second[0].rstrip()}{second[1]}", second[2]


def _second_number(tokens: list[Token], joint: int, prefix: str) -> Rank | None:
    """The 3 of "Months 1-3"; of "P1 - 15" only where a colon shows that no target has begun."""
    number = at(tokens, joint + 1)
    if not is_bare(tokens, joint + 1) or not _is_rank(number.text):
        return None
    if tokens[joint].text == "-" and not adjacent(tokens[joint], number) and at(tokens, joint + 2).text != ":":
        return None
    return "" if prefix.endswith(" ") else prefix, number.text, joint + 2


def _plain(tokens: list[Token], index: int, text: str, *, first: bool) -> Label | None:
    """A word that is known as a label: "High 4 hours", "Medium: 8 hours", "thereafter 90%"."""
    token, end = tokens[index], _behind_colon(tokens, index + 1)
    if end == index + 1 and not _begins_amount(at(tokens, end)) and not (first and token.text in _LATER):
        return None
    written = text[token.start : token.end]
    return Label(written, [token], end) if first or token.text in _LATER or written[0].isupper() else None


def _titled(tokens: list[Token], index: int, text: str) -> Label | None:
    """Any few words before a colon or a dash that stands apart: "STANDARD:", "Critical (P1) -"."""
    end = index
    while end - index <= _MOST_WORDS and _is_in_title(tokens, end):
        end += 1
    behind = _behind_colon(tokens, end)
    words = {token.text for token in tokens[index:end]}
    if end in {index, behind} or end - index > _MOST_WORDS or words & _IN_NO_LABEL:
        return None
    if end == index + 1 and percentile_of(tokens[index]):
        return None
    return Label(" ".join(text[tokens[index].start : tokens[end - 1].end].split()), tokens[index:end], behind)


def _is_in_title(tokens: list[Token], index: int) -> bool:
    """Words, brackets, and the hyphen of "Non-urgent:" and "Ramp (M1-M3):"."""
    token = at(tokens, index)
    if token.text == "-":
        return adjacent(at(tokens, index - 1), token)
    return token.kind in {"word", "code"} or token.text in _IN_LABELS


def _behind_colon(tokens: list[Token], index: int) -> int:
    """The index behind a colon, or a dash that stands apart from the words before it."""
    before, token, after = at(tokens, index - 1), at(tokens, index), at(tokens, index + 1)
    apart = token.text == "-" and not adjacent(before, token) and not adjacent(token, after)  # NPS of -10 has a sign
    return index + 1 if token.text == ":" or apart else index


def _begins_amount(token: Token) -> bool:
    return token.kind in {"number", "clock"} or token.text in _SIGNS or token.text in BOUND_WORDS


def _is_rank(number: str) -> bool:
    return number.isdecimal() and int(number) <= _HIGHEST

"""What a statement says in particular: how often, by when, how long, how much, and who."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from sla_lint.extract.clause_phrases import spans_of, tokens_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sla_lint.extract.clause_evidence import Said
    from sla_lint.extract.clause_numbers import Numbers
    from sla_lint.extract.clause_phrases import Span
    from sla_lint.extract.tree import Piece

RHYTHMS = ("daily", "weekly", "biweekly", "bimonthly", "monthly", "quarterly", "biannual", "annual")
WINDOWS = ("month", "quarter", "week", "day", "year")
_TENTH = Decimal("0.1")
_DETERMINERS = frozenset(("the", "each", "both", "our", "your", "its", "their", "a", "an", "all", "der", "die", "das"))
_GROUP = re.compile(
    r"[^.;:()|]+?(?=\s+(?:to|in order|on|at|every|each|once|twice|who|which|where|that|within|for|during|shall|will|"
    r"must|meet|meets|is|are|so|in|as|about)\b|[.;:()|]|$)",
    re.IGNORECASE,
)
_ONE = re.compile(_GROUP.pattern.replace("[^.;:()|]", "[^.,;:()|]").replace("|[.;:()|]", "|[.,;:()|]"), re.IGNORECASE)
_LONGEST_GROUP = 160
_WORDS_BEFORE = 4
_BREAK = re.compile(r"[,;:|(]")
"""What stands between two clauses."""
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*\)?\s*(?:%|per ?cent\b|prozent\b)", re.IGNORECASE)


class Told(NamedTuple):
    """A value and the words that amount to it."""

    value: str | Decimal
    words: Piece


def frequency(said: Said, *near: str) -> Told | None:
    """How often something happens: of several rhythms the one nearest to the hit of some lists."""
    return _nearest(said, {name: f"rhythm.{name}" for name in RHYTHMS}, near)


def window(said: Said, *near: str) -> Told | None:
    """The stretch of time over which something is measured."""
    return _nearest(said, {name: f"window.{name}" for name in WINDOWS}, near)


def _nearest(said: Said, lists: dict[str, str], near: tuple[str, ...]) -> Told | None:
    anchors = [span for name in near for span in said.own.get(name, ())]
    found = [
        (_distance(span, anchors), order, name, span)
        for order, (name, listed) in enumerate(lists.items())
        for span in said.own.get(listed, ())
    ]
    if not found:
        return None
    _, _, name, span = min(found)
    return Told(name, said.words(*span))


def _distance(span: Span, anchors: list[Span]) -> int:
    return min((max(span[0] - end, begin - span[1], 0) for begin, end in anchors), default=0)


def months(said: Said, numbers: Numbers) -> Told | None:
    """The length of a first time: "the first 90 days" is 3 months, and what begins in month 4 has 3 before it."""
    for name in ("first-time", "later-time", "duration"):
        for span in said.own.get(name, ()):
            words = said.words(*span)
            length = numbers.months(tokens_of(words.text), later=name == "later-time")
            if length is not None:
                return Told(_rounded(length), words)
    return None


def _rounded(months: Decimal) -> Decimal:
    """Months to one decimal, and without it where there is none to give."""
    tenths = months.quantize(_TENTH)
    return tenths.to_integral_value() if tenths == tenths.to_integral_value() else tenths


def percent(said: Said, *, after: str = "") -> Told | None:
    """The first percentage, or the first behind the hit of a list."""
    span = said.span(after) if after else None
    begin = spans_of(said.text)[span[0]][0] if span else 0
    match = _PERCENT.search(said.text, begin) or _PERCENT.search(said.text)
    if match is None:
        return None
    tokens = _tokens_between(said, match.start(), match.end())
    return Told(Decimal(match[1].replace(",", ".")), said.words(*tokens))


def _tokens_between(said: Said, begin: int, end: int) -> Span:
    """The words that stand between two places of the text."""
    inside = [index for index, (start, stop) in enumerate(spans_of(said.text)) if start < end and stop > begin]
    return inside[0], inside[-1] + 1


def subject(said: Said) -> Piece | None:
    """Who acts: the first party with a verb behind it, with what is said of it ("the Client's service owner")."""
    return ahead(said, "modal")


def ahead(said: Said, marker: str) -> Piece | None:
    """The party before the words of a list: "the Provider's delivery manager attends"."""
    verbs = [begin for begin, _ in said.own.get(marker, ())]
    tokens, spans = tokens_of(said.text), spans_of(said.text)
    for first, last in said.own.get("party", ()):
        verb = next((verb for verb in verbs if verb >= last), None)
        if verb is not None and not _BREAK.search(said.text, spans[first][0], spans[verb][0]):
            return said.words(_determined(tokens, first), verb)
    return None


def _determined(tokens: list[str], first: int) -> int:
    """Where the phrase begins that a word stands in: at the article a few words before, else at the word."""
    before = range(first - 1, max(first - _WORDS_BEFORE, -1), -1)
    return next((index for index in before if tokens[index] in _DETERMINERS), first)


def behind(said: Said, marker: str, *, several: bool = False) -> Piece | None:
    """The party behind the words of a list: "chaired by the Client's service manager"; `several` may have commas."""
    group = _GROUP if several else _ONE
    for _, end in said.own.get(marker, ()):
        spans = spans_of(said.text)
        if end < len(spans):
            match = group.match(said.text[: spans[end][0] + _LONGEST_GROUP], spans[end][0])
            begin, after = _tokens_between(said, *match.span()) if match else (end, end)
            words = said.words(begin, after) if begin < after else None
            party = any(begin <= first < after for first, _ in said.own.get("party", ()))
            if words is not None and (party or words.text[:1].isupper()):
                return words
    return None


def cell_under(said: Said, head: str, names_in: Callable[[str], frozenset[str]]) -> Piece | None:
    """The cell of a row whose column is headed by the words of a list."""
    cells = zip(said.statement.cells, said.statement.heads, strict=True)
    return next((cell for cell, title in cells if head in names_in(title)), None)


def labelled(said: Said, head: str, names_in: Callable[[str], frozenset[str]]) -> Piece | None:
    """What stands behind a label: "Chair: the Client's service manager", or in the second cell of a card."""
    if not said.statement.labels or head not in names_in(said.statement.labels[0]):
        return None
    if len(said.statement.cells) == len(("key", "value")):
        return said.statement.cells[1]
    tokens = len(tokens_of(said.statement.labels[0]))
    everything = len(tokens_of(said.text))
    return said.words(tokens, everything) if tokens < everything else None

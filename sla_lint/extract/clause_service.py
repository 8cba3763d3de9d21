"""What the service is: its scope, its hours and its volume; and who may change it, and what excuses a miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.extract.clause_phrases import tokens_of
from sla_lint.extract.tree import group, implied, scalar, several

if TYPE_CHECKING:
    from sla_lint.extract.clause_evidence import Evidence, Said
    from sla_lint.extract.tree import Piece
    from sla_lint.syntax.source import Source
    from sla_lint.syntax.tree import Mapping, Scalar, Sequence

_MOST_ITEMS = 40
_FIRST_WORDS = 3
_AMOUNTS = frozenset(("hours", "volume", "scope"))
"""What a sentence on the work may tell besides."""


def scope(evidence: Evidence, source: Source) -> Mapping | None:
    """What the service covers: the first sentence under a heading of that kind, and the items of its lists."""
    outside = evidence.of("out-of-scope")
    inside = [said for said in evidence.of("scope") if said not in outside]
    inside = inside or [said for said in evidence.said if _tells_of_work(said)][:1]
    if not inside and not outside:
        return None
    summary = next((words for said in inside if (words := _summary(said)) is not None), None)
    items = [said for said in inside if said.statement.marker][:_MOST_ITEMS]
    return group(
        source,
        [
            ("summary", None if summary is None else scalar(source, summary)),
            ("in_scope", _texts(items, source)),
            ("out_of_scope", _texts(outside[:_MOST_ITEMS], source)),
        ],
    )


def _summary(said: Said) -> Piece | None:
    """The words of a sentence, or of the cell beside a label; an item of a list is no summary."""
    if said.statement.cells:
        return said.statement.cells[1] if len(said.statement.cells) == len(("label", "value")) else None
    return None if said.statement.marker else said.statement.words


def _tells_of_work(said: Said) -> bool:
    """Whether a sentence begins with the provider and is no clause: "The Provider cleans 42 schools"."""
    first = min((first for first, _ in said.own.get("provider-role", ())), default=None)
    words = tokens_of(said.text)[:first]
    return (
        first is not None
        and sum(not word.isdecimal() for word in words) < _FIRST_WORDS
        and said.kinds <= _AMOUNTS
        and not said.statement.cells
    )


def _texts(found: list[Said], source: Source) -> Sequence | None:
    return several(source, [scalar(source, said.statement.words) for said in found]) if found else None


def hours(evidence: Evidence, source: Source) -> Mapping | None:
    """When the service is open, in the document's own words."""
    found = evidence.of("hours")
    if not found:
        return None
    zone = next((hit for hit in (said.hit("zone") for said in found) if hit is not None), None)
    days = next(
        (
            said
            for said in evidence.said
            if "holidays" in said.own and {"hours-word", "heading:hours-word"} & said.names
        ),
        None,
    )
    return group(
        source,
        [
            ("text", scalar(source, found[0].statement.words)),
            ("timezone", None if zone is None else scalar(source, zone)),
            ("holidays", None if days is None else scalar(source, days.statement.words)),
        ],
    )


def volume(evidence: Evidence, source: Source) -> Mapping | None:
    """How much work there is: in a month or in a day, and what is counted."""
    for said in evidence.of("volume"):
        unit = said.own["volume-unit"][0] if "volume-unit" in said.own else None
        number = None if unit is None else _number_before(said, unit[0])
        if number is not None and unit is not None:
            figure = said.words(number, number + 1) if number + 1 == unit[0] else said.words(number, unit[0])
            key = "daily" if "per-day" in said.own and "per-month" not in said.own else "monthly"
            return group(source, [(key, scalar(source, figure)), ("unit", scalar(source, said.words(*unit)))])
    return None


def _number_before(said: Said, unit: int) -> int | None:
    """Where the number begins that stands right before a unit: "1,800 calls"."""
    tokens = tokens_of(said.text)
    begin = unit
    while begin and tokens[begin - 1].isdecimal():
        begin -= 1
    return begin if begin < unit else None


def relief(evidence: Evidence, source: Source) -> Sequence | None:
    """Events that excuse a miss."""
    found = evidence.of("relief")
    events = [group(source, [("event", scalar(source, said.statement.words))]) for said in found]
    return several(source, events) if events else None


def governance(evidence: Evidence, source: Source) -> Mapping | None:
    """How the agreement is changed, with how many days of notice, and the levels of escalation."""
    changes, levels = evidence.of("change-control"), evidence.of("escalation")
    if not changes and not levels:
        return None
    return group(
        source,
        [("escalation", _texts(levels, source)), ("change_control", _change_control(changes, evidence, source))],
    )


def _change_control(changes: list[Said], evidence: Evidence, source: Source) -> Mapping | None:
    if not changes:
        return None
    return group(
        source,
        [("route", scalar(source, changes[0].statement.words)), ("notice_days", _notice(changes, evidence, source))],
    )


def _notice(changes: list[Said], evidence: Evidence, source: Source) -> Scalar | None:
    for said in changes:
        span = said.span("notice")
        days = evidence.phrases.numbers.cardinal(tokens_of(said.text)[span[0] - 1]) if span and span[0] else None
        if span is not None and days is not None:
            return implied(source, days, said.words(span[0] - 1, span[1]))
    return None

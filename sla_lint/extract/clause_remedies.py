"""What follows a miss: credits and their cap, the mending of the cause, escalation, termination, and other remedies."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sla_lint.extract import clause_reading as read
from sla_lint.extract.clause_phrases import spans_of, tokens_of
from sla_lint.extract.tree import group, implied, scalar, several

if TYPE_CHECKING:
    from sla_lint.extract.clause_evidence import Evidence, Said
    from sla_lint.extract.tree import Piece
    from sla_lint.syntax.source import Source
    from sla_lint.syntax.tree import Mapping, Node, Scalar

_DAY = Fraction(1, 30)
_WORKING_DAYS = 5
"""Working days in a week."""
_MISSED = ("miss", "heading:miss")
_STAKES = frozenset(("share", "money", "consequence", "credit", "pay-less", "points", "damages", "charges"))
_REACH = 3
"""How many sentences before the one on the step may tell of the miss that sets it off."""


def remedies(evidence: Evidence, source: Source) -> Mapping | None:
    """All that follows from a miss, by its kind."""
    fields: list[tuple[str, Node | None]] = [
        ("root_cause", _root_cause(evidence, source)),
        ("credits", _credits(evidence, source)),
        ("earnback", _one(evidence, source, "earnback", "condition")),
        ("escalation", _all(evidence, source, "escalation")),
        ("repeat", _one(evidence, source, "repeat", "trigger")),
        ("termination", _one(evidence, source, "termination", "trigger")),
        ("bonus", _all(evidence, source, "bonus")),
        ("points", _all(evidence, source, "points")),
        ("re_performance", _all(evidence, source, "reperformance")),
    ]
    return group(source, fields) if any(node is not None for _, node in fields) else None


def _one(evidence: Evidence, source: Source, kind: str, field: str) -> Mapping | None:
    found = evidence.of(kind)
    return group(source, [(field, scalar(source, found[0].statement.words))]) if found else None


def _all(evidence: Evidence, source: Source, kind: str) -> Node | None:
    found = evidence.of(kind)
    return several(source, [scalar(source, said.statement.words) for said in found]) if found else None


def _credits(evidence: Evidence, source: Source) -> Mapping | None:
    """Service credits: what they are taken of, what is at risk, and the cap of a month and of a year."""
    found = [said for said in evidence.of("credits") if _costs(said, evidence)]
    caps = evidence.of("cap")
    if not found or evidence.of("no-credits"):
        return None
    yearly = [said for said in caps if "yearly-cap" in said.names]
    other = [said for said in caps if said not in yearly]
    return group(
        source,
        [
            ("base", _base([*caps, *found], source)),
            ("monthly_cap_percent", _percent(other, source)),
            ("annual_cap_percent", _percent(yearly, source)),
            ("cap", scalar(source, other[0].statement.words) if other else None),
            ("x-text", several(source, [scalar(source, said.statement.words) for said in found])),
        ],
    )


def _costs(said: Said, evidence: Evidence) -> bool:
    """Whether a row costs anything: where a column says what a miss costs, the shares in others are levels."""
    cell = read.cell_under(said, "consequence-head", evidence.names_in)
    return cell is None or not _STAKES.isdisjoint(evidence.names_in(cell.text))


def _base(found: list[Said], source: Source) -> Scalar | None:
    words = next((hit for hit in (said.hit("charges") for said in found) if hit is not None), None)
    return None if words is None else scalar(source, words)


def _percent(caps: list[Said], source: Source) -> Scalar | None:
    told = (read.percent(said, after="capped") for said in caps)
    first = next((one for one in told if one is not None), None)
    return None if first is None else implied(source, first.value, first.words)


def _root_cause(evidence: Evidence, source: Source) -> Mapping | None:
    """The duty to find and mend the cause; of several statements the one that tells most of it."""
    steps = [_step(evidence, source, said) for said in evidence.of("root-cause")]
    if not steps:
        return None
    best = max(steps, key=lambda step: sum(node is not None for node in step.values()))
    return group(source, best.items())


def _step(evidence: Evidence, source: Source, said: Said) -> dict[str, Node | None]:
    trigger, owner, due = _trigger(said), read.subject(said), _due(evidence, said)
    for other in _around(evidence, said):
        trigger, due = trigger or _trigger(other), due or _due(evidence, other)
    if trigger is None and not said.names.isdisjoint(_MISSED):  # the heading, or a sentence far above, tells of it
        trigger = said.statement.words
    owner = owner or said.hit("provider-role")
    days = None if due is None else _days(evidence, due)
    return {
        "trigger": None if trigger is None else scalar(source, trigger),
        "due_working_days": None if days is None or due is None else implied(source, days, due),
        "due": scalar(source, due) if due is not None and days is None else None,
        "owner": None if owner is None else scalar(source, owner),
        "x-text": scalar(source, said.statement.words),
    }


def _around(evidence: Evidence, said: Said) -> list[Said]:
    """The sentences before it and the one behind, under the same heading; none for a row of a table."""
    if said.statement.cells:
        return []
    near = evidence.said[max(0, said.place - _REACH) : said.place + 2]
    return [other for other in near if other is not said and other.statement.headings == said.statement.headings]


def _trigger(said: Said) -> Piece | None:
    """The words that tell what sets the step off."""
    miss = said.own.get("miss", ())
    if not miss:
        return None
    starts = [begin for begin, _ in said.own.get("trigger", ()) if begin <= miss[0][0]]
    begin = starts[-1] if starts else miss[0][0]
    return said.words(begin, _clause_end(said, miss[0][1]))


def _clause_end(said: Said, index: int) -> int:
    """The word behind a clause: up to the next comma, or the end."""
    spans = spans_of(said.text)
    comma = said.text.find(",", spans[index - 1][1])
    return len(spans) if comma < 0 else sum(begin < comma for begin, _ in spans)


def _due(evidence: Evidence, said: Said) -> Piece | None:
    """By when the step is due: of several times the first that is counted in days."""
    times = [said.words(*span) for span in said.own.get("within", ())]
    return next((time for time in times if _days(evidence, time) is not None), next(iter(times), None))


def _days(evidence: Evidence, due: Piece) -> int | None:
    """The working days until the step is due; None where the document ties it to a meeting or a report."""
    numbers, tokens = evidence.phrases.numbers, tokens_of(due.text)
    figures = numbers.all_in(tokens) or [place for place in map(numbers.ordinal, tokens) if place is not None]
    lengths = [numbers.units[token] for token in tokens if token in numbers.units]
    if not figures or not lengths or lengths[0] >= 1:
        return None
    return figures[0] if lengths[0] == _DAY else figures[0] * _WORKING_DAYS

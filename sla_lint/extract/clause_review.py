"""Reviews of the results and of the targets, and the reports that they look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.extract import clause_reading as read
from sla_lint.extract.tree import group, implied, scalar, several

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sla_lint.extract.clause_evidence import Evidence, Said
    from sla_lint.extract.tree import Piece
    from sla_lint.syntax.source import Source
    from sla_lint.syntax.tree import Mapping, Node, Scalar

_MEETING = ("named-meeting", "meet", "review-of-results")
_TARGETS = ("targets-reviewed",)
_REPORT = ("periodic-report", "report", "reported")
_BOTH = ("parties", "both", "representatives", "managers", "teams", "leads", "we")


def review(evidence: Evidence, source: Source) -> Mapping | None:
    """The review of the results and that of the targets, each with how often, who calls it and who takes part."""
    performance = _meeting(evidence, source, evidence.of("review"), _MEETING)
    targets = _meeting(evidence, source, evidence.of("targets-review"), _TARGETS)
    if performance is None and targets is None:
        return None
    return group(source, [("performance", performance), ("targets", targets)])


def reporting(evidence: Evidence, source: Source) -> Mapping | None:
    """How results are reported: how often, by when, by whom, with which contents, and what if they are disputed."""
    found = evidence.of("reporting")
    if not found:
        return None
    best = max(found, key=lambda said: _fullness(said, evidence))
    record = next(
        (said for said in evidence.said if "source-of-record" in said.own and "system-of-record" in said.own), None
    )
    raw = evidence.of("raw-data")
    return group(
        source,
        [
            ("frequency", _frequency(best, source, evidence, _REPORT)),
            ("due", _due(best, source, evidence)),
            (
                "prepared_by",
                _scalar(source, read.cell_under(best, "owner-head", evidence.names_in) or read.subject(best)),
            ),
            ("contents", _contents(best, source, evidence)),
            ("system_of_record", None if record is None else scalar(source, record.statement.words)),
            ("raw_data", scalar(source, raw[0].statement.words) if raw else None),
            ("dispute", _dispute(evidence, source)),
            ("x-text", several(source, [scalar(source, said.statement.words) for said in found])),
        ],
    )


def _fullness(said: Said, evidence: Evidence) -> int:
    """How much a statement tells of a report."""
    cells = (read.cell_under(said, head, evidence.names_in) for head in ("frequency-head", "due-head", "contents-head"))
    told = (read.frequency(said), said.hit("due"), read.subject(said), *cells)
    return sum(item is not None for item in told)


def _meeting(evidence: Evidence, source: Source, found: list[Said], near: tuple[str, ...]) -> Mapping | None:
    """The fullest meeting of those that were found; what it leaves open may stand beside it."""
    meetings = [_fields(evidence, source, said, near) for said in found]
    if not meetings:
        return None
    best = max(
        meetings, key=lambda fields: sum(fields[key] is not None for key in ("frequency", "owner", "participants"))
    )
    return group(source, best.items())


def _fields(evidence: Evidence, source: Source, said: Said, near: tuple[str, ...]) -> dict[str, Node | None]:
    around = [said, *_neighbours(evidence, said)]
    owner = _pick(around, evidence, "owner-head", "calls") or _who(around, "chair-verb")
    participants = _pick(around, evidence, "participants-head", "attended") or _who(around, "attends")
    actor = read.subject(said)
    if actor is not None:
        owner = owner or actor
        participants = participants or (actor if _is_both(actor) else _other_party(said, actor))
    return {
        "frequency": _frequency(said, source, evidence, near),
        "owner": _scalar(source, owner or participants),
        "participants": _scalar(source, participants or _other_party(said, owner)),
        "x-text": scalar(source, said.statement.words),
    }


def _pick(around: Iterable[Said], evidence: Evidence, head: str, marker: str) -> Piece | None:
    for said in around:
        words = (
            read.cell_under(said, head, evidence.names_in)
            or read.labelled(said, head, evidence.names_in)
            or read.behind(said, marker, several=marker == "attended")
        )
        if words is not None:
            return words
    return None


def _who(around: Iterable[Said], verb: str) -> Piece | None:
    found = (read.ahead(said, verb) for said in around)
    return next((who for who in found if who is not None), None)


def _neighbours(evidence: Evidence, said: Said) -> list[Said]:
    """The statements near by under the same heading; a row of a table says all in itself."""
    if said.statement.cells:
        return []
    near = evidence.said[max(0, said.place - _REACH) : said.place + _REACH + 1]
    return [other for other in near if other is not said and other.statement.headings == said.statement.headings]


_REACH = 4


def _is_both(words: Piece) -> bool:
    told = words.text.lower().split()
    return any(word in told for word in _BOTH) or " and " in words.text


def _other_party(said: Said, actor: Piece | None) -> Piece | None:
    """A party that is named beside the one who acts."""
    for span in said.own.get("party", ()):
        words = said.words(*span)
        if actor is None or not actor.start <= words.start < actor.end:
            return words
    return None


def _frequency(said: Said, source: Source, evidence: Evidence, near: tuple[str, ...]) -> Scalar | None:
    """How often: a known rhythm under its own name, else the words of the document."""
    cell = read.cell_under(said, "frequency-head", evidence.names_in)
    told = read.frequency(said, *near)
    if told is not None:
        return implied(source, str(told.value), told.words)
    return _scalar(source, cell or said.hit("vague-rhythm"))


def _due(said: Said, source: Source, evidence: Evidence) -> Scalar | None:
    return _scalar(source, read.cell_under(said, "due-head", evidence.names_in) or said.hit("due"))


def _contents(said: Said, source: Source, evidence: Evidence) -> Node | None:
    """What a report holds: the items of the list that it opens, else what its own words say."""
    lead = said.text if said.text.endswith(":") else ""
    items = [other for other in evidence.said if lead and other.statement.lead.strip().endswith(lead)]
    if items:
        return several(source, [scalar(source, item.statement.words) for item in items])
    span = said.span("content-words")
    cell = read.cell_under(said, "contents-head", evidence.names_in)
    if cell is not None or span is None:
        return _scalar(source, cell)
    from sla_lint.extract.clause_phrases import tokens_of

    return scalar(source, said.words(span[0], len(tokens_of(said.text))))


def _dispute(evidence: Evidence, source: Source) -> Mapping | None:
    found = evidence.of("dispute")
    return group(source, [("route", scalar(source, found[0].statement.words))]) if found else None


def _scalar(source: Source, words: Piece | None) -> Scalar | None:
    return None if words is None else scalar(source, words)

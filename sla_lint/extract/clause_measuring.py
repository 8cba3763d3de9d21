"""How the whole agreement measures: over which stretch of time, and from which system the figures come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.extract import clause_reading as read
from sla_lint.extract.clause_phrases import spans_of
from sla_lint.extract.tree import group, implied, scalar

if TYPE_CHECKING:
    from sla_lint.extract.clause_evidence import Evidence, Said
    from sla_lint.extract.tree import Piece
    from sla_lint.syntax.source import Source
    from sla_lint.syntax.tree import Mapping, Scalar


def window(evidence: Evidence, source: Source) -> Scalar | None:
    """The measurement window of every metric that names none."""
    for said in evidence.of("window"):
        told = read.window(said, "window-name", "measured", "measured-for")
        if told is not None:
            return implied(source, str(told.value), told.words)
    return None


def data_source(evidence: Evidence, source: Source) -> Mapping | None:
    """Where the figures of every metric come from that names no source of its own, and who runs it."""
    found = evidence.of("data-source")
    if not found:
        return None
    owner = next((words for said in found if (words := _owner(said)) is not None), None)
    return group(
        source,
        [
            ("system", scalar(source, _system(found[0]))),
            ("owner", None if owner is None else scalar(source, owner)),
        ],
    )


def _system(said: Said) -> Piece:
    """The words that name the system: from behind "drawn from" to the end of the clause."""
    span = said.span("drawn", "per-system", "source-of-record")
    spans = spans_of(said.text)
    if span is None or span[1] >= len(spans):
        return said.statement.words
    begin = span[1]
    stop = min(
        (place for place in map(said.text[spans[begin][0] :].find, (";", ", ", ". ", ")")) if place >= 0), default=-1
    )
    end = len(spans) if stop < 0 else sum(start < spans[begin][0] + stop for start, _ in spans)
    words = said.words(begin, end)
    systems = [one for one in said.own.get("system", ()) if begin <= one[0] < end]
    return words if systems or "system" not in said.own else said.statement.words


def _owner(said: Said) -> Piece | None:
    behind = read.behind(said, "owned-by")
    if behind is not None:
        return behind
    own = [*said.own.get("client-role", ()), *said.own.get("provider-role", ())]
    return said.words(*own[0]) if own else None

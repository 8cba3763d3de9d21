"""How the whole agreement measures: over which stretch of time, and from which system the figures come."""

from __future__ import annotations

import re
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
    told = (read.window(said, "window-name", "measured") for said in evidence.of("window"))
    first = next((one for one in told if one is not None), None)
    return None if first is None else implied(source, str(first.value), first.words)


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
    """The words that name the system: from behind "drawn from" to the system, with what is said of it."""
    spans = spans_of(said.text)
    drawn = said.span("drawn", "per-system", "source-of-record")
    systems = [span for span in said.own.get("system", ()) if drawn is not None and span[1] > drawn[1]]
    if drawn is None or not systems:
        return said.statement.words
    begin = max(
        (end for _, end in said.own.get("source-prep", ()) if drawn[1] <= end <= systems[0][0]), default=drawn[1]
    )
    stop = _CLAUSE_END.search(said.text, spans[systems[0][1] - 1][1])
    end = len(spans) if stop is None else sum(start < stop.start() for start, _ in spans)
    return said.words(begin, end)


def _owner(said: Said) -> Piece | None:
    """Who runs the system: the owner that is named, else the party whose system it is ("the Bank's workflow")."""
    behind = read.behind(said, "owned-by")
    if behind is not None:
        return behind
    roles = sorted(span for role in ("client-role", "provider-role") for span in said.own.get(role, ()))
    words = [said.words(*span) for span in roles]
    own = [word for word in words if word.text.lower() not in _PRONOUNS]
    return next(iter(own), None) or said.hit("owned-pronoun")


_CLAUSE_END = re.compile(
    r"[,;|()]|\.(?:\s|$)|\s(?:and (?:(?:is|are) )?"
    r"(?:assessed|reported|verified|checked|reviewed|published|sent|shared|kept)|which|where|that|shall|will|each|every|per|monthly|weekly|for|at|on|by|is|are)\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset(("you", "we", "us"))

"""The ramp, by whatever name: the first time, in which steady-state targets or what follows a miss do not yet apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.extract.clause_reading import months
from sla_lint.extract.tree import group, implied, scalar, several

if TYPE_CHECKING:
    from sla_lint.extract.clause_evidence import Evidence, Said
    from sla_lint.syntax.source import Source
    from sla_lint.syntax.tree import Mapping, Scalar


_PAST = frozenset({"past-period", "actuals"})
_COMING = frozenset({"first-time", "first-results", "to-set"})


def ramp(evidence: Evidence, source: Source) -> Mapping | None:
    """The ramp with its length, whether credits are due in it, how it ends, and the statements that agree it."""
    found = evidence.of("ramp")
    if not found:
        return _waived(evidence, source)
    return group(
        source,
        [
            ("starts", _starts(found, source)),
            ("months", _months(found, evidence, source)),
            ("credits_apply", _credits_apply(found, source)),
            ("exit", _exit(found, source)),
            ("x-text", several(source, [scalar(source, said.statement.words) for said in found])),
        ],
    )


def baseline_plan(evidence: Evidence, source: Source) -> Mapping | None:
    """How baselines are measured, or where they stand, where the agreement says so for all its metrics.

    What was measured in the past (`x-past`) is a baseline of those metrics alone that have none of their own.
    """
    found = evidence.of("baseline-plan")
    if not found:
        return None
    past = all(not _PAST.isdisjoint(said.own) and _COMING.isdisjoint(said.own) for said in found)
    return group(
        source,
        [
            ("period", _first(found, source, "first-time", "past-period", "duration")),
            ("method", scalar(source, found[0].statement.words)),
            ("x-past", implied(source, past, found[0].statement.words) if past else None),
        ],
    )


def _waived(evidence: Evidence, source: Source) -> Mapping | None:
    """Why no ramp is needed, where the document says so: the same people go on with the work."""
    reasons = evidence.of("ramp-waived")
    return group(source, [("reason", scalar(source, reasons[0].statement.words))]) if reasons else None


def _starts(found: list[Said], source: Source) -> Scalar | None:
    return _first(found, source, "golive")


def _first(found: list[Said], source: Source, *lists: str) -> Scalar | None:
    hits = (said.hit(*lists) for said in found)
    words = next((hit for hit in hits if hit is not None), None)
    return None if words is None else scalar(source, words)


def _months(found: list[Said], evidence: Evidence, source: Source) -> Scalar | None:
    lengths = (months(said, evidence.phrases.numbers) for said in found)
    length = next((length for length in lengths if length is not None), None)
    return None if length is None else implied(source, length.value, length.words)


def _credits_apply(found: list[Said], source: Source) -> Scalar | None:
    """False where some statement holds back what follows a miss; else the document does not say."""
    held = next((said.hit("held-back") for said in found if "held-back" in said.own), None)
    return None if held is None else implied(source, False, held)  # noqa: FBT003 (the value itself)


def _exit(found: list[Said], source: Source) -> Mapping | None:
    ends = next((said for said in found if not {"settling-end", "once-settled"}.isdisjoint(said.own)), None)
    return None if ends is None else group(source, [("when", scalar(source, ends.statement.words))])

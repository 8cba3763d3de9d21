"""The report for code scanning: SARIF 2.1.0, as the standard has it and as GitHub reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sla_lint.finding import SEVERITIES
from sla_lint.guide import spoken
from sla_lint.reports.escape import escape
from sla_lint.reports.fingerprints import finding_fingerprints, primary_hashes
from sla_lint.reports.layout import Block, Lines, lay_out
from sla_lint.reports.sarif_messages import Messages, sentence
from sla_lint.reports.sarif_notifications import invocation
from sla_lint.reports.sarif_places import Places, provenance
from sla_lint.reports.sarif_rules import Tool

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sla_lint.finding import Finding, Suppression
    from sla_lint.guide import Guide
    from sla_lint.reports.repository import Repository
    from sla_lint.run import Run
    from sla_lint.syntax.source import Location

RESULTS_AT_MOST = 25_000
LOCATIONS_AT_MOST = 1_000
"""What GitHub takes of a run, and of a result."""

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(run: Run, repository: Repository | None = None, *, strict: bool = False) -> str:
    """The log. It names no folder, time or machine: the same drafts give the same bytes everywhere.

    `strict` has places in binary files as the specification wants them, and not as GitHub does.
    """
    return lay_out(
        Block({"$schema": _SCHEMA, "version": "2.1.0", "runs": Lines([_run(run, repository, strict=strict)])})
    )


def _run(run: Run, repository: Repository | None, *, strict: bool) -> Block:
    fingerprints = list(zip(primary_hashes(run.findings), finding_fingerprints(run.findings), strict=True))
    kept = _kept(run.findings)
    writer = _Writer(run, strict=strict)
    results = Lines(writer.result(run.findings[index], fingerprints[index]) for index in kept)
    how = invocation(run, list(_cuts(run.findings, kept)), writer.places)
    return Block(
        tool=writer.tool.object,
        invocations=Lines([how]),
        automationDetails={"id": "sla-lint/"},
        **provenance(repository),
        columnKind="utf16CodeUnits",
        newlineSequences=["\r\n", "\r", "\n"],
        defaultEncoding="utf-8",
        artifacts=writer.places.artifacts(),
        results=results,
        properties={
            "files": run.coverage.files,
            "agreements": run.coverage.documents,
            "skippedFiles": run.coverage.unmarked,
        },
    )


def _kept(findings: Sequence[Finding]) -> list[int]:
    """The numbers of the findings that the log can take: if need be the gravest, in their order."""

    def weight(index: int) -> tuple[bool, int]:
        finding = findings[index]
        return finding.suppression is not None, SEVERITIES.index(finding.severity)

    indices = range(len(findings))
    return sorted(sorted(indices, key=weight)[:RESULTS_AT_MOST])


def _cuts(findings: Sequence[Finding], kept: list[int]) -> Iterator[str]:
    if len(kept) < len(findings):
        yield f"The log holds {len(kept)} of {len(findings)} findings, the gravest; check fewer files at once."
    crowded = sum(len(findings[index].related) >= LOCATIONS_AT_MOST for index in kept)
    if crowded:
        yield f"Results with more than {LOCATIONS_AT_MOST} places are cut: {crowded}."


class _Writer:
    """What the results of one log have in common."""

    def __init__(self, run: Run, *, strict: bool) -> None:
        self.places = Places(strict=strict)
        self._messages = Messages(run.findings)
        self.tool = Tool(run, self._messages)
        self._any_suppressed = any(finding.suppression for finding in run.findings)

    def result(self, finding: Finding, fingerprints: tuple[str, str]) -> dict[str, Any]:
        location = finding.place.location
        result = {
            **self.tool.reference(finding.rule),
            "level": finding.severity,
            "kind": "fail",
            "message": _with_place(self._messages.message(finding), location),
            "locations": [self._location(finding)],
        }
        if finding.related:
            result["relatedLocations"] = list(self._related(finding))
        if finding.confidence is not None:
            result["rank"] = float(100 * finding.confidence)
        names = ("primaryLocationLineHash", "slaLintFinding/v1")
        result["partialFingerprints"] = dict(zip(names, fingerprints, strict=True))
        if self._any_suppressed:  # the standard wants them on all results or on none
            result["suppressions"] = _suppressions(finding.suppression)
        return result

    def _location(self, finding: Finding) -> dict[str, Any]:
        where = finding.place.location
        location: dict[str, Any] = {"physicalLocation": self.places.physical(where)}
        guide = where.source.guide
        path, kind = (guide.path(where), "element") if guide is not None else (finding.place.path, "property")
        if path:
            location["logicalLocations"] = [{"fullyQualifiedName": escape(path), "kind": kind}]
        if guide is not None and not guide.lines:
            location["properties"] = _properties(guide, where)
        return location

    def _related(self, finding: Finding) -> Iterator[dict[str, Any]]:
        for number, (place, label) in enumerate(finding.related[: LOCATIONS_AT_MOST - 1], 1):
            where = self.places.physical(place.location)
            yield {"id": number, "physicalLocation": where, "message": {"text": sentence(label)}}


def _with_place(message: dict[str, Any], location: Location) -> dict[str, Any]:
    """The message; of a file without lines it ends with the place, which no reader of the log shows otherwise."""
    if location.source.has_lines:
        return message
    return {**message, "text": f"{message['text']} At: {sentence(spoken(location))}"}


def _properties(guide: Guide, location: Location) -> dict[str, Any]:
    """What else is known of a place in a file without lines."""
    spot = guide.spot(location)
    found = {"place": guide.place(location), "page": spot.page, "address": spot.address}
    return {name: escape(value) if isinstance(value, str) else value for name, value in found.items() if value}


def _suppressions(suppression: Suppression | None) -> list[dict[str, str]]:
    if suppression is None:
        return []
    why = escape(suppression.justification)
    return [{"kind": suppression.kind, "status": "accepted", "justification": why}]

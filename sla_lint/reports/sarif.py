"""The report for code scanning: SARIF 2.1.0, as the standard has it and as GitHub reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sla_lint.finding import SEVERITIES
from sla_lint.reports.escape import escape
from sla_lint.reports.fingerprints import finding_fingerprints, primary_line_hashes
from sla_lint.reports.layout import Block, Lines, lay_out
from sla_lint.reports.sarif_messages import Messages, sentence
from sla_lint.reports.sarif_notifications import invocation
from sla_lint.reports.sarif_places import Places, provenance
from sla_lint.reports.sarif_rules import Tool

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sla_lint.finding import Finding, Suppression
    from sla_lint.reports.repository import Repository
    from sla_lint.run import Run

RESULTS_AT_MOST = 25_000
LOCATIONS_AT_MOST = 1_000
"""What GitHub takes of a run, and of a result."""

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(run: Run, repository: Repository | None = None) -> str:
    """The log. It names no folder, time or machine: the same drafts give the same bytes everywhere."""
    return lay_out(Block({"$schema": _SCHEMA, "version": "2.1.0", "runs": Lines([_run(run, repository)])}))


def _run(run: Run, repository: Repository | None) -> Block:
    fingerprints = finding_fingerprints(run.findings)
    kept = _kept(run.findings)
    writer = _Writer(run)
    results = Lines(writer.result(run.findings[index], fingerprints[index]) for index in kept)
    how = invocation(run.troubles, list(_cuts(run.findings, kept)), writer.places)
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

    def __init__(self, run: Run) -> None:
        self.places = Places()
        self._messages = Messages(run.findings)
        self.tool = Tool(run, self._messages)
        self._hashes = primary_line_hashes(run.findings)
        self._any_suppressed = any(finding.suppression for finding in run.findings)

    def result(self, finding: Finding, fingerprint: str) -> dict[str, Any]:
        location = finding.place.location
        result = {
            **self.tool.reference(finding.rule),
            "level": finding.severity,
            "kind": "fail",
            "message": self._messages.message(finding),
            "locations": [self._location(finding)],
        }
        if finding.related:
            result["relatedLocations"] = list(self._related(finding))
        result["partialFingerprints"] = {
            "primaryLocationLineHash": self._hashes[location.source][location.line],
            "slaLintFinding/v1": fingerprint,
        }
        if self._any_suppressed:  # the standard wants them on all results or on none
            result["suppressions"] = _suppressions(finding.suppression)
        return result

    def _location(self, finding: Finding) -> dict[str, Any]:
        location: dict[str, Any] = {"physicalLocation": self.places.physical(finding.place.location)}
        if finding.place.path:
            name = {"fullyQualifiedName": escape(finding.place.path), "kind": "property"}
            location["logicalLocations"] = [name]
        return location

    def _related(self, finding: Finding) -> Iterator[dict[str, Any]]:
        for number, (place, label) in enumerate(finding.related[: LOCATIONS_AT_MOST - 1], 1):
            where = self.places.physical(place.location)
            yield {"id": number, "physicalLocation": where, "message": {"text": sentence(label)}}


def _suppressions(suppression: Suppression | None) -> list[dict[str, str]]:
    if suppression is None:
        return []
    why = escape(suppression.justification)
    return [{"kind": suppression.kind, "status": "accepted", "justification": why}]

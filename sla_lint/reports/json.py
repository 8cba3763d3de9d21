"""The report for programs: our own JSON, which `schemas/report.schema.json` describes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sla_lint.guide import spoken
from sla_lint.reports.escape import escape
from sla_lint.reports.fingerprints import finding_fingerprints
from sla_lint.reports.layout import Block, Lines, lay_out
from sla_lint.reports.tool import NAME, version
from sla_lint.run import counts

if TYPE_CHECKING:
    from sla_lint.errors import Trouble
    from sla_lint.finding import Finding
    from sla_lint.part import Place
    from sla_lint.run import Aside, Run
    from sla_lint.syntax.source import Location

VERSION = 1
"""The version of the format: it grows when a reader of the last one would go wrong."""


def render(run: Run) -> str:
    """The whole run: findings, also the accepted ones, then what was not checked, then the counts."""
    pairs = zip(run.findings, finding_fingerprints(run.findings), strict=True)
    coverage = run.coverage
    return lay_out(
        Block(
            version=VERSION,
            tool={"name": NAME, "version": version()},
            findings=Lines(_finding(finding, fingerprint) for finding, fingerprint in pairs),
            troubles=Lines(_trouble(trouble) for trouble in run.troubles),
            coverage={
                "files": coverage.files,
                "agreements": coverage.documents,
                "skipped": coverage.unmarked,
                "asides": [_aside(aside) for aside in run.asides],
            },
            summary=counts(run),
        )
    )


def _finding(finding: Finding, fingerprint: str) -> dict[str, Any]:
    suppression = finding.suppression
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": escape(finding.message.text),
        **_place(finding.place),
        "agreement": escape(finding.agreement),
        "related": [{"label": escape(label), **_place(place)} for place, label in finding.related],
        "suppression": suppression and {"kind": suppression.kind, "justification": escape(suppression.justification)},
        "confidence": None if finding.confidence is None else float(finding.confidence),
        "fingerprint": fingerprint,
    }


def _place(place: Place) -> dict[str, Any]:
    location = place.location
    end_line, end_column = location.end_position if location.source.has_lines else (None, None)
    return {
        **_start(location),
        "endLine": end_line,
        "endColumn": end_column,
        "place": escape(spoken(location)),
        "path": escape(place.path),
    }


def _aside(aside: Aside) -> dict[str, str]:
    return {"kind": aside.kind, "message": escape(aside.message), "file": escape(aside.path)}


def _trouble(trouble: Trouble) -> dict[str, Any]:
    where = {"file": trouble.path and escape(trouble.path), "line": None, "column": None}
    if trouble.location:
        where = _start(trouble.location)
    return {"kind": trouble.kind, "message": escape(trouble.message), **where}


def _start(location: Location) -> dict[str, Any]:
    line, column = (location.line, location.column) if location.source.has_lines else (None, None)
    return {"file": escape(location.source.name), "line": line, "column": column}

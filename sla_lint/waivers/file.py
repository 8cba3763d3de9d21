"""The waiver file: findings that somebody has accepted, one entry each, kept beside the configuration."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sla_lint.config.reading import read_group, read_source, refuse
from sla_lint.config.settings import invalid_pattern, path_patterns
from sla_lint.config.shapes import Groups, Value, group_misfits, sentence
from sla_lint.finding import Message, Phrase
from sla_lint.part import Field, Part, Place
from sla_lint.syntax import Fault
from sla_lint.waivers.dates import read_date
from sla_lint.waivers.waiver import Waiver, below, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pathspec import GitIgnoreSpec

    from sla_lint.finding import Finding
    from sla_lint.waivers.waiver import Checked

_LACKS = "The waiver does not say {field}: {meaning}"
_BOTH = "The waiver names a metric and a section; write two waivers, one for each."
_NO_PATTERN = "The waiver is for {document}, which is no pattern that .gitignore would understand."
_NO_DATE = "The waiver ends on {until}, which is no date; write it as 2027-03-31."


class Entry(Part):
    """One waiver."""

    rule: Field[str | None] = Field(Value("str"), "The rule whose findings are accepted.")
    document: Field[str | None] = Field(
        Value("str"), "The agreement: its id, or its path from this file, with * and ** as in .gitignore."
    )
    metric: Field[str | None] = Field(Value("str"), "The metric, by id or name; without it the whole document.")
    section: Field[str | None] = Field(Value("str"), "A section instead of a metric: remedies/credits.")
    reason: Field[str | None] = Field(Value("str"), "Why this is acceptable.")
    approver: Field[str | None] = Field(Value("str"), "Who accepts it: a role, not a person.")
    until: Field[str | None] = Field(Value("str"), "The last day on which it holds: 2027-03-31.")


class WaiverFile(Part):
    """A waiver file."""

    waivers: Field[tuple[Entry, ...]] = Field(Groups(Entry), "The waivers.", required=True)


class Target:
    """What an entry covers: a document or several, and in them a metric, a section or everything."""

    def __init__(self, entry: Entry, folder: str) -> None:
        self.document = entry.document or ""
        self.metric = folded(entry.metric or "")
        self.section = (entry.section or "").strip("/")
        self.folder = folder
        self._answers: dict[tuple[str, str], bool] = {}

    @property
    def span(self) -> tuple[int, int]:
        """No stretch of text: an entry goes by names."""
        return 0, 0

    def concerns(self, document: Checked) -> bool:
        """Whether the entry names this document, by its id or by a path."""
        key = (document.source, document.agreement)
        if key not in self._answers:
            self._answers[key] = document.agreement == self.document or self._matches(document.source)
        return self._answers[key]

    def covers(self, finding: Finding, document: Checked) -> bool:
        """Whether a finding is of the metric or section in this document."""
        return any(below(finding.place.path, path) for path in self.paths(document))

    def paths(self, document: Checked) -> list[str]:
        """The section, or the metric under each of its names."""
        if self.metric:
            return [f"metrics/{name}" for name in document.metrics.get(self.metric, ())]
        return [self.section]

    def _matches(self, source: str) -> bool:
        path = Path(os.path.relpath(source, self.folder)).as_posix()
        return self._spec.match_file(path) if _is_pattern(self.document) else path == self.document

    @cached_property
    def _spec(self) -> GitIgnoreSpec:
        return path_patterns([self.document])


def read_waivers(file: str | Path) -> list[Waiver]:
    """The waivers in a file. Raises ConfigError, with every fault and its place, where the file cannot be followed.

    Documents are told apart by the names that reports give them, which count from the current folder.
    """
    path = Path(file)
    faults: list[Fault] = []
    source = read_source(path)
    group = read_group(source, faults)
    faults += [Fault(sentence(misfit), misfit.location) for misfit in group_misfits(WaiverFile, group, "", "key {}")]
    refuse(faults)
    folder = os.path.relpath(path.parent)
    return [_waiver(entry, folder) for entry in WaiverFile(group).waivers]


def _waiver(entry: Entry, folder: str) -> Waiver:
    return Waiver(
        "external",
        Place(entry.path, entry.heading),
        "",
        (entry.rule,) if entry.rule else (),
        Target(entry, folder),
        entry.reason or "",
        read_date(entry.until or ""),
        entry.approver or "",
        next(_wrong(entry), None),
    )


def _is_pattern(document: str) -> bool:
    return any(sign in document for sign in "*?[")


def _wrong(entry: Entry) -> Iterator[Message]:
    for field in ("rule", "document", "approver", "until"):
        if not getattr(entry, field):
            yield Message(_LACKS, {"field": field, "meaning": Phrase(Entry.fields[field].doc)})
    if entry.metric and entry.section:
        yield Message(_BOTH, {})
    if entry.document and _is_pattern(entry.document) and invalid_pattern(entry.document):
        yield Message(_NO_PATTERN, {"document": entry.document})
    if entry.until and read_date(entry.until) is None:
        yield Message(_NO_DATE, {"until": entry.until})

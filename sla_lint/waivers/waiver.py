"""A waiver, what it covers, and what a run has checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Mapping
    from datetime import date

    from sla_lint.finding import Finding, Message
    from sla_lint.model import Document
    from sla_lint.part import Place


class Checked(NamedTuple):
    """A document of a run, as far as waivers need to know it; plain data, for runs in more than one process.

    `source` is the file's name in reports. `metrics` holds what each metric is called, by any of its names without
    regard to case. `rules` are the rules that were in force for the document.
    """

    source: str
    agreement: str
    metrics: Mapping[str, Collection[str]]
    rules: Container[str]


class Cover(Protocol):
    """What a waiver covers."""

    @property
    def span(self) -> tuple[int, int]:
        """The stretch of text in which it covers a finding of any path; an empty one where there is none."""
        ...

    def paths(self, document: Checked) -> Iterable[str]:
        """The logical paths of the parts of this document that it covers."""
        ...

    def concerns(self, document: Checked) -> bool:
        """Whether the waiver is about something in this document."""
        ...

    def covers(self, finding: Finding, document: Checked) -> bool:
        """Whether a finding on this document, which the waiver is about, is of what it covers."""
        ...


class Waiver(NamedTuple):
    """A waiver as it was written. `malformed` says what is wrong where it cannot be followed."""

    kind: Literal["inSource", "external"]
    place: Place
    agreement: str
    rules: tuple[str, ...]
    cover: Cover
    reason: str = ""
    until: date | None = None
    approver: str = ""
    malformed: Message | None = None

    @property
    def justification(self) -> str:
        """Why the finding does not count, for reports."""
        approval = f"approved by {self.approver}, " if self.approver else ""
        return f"{self.reason} ({approval}until {self.until})"


def checked(document: Document, rules: Container[str]) -> Checked:
    """What waivers need to know of a document that was checked with these rules in force."""
    metrics: dict[str, dict[str, None]] = {}
    for metric in document.metrics:
        names = [text for text in (metric.name, metric.id, metric.metric) if text]
        for name in map(folded, names):
            metrics.setdefault(name, {}).update(dict.fromkeys(names))
    return Checked(document.node.source.name, document.agreement, metrics, rules)


def folded(name: str) -> str:
    """A name without regard to case and blanks."""
    return " ".join(name.casefold().split())


def below(path: str, part: str) -> bool:
    """Whether a logical path leads to a part or into it; the empty path is the whole document."""
    return not part or path == part or path.startswith(f"{part}/")

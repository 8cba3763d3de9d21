"""A run: what was checked, what was found, and what was not checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sla_lint.errors import Trouble
    from sla_lint.finding import Finding
    from sla_lint.plugins import Plugin
    from sla_lint.rules import Rule


class Coverage(NamedTuple):
    """What the run looked at: files, the agreements in them, and files that are no agreements."""

    files: int = 0
    documents: int = 0
    unmarked: int = 0


class Aside(NamedTuple):
    """What whoever trusts the result should know of a document that was checked.

    `kind` is a word for machines: "unread" is a part that was not read, "changes" are changes that nobody has accepted.
    """

    kind: str
    message: str
    path: str


class Run(NamedTuple):
    """Everything a report may say. Findings and troubles are sorted; suppressed findings are among the findings."""

    findings: tuple[Finding, ...]
    troubles: tuple[Trouble, ...]
    coverage: Coverage
    plugins: tuple[Plugin, ...]
    rules: dict[str, Rule]
    """The rules that were in force, by name, sorted."""
    asides: tuple[Aside, ...] = ()

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that nobody has accepted."""
        return tuple(finding for finding in self.findings if finding.suppression is None)

"""A run: what was checked, what was found and what was not checked, and the count of it all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sla_lint.errors import Trouble
    from sla_lint.finding import Finding
    from sla_lint.plugins import Plugin
    from sla_lint.rules import Rule


_FAILURES = {
    "unreadable-document": ("file not checked", "files not checked"),
    "failed-rule": ("rule failed", "rules failed"),
}
_SET_UP = ("fault in the set-up", "faults in the set-up")


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


def counts(run: Run) -> dict[str, int]:
    """The numbers that reports give, in their order."""
    severities = [finding.severity for finding in run.open]
    return {
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
        "notes": severities.count("note"),
        "waived": len(run.findings) - len(severities),
        "troubles": len(run.troubles),
    }


def sentence(run: Run) -> str:
    """What was checked, what was found and what was not checked, for the last line of a report."""
    checked, found, failed = _checked(run), _found(run), _failed(run)
    if run.coverage.documents or run.findings:
        return "; ".join(filter(None, [f"{checked}: {found}", failed])) + "."
    return f"Nothing was checked: {'; '.join(filter(None, [_skipped(run), failed])) or 'there was no file to look at'}."


def _checked(run: Run) -> str:
    files, documents = run.coverage.files, run.coverage.documents
    what = f"{_counted(files, 'file', 'files')}, {_counted(documents, 'agreement', 'agreements')} checked"
    return ", ".join(filter(None, [what, _skipped(run)]))


def _skipped(run: Run) -> str:
    unmarked = run.coverage.unmarked
    return f"{_counted(unmarked, 'file', 'files')} skipped (no agreement)" if unmarked else ""


def _found(run: Run) -> str:
    number = counts(run)
    parts = [
        _counted(number[word], word.removesuffix("s"), word) for word in ("errors", "warnings", "notes") if number[word]
    ]
    waived = [f"{number['waived']} waived"] if number["waived"] else []
    return ", ".join(parts + waived if parts else ["nothing found", *waived])


def _failed(run: Run) -> str:
    """Files that could not be read are counted once, whatever is wrong with them."""
    kinds = [trouble.kind for trouble in run.troubles]
    unread = {trouble.path for trouble in run.troubles if trouble.kind == "unreadable-document"}
    numbers = {
        _FAILURES["unreadable-document"]: len(unread),
        _FAILURES["failed-rule"]: kinds.count("failed-rule"),
        _SET_UP: sum(kind not in _FAILURES for kind in kinds),
    }
    return ", ".join(_counted(number, *words) for words, number in numbers.items() if number)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"

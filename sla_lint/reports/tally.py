"""The count of a run: what was checked and found, in numbers and in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.reports.escape import escape

if TYPE_CHECKING:
    from sla_lint.run import Aside, Run

_FAILURES = {
    "unreadable-document": ("file not checked", "files not checked"),
    "failed-rule": ("rule failed", "rules failed"),
}
_SET_UP = ("fault in the set-up", "faults in the set-up")


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


def closing(run: Run) -> list[str]:
    """The last lines of a report: what to know of the documents, and what was checked and found."""
    return [*(aside_line(aside) for aside in run.asides), sentence(run)]


def aside_line(aside: Aside) -> str:
    """What to know of a document, in one line."""
    what = "not read: " if aside.kind == "unread" else ""
    return f"{escape(aside.path)}: {what}{escape(aside.message)}"


def sentence(run: Run) -> str:
    """What was checked, what was found and what was not checked."""
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

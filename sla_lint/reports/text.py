"""The report for people: one line a finding, and for a terminal the line of the draft that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.reports.escape import escape
from sla_lint.run import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint.errors import Trouble
    from sla_lint.finding import Finding
    from sla_lint.reports import Style
    from sla_lint.run import Aside, Run
    from sla_lint.syntax.source import Location

RELATED_AT_MOST = 5
"""The most related places that are listed under a finding."""

_COLORS = {"error": "1;31", "warning": "1;33", "note": "1;36", "place": "1", "aside": "2"}


def render(run: Run, style: Style) -> str:
    """The open findings and the count. Troubles are not in it: they are complaints, for another stream."""
    lines = [line for finding in run.open for line in _finding(finding, style)]
    return "\n".join([*lines, *closing(run)]) + "\n"


def closing(run: Run) -> list[str]:
    """The last lines of a report: what to know of the documents, and what was checked and found."""
    return [*(aside_line(aside) for aside in run.asides), sentence(run)]


def aside_line(aside: Aside) -> str:
    """What to know of a document, in one line."""
    what = "not read: " if aside.kind == "unread" else ""
    return f"{escape(aside.path)}: {what}{escape(aside.message)}"


def trouble_line(trouble: Trouble) -> str:
    """What was not checked, in one line for the stream of complaints."""
    where = _place(trouble.location) if trouble.location else escape(trouble.path or "")
    return ": ".join(filter(None, [where, "not checked", escape(trouble.message)]))


def _finding(finding: Finding, style: Style) -> Iterator[str]:
    location = finding.place.location
    place = _painted(f"{_place(location)}:", "place", style)
    severity = _painted(f"{finding.severity}:", finding.severity, style)
    rule = _painted(f"[{escape(finding.rule)}]", "aside", style)
    yield f"{place} {severity} {escape(finding.message.text)} {rule}"
    if style.show_source:
        yield from _source(location, finding.severity, style)
        yield from _related(finding)
        yield ""


def _source(location: Location, color: str, style: Style) -> Iterator[str]:
    from sla_lint.reports.excerpt import excerpt  # only for a terminal

    line, mark = excerpt(location)
    number = f"{location.line:>5}" if location.source.has_lines else " " * 5
    yield f"{_painted(f'{number} |', 'aside', style)} {line}".rstrip()
    indent, carets = mark[: mark.index("^")], mark.lstrip(" ")
    yield f"{_painted(' ' * len(number) + ' |', 'aside', style)} {indent}{_painted(carets, color, style)}"


def _related(finding: Finding) -> Iterator[str]:
    for place, label in finding.related[:RELATED_AT_MOST]:
        yield f"    {_line(place.location)}: {escape(label)}"
    more = len(finding.related) - RELATED_AT_MOST
    if more > 0:
        yield f"    and {more} more place{'s' if more > 1 else ''}"


def _place(location: Location) -> str:
    return f"{_line(location)}:{location.column}" if location.source.has_lines else _line(location)


def _line(location: Location) -> str:
    """The file and the line, or what a person looks for where there are no lines."""
    name, guide = escape(location.source.name), location.source.guide
    if guide is None or guide.lines:
        return f"{name}:{location.line}"
    return f"{name}: {escape(guide.place(location))}"


def _painted(text: str, color: str, style: Style) -> str:
    return f"\x1b[{_COLORS[color]}m{text}\x1b[0m" if style.color else text

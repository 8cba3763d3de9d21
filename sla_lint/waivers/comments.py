"""Waivers in comments: `# sla-lint: allow[rule-name] until=2027-03-31 -- reason`.

A parser drops comments, so they are looked for in the text, and only in texts with the mark: a `#` at the start of a
line or after a blank opens a comment, unless it lies in a value or in a name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from sla_lint.finding import Message
from sla_lint.part import Place
from sla_lint.syntax import Location, Mapping, Node, Scalar, Sequence, shorten
from sla_lint.waivers import MARK
from sla_lint.waivers.dates import read_date
from sla_lint.waivers.units import Unit, Units
from sla_lint.waivers.waiver import Waiver, below

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sla_lint.finding import Finding
    from sla_lint.syntax import Source
    from sla_lint.waivers.waiver import Checked

_COMMENT = re.compile(rf"(?:(?<=[ \t\r\n])|\A)#[ \t]*{MARK}([^\r\n]*)")
_GRAMMAR = re.compile(r"\s*allow\[([^\]]*)\](?:\s+until=(\S*))?(?:\s+--(.*))?\s*")
_BLOCK = re.compile(r"(?:[&!]\S*\s+)*[|>][-+0-9]*[ \t]*(?=#|[\r\n]|\Z)")
_NOTHING = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*[ \t]*")
_REST = re.compile(r"[^\r\n]*")
_HYPHENS = re.compile(r"^---", re.MULTILINE)
_FORM = "{comment} does not read as a waiver; write allow[rule-name] until=YYYY-MM-DD -- reason."
_NO_RULE = "The waiver names no single rule; name each one that it is for."
_NO_END = "The waiver of {rules} has no end; add until=YYYY-MM-DD behind the bracket."
_NO_DATE = "The waiver of {rules} ends on {until}, which is no date; write until=YYYY-MM-DD."
_NO_PART = "The waiver stands below everything and covers nothing; write it at the end of the line that it is for."


class Stretch(NamedTuple):
    """What a comment covers: a part of a document, by its text and by its logical path."""

    source: str
    agreement: str
    whole: tuple[int, int]
    start: int
    end: int
    path: str

    @property
    def span(self) -> tuple[int, int]:
        """Its first character, and the one behind its last."""
        return self.start, self.end

    def paths(self, document: Checked) -> tuple[str, ...]:  # noqa: ARG002 (a comment is about its own document)
        """The part's own path."""
        return (self.path,)

    def concerns(self, document: Checked) -> bool:
        """Whether it is a part of this document."""
        return document.source == self.source and document.agreement == self.agreement

    def covers(self, finding: Finding, document: Checked) -> bool:  # noqa: ARG002 (as above)
        """Whether a finding stands in the part, or is about something in it that comes from a merge or a parent."""
        location = finding.place.location
        if location.source.name == self.source:
            first, last = self.whole
            if not first <= location.start <= last:
                return False  # another document of the same file
            if self.start <= location.start < self.end:
                return True
        return below(finding.place.path, self.path)


def inline_waivers(source: Source, documents: Iterable[tuple[Node, str]]) -> list[Waiver]:
    """The waivers in the comments of a file, given its agreements: each its tree and its name in findings."""
    if MARK not in source.text:
        return []
    ordered = sorted(documents, key=lambda document: document[0].start)
    return list(_Comments(source, ordered).waivers()) if ordered else []


class _Comments:
    """The comments of one file."""

    def __init__(self, source: Source, documents: list[tuple[Node, str]]) -> None:
        self.source = source
        self.text = source.text
        self.documents = [(Units(root), agreement) for root, agreement in documents]
        self.ends = [units.whole.end for units, _ in self.documents]
        self.spans = sorted({span for root, _ in documents for span in _spans(root, source)})
        self.next_content = 0

    def waivers(self) -> Iterator[Waiver]:
        behind = 0
        for match in _COMMENT.finditer(self.text):
            if match.start() < behind or self.in_value(match.start()):
                continue
            behind = match.end()
            number = bisect_right(self.ends, self.line_start(match.start()))
            units, agreement = self.documents[min(number, len(self.documents) - 1)]
            yield self.waiver(match, units, agreement)

    def in_value(self, offset: int) -> bool:
        index = bisect_right(self.spans, (offset, len(self.text))) - 1
        return index >= 0 and self.spans[index][1] > offset

    def line_start(self, offset: int) -> int:
        """Where the text of a line begins."""
        line, _ = self.source.position(offset)
        start = self.source.offset(line, 1)
        return start + len(self.text[start:offset]) - len(self.text[start:offset].lstrip())

    def waiver(self, match: re.Match[str], units: Units, agreement: str) -> Waiver:
        unit = self.unit(match.start(), units)
        whole = (units.whole.start, units.whole.end)
        location = Location(self.source, match.start(), match.end())
        rules, until, reason, wrong = _read(match[1])
        if wrong is None and unit is None:
            wrong = Message(_NO_PART, {})
        part = unit or Unit(match.start(), "", None)
        return Waiver(
            "inSource",
            Place(part.path, location),
            agreement,
            rules,
            Stretch(self.source.name, agreement, whole, part.start, part.end, part.path),
            reason,
            until,
            malformed=wrong,
        )

    def unit(self, offset: int, units: Units) -> Unit | None:
        """What a comment covers: the whole above the first name, else what its line stands for, or the next line."""
        if offset < units.whole.start:
            return units.whole if self.opens(offset, units.whole.start) else None
        start = self.line_start(offset)
        if self.text[start:offset].strip("-? \t"):
            return units.at(start, offset)
        if self.next_content <= offset:
            self.next_content = _end(_NOTHING, self.text, offset)
        line, _ = self.source.position(self.next_content)
        return units.at(self.next_content, self.source.offset(line, 1) + len(self.source.line(line)))

    def opens(self, offset: int, start: int) -> bool:
        """Whether a comment above a document belongs to it, and not to another one above its line of hyphens."""
        behind_hyphens = not _HYPHENS.search(self.text, offset, start)
        return behind_hyphens or _end(_NOTHING, self.text, 0) >= offset


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    """Where what a pattern matches ends, be it nothing."""
    match = pattern.match(text, start)
    return match.end() if match else start


def _spans(node: Node, source: Source) -> Iterator[tuple[int, int]]:
    """Where the values and the names of a tree stand; of a block of text the lines below its head."""
    if node.source is not source:
        return  # inherited from a parent's file
    if isinstance(node, Scalar):
        head = _BLOCK.match(node.source.text, node.start, node.end)
        yield _end(_REST, node.source.text, head.end()) if head else node.start, node.end
    for child in _children(node):
        yield from _spans(child, source)


def _children(node: Node) -> list[Node]:
    if isinstance(node, Mapping):
        return [*node.keys.values(), *node.values.values()]
    return node.items if isinstance(node, Sequence) else []


def _read(text: str) -> tuple[tuple[str, ...], date | None, str, Message | None]:
    """The rules, the last day and the reason in a comment, and what is wrong with it."""
    match = _GRAMMAR.fullmatch(text)
    if match is None:
        return (), None, "", Message(_FORM, {"comment": shorten(text.strip())})
    rules = tuple(dict.fromkeys(name.strip() for name in match[1].split(",")))
    until = read_date(match[2] or "")
    reason = (match[3] or "").strip()
    if not all(rules) or "*" in rules:
        return rules, until, reason, Message(_NO_RULE, {})
    if match[2] is None:
        return rules, until, reason, Message(_NO_END, {"rules": rules})
    if until is None:
        return rules, until, reason, Message(_NO_DATE, {"rules": rules, "until": match[2]})
    return rules, until, reason, None

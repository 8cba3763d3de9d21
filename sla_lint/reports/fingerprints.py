"""Fingerprints: what stays the same about a finding while the draft around it is edited."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sla_lint.finding import Finding
    from sla_lint.syntax.source import Location, Source

_WINDOW = 100
_BASE = 37
_END = "\uffff"
_LINE_BREAK = re.compile(r"\r\n|\r")
_ASTRAL = re.compile(r"[\U00010000-\U0010ffff]")


def finding_fingerprints(findings: Iterable[Finding]) -> list[str]:
    """Our own, `slaLintFinding/v1`, in the order of the findings.

    It is made of the rule, the agreement, the logical path and the words at the place; not of the file, the line or
    the severity, and line breaks within the words do not matter. The ordinal tells equal ones in one run apart.
    """
    seen: Counter[str] = Counter()
    result = []
    for finding in findings:
        digest = _digest(finding)
        seen[digest] += 1
        result.append(f"{digest}:{seen[digest]}")
    return result


def primary_hashes(findings: Iterable[Finding]) -> list[str]:
    """What GitHub knows findings by, in their order: the hash of a line, or of the words where a file has no lines."""
    locations = [finding.place.location for finding in findings]
    lines: dict[Source, set[int]] = {}
    for location in locations:
        if location.source.has_lines:
            lines.setdefault(location.source, set()).add(location.line)
    hashes = {source: line_hashes("\ufeff" * source.bom + source.text, wanted) for source, wanted in lines.items()}
    words = _WordHashes()
    return [hashes[at.source][at.line] if at.source.has_lines else words.hash(at) for at in locations]


def line_hashes(text: str, lines: Iterable[int]) -> dict[int, str]:
    """GitHub's `primaryLocationLineHash` of some lines (from 1) of a text.

    The same as in `src/fingerprints.ts` of github/codeql-action: a hash of the 100 UTF-16 code units from the start of
    the line on, without blanks and tabs, and with how many lines up to here have the same. Theirs rolls over the whole
    file; here equal windows are counted as text, and only those that are asked for are hashed.
    """
    wanted = set(lines)
    stream = _stream(text)
    last = max(wanted, default=0)
    asked = {number: window for number, window in enumerate(islice(_windows(stream), last), 1) if number in wanted}
    seen = dict.fromkeys(asked.values(), 0)
    result = {}
    for number, window in enumerate(islice(_windows(stream), last), 1):
        if window in seen:
            seen[window] += 1
            if number in asked:
                result[number] = f"{_hash(window):x}:{seen[window]}"
    return result


class _WordHashes:
    """Hashes of places by their names and the words at them, in the form of GitHub's; no position is in them."""

    def __init__(self) -> None:
        self._offsets: dict[tuple[Source, str], dict[int, int]] = {}

    def hash(self, location: Location) -> str:
        """The hash of a place; the ordinal tells places apart that read alike."""
        guide = location.source.guide
        assert guide is not None
        words = f"{guide.path(location)}\0{' '.join(location.text.split())}"
        digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        alike = self._offsets.setdefault((location.source, digest), {})
        return f"{digest}:{alike.setdefault(location.start, len(alike) + 1)}"


def _digest(finding: Finding) -> str:
    words = " ".join(finding.place.location.text.split())
    parts = "\0".join([finding.rule, finding.agreement, finding.place.path, words])
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _stream(text: str) -> str:
    """What GitHub reads of a file, one character a UTF-16 code unit."""
    text = _LINE_BREAK.sub("\n", text).replace(" ", "").replace("\t", "") + _END
    return _ASTRAL.sub(_surrogates, text)


def _surrogates(match: re.Match[str]) -> str:
    high, low = divmod(ord(match[0]) - 0x10000, 0x400)
    return chr(0xD800 + high) + chr(0xDC00 + low)


def _windows(stream: str) -> Iterator[str]:
    """The window of each line, from the first."""
    start = 0
    while True:
        yield stream[start : start + _WINDOW]
        start = stream.find("\n", start) + 1
        if not start:
            return


def _hash(window: str) -> int:
    value = 0
    for unit in window.ljust(_WINDOW, "\0"):
        value = (value * _BASE + ord(unit)) & 0xFFFF_FFFF_FFFF_FFFF
    return value

"""Commitments in sentences: "Calls shall be answered within 30 seconds", "Uptime of 99.9% is guaranteed"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sla_lint.extract.lexicon import plain
from sla_lint.extract.tree import Piece, piece
from sla_lint.targets import parse_targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint.extract.lexicon import Lexicon

LONGEST = 900
"""Characters of a sentence that can be a commitment."""

_END = re.compile(
    r"[.!?;](?<!e\.g\.)(?<!i\.e\.)(?<!\bNo\.)(?<!\bapprox\.)(?<!\ba\.m\.)(?<!\bp\.m\.)\s+(?=[A-Z“\"(\[•\d])|\n"
)
_MONEY = re.compile(r"[$£€₹¥]|\bRs\.? ?\d")
_UNMEASURED = frozenset({None, "count"})


class Surroundings(NamedTuple):
    """What stands around a sentence. `levels`: a heading or a lead-in announces service levels; `other`: a heading
    announces something else; `provider` and `client`: a lead-in says who "shall:"; `listed`: it is an item of a list.
    """

    levels: bool = False
    other: bool = False
    provider: bool = False
    client: bool = False
    listed: bool = False


def sentences(text: str, start: int) -> Iterator[Piece]:
    """The sentences of a paragraph."""
    begin = 0
    for match in _END.finditer(text):
        if text[begin : match.start()].strip():
            yield piece(text, start, begin=begin, end=match.start() + 1)
        begin = match.end()
    if text[begin:].strip():
        yield piece(text, start, begin=begin)


class Judge:
    """Weighs whether a sentence is a commitment about the provider's performance."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def weight(self, text: str, around: Surroundings) -> int:
        """How much speaks for a commitment, from 0 to 8."""
        if len(text) > LONGEST or not any(map(str.isdigit, text)) and not _spelt(text):
            return 0
        folded = plain(text)
        if self._is_none(text, folded, around) or not has_level(text):
            return 0
        says = self.lexicon.says
        modal = around.listed and (around.levels or around.provider) or says("sentence.promises", folded)
        subject = around.provider or says("sentence.providers", self._subject(folded)) or _is_passive(folded)
        measured = 2 * says("sentence.measures", folded)
        return 2 * around.levels + measured + modal + subject + has_bound(text) - 2 * around.other

    def _is_none(self, text: str, folded: str, around: Surroundings) -> bool:
        """Whether a sentence is about something else: money, the client's duties, the past, a ramp, a definition."""
        says = self.lexicon.says
        promised = says("sentence.promises", folded)
        if (
            around.client
            or _MONEY.search(text)
            or says("sentence.amounts", folded)
            or says("sentence.examples", folded)
        ):
            return True
        if says("sentence.early", folded) or (says("sentence.past", folded) and not promised):
            return True
        if self.lexicon.begins("sentence.openings", folded) and says("sentence.failures", folded):
            return True
        if says("sentence.definitions", folded) and not (promised and "that" in folded):
            return True
        if says("sentence.matters", folded) and not around.levels:
            return True
        return self._is_clients(folded)

    def _is_clients(self, folded: str) -> bool:
        """Whether it is the client who shall do something."""
        words = self._subject(folded).split()
        return bool(words) and f" {words[-1]} " in self.lexicon.phrases("sentence.clients")

    def _subject(self, folded: str) -> str:
        """What stands before the first word of duty."""
        found = _DUTY.search(folded)
        return f" {folded[: found.start()].strip()} " if found else ""


_DUTY = re.compile(
    r" (?:shall|will|must|agree|undertake|commit|guarantee|ensure|warrant|may|should|is to|are to|is responsible) "
)
_PASSIVE = re.compile(
    r" (?:shall|will|must|should|to|is|are) (?:all )?(?:be|have been|been|guaranteed|available|answered)? ?\w*(?:ed|en|available|accurate|ent) "
)
_SPELT = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|ninety)\b|\[|%",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"%|percent|per cent|within|at least|no more than|less than|not exceed|maximum|minimum|[<>≤≥]|no later than|or less|or better|up to",
    re.IGNORECASE,
)


def has_level(text: str) -> bool:
    """Whether a text says a level with a unit: a share, a time, a number that is bounded; or leaves a blank for one."""
    for target in parse_targets(text):
        if target.kind == "value" and (target.unit not in _UNMEASURED or target.comparator):
            return True
        if target.kind in ("placeholder", "redacted", "to-be-decided"):
            return True
    return False


def has_bound(text: str) -> bool:
    """Whether a text bounds its level, or gives it as a share."""
    return _BOUND.search(text) is not None


def _is_passive(folded: str) -> bool:
    return _PASSIVE.search(folded) is not None


def _spelt(text: str) -> bool:
    return _SPELT.search(text) is not None

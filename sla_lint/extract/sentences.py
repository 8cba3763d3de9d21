"""The sentences of a text, and what can be seen in one by itself: whether it says a level, and whether it bounds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sla_lint.extract.tree import Piece, piece
from sla_lint.targets import parse_targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint.extract.lexicon import Lexicon

DUTY = re.compile(
    r" (?:shall|will|must|agree|undertake|commit|guarantee|ensure|warrant|may|should|is to|are to|is responsible) "
)
"""The first word of duty in a folded text; what stands before it is who has the duty, or what it is done to."""

_ABBREVIATIONS = (
    r"(?<!e\.g\.)(?<!i\.e\.)(?<!\bNo\.)(?<!\bapprox\.)(?<!\bmax\.)(?<!\bmin\.)(?<!\ba\.m\.)(?<!\bp\.m\.)(?<!\b[A-Z]\.)"
)
_END = re.compile(rf"[.!?]{_ABBREVIATIONS}\s+(?=[A-Z“\"(\[•\d])|;\s+|\n")
_BOUND = re.compile(
    r"%|percent|per cent|within|at least|no more than|less than|not exceed|maximum|minimum|[<>≤≥]|no later than|or less"
    r"|or better|up to|limited to|fewer than|below|above|\bin (?:\w+ ){1,3}(?:seconds?|minutes?|hours?|days?)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|ninety)\b|\[|%|\btbd\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b(?:by|before|no later than|until) \d{1,2}:\d\d")
_BOX = re.compile(r"\[\s*\] is|\(\s*\) has|\[\s*\] has|is \[\s*\]")
_AND = re.compile(r",? and (shall |will |must )?")
_TIER = re.compile(
    r"\W*(?:\d|\[|[<>≤≥]|(?:at least|no|not|within|in|the rest|the remaind|remaining|all|up|less|more|ninety|over)\b)",
    re.I,
)
_OTHERS = re.compile(r"\W*\d[\d.]* ?(?:%|percent|per cent) of (?:all |the )?(?:other|remaining) ", re.IGNORECASE)
"""A share of other things than before, which is a commitment of its own."""
_SUBJECT = re.compile(r"[^,;]{3,60}?\b(?:shall be|will be|must be|are|is)\b")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_NO_NAME = re.compile(
    r"[,.;:\d%\n(]|^(?:the|an?)\s|^(?:service levels?|performance|quality|service level agreement|monthly report)$",
    re.IGNORECASE,
)
_LONGEST_NAME = 6
_LONGEST_CLAUSE = 500
_UNMEASURED = frozenset({None, "count"})
_OPEN = frozenset({"placeholder", "redacted", "to-be-decided"})


def sentences(text: str, start: int) -> Iterator[Piece]:
    """The sentences of a paragraph; two commitments with a semicolon between them are two."""
    begin = 0
    for match in _END.finditer(text):
        if match[0][0] == ";" and not _is_whole(text[match.end() : match.end() + _LONGEST_CLAUSE]):
            continue
        if not text[begin : match.start()].strip():
            continue
        yield piece(text, start, begin=begin, end=match.start() + (match[0][0] in ".!?"))
        begin = match.end()
    if text[begin:].strip():
        yield piece(text, start, begin=begin)


def halves(sentence: Piece) -> list[Piece]:
    """A sentence as two, where two commitments have one subject: "answer 80% in 30 s and keep abandonment below 4%"."""
    for joint in _AND.finditer(sentence.text):
        left, right = sentence.text[: joint.start()], sentence.text[joint.end() :]
        subject = _SUBJECT.match(left)
        done = left[subject.end() :] if subject else left
        if has_level(done) and has_level(right) and (_TIER.match(right) is None or _OTHERS.match(right)):
            second = f"{subject[0]} {right}" if subject and not joint[1] else right
            return [sentence._replace(text=left), sentence._replace(text=second)]
    return [sentence]


def has_figure(text: str) -> bool:
    """Whether a text has a number, or a blank for one."""
    return _FIGURE.search(text) is not None


def has_level(text: str) -> bool:
    """Whether a text says a level with a unit: a share, a time, a bounded number; or leaves a blank for one."""
    if not has_figure(text) or _BOX.search(text):
        return False
    if _CLOCK.search(text):
        return True
    return any(
        target.kind in _OPEN or (target.kind == "value" and bool(target.unit not in _UNMEASURED or target.comparator))
        for target in parse_targets(text)
    )


def has_bound(text: str) -> bool:
    """Whether a text bounds its level, or gives it as a share."""
    return _BOUND.search(text) is not None


def known_name(text: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """Where the longest name of a known metric stands in a sentence."""
    words = list(_WORD.finditer(text))
    for size in range(min(_LONGEST_NAME, len(words)), 1, -1):
        for first in range(len(words) - size + 1):
            begin, end = words[first].start(), words[first + size - 1].end()
            phrase = text[begin:end]
            if phrase.isascii() and not _NO_NAME.search(phrase) and lexicon.vocabulary.recognise(phrase):
                return begin, end
    return None


def _is_whole(rest: str) -> bool:
    """Whether what follows a semicolon is a commitment of its own."""
    clause = rest.partition(";")[0].partition(". ")[0]
    return has_level(clause) and (DUTY.search(f" {clause.casefold()} ") is not None or _TIER.match(clause) is None)

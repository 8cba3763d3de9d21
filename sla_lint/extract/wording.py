"""The name and the target in the words of a commitment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sla_lint.extract.sentences import has_level, known_name
from sla_lint.extract.tree import Piece, piece

if TYPE_CHECKING:
    from sla_lint.extract.lexicon import Lexicon

_NUMBER = (
    r"(?:\d{1,2}:\d\d|\d[\d,.]*|\[[^\]\n]{0,20}\]|x{1,2}(?=\s?%)|(?:one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)"
)
_SPELT = r"(?:\s?\(\s?\d[\d.,]*\s?%?\s?\))?"
_UNIT = (
    r"[\s-]{0,2}(?:%|percent|per cent|full |business|working|calendar|clock|consecutive|seconds?\b|secs?\b|minutes?\b"
    r"|mins?\b|hours?\b|hrs?\b|h\b|days?\b|weeks?\b|months?\b|ms\b|milliseconds?|points?\b|out of|/|complaints?|errors?"
    r"|incidents?|defects?|files|cases|items|[ap]\.?m)"
)
_BOUND = (
    r"(?:(?:at least|at or above|at most|a (?:minimum|maximum) of|(?:minimum|maximum) of|no (?:more|less|fewer|later"
    r"|greater) than|not (?:more|less|later|lower) than|not exceed(?:ing)?|less than|fewer than|more than|greater than"
    r"|within|under|over|above|below|up to|an average of|on average|by|in|[<>≤≥=]=?)\s+)?(?:an? |the )?"
)
_QUANTITY = re.compile(rf"(?<![\w.:]){_BOUND}{_NUMBER}{_SPELT}{_UNIT}|[<>≤≥]=?\s?{_NUMBER}", re.IGNORECASE)
_CLOCK = re.compile(r"\bby \d{1,2}:\d\d")
_SHARE = rf"{_BOUND}{_NUMBER}{_SPELT}\s?(?:%|percent|per cent){_SPELT}\s+of\s+(?:all\s+|the\s+)?"
_SHARE_FIRST = re.compile(rf"\W*{_SHARE}", re.IGNORECASE)
_SHARE_LATER = re.compile(rf"(?<![\w.:]){_SHARE}(?=\w[\w\s-]{{2,60}}?\b(?:shall|will|must|are|is)\b)", re.IGNORECASE)
_TERM = re.compile(r"(?:[A-Z]\.\s+)?(?:The\s+)?[“\"']{1,2}([^”\"']{3,80}?)\s*[”\"']{1,2}\s+(?:means|shall mean)")
_MODAL = re.compile(
    r"\b(?:shall|will|must|should|is to|are to)\s+(?:not\s+)?(?:also\s+|always\s+)?(?:be\s+)?|\b(?:is|are)\s+",
    re.IGNORECASE,
)
_AGENT = re.compile(
    r"\W*(?:[\w’']+\s+){0,5}?"
    r"(?:shall|will|must|should|agrees? to|undertakes? to|guarantees?(?: that)?|commits? to)\s+(?!be\b|not\b)"
    r"(?:(?:use|make)\s+[\w\s]{0,40}?efforts?\s+to\s+)?"
    r"(?:ensure(?: that)?\s+)?(?:(?:maintain|achieve|meet|provide|deliver|keep|guarantee|attain|have)\s+)?"
    r"(?:a\s+|an\s+|the\s+)?",
    re.IGNORECASE,
)
_SO = re.compile(r"[^,;]*?\b(?:so|such) that\s+", re.IGNORECASE)
_WE = re.compile(r"(?:we|our team|our staff)\s+", re.IGNORECASE)
_HEAD = re.compile(r"(?:(?:a|an|the|all|any|each|every|that|of|for|its|their|also)\s+)+", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:\s+(?:of|an?|the|to|at|by|in|is|are|be|with|for|and|or|that|shall|will|must|not|exceed|level|within|drop|fall|stays?|remains?))+$",
    re.IGNORECASE,
)
_CUT = re.compile(
    r";|,?\s*\b(?:provided that|except|excluding|subject to|failing which|otherwise|in which case|or else)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[,;:(]|\bas\b")
_MOST_WORDS = 14
_SHORTEST = 4


class Wording(NamedTuple):
    """What a commitment is called, and what it says shall be reached."""

    name: Piece
    target: Piece


def commitment(sentence: Piece) -> Piece:
    """A sentence without what it says will follow a miss."""
    cut = _CUT.search(sentence.text)
    head = part(sentence, 0, cut.start()) if cut else sentence
    return head if has_level(head.text) else sentence


def worded(sentence: Piece, lexicon: Lexicon, lead: Piece | None = None) -> Wording:
    """The name and target in a sentence; `lead` is a name that stands before it."""
    term = _TERM.match(sentence.text)
    if term:
        return Wording(part(sentence, *term.span(1)), _target(sentence))
    return Wording(lead or _name(sentence, lexicon), _target(sentence))


def part(sentence: Piece, begin: int, end: int) -> Piece:
    """A stretch of a sentence; it stands where the sentence does if the document breaks lines in that."""
    found = piece(sentence.text, sentence.start, begin=begin, end=end)
    text = found.text.rstrip(" ,;.:")
    as_it_stands = sentence.end - sentence.start == len(sentence.text)
    return Piece(text, found.start, found.start + len(text)) if as_it_stands else sentence._replace(text=text)


def _target(sentence: Piece) -> Piece:
    """The words from the first level on; of "98% of orders shall be picked within a day" all of them."""
    first = _SHARE_FIRST.match(sentence.text) or _SHARE_LATER.search(sentence.text) or _level(sentence.text)
    return part(sentence, first.start() if first else 0, len(sentence.text))


def _name(sentence: Piece, lexicon: Lexicon) -> Piece:
    """A known metric that the sentence names; else what is counted, or what shall be done, without the level."""
    text = sentence.text
    known, first = known_name(text, lexicon), _level(text)
    if known is not None and (first is None or known[1] <= first.start() or known[0] - first.end() in (0, 1)):
        return part(sentence, *known)
    begin = _beginning(text)
    level = _level(text, begin)
    if level and level.start() - begin < _SHORTEST <= len(text) - level.end():
        begin, level = level.end(), None  # the level stands first: "95% accuracy"
    end = level.start() if level else len(text)
    words = _MODAL.sub("", text[begin:end], count=1).strip(" ,.:;–—")
    words = _TAIL.sub("", words[_end_of(_HEAD, words) :]).strip(" ,.:;–—")
    if level and len(words.split()) == 1:
        words = f"{words} {_counted(text[level.start() :])}".strip()
    short = " ".join(words.split()[:_MOST_WORDS])
    return sentence._replace(text=short or text)


def _counted(level: str) -> str:
    """What a share is of: of "99% of carrier invoices within 3 days" the invoices."""
    share = _SHARE_FIRST.match(level)
    rest = level[share.end() :] if share else ""
    after = _level(rest)
    return _TAIL.sub("", _ENDS.split(rest[: after.start() if after else None])[0].strip(" ."))


def _level(text: str, begin: int = 0) -> re.Match[str] | None:
    """Where the first level of a text stands; the time of a day counts where there is no other."""
    return _QUANTITY.search(text, begin) or _CLOCK.search(text, begin)


def _beginning(text: str) -> int:
    """Where the name begins: behind a share of something, or behind who shall do it."""
    share = _SHARE_FIRST.match(text) or _SHARE_LATER.search(text)
    if share:
        return share.end()
    begin = _end_of(_SO, text) or _end_of(_AGENT, text) or _end_of(_WE, text)
    return begin + _end_of(_SHARE_FIRST, text[begin:])


def _end_of(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0

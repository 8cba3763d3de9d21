"""The name and the target in the words of a commitment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sla_lint.extract.lexicon import plain
from sla_lint.extract.tree import Piece, piece

if TYPE_CHECKING:
    from sla_lint.extract.lexicon import Lexicon

_NUMBER = (
    r"(?:\d[\d,.]*|\[[^\]\n]{0,20}\]|[xX]{1,2}(?=\s?%)|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?(?:\s+(?:and\s+)?[\w-]+(?=\s+(?:percent|per cent)))?)"
)
_UNIT = (
    r"(?:\s?\(\s?\d[\d.,]*\s?%?\s?\))?[\s-]{0,2}(?:%|percent|per cent|full |business|working|calendar|clock|consecutive|seconds?\b|secs?\b|minutes?\b"
    r"|mins?\b|hours?\b|hrs?\b|days?\b|weeks?\b|months?\b|ms\b|milliseconds?|points?\b|out of|/|complaints?|errors?|incidents?|defects?|[ap]\.?m)"
)
_BOUND = (
    r"(?:(?:at least|at or above|at most|a minimum of|minimum of|a maximum of|maximum of|no (?:more|less|fewer|later|greater)"
    r" than|not (?:more|less|later) than|(?:shall |will |must )?not (?:to )?exceed|not exceeding|less than|fewer than|more than|greater than|within|not lower than"
    r"|under|over|above|below|up to|exceeds?|an? average of|on average|of|to|by|in|is|be|at|a|an|the|[<>≤≥=]=?)\s+){0,4}"
)
_QUANTITY = re.compile(rf"(?<![\w.]){_BOUND}{_NUMBER}{_UNIT}|[<>≤≥]=?\s?{_NUMBER}", re.IGNORECASE)
_TERM = re.compile(r"^(?:[A-Z]\.\s+)?(?:The\s+)?[“\"']{1,2}([^”\"']{3,80}?)\s*[”\"']{1,2}\s+(?:means|shall mean)")
_MODAL = re.compile(
    r"\b(?:shall|will|must|should|is|are|to)\s+(?:also\s+|always\s+|at all times\s+)?(?:be\s+)(?=\w)|\b(?:shall|will|must|should)\s+",
    re.IGNORECASE,
)
_AGENT = re.compile(
    r"^(?:\W*)(?:(?:the|our|a|each)\s+)?(?:[\w’'-]+\s+){0,4}?(?:shall|will|must|should|agrees? to|undertakes? to|guarantees?(?: that)?|commits? to|is required to)\s+"
    r"(?:(?:use|make)\s+[\w\s]{0,40}?efforts?\s+to\s+)?(?:ensure(?: that)?|maintain|achieve|meet|provide|deliver|keep|guarantee|attain|have|make)?\s*",
    re.IGNORECASE,
)
_SHARE_FIRST = re.compile(
    rf"^\W*{_BOUND}{_NUMBER}\s?(?:\(\d[\d.]*\s?%\)\s?)?(?:%|percent|per cent)(?:\s*\(\d[\d.]*\s?%?\))?\s*(?:of\s+)?(?:all\s+|the\s+)?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\s+(?:of|a|an|the|to|at|by|in|is|are|be|with|for|and|or|that|shall|will|must|rate of|level of|within))+$",
    re.IGNORECASE,
)
_HEAD = re.compile(r"^(?:(?:a|an|the|all|any|each|every|that|of|for|its|their)\s+)+", re.IGNORECASE)
_CUT = re.compile(
    r"[;]|\bprovided that\b|\bexcept\b|\bexcluding\b|\bsubject to\b|\bfailing which\b|\botherwise\b|\bin which case\b",
    re.IGNORECASE,
)
_MOST_WORDS = 14
_LONGEST_NAME = 6


class Wording(NamedTuple):
    """What a commitment is called, and what it says shall be reached."""

    name: Piece
    target: Piece


def worded(sentence: Piece, lexicon: Lexicon, *, lead: Piece | None = None) -> Wording:
    """The name and target in a sentence; `lead` is a name that stands before it."""
    text = sentence.text
    target = _target(sentence)
    term = _TERM.match(text)
    if term:
        return Wording(_piece(sentence, term.start(1), term.end(1)), target)
    if lead is not None:
        return Wording(lead, target)
    return Wording(_name(sentence, lexicon), target)


def _target(sentence: Piece) -> Piece:
    """The words from the first level on, up to where conditions begin."""
    text = sentence.text
    first = _QUANTITY.search(text)
    begin = first.start() if first else 0
    if begin and _SHARE_FIRST.match(text):
        begin = 0
    cut = _CUT.search(text, first.end() if first else 0)
    return _piece(sentence, begin, cut.start() if cut else len(text))


def _name(sentence: Piece, lexicon: Lexicon) -> Piece:
    known = _known(sentence, lexicon)
    if known is not None:
        return known
    text = sentence.text
    share = _SHARE_FIRST.match(text)
    agent = None if share else _AGENT.match(text)
    begin = (share or agent).end() if share or agent else 0  # type: ignore[union-attr]
    again = _SHARE_FIRST.match(text[begin:])
    begin += again.end() if again and not share else 0
    level = _QUANTITY.search(text, begin)
    end = level.start() if level and level.start() - begin > len("calls") else len(text)
    words = _TAIL.sub("", _HEAD.sub("", _MODAL.sub("", text[begin:end], count=1).strip(" ,.:;"))).strip(" ,.:;")
    short = " ".join(words.split()[:_MOST_WORDS])
    return sentence._replace(text=short or text)


def _known(sentence: Piece, lexicon: Lexicon) -> Piece | None:
    """The longest name of a known metric in a sentence, in its words."""
    words = list(re.finditer(r"[^\W\d_][\w’'-]*", sentence.text))
    for size in range(min(_LONGEST_NAME, len(words)), 1, -1):
        for first in range(len(words) - size + 1):
            begin, end = words[first].start(), words[first + size - 1].end()
            phrase = sentence.text[begin:end]
            if not any(map(str.isdigit, phrase)) and "," not in phrase and lexicon.vocabulary.recognise(phrase):
                return _piece(sentence, begin, end)
    return None


def _piece(sentence: Piece, begin: int, end: int) -> Piece:
    """A stretch of a sentence. Where the sentence had line breaks in the document, its place is the sentence's."""
    found = piece(sentence.text, sentence.start, begin=begin, end=end)
    whole = sentence.end - sentence.start == len(sentence.text)
    text = found.text.rstrip(" ,;.:")
    return found._replace(text=text) if whole else Piece(text, sentence.start, sentence.end)

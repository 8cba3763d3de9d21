"""Names that a document introduces with what it calls them from then on: "Acme Ltd (“the Client”)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_ASIDE = re.compile(
    r"\((?P<inner>[^()]{2,90})\)|,\s+(?:herein\w*|the)\s+(?P<quoted>[^,.()]{0,40}[“\"][^“”\"]{2,40}[”\"])"
)
_QUOTED = re.compile(r"[“\"](?:the\s+)?(?P<role>[^“”\"]{2,40})[”\"]")
_LONGEST_ROLE = 3
_SMALL = frozenset(("plc", "of", "for", "the", "&", "de", "des", "für", "z", "o.o."))
"""Words without a capital that stand within names."""
_ARTICLE = re.compile(r"^(?:(?:the|der|die|das|of|for|\(\d+\))\s+)+", re.IGNORECASE)
_LONGEST_NAME = 120


class Introduced(NamedTuple):
    """A name and what the document calls it."""

    name: str
    called: str


def introduced(text: str) -> Iterator[Introduced]:
    """Each name that is given a part: "Acme (“the Client”)", "Acme (Auftraggeber)", "Acme, the “Client”"."""
    for match in _ASIDE.finditer(text):
        inner = match["inner"] or match["quoted"]
        quoted = _QUOTED.search(inner)
        called = quoted["role"] if quoted else inner
        name = _name_at_end(text[max(0, match.start() - _LONGEST_NAME) : match.start()])
        if (quoted or len(called.split()) <= _LONGEST_ROLE) and name[:1].isupper():
            yield Introduced(name, called)


def _name_at_end(text: str) -> str:
    """The name with which a text ends: its last words with capitals, and the small ones between them."""
    words = text.split()
    begin = len(words)
    while begin and (words[begin - 1][:1].isupper() or words[begin - 1][:1].isdigit() or words[begin - 1] in _SMALL):
        begin -= 1
    return _ARTICLE.sub("", " ".join(words[begin:])).strip(" ,")

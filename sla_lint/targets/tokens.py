"""The words, numbers and marks of a target expression.

One pattern cuts the text; each of its alternatives consumes what it matched once and for all, so that the time grows
with the length of the text and with nothing else. Dates in figures and telephone numbers are set aside here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 2000
"""Characters that are read; a target is a phrase, and what is longer is not one."""


class Token(NamedTuple):
    """A piece of the text in small letters; `kind` is the name of the alternative that found it."""

    kind: str
    text: str
    start: int
    end: int


NOTHING = Token("end", "", -1, -1)

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2007\u2008\u2009\u200a\u202f", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc", "'"),
        **dict.fromkeys("\u200b\ufeff\u00ad", ""),
        "\u2014": " - ",
        "\u2026": "...",
        "\u2248": "~",
        "\u2266": "≤",
        "\u2a7d": "≤",
        "\u2267": "≥",
        "\u2a7e": "≥",
        "\uff05": "%",
        "\u066a": "%",
        "\uff1a": ":",
        "\uff1b": ";",
        "\u00d7": "x",
        "\u0130": "I",  # the one letter whose small form is two characters long
    }
)

_TOKEN = re.compile(
    r"""
      (?P<bracket> \[[^\[\]]{0,300}\] )
    | (?P<redacted> \*{3,} | █+ )
    # <value>, {value}, ____, ...%, #%
    | (?P<blank> (?<!\w)<<?[a-z][\w\ -]{0,60}>>? | \{[^{}]{0,60}\} | _{2,} | \.\.\.\ ?% | \#{1,4}\ ?% )
    # 31/12/2026, 2026-12-31, 1-800-555-0100; 2026-12, FY 2026/27; +44 20 7946 0958, 0800 123 456; (555) 123-4567
    | (?P<noise> \d+(?P<same>[-/])\d+(?P=same)\d[\d/-]* | (?:19|20)\d\d[-/]\d\d(?!\d)
        | [+0]\d(?:[\ ()-]{0,2}\d){5,} | \(\d{3}\)\ ?\d{3}-\d{4} | \d{3}-0\d{3} )
    | (?P<clock> \d{1,3}:\d\d(?::\d\d)?(?![:\d]) )
    | (?P<ordinal> \d{1,3}(?:\.\d+)?(?:st|nd|rd|th)\b )
    | (?P<number> \d+(?:[.,']\d+)*[½¼¾]? | [½¼¾] | \.\d+ )
    # P1, M4, p95, ISO27001
    | (?P<code> (?<!\d)[^\W\d_]{1,8}\d+(?:\.\d+)?\w* )
    # n/a, t.b.d., a.m.
    | (?P<short> n\ ?/\ ?a\b | [^\W\d_](?:\.[^\W\d_])+\b\.? )
    | (?P<word> [^\W\d_]+(?:'[^\W\d_]+)? )
    | (?P<mark> >=|<=|=>|=<|\.\.|\+/-|\S|\n )
    """,
    re.VERBOSE,
)

_TAG = re.compile("</?[A-Za-z]{1,9}>")

_FILL = frozenset(
    {"insert", "enter", "specify", "add", "complete", "amount", "number", "value", "percentage", "target"}
)
_UNKNOWNS = "xyzn ●•_.-#?%"


def plain(text: str) -> str:
    """The text with one kind of space, dash and quotation mark, cut where no target can be that long."""
    if len(text) > LONGEST:
        text = text[:LONGEST].rpartition(" ")[0]
    if not text.isascii():
        text = text.translate(_PLAIN)
    if "<br" in text or "</" in text:
        text = _TAG.sub(" ", text.replace("<br>", "\n").replace("<br/>", "\n").replace("<br />", "\n"))
    return text


def tokenise(text: str) -> list[Token]:
    """The pieces of a plain text; only blanks are left out."""
    return list(_tokens(text.lower(), 0, len(text)))


def at(tokens: list[Token], index: int) -> Token:
    """The token at an index, or an empty one before the first and behind the last."""
    return tokens[index] if 0 <= index < len(tokens) else NOTHING


def adjacent(left: Token, right: Token) -> bool:
    """Whether nothing, not even a blank, stands between two tokens."""
    return left.end == right.start


def _tokens(text: str, begin: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, begin, end):
        kind = match.lastgroup or ""
        if kind == "bracket":
            yield from _bracketed(text, match.start(), match.end())
        elif kind == "short":
            yield Token("word", match[0].replace(".", "").replace("/", "").replace(" ", ""), match.start(), match.end())
        else:
            yield Token(kind, match[0], match.start(), match.end())


def _bracketed(text: str, begin: int, end: int) -> Iterator[Token]:
    """[***], [insert ...], [X], [ ]: one token; brackets around other things: these and the brackets."""
    content = text[begin + 1 : end - 1].strip()
    if content and not content.strip("*"):
        yield Token("redacted", content, begin, end)
    elif not content.strip(_UNKNOWNS) or content.split(maxsplit=1)[0].rstrip(":") in _FILL:
        yield Token("blank", content, begin, end)
    else:
        yield Token("mark", "[", begin, begin + 1)
        yield from _tokens(text, begin + 1, end - 1)
        yield Token("mark", "]", end - 1, end)

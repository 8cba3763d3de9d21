"""Where a vague word is not meant: quoted, rejected, defined, a name, or made precise by a number beside it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sla_lint_bpo.mentions import mentions, plain

if TYPE_CHECKING:
    from collections.abc import Collection

    from sla_lint_bpo.lexicon import Hit

_QUOTED = r"\"[^\"]*\"|“[^“”]*”|‘[^‘’]*’|«[^«»]*»|`[^`]*`|(?<!\w)'[^']*'(?!\w)"
_NUMBER = r"[^\w]*\d"
_SENTENCE_END = r"[.;](?=\s|$)"
_LETTERS_A_WORD = 30
_NEGATION_REACH = 5


def is_quoted(text: str, hit: Hit) -> bool:
    """Whether the words stand between quotation marks: they are spoken of, not used."""
    return any(start < hit.start and hit.end <= end for start, end in _quotations(text))


@lru_cache(maxsize=8)  # a text may have thousands of hits
def _quotations(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in re.finditer(_QUOTED, text))


def is_rejected(text: str, hit: Hit, negations: tuple[str, ...]) -> bool:
    """Whether the words just before say that these are not relied upon: "rather than", "instead of"."""
    return mentions(" ".join(_before(text, hit, _NEGATION_REACH)), negations)


def is_part_of(text: str, hit: Hit, names: Collection[str]) -> bool:
    """Whether the words belong to one of some names or defined terms."""
    longest = max(map(len, names), default=0)
    around = plain(text[max(0, hit.start - longest) : hit.end + longest])
    return any(plain(name) in around for name in names)


def is_a_name(text: str, hit: Hit) -> bool:
    """Whether the words are written as a name or a defined term: with capitals where no sentence begins."""
    words = text[hit.start : hit.end].replace("-", " ").split()
    capitals = all(word[:1].isupper() and not word.isupper() for word in words)
    before = text[: hit.start].rstrip()[-1:]
    return capitals and (len(words) > 1 or before not in ("", ".", "!", "?", ":", ";", "-", "•", "*", "("))


def has_number_near(text: str, hit: Hit, within: int, *, numerals: Collection[str], labels: Collection[str]) -> bool:
    """Whether a number stands within some words on either side, other than the number of a clause or a version."""
    around = [*_before(text, hit, within), "", *_after(text, hit, within)]
    pairs = zip(["", *around], around, strict=False)
    return any(_is_number(word, numerals) and plain(before).strip() not in labels for before, word in pairs)


def has_rhythm_near(text: str, hit: Hit, within: int, *, rhythms: Collection[str]) -> bool:
    """Whether a rhythm in letters measures how often: "from time to time and not less than quarterly"."""
    if hit.kind != "frequency":
        return False
    around = (plain(word).strip() for word in (*_before(text, hit, within), *_after(text, hit, within)))
    return any(word in rhythms for word in around)


def _is_number(word: str, numerals: Collection[str]) -> bool:
    return bool(re.match(_NUMBER, word)) or plain(word).strip() in numerals


def _before(text: str, hit: Hit, count: int) -> list[str]:
    """The words before a hit, the nearest last."""
    near = text[max(0, hit.start - count * _LETTERS_A_WORD) : hit.start]
    return re.split(_SENTENCE_END, near)[-1].split()[-count:] if count else []


def _after(text: str, hit: Hit, count: int) -> list[str]:
    near = text[hit.end : hit.end + count * _LETTERS_A_WORD]
    return re.split(_SENTENCE_END, near)[0].split()[:count]

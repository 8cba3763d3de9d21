"""What stands in a target's place where it gives no number, or none yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.targets.measures import known_unit_at
from sla_lint.targets.names import REFERENCES, ROUND_THE_CLOCK
from sla_lint.targets.tokens import at
from sla_lint.targets.words import word_set

if TYPE_CHECKING:
    from sla_lint.targets.tokens import Token

_OPEN_WORDS = frozenset({"tbd", "tbc", "tba", "tbn"})
_OPEN_VERBS = word_set(
    """agreed confirmed decided determined defined advised established set negotiated finalised finalized specified
    baselined"""
)
_OPEN_FRAMES = {"to": "be", "not": "yet"}
_ADVERBS = word_set("mutually jointly further later been")

_OPENINGS = (
    "see", "refer to", "as per", "in accordance with", "in line with", "pursuant to", "according to",
    "as set out in", "set out in", "as defined in", "defined in", "as specified in", "specified in", "as described in",
    "described in", "as stated in", "as detailed in", "as listed in", "as agreed in", "as shown in", "under",
)  # fmt: skip
_DOCUMENTS = REFERENCES | word_set(
    """agreement contract sow msa sla policy policies procedure procedures manual document documents specification
    matrix catalogue catalog plan above below"""
)

_NO_CASE = ("na", "not applicable")
_WHOLE_TEXTS = {
    "none": "not-applicable", "nil": "not-applicable", "-": "not-applicable", "- -": "not-applicable",
    "?": "to-be-decided", "? ?": "to-be-decided", "? ? ?": "to-be-decided", "ref": "reference",
}  # fmt: skip
_ALWAYS = (*ROUND_THE_CLOCK, "24/7/365", "around the clock", "round the clock", "round - the - clock")


def gap_in(tokens: list[Token]) -> str | None:
    """The gap beside which numbers count for nothing: [***], [insert ...], XX%, to be agreed within 30 days."""
    if at(tokens, at(tokens, 0).text == "(").text == "insert":
        return "placeholder"
    for index, token in enumerate(tokens):
        if token.kind == "redacted" or token.text == "redacted":
            return "redacted"
        if token.kind == "blank" or token.text == "placeholder" or _is_blank(tokens, index):
            return "placeholder"
    return "to-be-decided" if _agreement_end(tokens, 0) else None


def is_open(tokens: list[Token]) -> bool:
    """Whether a number is there but not settled: 95% (TBC), 95% - to be agreed."""
    for index, token in enumerate(tokens):
        end = _agreement_end(tokens, index) if token.text in _OPEN_FRAMES else 0
        if token.text in _OPEN_WORDS or (end and at(tokens, end).text in {"", ")", "]", "."}):
            return True
    return False


def status_of(tokens: list[Token]) -> str | None:
    """Why a text without a quantity has none; None where it is just words."""
    words = " ".join(token.text for token in tokens).rstrip(" .")
    if words in _WHOLE_TEXTS:
        return _WHOLE_TEXTS[words]
    if any(token.text in _OPEN_WORDS or _agreement_end(tokens, index) for index, token in enumerate(tokens)):
        return "to-be-decided"
    if f"{words} ".startswith(tuple(f"{opening} " for opening in _NO_CASE)):
        return "not-applicable"
    padded = f" {words} "
    if any(f" {always} " in padded for always in _ALWAYS):
        return "always-on"
    return "reference" if _refers(tokens, padded) else None


def _is_blank(tokens: list[Token], index: int) -> bool:
    """X%, XX, [x] hours; but neither Annex XX nor the x of 3 x 4."""
    before, token = at(tokens, index - 1), tokens[index]
    if token.text.strip("x") or before.kind == "number" or before.text in REFERENCES:
        return False
    return len(token.text) > 1 or len(tokens) == 1 or known_unit_at(tokens, index + 1)[0] is not None


def _agreement_end(tokens: list[Token], index: int) -> int:
    """The index behind "to be agreed", "to be mutually agreed" or "not yet agreed" at an index, or 0."""
    if at(tokens, index).text not in _OPEN_FRAMES or at(tokens, index + 1).text != _OPEN_FRAMES[tokens[index].text]:
        return 0
    end = index + 2
    while at(tokens, end).text in _ADVERBS:
        end += 1
    return end + 1 if at(tokens, end).text in _OPEN_VERBS else 0


def _refers(tokens: list[Token], words: str) -> bool:
    """Whether it is left to a document: see Annex B, as per Schedule 4, in accordance with the contract."""
    if any(token.text in REFERENCES and _is_mark(at(tokens, index + 1)) for index, token in enumerate(tokens)):
        return True
    opened = words.startswith(" per ") or any(f" {opening} " in words for opening in _OPENINGS)
    return opened and any(token.text in _DOCUMENTS for token in tokens)


def _is_mark(token: Token) -> bool:
    """Whether a token can number a part of a document: 4, 7.2, B, IV."""
    lettered = token.kind == "word" and (len(token.text) == 1 or not token.text.strip("ivx"))
    return lettered or token.kind in {"number", "noise", "code"}

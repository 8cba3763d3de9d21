"""Whether a sentence is a commitment about the provider's performance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sla_lint.extract.levels import names_year
from sla_lint.extract.lexicon import plain
from sla_lint.extract.sentences import DUTY, has_bound, has_figure, has_level, known_name

if TYPE_CHECKING:
    from sla_lint.extract.lexicon import Lexicon
    from sla_lint.extract.surroundings import Surroundings

_LONGEST = 900
_OPENING = 3
_NO_PROSE = re.compile(r"[$£€₹¥]|\bRs\.? ?\d|http|[{}]")
_SHARE = re.compile(
    r" (?:percent|per cent) (?:\d+ (?:percent )?)?of | \d+ (?:out )?of \d+ | per (?:thousand|hundred|million) "
)
"""A share of what is counted: "98% of orders", "95 of 100", "two per thousand"."""

_TIMED = re.compile(
    r" (?:within|in|under|no later than|not later than|less than) (?:\w+ ){1,6}?(?:millisecond|second|minute|hour|day) "
)
_GETS = re.compile(
    r" (?:shall|will|must|should) (?:not )?(?:wait|receive|get|see|experience|be (?:\w+ed) (?:within|by|in)) "
)
"""What the client does or undergoes when the provider has done its work."""

_TERSE = re.compile(
    r"^ (?:(?!may |shall |will |must |can |is |are |if |has |have )\w+ ){1,5}"
    r"(?:under|below|over|above|at least|at most|up to|within|max|maximum|min|minimum"
    r"|(?:no |not )?(?:less|fewer|more) than)"
    r" (?:\w+ ){1,5}$"
)
"""A name and a level, without a verb: "Lost calls under 4%"."""

_AVERAGE = re.compile(
    r" (?:the|a|monthly|weekly|quarterly|arithmetic|annual) mean (?!that )| mean (?=time |score |value )"
)
"""The mean that is an average."""

_KEPT = re.compile(r" (?:not|never) (?:drop|fall|sink) below | (?:not|never) exceed ")
"""Words of a miss that say that there shall be none."""

_PASSIVE = re.compile(
    r" (?:shall|will|must|should|to|is|are) (?:all |always )?(?:be |have been |been )?"
    r"(?:not exceed|in place|met|made|kept|held|read|done|dealt|brought|(?!sent )\w+(?:ed|en|able|ate|ent)) "
)


class Judge:
    """Weighs what speaks for a commitment. A sentence without a level, or about something else, weighs nothing."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def weight(self, text: str, around: Surroundings) -> int:
        """How much speaks for a commitment, from 0 to 9."""
        if len(text) > _LONGEST or around.client or not has_figure(text):
            return 0
        folded = plain(text)
        if self._is_other(text, folded, around) or not has_level(text):
            return 0
        says = self.lexicon.says
        modal = (around.listed and (around.levels or around.provider)) or says("sentence.promises", folded)
        doer = (
            around.provider
            or says("sentence.providers", _subject(folded) or _opening(folded))
            or _PASSIVE.search(folded) is not None
        )
        inside = (
            -self.lexicon.begins("sentence.openings", folded)
            + 2 * self._is_measure(text, folded)
            + (says("sentence.strong", folded) or any(sign.search(folded) for sign in (_SHARE, _TERSE)))
            + modal
            + doer
            + has_bound(text)
        )
        announced = around.levels or around.provider
        return max(inside + 2 * announced - 2 * (around.other or says("sentence.matters", folded)), 0)

    def _is_measure(self, text: str, folded: str) -> bool:
        """Whether a sentence names something that is measured, a share of cases, or a time in which it is done."""
        if self.lexicon.says("sentence.measures", folded) or known_name(text, self.lexicon) is not None:
            return True
        return any(sign.search(folded) for sign in (_SHARE, _TIMED, _TERSE))

    def _is_other(self, text: str, folded: str, around: Surroundings) -> bool:
        """Whether a sentence is about money, hours, the past, a ramp, a miss, a definition, or the client's duties."""
        says, begins = self.lexicon.says, self.lexicon.begins
        if _NO_PROSE.search(text) or begins("sentence.qualifiers", folded):
            return True
        if any(says(f"sentence.{topic}", folded) for topic in ("amounts", "examples", "early")):
            return True
        if says("sentence.hours", folded) and "%" not in text:
            return True
        if begins("sentence.openings", folded) and says("sentence.failures", folded):
            return True
        if says("sentence.misses", _KEPT.sub(" ", folded)) and "%" not in text:
            return True
        defined = " service level mean " in folded
        if says("sentence.topics", folded) and not (around.levels or defined or " percent " in folded):
            return True
        if says("sentence.matters", folded) and not (around.levels and around.listed) and not defined:
            return True
        if says("sentence.reports", folded) and says("sentence.rhythms", folded) and "%" not in text and not defined:
            return True
        promised = says("sentence.promises", folded)
        if says("sentence.definitions", _AVERAGE.sub(" ", folded)) and not (promised and " that " in folded):
            return True
        past = says("sentence.past", folded) or names_year(text)
        return (past and not promised) or self._is_clients(folded)

    def _is_clients(self, folded: str) -> bool:
        """Whether it is the client who shall do something, or who does it: "Client provides files within a day"."""
        words = _subject(folded).split()
        if words:
            return f" {words[-1]} " in self.lexicon.phrases("sentence.clients") and not _GETS.search(folded)
        opening = folded.split()[:_OPENING]
        client = any(f" {word} " in self.lexicon.phrases("sentence.clients") for word in opening[:2])
        return client and any(f" {word} " in self.lexicon.phrases("sentence.client-verbs") for word in opening[1:])


def _subject(folded: str) -> str:
    """What stands before the first word of duty."""
    found = DUTY.search(folded)
    return f" {folded[: found.start()].strip()} " if found else ""


def _opening(folded: str) -> str:
    """The first words of a sentence without a word of duty: "We answer mails within a day"."""
    return f" {' '.join(folded.split()[:_OPENING])} " if DUTY.search(folded) is None else ""

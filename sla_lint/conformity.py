"""Conformity: what a file says that the model of an agreement cannot take, as findings with the nearest known name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.finding import Argument, Finding, Phrase
from sla_lint.housekeeping import (
    INVALID_VALUE,
    NO_SERVICE_LEVELS,
    UNKNOWN_KEY,
    UNMARKED_AGREEMENT,
    housekeeping_finding,
)
from sla_lint.model import Document
from sla_lint.part import Misfit, Place, misfits
from sla_lint.readers.native import MARK
from sla_lint.syntax.source import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

_VALUE = "{field} should be {expected}, but is {found}."
_MISSING = "The agreement has no {field} at its top level; without it nothing can be judged."
_TYPO = "{field} is no field here and is not read; {known} is, and was probably meant."
_UNKNOWN = "{field} is no field here, so what it holds is not checked; begin the names of your own fields with 'x-'."
_COMMA = "{field} was read as a field of its own, because a comma ends a value between braces; put the value in quotes."
_EMPTY = "No service level was found in the text, so nothing was judged; look at what `sla-lint show` understood of it."
_UNMARKED = 'The file has metrics but no {field} key, so it is no agreement to a folder walk; begin it with sla: "1.0".'


def conformity_findings(document: Document) -> Iterator[Finding]:
    """What the model cannot take of a document, be it the missing mark of an agreement."""
    for misfit in misfits(Document, document.node):
        if misfit.kind == "missing" and misfit.path == MARK:
            yield _unmarked(document, misfit)
        else:
            yield _finding(misfit, document.agreement)


def emptiness_findings(document: Document) -> Iterator[Finding]:
    """What is said of a document for people in which no service level was found."""
    if not document.metrics:
        place = Place("metrics", Location(document.node.source, 0, 0))
        yield housekeeping_finding(NO_SERVICE_LEVELS, place, document.agreement, _EMPTY)


def _unmarked(document: Document, misfit: Misfit) -> Finding:
    place = Place(misfit.path, misfit.location)
    return housekeeping_finding(UNMARKED_AGREEMENT, place, document.agreement, _UNMARKED, {"field": "sla"})


def _finding(misfit: Misfit, agreement: str) -> Finding:
    place = Place(misfit.path, misfit.location.first_line)
    rule = UNKNOWN_KEY if misfit.kind == "unknown" else INVALID_VALUE
    template, more = _sentence(misfit)
    finding = housekeeping_finding(rule, place, agreement, template, {"field": misfit.field, **more})
    return finding._replace(severity="note") if template is _UNKNOWN else finding


def _sentence(misfit: Misfit) -> tuple[str, dict[str, Argument]]:
    if misfit.kind == "value":
        return _VALUE, {"expected": Phrase(misfit.expected), "found": Phrase(misfit.found)}
    if misfit.kind == "missing":
        return _MISSING, {}
    if misfit.found == "nothing" and (" " in misfit.field or misfit.field[:1].isdigit()):
        return _COMMA, {}
    known = _nearest(misfit.field, misfit.known)
    return (_TYPO, {"known": known}) if known is not None else (_UNKNOWN, {})


def _nearest(name: str, known: tuple[str, ...]) -> str | None:
    from difflib import get_close_matches  # only where there is an unknown name

    folded = name.casefold().replace("-", "_").replace(" ", "_")
    return next(iter(get_close_matches(folded, known, n=1, cutoff=0.75)), None)

"""Defined terms: from tables of terms, from sentences such as "“Business Day” means …", from lists under a heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sla_lint.extract.clause_reading import cell_under
from sla_lint.extract.clause_sentences import located
from sla_lint.extract.tree import Piece, group, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint.extract.clause_evidence import Evidence, Said
    from sla_lint.syntax.source import Source
    from sla_lint.syntax.tree import Mapping

_QUOTED = re.compile(
    r"""^(?:[A-Z0-9]{1,3}[.)]\s+)? ["“”'‘*]{1,3} (?P<term>[^"“”’]{2,60}?) ["”“'’*]{1,3} (?:\s*\([^)]{1,40}\))? \s*,?\s*
        (?: : | [–—-] | \b(?:shall\s+)?means?\b | \b(?:has\ the\ meaning|refers\ to|is|are|bedeutet|denotes)\b )
        \s*:?\s*
        (?P<meaning>\S.+)$""",
    re.DOTALL | re.VERBOSE,
)
_PLAIN = re.compile(
    r"^(?P<term>[A-Z][\w/&’' -]{1,50}?)\s+(?:shall\s+)?(?:means?|bedeutet|denotes)\b:?\s*(?P<meaning>\S.+)$", re.DOTALL
)
_LISTED = re.compile(r"^(?P<term>[^:–—.]{2,50}?)\s*(?::|\s[–—-])\s+(?P<meaning>\S.+)$", re.DOTALL)
_WITHIN = re.compile(
    r"""["“](?P<term>[A-Z][^"“”]{2,40})["”]\s+(?:shall\s+)?(?:means?|is|are|refers\ to)\s+
        (?P<meaning>\S[^"“]{8,}?)(?=,?\ and\ (?:an?\ )?["“]|$)""",
    re.VERBOSE,
)


def definitions(evidence: Evidence, source: Source) -> Mapping | None:
    """The meaning of each defined term; of two with one name the first. Else where the definitions stand."""
    found: dict[str, Piece] = {}
    for said in evidence.said:
        for term, meaning in _defined(said, evidence):
            found.setdefault(term, meaning)
    if found:
        return group(source, [(term, scalar(source, meaning)) for term, meaning in found.items()])
    elsewhere = [said for said in evidence.said if _stands_elsewhere(said)]
    return group(source, [("see", scalar(source, elsewhere[0].statement.words))]) if elsewhere else None


def _stands_elsewhere(said: Said) -> bool:
    """Whether a statement says that the terms are defined in another document."""
    return "defined-elsewhere" in said.own or ("heading:definitions-title" in said.names and "reference" in said.own)


def _defined(said: Said, evidence: Evidence) -> Iterator[tuple[str, Piece]]:
    term = cell_under(said, "term-head", evidence.names_in)
    meaning = cell_under(said, "meaning-head", evidence.names_in)
    if said.statement.cells:
        yield from _row(said, term, meaning)
        return
    under = "heading:definitions-title" in said.names
    whole = _QUOTED.match(said.text) or _PLAIN.match(said.text) or (_LISTED.match(said.text) if under else None)
    for match in [whole] if whole else _WITHIN.finditer(said.text):
        place = located(match["meaning"], said.statement.words, said.document)
        yield match["term"].strip(), place._replace(text=match["meaning"])


def _row(said: Said, term: Piece | None, meaning: Piece | None) -> Iterator[tuple[str, Piece]]:
    cells = said.statement.cells
    card = "heading:definitions-title" in said.names and len(cells) == len(("term", "meaning"))
    if term is not None and meaning is not None and term != meaning:
        yield term.text, meaning
    elif card:
        yield cells[0].text, cells[1]

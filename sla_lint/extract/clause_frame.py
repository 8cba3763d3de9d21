"""The frame of an agreement: its title, its parties, its term, and whether it renews or takes over something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sla_lint.extract.clause_names import introduced
from sla_lint.extract.clause_reading import labelled, months
from sla_lint.extract.clause_sentences import located
from sla_lint.extract.tree import Piece, group, implied, scalar
from sla_lint.outline import Heading, Paragraph

if TYPE_CHECKING:
    from sla_lint.extract.clause_evidence import Evidence, Said
    from sla_lint.outline import Outline
    from sla_lint.syntax.source import Source
    from sla_lint.syntax.tree import Mapping, Node, Scalar

_FIRST_BLOCKS = 12
_LONGEST_TITLE = 16
_BETWEEN = re.compile(
    r"\b(?:between|zwischen|with)\s*:?\s+"
    + r"(?P<one>[^,;()“”\"]{2,90}?)\s*(?:\([^()]*\)\s*)?[,;]?\s+(?:and|und|&)\s+(?P<other>[^,;()“”\".]{2,90})",
    re.IGNORECASE,
)
_SIDES = (("client", "client-role"), ("provider", "provider-role"))


def title(outline: Outline, evidence: Evidence, source: Source) -> Scalar | None:
    """What the agreement calls itself: its first title that names an agreement, else its first heading."""
    lines = [block for block in outline.blocks[:_FIRST_BLOCKS] if isinstance(block, Heading | Paragraph)]
    short = [block for block in lines if 0 < len(block.text.split()) <= _LONGEST_TITLE]
    named = [block for block in short if "agreement-word" in evidence.names_in(block.text)]
    headings = [block for block in short if isinstance(block, Heading)]
    block = next(iter([*named, *headings]), None)
    return None if block is None else scalar(source, Piece(" ".join(block.text.split()), block.start, block.end))


def parties(evidence: Evidence, source: Source) -> Mapping | None:
    """Both sides by their names, else by what the document calls them throughout."""
    named = _named(evidence)
    sides = [(side, named.get(side) or _called(evidence, role)) for side, role in _SIDES]
    if any(words is None for _, words in sides):
        sides = [(side, words) for side, words in sides if side in named]
    fields = [(side, group(source, [("name", scalar(source, words))])) for side, words in sides if words is not None]
    return group(source, fields) if fields else _elsewhere(evidence, source)


def _named(evidence: Evidence) -> dict[str, Piece]:
    """The parties that the document introduces: "Acme Ltd (“the Client”)", or in a card "Client: Acme Ltd"."""
    found: dict[str, Piece] = {}
    for said in evidence.said:
        names = list(introduced(said.text)) if "(" in said.text or "“" in said.text or '"' in said.text else []
        for name, called in names:
            for side in _sides_of(called, evidence):
                found.setdefault(side, located(name, said.statement.words, said.document))
        for side, role in _SIDES:
            words = labelled(said, role, evidence.names_in) if evidence.is_all_of_title(said, role) else None
            if words is not None and len(words.text.split()) <= _LONGEST_TITLE:
                found.setdefault(side, words)
        if not found:
            found |= _pair([name for name, _ in names], said, evidence)
    return found


def _sides_of(called: str, evidence: Evidence) -> list[str]:
    return [side for side, role in _SIDES if role in evidence.names_in(called)]


def _pair(names: list[str], said: Said, evidence: Evidence) -> dict[str, Piece]:
    """Two names whose parts the words for them do not tell: who buys stands first, unless a name tells otherwise."""
    pair = _BETWEEN.search(said.text) if not names and "between" in said.own else None
    if pair:
        names = [pair["one"].strip(), pair["other"].strip()]
    if len(names) != len(_SIDES) or not all(name[:1].isupper() for name in names):
        return {}
    turned = "provider" in _sides_of(names[0], evidence) or "client" in _sides_of(names[1], evidence)
    pieces = [located(name, said.statement.words, said.document) for name in names]
    return dict(zip(("provider", "client") if turned else ("client", "provider"), pieces, strict=True))


def _called(evidence: Evidence, role: str) -> Piece | None:
    """What a side is called where it first has a duty: "the Contractor shall"."""
    acting = (said for said in evidence.said if role in said.own and "modal" in said.own)
    said = next(acting, None)
    return None if said is None else said.hit(role)


def _elsewhere(evidence: Evidence, source: Source) -> Mapping | None:
    said = next(
        (said for said in evidence.said if "reference" in said.own and "parties" in said.text.lower().split()), None
    )
    return None if said is None else group(source, [("see", scalar(source, said.statement.words))])


def term(evidence: Evidence, source: Source) -> Mapping | None:
    """How long the agreement runs."""
    found = evidence.of("term")
    if not found:
        return None
    lengths = (months(said, evidence.phrases.numbers) for said in found if "duration" in said.own)
    length = next((one for one in lengths if one is not None), None)
    start = next((hit for hit in (said.hit("date") for said in found) if hit is not None), None)
    renewal = next((said for said in found if "renewal-terms" in said.own), None)
    fields: list[tuple[str, Node | None]] = [
        ("start", None if start is None else scalar(source, start)),
        ("months", None if length is None else implied(source, length.value, length.words)),
        ("renewal", None if renewal is None else scalar(source, renewal.statement.words)),
    ]
    return group(source, fields)


def start_type(evidence: Evidence, source: Source) -> Scalar | None:
    """Whether the agreement goes on with a service of the same provider, or takes one over."""
    for kind in ("renewal", "transfer"):
        found = evidence.of(kind)
        if found:
            return implied(source, kind, found[0].statement.words)
    return None

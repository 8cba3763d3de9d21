"""Metrics in the prose of a document: in items of lists, in labelled lines and in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.extract.found import Found
from sla_lint.extract.judge import Judge, Surroundings
from sla_lint.extract.lexicon import plain
from sla_lint.extract.names import bare, name_in
from sla_lint.extract.sentences import has_level, known_name, sentences
from sla_lint.extract.tree import piece
from sla_lint.extract.wording import commitment, worded
from sla_lint.outline import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sla_lint.extract.lexicon import Lexicon
    from sla_lint.extract.sections import Placed
    from sla_lint.extract.tree import Piece

_ENOUGH = 4
_AMONG_TABLES = 5
_SURE = 75
_LONGEST_ITEM = 300
_LONGEST_LEAD = 70
_FEW_WORDS = 9
_MANY_WORDS = 15
_MARKS = (": ", " – ", " — ", " - ", " = ")
_SECTION = ("section.levels", "section.other")


class Prose:
    """The paragraphs of a document. Where tables hold metrics already, more must speak for one in prose."""

    def __init__(self, lexicon: Lexicon, *, tables: bool) -> None:
        self.lexicon = lexicon
        self.judge = Judge(lexicon)
        self.enough = _AMONG_TABLES if tables else _ENOUGH
        self._lead_in = Surroundings()
        self._title = -1
        self._headings: dict[str, tuple[bool, bool]] = {}

    def metrics(self, blocks: Iterable[Placed]) -> list[Found]:
        """The metrics of the paragraphs. Where a section announces them, only the surest count elsewhere."""
        blocks = list(blocks)
        self._title = min((heading.start for _, headings in blocks for heading in headings), default=-1)
        found = list(self._all(blocks))
        announced = sum(around.levels for _, around in found) > 1
        return [metric for metric, around in found if around.levels or not announced or metric.confidence >= _SURE]

    def _all(self, blocks: Iterable[Placed]) -> Iterator[tuple[Found, Surroundings]]:
        for block, headings in blocks:
            if not isinstance(block, Paragraph):
                continue
            around = self._around(block, headings)
            is_item = around.listed and len(block.text) <= _LONGEST_ITEM and _is_one(block)
            for metric in self._of_item(block, around) if is_item else self._of_paragraph(block, around):
                yield metric, around

    def _around(self, block: Paragraph, headings: tuple[Piece, ...]) -> Surroundings:
        """What stands around a paragraph; one that ends in a colon leads in the items that follow it."""
        levels, other = self._section(headings)
        here = Surroundings(levels=levels, other=other, listed=bool(block.marker))
        if block.text.rstrip().endswith(":"):
            folded = plain(block.text)
            duty = folded.split()[-1:] in (["shall"], ["will"], ["must"], ["to"])
            client, provider = (
                duty and self.lexicon.says(f"sentence.{who}", folded) for who in ("clients", "providers")
            )
            announced = self.lexicon.says("section.levels", folded)
            self._lead_in = Surroundings(announced, provider=provider, client=client and not provider)
            return here
        if not block.marker:
            self._lead_in = Surroundings()
        lead = self._lead_in
        return here._replace(levels=levels or lead.levels, provider=lead.provider, client=lead.client)

    def _section(self, headings: tuple[Piece, ...]) -> tuple[bool, bool]:
        """Whether the nearest heading that says anything announces service levels, and whether it announces others."""
        for heading in reversed(headings):
            levels, other = self._told(heading.text) if heading.start != self._title else (False, False)
            if levels or other:
                return levels, other and not levels
        return False, False

    def _told(self, heading: str) -> tuple[bool, bool]:
        """Whether one heading announces service levels, and whether it announces something else."""
        if heading not in self._headings:
            folded = plain(heading)
            self._headings[heading] = self.lexicon.says(_SECTION[0], folded), self.lexicon.says(_SECTION[1], folded)
        return self._headings[heading]

    def _is_heading(self, lead: Piece) -> bool:
        """Whether a paragraph begins with a heading rather than a name: "Service targets: ..."."""
        return self.lexicon.says("section.levels", plain(lead.text)) and known_name(lead.text, self.lexicon) is None

    def _of_item(self, block: Paragraph, around: Surroundings) -> Iterator[Found]:
        """The metric of an item: "Availability: 99.9%", "98% of letters answered within 10 days"."""
        text = commitment(bare(block.text, block.start))
        weight = self.judge.weight(text.text, around)
        if weight >= self.enough:
            lead, rest = _parted(block)
            yield self._found(commitment(rest) if rest else text, lead, "list", weight)

    def _of_paragraph(self, block: Paragraph, around: Surroundings) -> Iterator[Found]:
        """The metrics of a paragraph, under the name that it begins with, if it does."""
        lead, rest = name_in(block.text, block.start)
        name, begin = (lead, rest.start - block.start) if rest is not None else (None, lead.start - block.start)
        if name is not None and self.lexicon.says("sentence.misses", plain(name.text)):
            return
        if name is not None and self._is_heading(name):
            name, around = None, around._replace(levels=True)
        for sentence in sentences(block.text[begin:], block.start + begin):
            said = commitment(sentence)
            weight = self.judge.weight(said.text, around)
            if weight and weight + (name is not None) >= self.enough:
                yield self._found(said, name, "sentence", weight)
                name = None

    def _found(self, said: Piece, lead: Piece | None, shape: str, weight: int) -> Found:
        name, target = worded(said, self.lexicon, lead)
        fields = {"target": target}
        if len(said.text.split()) > _MANY_WORDS:
            fields["definition"] = said
        return Found(name, "list" if shape == "list" else "sentence", min(90, 40 + 7 * weight), fields)


def _is_one(block: Paragraph) -> bool:
    return len(list(sentences(block.text, block.start))) == 1


def _parted(block: Paragraph) -> tuple[Piece | None, Piece | None]:
    """An item's name and the rest with the level, where a colon or a dash stands between them."""
    for mark in _MARKS:
        place = block.text.find(mark)
        if 0 < place < _LONGEST_LEAD and has_level(block.text[place + len(mark) :]):
            name = bare(block.text[:place], block.start)
            if len(name.text.split()) <= _FEW_WORDS and not has_level(name.text):
                return name, piece(block.text, block.start, begin=place + len(mark))
    return None, None

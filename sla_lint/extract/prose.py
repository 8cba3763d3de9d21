"""Metrics in the prose of a document: in items of lists and in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.extract.found import Found
from sla_lint.extract.judge import Judge
from sla_lint.extract.lexicon import plain
from sla_lint.extract.names import bare, name_in
from sla_lint.extract.sentences import DUTY, halves, has_level, sentences
from sla_lint.extract.stacked import continued
from sla_lint.extract.surroundings import Announcements
from sla_lint.extract.tree import piece
from sla_lint.extract.wording import commitment, worded
from sla_lint.outline import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sla_lint.extract.found import Shape
    from sla_lint.extract.lexicon import Lexicon
    from sla_lint.extract.sections import Placed
    from sla_lint.extract.surroundings import Surroundings
    from sla_lint.extract.tree import Piece

_ENOUGH = 4
_AMONG_TABLES = 5
_SURE = 68
_LONGEST_ITEM = 300
_LONGEST_LEAD = 70
_FEW_WORDS = 9
_MANY_WORDS = 15
_MARKS = (": ", " – ", " — ", " - ", " = ")


class Prose:
    """The paragraphs of a document. Where tables hold metrics already, more must speak for one in prose."""

    def __init__(self, lexicon: Lexicon, *, tables: bool) -> None:
        self.lexicon = lexicon
        self.judge = Judge(lexicon)
        self.enough = _AMONG_TABLES if tables else _ENOUGH

    def metrics(self, blocks: Sequence[Placed]) -> list[Found]:
        """The metrics of the paragraphs. Where a section announces them, only the surest count elsewhere."""
        found = list(self._all(blocks))
        announced = sum(around.levels for _, around in found) > 1
        return [metric for metric, around in found if around.levels or not announced or metric.confidence >= _SURE]

    def _all(self, blocks: Sequence[Placed]) -> Iterator[tuple[Found, Surroundings]]:
        announcements = Announcements(self.lexicon, blocks)
        for block, headings in blocks:
            if not isinstance(block, Paragraph):
                continue
            around = announcements.around(block, headings)
            is_item = around.listed and len(block.text) <= _LONGEST_ITEM and _is_one(block)
            for metric in self._of_item(block, around) if is_item else self._of_paragraph(block, around):
                yield metric, around

    def _of_item(self, block: Paragraph, around: Surroundings) -> Iterator[Found]:
        """The metrics of an item: "Availability: 99.9%", "98% of letters answered within 10 days"."""
        said = commitment(bare(block.text, block.start))
        weight = self.judge.weight(said.text, around)
        lead, rest = _parted(block)
        if weight and weight + (lead is not None) >= self.enough:
            yield from self._found(commitment(rest) if rest else said, lead, "list", weight)

    def _of_paragraph(self, block: Paragraph, around: Surroundings) -> Iterator[Found]:
        """The metrics of a paragraph, under the name that it begins with, if it does."""
        lead, rest = name_in(block.text, block.start)
        name, begin = (lead, rest.start - block.start) if rest is not None else (None, lead.start - block.start)
        if name is not None and self._is_sentence(name.text):
            name, begin = None, lead.start - block.start
        if name is not None and self._is_aside(plain(name.text)):
            return
        if name is not None and self._is_heading(name):
            name, around = None, around._replace(levels=True)
        before: Piece | None = None
        found: list[Found] = []
        for sentence in sentences(block.text[begin:], block.start + begin):
            said = commitment(sentence)
            whole = f"{name.text}: {said.text}" if name is not None else said.text
            told = self._named_before(said, before)
            weight = self.judge.weight(whole, around._replace(levels=True) if told is not None else around)
            if weight and weight + (name is not None) >= self.enough:
                over = told or name
                metrics = list(self._found(said, over, "sentence", weight))
                if found and over is not None and found[-1].name.text == over.text:
                    found[-1] = continued(found[-1], metrics)
                else:
                    found += metrics
                name = None
            before = said
        yield from found

    def _named_before(self, said: Piece, before: Piece | None) -> Piece | None:
        """What the sentence before is about, where this one only gives its level: "The target is 97 percent."."""
        goes_on = before is not None and self.lexicon.begins("sentence.levels", plain(said.text))
        return worded(before, self.lexicon).name if goes_on and before is not None else None

    def _is_sentence(self, lead: str) -> bool:
        """Whether what a paragraph begins with is a sentence and no name: "Uptime is 99%. We measure it."."""
        folded = plain(lead)
        return has_level(lead) or DUTY.search(folded) is not None or self.lexicon.says("sentence.verbs", folded)

    def _is_aside(self, lead: str) -> bool:
        """Whether a paragraph begins with words for a miss, or for the client's part."""
        return any(self.lexicon.says(f"sentence.{topic}", lead) for topic in ("misses", "asides"))

    def _is_heading(self, lead: Piece) -> bool:
        """Whether a paragraph begins with a heading rather than a name: "Service targets: ..."."""
        return plain(lead.text) in self.lexicon.phrases("section.heads")

    def _found(self, said: Piece, lead: Piece | None, shape: Shape, weight: int) -> Iterator[Found]:
        for part in halves(said):
            name, target = worded(part, self.lexicon, lead)
            words = len(said.text.split())
            told = {"definition": said} if words > _MANY_WORDS or (lead and words > _FEW_WORDS) else {}
            yield Found(name, shape, min(90, 40 + 7 * weight), {"target": target, **told})
            lead = None


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

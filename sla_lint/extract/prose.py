"""Metrics in the prose of a document: in items of lists, in labelled lines and in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.extract.found import Found
from sla_lint.extract.lexicon import plain
from sla_lint.extract.names import bare, name_in
from sla_lint.extract.sentences import Judge, Surroundings, has_level, sentences
from sla_lint.extract.wording import worded
from sla_lint.outline import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sla_lint.extract.lexicon import Lexicon
    from sla_lint.extract.sections import Placed
    from sla_lint.extract.tree import Piece

_ENOUGH = 4
_AMONG_TABLES = 6
_LONGEST_LEAD = 70
_FEW_WORDS = 9


class Prose:
    """The paragraphs of a document, in their order."""

    def __init__(self, lexicon: Lexicon, *, tables: bool) -> None:
        self.lexicon = lexicon
        self.judge = Judge(lexicon)
        self.enough = _AMONG_TABLES if tables else _ENOUGH
        self._lead_in = Surroundings()

    def metrics(self, blocks: Iterable[Placed]) -> list[Found]:
        """The metrics of the paragraphs. Where a section is about service levels, only the surest count elsewhere."""
        found = [(metric, around) for metric, around in self._all(blocks)]
        announced = sum(around.levels for _, around in found)
        if announced > 1:
            return [metric for metric, around in found if around.levels or metric.confidence > 80]
        return [metric for metric, _ in found]

    def _all(self, blocks: Iterable[Placed]) -> Iterator[tuple[Found, Surroundings]]:
        for block, headings in blocks:
            if isinstance(block, Paragraph):
                around = self._around(block, headings)
                for metric in self._of(block, around, headings):
                    yield metric, around

    def _around(self, block: Paragraph, headings: tuple[Piece, ...]) -> Surroundings:
        """What stands around a paragraph; one that ends in a colon leads in the items that follow it."""
        levels, other = self._section(headings)
        here = Surroundings(levels=levels, other=other, listed=bool(block.marker))
        folded = plain(block.text)
        if block.text.rstrip().endswith(":"):
            self._lead_in = Surroundings(
                levels=self.lexicon.says("section.levels", folded),
                provider=self._ends(folded, "sentence.providers"),
                client=self._ends(folded, "sentence.clients"),
            )
            return here
        if not block.marker:
            self._lead_in = Surroundings()
            return here
        lead = self._lead_in
        return here._replace(levels=here.levels or lead.levels, provider=lead.provider, client=lead.client)

    def _section(self, headings: tuple[Piece, ...]) -> tuple[bool, bool]:
        """Whether the nearest heading that says anything is about service levels, and whether it is about other things."""
        for heading in reversed(headings):
            folded = plain(heading.text)
            if self.lexicon.says("section.levels", folded):
                return True, False
            if self.lexicon.says("section.other", folded):
                return False, True
        return False, False

    def _ends(self, folded: str, list_name: str) -> bool:
        """Whether a lead-in ends with somebody's duty: "The Supplier shall:"."""
        words = folded.split()
        return len(words) > 1 and words[-1] in ("shall", "will", "must", "to") and self.lexicon.says(list_name, folded)

    def _of(self, block: Paragraph, around: Surroundings, headings: tuple[Piece, ...]) -> Iterator[Found]:
        if around.listed and len(block.text) <= 300 and block.text.count("\n") == 0:
            yield from self._of_item(block, around)
            return
        lead, rest = name_in(block.text, block.start)
        begins = block.start if rest is None else rest.start
        for sentence in sentences(block.text, block.start):
            named = (
                lead
                if rest is not None and sentence.start <= begins + 1 or rest is not None and around.levels
                else None
            )
            words = sentence
            if rest is not None and sentence.start < begins:
                words = rest if begins < sentence.end else sentence
                words = words._replace(
                    text=sentence.text[-len(words.text) :] if len(words.text) < len(sentence.text) else words.text
                )
            metric = self._of_sentence(words, around, named)
            if metric:
                yield metric

    def _of_item(self, block: Paragraph, around: Surroundings) -> Iterator[Found]:
        lead, rest = name_in(block.text, block.start)
        text = bare(block.text, block.start)
        if rest is None:
            lead, rest = _split(block)
        weight = self.judge.weight(text.text, around)
        if weight >= self.enough:
            wording = worded(
                rest if rest is not None and has_level(rest.text) else text,
                self.lexicon,
                lead=lead if rest is not None and has_level(rest.text) else None,
            )
            target = wording.target
            yield Found(wording.name, "list", _confidence(weight), {"target": target, "definition": text})

    def _of_sentence(self, sentence: Piece, around: Surroundings, lead: Piece | None) -> Found | None:
        weight = self.judge.weight(sentence.text, around) + (lead is not None)
        if weight < self.enough or (lead is not None and weight == 1):
            return None
        wording = worded(sentence, self.lexicon, lead=lead)
        return Found(wording.name, "sentence", _confidence(weight), {"target": wording.target, "definition": sentence})


def _split(block: Paragraph) -> tuple[Piece, Piece | None]:
    """An item of a name and a level, with a colon or a dash between: "Availability: 99.9%"."""
    from sla_lint.extract.tree import piece

    for mark in (":", " – ", " — ", " - ", " = "):
        place = block.text.find(mark)
        if 2 < place < _LONGEST_LEAD and has_level(block.text[place + len(mark) :]):
            name = bare(block.text[:place], block.start)
            if len(name.text.split()) <= _FEW_WORDS:
                return name, piece(block.text, block.start, begin=place + len(mark))
    return bare(block.text, block.start), None


def _confidence(weight: int) -> int:
    return min(90, 40 + 7 * weight)

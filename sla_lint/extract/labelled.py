"""Cards in prose: lines such as "Target: 98%" and "Data source: call log" below the name of a metric."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_lint.extract.levels import is_measured
from sla_lint.extract.names import name_in
from sla_lint.extract.sections import Placed
from sla_lint.extract.sentences import sentences
from sla_lint.extract.tree import Piece, piece
from sla_lint.outline import Cell, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sla_lint.extract.lexicon import Lexicon

_LONGEST_LABEL = 40
_LONGEST_CARD = 2000
_NAMING = frozenset({"name", "subject", "part"})
_LEVELS = frozenset({"target", "standard", "minimum"})
_FEWEST = 2


class _Line(NamedTuple):
    """A label with what it says, and the paragraph it stands in."""

    role: str
    label: Cell
    value: Cell


def with_cards(blocks: Iterable[Placed], lexicon: Lexicon) -> Iterator[Placed]:
    """The blocks of a document, with labelled lines or sentences that describe a metric as tables of two rows."""
    run: list[Placed] = []
    above: Placed | None = None
    for placed in blocks:
        if isinstance(placed.block, Paragraph) and _lines(placed.block, lexicon):
            if run and run[-1].headings != placed.headings:
                yield from _read(run, above, lexicon)
                run, above = [], None
            run.append(placed)
            continue
        yield from _read(run, above, lexicon)
        run, above = [], placed
        yield _inline(placed, lexicon) or placed
    yield from _read(run, above, lexicon)


def _inline(placed: Placed, lexicon: Lexicon) -> Placed | None:
    """A paragraph that holds a card in one: "Payroll accuracy. Expected level: 99.8%. Minimum level: 99.5%."."""
    if not isinstance(placed.block, Paragraph) or ":" not in placed.block.text[:_LONGEST_CARD]:
        return None
    name, rest = name_in(placed.block.text, placed.block.start)
    if rest is None or len(rest.text) > _LONGEST_CARD:
        return None
    said = list(sentences(rest.text, rest.start))
    lines = [line for words in said if (line := _line(words.text, words.start, lexicon)) is not None]
    if not any(line.role in _LEVELS and is_measured(line.value.text) for line in lines):
        return None
    told = [_cell(words.text, words.start) for words in said if _line(words.text, words.start, lexicon) is None]
    lines += [_Line("definition", _cell("Definition", words.start), words) for words in told[:1]]
    table = _table(lines, name)
    return Placed(table, placed.headings) if table is not None else None


def _read(run: list[Placed], above: Placed | None, lexicon: Lexicon) -> Iterator[Placed]:
    """A run of labelled paragraphs as the cards that it holds, else as it is."""
    lines = [line for placed in run if isinstance(placed.block, Paragraph) for line in _lines(placed.block, lexicon)]
    cards = list(_cut(lines))
    if not any(_is_card(card) for card in cards):
        yield from run
        return
    for card in cards:
        table = _table(card, _name(above, run[0].headings))
        if _is_card(card) and table is not None:
            yield Placed(table, run[0].headings)


def _lines(block: Paragraph, lexicon: Lexicon) -> list[_Line]:
    """The labelled lines of a paragraph; none where any line has no label."""
    found, begin = [], 0
    for text in block.text.split("\n"):
        line = _line(text, block.start + begin, lexicon)
        if line is None:
            return []
        found.append(line)
        begin += len(text) + 1
    return found


def _line(text: str, start: int, lexicon: Lexicon) -> _Line | None:
    """A label and what stands behind its colon, where the label says what a column or a card may hold."""
    label, colon, value = text.partition(":")
    if not colon or not value.strip() or len(label) > _LONGEST_LABEL:
        return None
    sense = lexicon.sense(label)
    if sense is None or sense.length * 2 < len(label.split()):
        return None
    return _Line(sense.role, _cell(label, start), _cell(value, start + len(label) + 1))


def _cell(text: str, start: int) -> Cell:
    words = piece(text, start)
    return Cell(words.text.rstrip("."), words.start, words.end, header=True)


def _cut(lines: Iterable[_Line]) -> Iterator[list[_Line]]:
    """The lines of each card: a label that came before begins a new one."""
    card: list[_Line] = []
    for line in lines:
        if any(line.role == other.role for other in card):
            yield card
            card = []
        card.append(line)
    if card:
        yield card


def _is_card(card: list[_Line]) -> bool:
    levels = [line.value.text for line in card if line.role in _LEVELS]
    return len(card) >= _FEWEST and any(is_measured(level) and ". " not in level for level in levels)


def _name(above: Placed | None, headings: tuple[Piece, ...]) -> Piece | None:
    """What a card without a name of its own is called: the short paragraph above it, else the heading."""
    if above is not None and isinstance(above.block, Paragraph) and len(above.block.text) <= 2 * _LONGEST_LABEL:
        return piece(above.block.text, above.block.start)
    return headings[-1] if headings else None


def _table(card: list[_Line], name: Piece | None) -> Table | None:
    """A card as a table with its labels as headings over one row."""
    columns = [(line.label, line.value) for line in card]
    if not any(line.role in _NAMING for line in card):
        if name is None:
            return None
        columns.insert(0, (Cell("KPI", name.start, name.start, header=True), Cell(name.text, name.start, name.end)))
    return Table(tuple(zip(*columns, strict=True)))

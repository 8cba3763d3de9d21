"""The rows of a table of metrics: one metric each, or one for each of its columns of levels."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sla_lint.extract.found import Found, Step
from sla_lint.extract.grid import filled, is_filled, lines_of, words_of
from sla_lint.extract.levels import is_degree, is_level, is_measured
from sla_lint.extract.lexicon import plain
from sla_lint.extract.names import bare, cell_name
from sla_lint.extract.tree import Piece, joined
from sla_lint.outline import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint.extract.found import Context, Shape
    from sla_lint.extract.grid import Grid, Row
    from sla_lint.extract.headers import Column, Header
    from sla_lint.extract.layout import Layout, Levels

_LONGEST_BAND = 90
_LONGEST_ASIDE = 16
_LONGEST_LEVEL = 6
_FEW_COLUMNS = 3
_LONGEST_TOLERANCE = 5
FIELDS = {
    "source": "data_source",
    "window": "window",
    "frequency": "frequency",
    "formula": "formula",
    "definition": "definition",
    "method": "method",
    "weight": "weight",
    "unit": "unit",
    "direction": "direction",
    "class": "class",
    "exclusions": "exclusions",
    "note": "note",
    "stretch": "stretch",
    "baseline": "baseline",
    "consequence": "consequence",
    "id": "id",
    "breach": "bands",
}
"""The model's fields by what columns hold."""


class _Named(NamedTuple):
    """What a row is about: its name, what the name's cell says beyond it, and whether it goes on with the row above."""

    name: Piece
    more: Piece | None = None
    part: Piece | None = None
    continues: bool = False


class Rows:
    """The rows of one table, read from top to bottom."""

    def __init__(self, grid: Grid, header: Header, layout: Layout, context: Context, shape: Shape) -> None:
        self.rows = grid[header.below :]
        self.goes_on = header.below == 0
        self.titles = [column.title for column in header.columns]
        self.layout = layout
        self.context = context
        self.shape = shape
        self._band: Piece | None = None
        self._above: Piece | None = None
        self._side: Piece | None = None

    def metrics(self) -> list[Found]:
        """The metrics of the rows; a row that only adds a level to the one above is a part of that metric."""
        found: list[Found] = []
        for index, row in enumerate(self.rows):
            if self._is_furniture(row) or self._is_band(row):
                continue
            for part in _stacked(row, self.layout):
                named = self._named(part, index)
                if named is None or (not index and self.goes_on and named.name.text[:1].islower()):
                    continue  # the end of a row that a page has cut
                metrics = list(self._of_row(part, named))
                if named.continues and found and len(self.layout.levels) == 1:
                    found[-1] = _continued(found[-1], metrics)
                else:
                    found += metrics
        return found

    def _is_furniture(self, row: Row) -> bool:
        """Whether a row is headings again, a total, a note, or empty."""
        cells = filled(row)
        if not cells:
            return True
        same = sum(
            words_of(cell).text == title.text for cell, title in zip(row, self.titles, strict=True) if title.text
        )
        if same * 2 > len(self.titles):
            return True
        first = plain(words_of(cells[0]).text)
        lexicon = self.context.lexicon
        alone = len(cells) == 1
        return first in lexicon.phrases("row.totals") or (
            lexicon.begins("row.notes", first) and (alone or words_of(cells[0]).text.rstrip().endswith(":"))
        )

    def _is_band(self, row: Row) -> bool:
        """Whether a row is a title over those that follow it, or a remark over the whole width; a title is kept."""
        cells = filled(row)
        over_all = row[0] is row[-1]
        if not over_all and not (self._is_alone(row, cells) and self.layout.levels[0][1:3] != (None, None)):
            return False
        title = bare(cells[-1].text, cells[-1].start)
        if len(title.text) <= _LONGEST_BAND:
            self._band, self._above = title, None
        elif title.text.find(". ") in range(3, _LONGEST_BAND):
            self._band, self._above = cell_name(cells[0])[0], None
        return True

    def _is_alone(self, row: Row, cells: list[Cell]) -> bool:
        """Whether a title stands alone in its row, or beside nothing but its number."""
        if is_level(words_of(cells[-1]).text) or row.index(cells[-1]) > self.layout.name.index:
            return False
        numbered = (
            self.layout.fields and row[self.layout.fields[0].index] is cells[0] and self.layout.fields[0].role == "id"
        )
        return len(cells) == 1 or (len(cells) == 2 and bool(numbered) and len(row) > _FEW_COLUMNS)  # noqa: PLR2004

    def _named(self, row: Row, index: int) -> _Named | None:
        """What a row is about; None where it names nothing and nothing stands above it."""
        cell, aside = row[self.layout.name.index], self._aside(row)
        own = is_filled(cell) and not (index and _same(cell, self.rows[index - 1][self.layout.name.index]))
        if own:
            name, more = cell_name(cell)
            self._above = name
        if aside is not None and (not own or self._spans(index) or self._told_aside):
            return _Named(*cell_name(aside), self._above)
        if own:
            return _Named(name, more)
        return self._below(row)

    def _below(self, row: Row) -> _Named | None:
        """What a row is about that has no name of its own: its standard, or the same as the row above."""
        level = self.layout.levels[0].target or self.layout.levels[0].minimum
        if level is not None and len(words_of(row[level.index]).text.split()) > _LONGEST_LEVEL:
            return _Named(*cell_name(row[level.index]), self._above)
        if self._above is None:
            return None
        has_degree = self.layout.degree is not None and is_filled(row[self.layout.degree.index])
        return _Named(self._above, continues=not has_degree)

    def _aside(self, row: Row) -> Cell | None:
        """The cell whose own words name a metric where the first name spans several."""
        column = self.layout.aside
        return row[column.index] if column is not None and is_filled(row[column.index]) else None

    @cached_property
    def _told_aside(self) -> bool:
        """Whether names span several rows somewhere, and phrases of each row's own stand beside them all."""
        if self.layout.aside is None:
            return False
        phrases = [words_of(row[self.layout.aside.index]).text for row in self.rows]
        short = all(len(phrase.split()) <= _LONGEST_ASIDE and not phrase.endswith(".") for phrase in phrases)
        return short and any(self._spans(index) for index in range(len(self.rows)))

    def _spans(self, index: int) -> bool:
        """Whether the name of a row stands for the one below as well, which has other words of its own."""
        if index + 1 >= len(self.rows) or self.layout.aside is None:
            return False
        name, aside = self.layout.name.index, self.layout.aside.index
        here, below = self.rows[index : index + 2]
        repeated = _same(here[name], below[name]) or not is_filled(below[name])
        return repeated and is_filled(below[aside]) and not _same(here[aside], below[aside])

    def _of_row(self, row: Row, named: _Named) -> Iterator[Found]:
        fields = self._fields(row, named)
        several = len(self.layout.levels) > 1
        for levels in self.layout.levels:
            own = _levels_of(row, levels)
            if several and (
                "target" not in own or plain(own["target"].text) in self.context.lexicon.phrases("row.nothing")
            ):
                continue
            name, whole = self._name(row, named, levels)
            yield Found(
                name,
                "matrix" if several or whole else self.shape,
                self._confidence(own),
                {**fields, **own},
                whole,
                self._part(row),
                self._steps(row),
            )

    def _confidence(self, own: dict[str, Piece]) -> int:
        sure = self.layout.confidence
        return sure if "target" in own and is_measured(own["target"].text) else max(sure - 20, 40)

    def _name(self, row: Row, named: _Named, levels: Levels) -> tuple[Piece, Piece | None]:
        """The name of one metric of a row, and of the metric of which it is a degree."""
        lexicon, name = self.context.lexicon, named.name
        title = self._title(levels)
        if self.layout.degree is not None and is_filled(row[self.layout.degree.index]):
            degree = words_of(row[self.layout.degree.index])
            return _bracketed(name, degree), name
        if self.layout.graded:
            over = title or self._band or self.context.title
            return (_bracketed(over, name)._replace(start=name.start, end=name.end), over) if over else (name, None)
        if title is not None and is_degree(title.text, lexicon):
            return _bracketed(name, title), name
        if title is not None and len(self.layout.levels) > 1:
            return name._replace(text=f"{name.text}: {self._quality(title.text)}"), None
        return name, None

    def _title(self, levels: Levels) -> Piece | None:
        """The heading of a column of levels, where it says more than that these are targets."""
        column = levels.target or levels.minimum
        if column is None or not levels.title:
            return None
        several = len(self.layout.levels) > 1
        return column.title if several or column.role == "metric" else None

    def _quality(self, title: str) -> str:
        """What a heading says beyond that the column holds targets: "Timeliness Standard" is "Timeliness"."""
        fillers = self.context.lexicon.phrases("title.fillers")
        words = [word for word in title.split() if plain(word) not in fillers]
        return " ".join(words) or title

    def _part(self, row: Row) -> Piece | None:
        column = self.layout.part
        if column is None:
            return self._band
        if is_filled(row[column.index]):
            self._side = words_of(row[column.index])
        return self._side

    def _fields(self, row: Row, named: _Named) -> dict[str, Piece]:
        """What the other columns say of the metric; the first of two with one meaning counts."""
        found: dict[str, Piece] = {"definition": named.more} if named.more else {}
        aside = [self.layout.aside] if self.layout.aside is not None else []
        for column in (*aside, *self.layout.fields):
            cell = row[column.index]
            words = words_of(cell)
            key = FIELDS.get(column.role)
            if column.role in ("standard", "subject") and words.text != named.name.text:
                key = "definition"
            if key and key not in found and is_filled(cell):
                found[key] = words
                if key == "frequency" and "report" not in column.title.text.casefold():
                    found.setdefault("window", words)
                if key == "baseline":
                    found["baseline_period"] = column.title
        return found

    def _steps(self, row: Row) -> tuple[Step, ...]:
        cells = [(phase.month, row[phase.column.index]) for phase in self.layout.phases]
        return tuple(Step(month, words_of(cell)) for month, cell in cells if is_filled(cell))


def _same(cell: Cell, other: Cell) -> bool:
    """Whether two cells are one, or say the same."""
    return cell is other or cell.text == other.text


def _bracketed(name: Piece, aside: Piece) -> Piece:
    return name._replace(text=f"{name.text} ({aside.text})")


def _levels_of(row: Row, levels: Levels) -> dict[str, Piece]:
    """The target and the minimum of a metric; the only level that there is counts as the target."""
    target, times, minimum = (_level(row, column) for column in (levels.target, levels.times, levels.minimum))
    if target and times:
        within = " within " if times.text[:1].isdigit() else " "
        target = joined([target, times], between=within)
    if levels.target is not None and levels.target.role == "standard" and minimum and not _says_target(target, minimum):
        target = None
    if target is None:
        target, minimum = minimum or times, None
    return {key: words for key, words in (("target", target), ("minimum", minimum)) if words}


def _says_target(standard: Piece | None, acceptable: Piece) -> bool:
    """Whether a standard is a level itself, of which the acceptable one is the minimum, and not just the thing to do."""
    if standard is None or not is_measured(standard.text):
        return False
    begins = any(map(str.isdigit, " ".join(standard.text.split()[:_FEW_COLUMNS])))
    return begins or len(acceptable.text.split()) <= _LONGEST_TOLERANCE or not is_measured(acceptable.text)


def _level(row: Row, column: Column | None) -> Piece | None:
    if column is None:
        return None
    words = words_of(row[column.index])
    return words if words.text and (is_filled(row[column.index]) or is_measured(words.text)) else None


def _continued(metric: Found, more: list[Found]) -> Found:
    """A metric with the further level that the row below it adds: 50 % in 4 hours; 100 % in 8 hours."""
    fields = dict(metric.fields)
    for key, words in (more[0].fields if more else {}).items():
        if key not in fields:
            fields[key] = words
        elif key == "target" and words.text != fields[key].text:
            fields[key] = joined([fields[key], words], between="; ")
    return metric._replace(fields=fields)


def _stacked(row: Row, layout: Layout) -> list[Row]:
    """A row as several where its cells hold as many levels as names, line by line."""
    level = layout.levels[0].target or layout.levels[0].minimum
    if level is None:
        return [row]
    levels = lines_of(row[level.index])
    names = [column for column in (layout.aside, layout.name) if column is not None]
    if len(levels) < 2 or not all(_stands_alone(line.text) for line in levels):  # noqa: PLR2004 (more than one)
        return [row]
    if not any(_is_list(row[column.index], len(levels)) for column in names):
        return [row]
    return [tuple(_line(cell, place, len(levels)) for cell in row) for place in range(len(levels))]


def _stands_alone(line: str) -> bool:
    return is_measured(line) or "deviation" in line.casefold()


def _is_list(cell: Cell, count: int) -> bool:
    lines = lines_of(cell)
    return len(lines) == count and all(not line.text[0].islower() for line in lines)


def _line(cell: Cell, place: int, count: int) -> Cell:
    lines = lines_of(cell)
    if len(lines) != count:
        return cell
    line = lines[place]
    return cell._replace(text=line.text, start=line.start, end=line.end)

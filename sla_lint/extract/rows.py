"""The rows of a table of metrics: one metric each, or one for each of its columns of levels."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sla_lint.extract.bands import Bands
from sla_lint.extract.found import Found, Step
from sla_lint.extract.goals import goals_of
from sla_lint.extract.grid import is_filled, words_of
from sla_lint.extract.levels import is_degree, is_measured
from sla_lint.extract.lexicon import plain
from sla_lint.extract.rownames import RowNames
from sla_lint.extract.stacked import continued, unstacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint.extract.found import Context, Shape
    from sla_lint.extract.grid import Grid, Row
    from sla_lint.extract.headers import Column, Header
    from sla_lint.extract.layout import Layout, Levels
    from sla_lint.extract.rownames import Named
    from sla_lint.extract.tree import Piece

_SAME = (
    *("window", "frequency", "formula", "definition", "method", "weight", "unit", "direction", "class", "exclusions"),
    *("note", "stretch", "baseline", "consequence", "id"),
)
FIELDS = {
    **{role: role for role in _SAME},
    **dict.fromkeys(("standard", "subject"), "definition"),
    "source": "data_source",
    "breach": "bands",
}
"""The model's fields by what columns hold."""

_LESS_SURE = 20
_LEAST_SURE = 40


class Rows:
    """The rows of one table, read from top to bottom."""

    def __init__(self, grid: Grid, header: Header, layout: Layout, context: Context, shape: Shape) -> None:
        self.rows = grid[header.below :]
        self.goes_on = header.below == 0
        self.layout = layout
        self.context = context
        self.shape = shape
        self.bands = Bands(header, layout, context.lexicon)
        self.names = RowNames(self.rows, layout)
        self._band: Piece | None = None
        self._part: Piece | None = None

    def metrics(self) -> list[Found]:
        """The metrics of the rows; a row that only adds a level to the one above is a part of that metric."""
        found: list[Found] = []
        for index, row in enumerate(self.rows):
            if self.bands.is_furniture(row):
                continue
            if self.bands.is_band(row):
                self._band = self.bands.title(row) or self._band
                self.names.forget()
                continue
            for line in unstacked(row, self.layout, self.context.lexicon):
                self._read(line, index, found)
        return found

    def _read(self, row: Row, index: int, found: list[Found]) -> None:
        """Add what one row says to what was found above it."""
        named = self.names.of(row, index)
        if named is None or (not index and self.goes_on and named.name.text[:1].islower()):
            return  # the second case is the end of a row that a page has cut
        metrics = list(self._of_row(row, named))
        if named.continues and found and len(self.layout.levels) == 1:
            found[-1] = continued(found[-1], metrics)
        else:
            found += metrics

    def _of_row(self, row: Row, named: Named) -> Iterator[Found]:
        fields = self._fields(row, named)
        part = self._part_of(row)
        for levels in self.layout.levels:
            goals = goals_of(row, levels, self.context.lexicon)
            if self._is_void(goals):
                continue
            name, whole = self._name(row, named.name, levels)
            shape: Shape = "matrix" if whole or len(self.layout.levels) > 1 else self.shape
            confidence = self._confidence(goals)
            told = {key: words for key, words in fields.items() if words not in goals.values()}
            yield Found(name, shape, confidence, {**told, **goals}, whole, part, self._steps(row))

    def _is_void(self, goals: dict[str, Piece]) -> bool:
        """Whether a cell of a matrix says nothing, or that there is no target."""
        if len(self.layout.levels) == 1:
            return False
        target = goals.get("target")
        return target is None or plain(target.text) in self.context.lexicon.phrases("row.nothing")

    def _confidence(self, goals: dict[str, Piece]) -> int:
        measured = "target" in goals and is_measured(goals["target"].text)
        return self.layout.confidence if measured else max(self.layout.confidence - _LESS_SURE, _LEAST_SURE)

    def _name(self, row: Row, name: Piece, levels: Levels) -> tuple[Piece, Piece | None]:
        """The name of one metric of a row, and of the metric of which it is a degree."""
        title = self._title(levels)
        if self._above_names is not None and is_filled(row[self._above_names.place]):
            name = name._replace(text=f"{words_of(row[self._above_names.place]).text}: {name.text}")
        if self.layout.degree is not None and is_filled(row[self.layout.degree.place]):
            return _bracketed(name, words_of(row[self.layout.degree.place])), name
        if self.layout.graded:
            over = title or self._band or self.context.title
            return (_bracketed(over, name)._replace(start=name.start, end=name.end), over) if over else (name, None)
        if title is None or len(self.layout.levels) == 1:
            return name, None
        if is_degree(title.text, self.context.lexicon):
            return _bracketed(name, title), name
        return name._replace(text=f"{name.text}: {self._quality(title.text)}"), None

    @cached_property
    def _above_names(self) -> Column | None:
        """The column that tells rows of one name apart: "Call intake" and "Dispatch" beside "Timeliness" twice."""
        names = [words_of(row[self.layout.name.place]).text for row in self.rows]
        subject = next((column for column in self.layout.fields if column.role in ("subject", "part")), None)
        if subject is None or self.layout.name.role != "name" or len(set(names)) == len(names):
            return None
        pairs = {(name, words_of(row[subject.place]).text) for name, row in zip(names, self.rows, strict=True)}
        return subject if len(pairs) > len(set(names)) else None

    def _title(self, levels: Levels) -> Piece | None:
        """The heading of a column of levels, where it says more than that these are targets."""
        column = levels.target or levels.minimum
        if column is None or not levels.title:
            return None
        return column.title if len(self.layout.levels) > 1 or column.role == "metric" else None

    def _quality(self, title: str) -> str:
        """What a heading says beyond that the column holds targets: "Timeliness Standard" is "Timeliness"."""
        fillers = self.context.lexicon.phrases("title.fillers")
        return " ".join(word for word in title.split() if plain(word) not in fillers) or title

    def _part_of(self, row: Row) -> Piece | None:
        """The kind of work that a row is about: by its column, else by the title above it."""
        column = self.layout.part
        if column is None:
            return None if self.layout.graded else self._band
        if is_filled(row[column.place]):
            self._part = words_of(row[column.place])
        return self._part

    def _fields(self, row: Row, named: Named) -> dict[str, Piece]:
        """What the other columns say of the metric; the first of two with one meaning counts."""
        found: dict[str, Piece] = {"definition": named.more} if named.more else {}
        aside = [self.layout.aside] if self.layout.aside is not None else []
        for column in (*aside, *self.layout.fields):
            key, words = FIELDS.get(column.role), words_of(row[column.place])
            if key is None or not is_filled(row[column.place]) or words.text == named.name.text:
                continue
            if key != "consequence" and plain(words.text) in self.context.lexicon.phrases("row.unknown"):
                continue
            found.setdefault(key, words)
            if key == "frequency" and "report" not in column.title.text.casefold():
                found.setdefault("window", words)
            if key == "baseline":
                found["baseline_period"] = column.title
        return found

    def _steps(self, row: Row) -> tuple[Step, ...]:
        cells = [(phase.month, row[phase.column.place]) for phase in self.layout.phases]
        return tuple(Step(month, words_of(cell)) for month, cell in cells if is_filled(cell))


def _bracketed(name: Piece, aside: Piece) -> Piece:
    return name._replace(text=f"{name.text} ({aside.text})")

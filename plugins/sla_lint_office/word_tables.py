"""Tables of a Word document: merged cells in each of their places, and what stands inside of cells kept for later."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_lint import Change, Draft
from sla_lint_office.word_aside import MOST_COLUMNS
from sla_lint_office.word_lines import Line
from sla_lint_office.word_names import PARAGRAPH, TABLE, VAL, W, cells_of, has, rows_of, value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from sla_lint import Changes
    from sla_lint_office.word_aside import Aside
    from sla_lint_office.word_blocks import Block, BlockReader
    from sla_lint_office.word_numbers import Numbers

Rows = list[list[Draft]]


class CellText(NamedTuple):
    """What a cell holds: its text, the changes in it counted from its beginning, and what is read after the table."""

    text: str
    changes: tuple[Change, ...]
    later: tuple[Element, ...]
    notes: tuple[tuple[str, str], ...]


class Grid:
    """A table while it is read: rows of drafts, and what hangs on them."""

    def __init__(self) -> None:
        self.rows: Rows = []
        self.changes: list[tuple[Draft, Change]] = []
        self.lost: list[Change] = []
        self.later: list[Element] = []
        self.notes: list[tuple[str, str]] = []


class TableReader:
    """Reads tables, one after the other."""

    def __init__(self, blocks: BlockReader, numbers: Numbers, aside: Aside, changes: Changes) -> None:
        self._blocks = blocks
        self._numbers = numbers
        self._aside = aside
        self._gone = "del" if changes == "final" else "ins"

    def read(self, table: Element) -> Grid:
        """The cells of a table, and what they hold that is no text of theirs."""
        grid = Grid()
        above: dict[int, Draft] = {}
        for row in rows_of(table):
            properties = row.find(f"{W}trPr")
            if has(properties, "hidden"):
                self._aside.hidden += 1
            elif has(properties, self._gone):
                self._lose(row, grid)
            else:
                above = self._row(row, properties, grid, above)
        grid.rows = _without_doubled_columns(grid.rows)
        return grid

    def _row(self, row: Element, properties: Element | None, grid: Grid, above: dict[int, Draft]) -> dict[int, Draft]:
        """Read a row; the answer is its cells that may go on below, by their columns."""
        drafts = [Draft("") for _ in range(_count(value(properties, "gridBefore"), 0))]
        header = has(properties, "tblHeader")
        open_below: dict[int, Draft] = {}
        for cell in cells_of(row):
            form = cell.find(f"{W}tcPr")
            if form is not None and form.find(f"{W}cell{self._gone.title()}") is not None:
                continue
            if len(drafts) >= MOST_COLUMNS:
                self._aside.cut += 1
                continue
            draft = _merged(form, drafts, above) or self._draft(cell, grid, header=header)
            span = min(_count(value(form, "gridSpan"), 1), MOST_COLUMNS - len(drafts))
            if form is not None and form.find(f"{W}vMerge") is not None:
                open_below.update((len(drafts) + offset, draft) for offset in range(span))
            drafts.extend([draft] * span)
        if drafts:
            grid.rows.append(drafts)
        return open_below

    def _draft(self, cell: Element, grid: Grid, *, header: bool) -> Draft:
        held = self._cell(cell)
        draft = Draft(held.text, header=header)
        grid.changes.extend((draft, change) for change in held.changes)
        grid.later.extend(held.later)
        grid.notes.extend(held.notes)
        return draft

    def _lose(self, row: Element, grid: Grid) -> None:
        """Keep the text of a row aside that does not show on this side of the changes."""
        held = [self._cell(cell) for cell in cells_of(row)]
        texts = [cell.text or "".join(change.text for change in cell.changes) for cell in held]
        grid.lost.append(Change("deleted" if self._gone == "del" else "inserted", " | ".join(filter(None, texts)), 0))

    def _cell(self, cell: Element) -> CellText:
        whole_line = Line("")
        later: list[Element] = []
        for block in self._blocks.read(cell):
            if block.element.tag == TABLE:
                later.append(block.element)
            elif block.element.tag != PARAGRAPH:
                self._aside.imported += 1
            else:
                whole_line = _below(whole_line, self._numbered(block))
                later.extend(block.line.boxes)
        return CellText(whole_line.text, whole_line.changes, tuple(later), whole_line.notes)

    def _numbered(self, block: Block) -> Line:
        """A line with its automatic number; a bullet says no more than that the line is one of several."""
        mark = self._numbers.mark(block.form)
        return Line(f"{mark.text} ") + block.line if mark.text and not mark.bullet else block.line


def _below(first: Line, second: Line) -> Line:
    if not second.text.strip():
        return first + second
    return first + Line("\n") + second.trimmed() if first.text else first + second.trimmed()


def _merged(form: Element | None, before: list[Draft], above: dict[int, Draft]) -> Draft | None:
    """The cell that another one is merged with, above it or before it."""
    if form is None:
        return None
    if _goes_on(form, "vMerge") and len(before) in above:
        return above[len(before)]
    return before[-1] if before and _goes_on(form, "hMerge") else None


def _goes_on(form: Element, tag: str) -> bool:
    merge = form.find(f"{W}{tag}")
    return merge is not None and merge.get(VAL) != "restart"


def _count(text: str | None, default: int) -> int:
    return min(max(whole(text, default), default), MOST_COLUMNS)


def _without_doubled_columns(rows: Rows) -> Rows:
    """The rows without columns that no row needs: a grid has a line for every edge that any cell ever had."""
    width = max(map(len, rows), default=0)
    doubled = {at for at in range(1, width) if all(len(row) <= at or row[at] is row[at - 1] for row in rows)}
    return [[draft for at, draft in enumerate(row) if at not in doubled] for row in rows] if doubled else rows

"""Excel workbooks, read as a person sees them: the shown values of the sheets and cells that are not hidden."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from sla_lint import Scribe, Unread
from sla_lint_office.excel_drawings import read_drawing
from sla_lint_office.excel_layout import quoted, visible_items, write_down
from sla_lint_office.excel_sheet import MAX_CELLS, MAX_CHARACTERS, Allowance, has_content, read_sheet
from sla_lint_office.excel_workbook import open_workbook
from sla_lint_office.package import open_package

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sla_lint import Changes, Outline
    from sla_lint_office.excel_drawings import Drawing
    from sla_lint_office.excel_sheet import Item, Sheet
    from sla_lint_office.excel_workbook import SheetPart, Workbook
    from sla_lint_office.package import Package

MAX_NAMED = 5
"""How many cells a message names."""

_REPAIR = "open the file in Excel and save it"


def read_excel(data: bytes, _changes: Changes) -> Outline:
    """The outline of a workbook: a heading for each sheet, and below it what the sheet shows."""
    package = open_package(data)
    workbook = open_workbook(package)
    scribe, unread, allowance = Scribe(), list[Unread](), Allowance()
    with _collector_paused():
        for part in workbook.sheets:
            unread.extend(_read_part(scribe, package, workbook, part, allowance))
    return scribe.outline("Excel", unread=unread)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Cells become many small tuples without cycles; Python's collector would go through them all, again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read_part(
    scribe: Scribe, package: Package, workbook: Workbook, part: SheetPart, allowance: Allowance
) -> Iterable[Unread]:
    """Write a sheet down, and say what of it was not."""
    what = f"sheet '{part.name}'"
    if part.part not in package:
        return [Unread(what, f"missing from the file; {_REPAIR}", grave=True)]
    if part.kind != "worksheet":
        return [Unread(what, f"a {part.kind.removesuffix('sheet') or part.kind} and no table of cells")]
    data = package.read(part.part)
    if part.state != "visible":
        hidden = "hidden" if part.state == "hidden" else "hidden, and Excel's menu does not list it"
        return [Unread(what, hidden)] if has_content(data, workbook) else []
    return _write_sheet(scribe, part.name, read_sheet(data, workbook, allowance), read_drawing(package, part.part))


def _write_sheet(scribe: Scribe, name: str, sheet: Sheet, drawing: Drawing) -> list[Unread]:
    items, hidden = visible_items(sheet)
    if items or drawing.paragraphs:
        scribe.heading(name, 1)
    too_large = write_down(scribe, name, items)
    for paragraph in drawing.paragraphs:
        scribe.paragraph(paragraph)
    found = [*_not_shown(name, sheet, items), *_hidden(name, sheet, hidden)]
    found += [Unread(cells, "too large to be read as a table", grave=True) for cells in too_large]
    if drawing.pictured:
        bare = not (items or drawing.paragraphs)  # perhaps a picture of the table
        found.append(Unread(f"pictures and charts of sheet '{name}'", "only cells and text boxes are read", grave=bare))
    if sheet.stopped is not None:
        why = f"no more than {MAX_CELLS:,} cells or {MAX_CHARACTERS:,} characters of a workbook are read"
        found.append(Unread(f"sheet '{name}' from row {sheet.stopped} on", why, grave=True))
    return found


def _not_shown(name: str, sheet: Sheet, items: Iterable[Item]) -> Iterator[Unread]:
    empty = [f"{get_column_letter(item.column)}{item.row}" for item in items if not item.text]
    damaged = set(sheet.damaged)
    if uncomputed := [name for name in empty if name not in damaged]:
        yield Unread(_named(name, uncomputed), f"a formula without a stored value; {_REPAIR}")
    if sheet.damaged:
        yield Unread(_named(name, sheet.damaged), f"the stored value is damaged; {_REPAIR}", grave=True)
    if sheet.masked:
        yield Unread(_named(name, sheet.masked), "a number format hides the value")


def _named(sheet: str, cells: Sequence[str]) -> str:
    listed = ", ".join(cells[:MAX_NAMED])
    more = f" and {len(cells) - MAX_NAMED} more" if len(cells) > MAX_NAMED else ""
    return f"{'cell' if len(cells) == 1 else 'cells'} {quoted(sheet)}{listed}{more}"


def _hidden(name: str, sheet: Sheet, cells: Sequence[Item]) -> Iterator[Unread]:
    """The hidden rows and columns that hold something."""
    rows = {cell.row for cell in cells} & sheet.hidden_rows
    columns = {cell.column for cell in cells if cell.row not in sheet.hidden_rows} & sheet.hidden_columns
    for first, last in _runs(rows):
        yield _hidden_range("row", str(first), str(last), name)
    for first, last in _runs(columns):
        yield _hidden_range("column", get_column_letter(first), get_column_letter(last), name)


def _hidden_range(kind: str, first: str, last: str, sheet: str) -> Unread:
    what = f"{kind} {first}" if first == last else f"{kind}s {first} to {last}"
    return Unread(f"{what} of sheet '{sheet}'", "hidden")


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Numbers that follow each other, as the first and the last of each run."""
    ordered = enumerate(sorted(numbers))
    for _, run in groupby(ordered, lambda pair: pair[1] - pair[0]):
        found = [number for _, number in run]
        yield found[0], found[-1]

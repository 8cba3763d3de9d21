"""CSV and TSV: tables as text, each cell at its own place in the file."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sla_lint.files import Unreadable, decode
from sla_lint.outline import Cell, Heading, Outline, Paragraph, Table, Unread
from sla_lint.readers.fields import rows_of
from sla_lint.readers.reader import CannotRead
from sla_lint.syntax.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sla_lint.outline import Block
    from sla_lint.readers.fields import Field
    from sla_lint.readers.reader import Changes

MAX_FIELDS = 400_000
MAX_CELLS = 200_000
"""How much is read of a file: fields as they stand in it, and cells of tables with the empty ones that fill them up."""

MAX_TITLE = 100
"""The longest title, in characters; longer ones are sentences."""

_FEW_WORDS = 3


def read_csv(data: bytes, _changes: Changes) -> Outline:
    """The outline of a file of tables: blank lines part them, a line of one cell above one is its title."""
    text = _decoded(data)
    bands, rest = _bands(text)
    blocks: list[Block] = []
    left = MAX_CELLS
    for band, following in pairwise([*bands, []]):
        columns = sorted({place for row in band for place, field in enumerate(row) if field.text.strip()})
        left -= len(band) * len(columns)
        if left < 0:
            rest = band
            break
        rows = [_cells(row, columns) for row in band]
        blocks.extend(_blocks(rows, level=2 if blocks else 1, before_table=any(map(_is_wide, following))))
    return Outline("CSV", text, tuple(blocks), lines=True, unread=_unread(text, rest))


def _decoded(data: bytes) -> str:
    try:
        text = decode(data, "").text
    except Unreadable as error:
        raise CannotRead(f"{error.trouble.message} (in Excel: 'CSV UTF-8')") from None
    if "\0" in text:
        raise CannotRead("it holds NUL characters, so it is no text; save it again as CSV where it came from")
    return text


def _bands(text: str) -> tuple[list[list[list[Field]]], list[list[Field]]]:
    """The rows between blank lines; and the row at which there was too much to be read."""
    bands: list[list[list[Field]]] = [[]]
    left = MAX_FIELDS
    for row in rows_of(text):
        left -= len(row)
        if left < 0:
            return bands, [row]
        if any(field.text.strip() for field in row):
            bands[-1].append(row)
        elif bands[-1]:
            bands.append([])
    return [band for band in bands if band], []


def _unread(text: str, rest: Sequence[Sequence[Field]]) -> tuple[Unread, ...]:
    if not rest:
        return ()
    line, _ = Source("", text).position(rest[0][0].start)
    return (Unread(f"line {line} and what follows", "the tables are too large; no agreement's are", grave=True),)


def _is_wide(row: Sequence[Field | Cell]) -> bool:
    return sum(bool(field.text.strip()) for field in row) > 1


def _cells(row: Sequence[Field], columns: Sequence[int]) -> list[Cell]:
    end = row[-1].end
    return [_cell(row[place]) if place < len(row) else Cell("", end, end) for place in columns]


def _cell(field: Field) -> Cell:
    """A field without the blanks around its words."""
    text = field.text.strip()
    start = field.start + len(field.text) - len(field.text.lstrip())
    end = field.end - len(field.text) + len(field.text.rstrip()) if text else start
    return Cell(text.replace("\r\n", "\n").replace("\r", "\n"), start, end)


def _blocks(rows: Sequence[list[Cell]], *, level: int, before_table: bool) -> Iterator[Block]:
    """The titles above a table, the table, and the sentences below it; or paragraphs, where no row has two cells."""
    wide = [place for place, row in enumerate(rows) if _is_wide(row)]
    if not wide:
        yield from _texts(rows, level, titled=before_table and len(rows) == 1)
        return
    end = wide[-1] + 1
    while end < len(rows) and not _is_note(_only(rows[end])):
        end += 1
    above = list(_texts(rows[: wide[0]], level, titled=True))
    yield from above
    caption = above[-1].text if above and isinstance(above[-1], Heading) else ""
    yield Table(tuple(map(tuple, rows[wide[0] : end])), caption)
    yield from _texts(rows[end:], level, titled=False)


def _texts(rows: Sequence[list[Cell]], level: int, *, titled: bool) -> Iterator[Heading | Paragraph]:
    """Rows of one cell each; the last may be the title of a table."""
    for place, row in enumerate(rows, 1):
        cell = _only(row)
        if titled and place == len(rows) and _is_title(cell.text):
            yield Heading(cell.text, cell.start, cell.end, level)
        else:
            yield Paragraph(cell.text, cell.start, cell.end)


def _only(row: Sequence[Cell]) -> Cell:
    return next(cell for cell in row if cell.text)


def _is_title(text: str) -> bool:
    return len(text) <= MAX_TITLE and "\n" not in text and not text.endswith((".", ";", ",", ":"))


def _is_note(cell: Cell) -> bool:
    """Whether the only cell of a row below a table is a sentence, and not the name of something without values."""
    return not _is_title(cell.text) and len(cell.text.split()) > _FEW_WORDS

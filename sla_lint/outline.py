"""What a text document holds, whatever its format: headings, paragraphs and tables, each with its place in one text.

A reader turns the bytes of a file into an Outline. A file that is text already (Markdown, HTML, CSV) keeps its own
text, and blocks point into it; of any other file (Word, Excel, PDF) a Scribe writes the text down as a person would
read it aloud. Either way a place is a stretch of one text, so that rules and reports need not know the format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Heading(NamedTuple):
    """A heading: `level` 1 is the outermost; `number` is what stands before it, typed or automatic ("3.5")."""

    text: str
    start: int
    end: int
    level: int
    number: str = ""
    page: int = 0


class Paragraph(NamedTuple):
    """A paragraph, or an item of a list: `marker` is its number or bullet as it is shown, `level` its indentation."""

    text: str
    start: int
    end: int
    marker: str = ""
    level: int = 0
    page: int = 0


class Cell(NamedTuple):
    """A cell of a table. `address` is its name where it has one ("KPIs!C8"); pages count from 1, 0 is no page.

    `text` keeps the line breaks between the paragraphs of the cell.
    """

    text: str
    start: int
    end: int
    address: str = ""
    page: int = 0
    header: bool = False


class Table(NamedTuple):
    """A table as a rectangle: a cell that is merged over several places stands in each of them, as the same object."""

    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""


Block = Heading | Paragraph | Table


class Unread(NamedTuple):
    """A part that was not read: `what` names it ("page 3", "sheet 'Archive'"), `why` says the reason in a few words.

    `grave` is what may hold terms of the agreement: the document does not count as checked then.
    """

    what: str
    why: str
    grave: bool = False


class Change(NamedTuple):
    """A tracked change that nobody has accepted. A deleted text stands nowhere; `start` is where it stood."""

    kind: Literal["inserted", "deleted", "moved"]
    text: str
    start: int


class Outline(NamedTuple):
    """A document as its reader understood it: plain data, in the order in which a person reads it.

    `format` is its name for people ("Word"). `lines` says that the text is the file's own, so that its lines and
    columns mean something to a person with an editor.
    """

    format: str
    text: str
    blocks: tuple[Block, ...]
    lines: bool = False
    unread: tuple[Unread, ...] = ()
    changes: tuple[Change, ...] = ()


class Draft(NamedTuple):
    """A cell before it has been written down."""

    text: str
    address: str = ""
    page: int = 0
    header: bool = False


class Scribe:
    """Writes the text of a document down, block by block, and keeps where each stands."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._length = 0

    @property
    def position(self) -> int:
        """Where the next block will stand."""
        return self._length

    def heading(self, text: str, level: int, *, number: str = "", page: int = 0) -> None:
        """A heading; its number stands before it in the text, but is no part of it."""
        start, end = self._line(number, text)
        self.blocks.append(Heading(text, start, end, level, number, page))

    def paragraph(self, text: str, *, marker: str = "", level: int = 0, page: int = 0) -> None:
        """A paragraph or an item of a list."""
        start, end = self._line(marker, text)
        self.blocks.append(Paragraph(text, start, end, marker, level, page))

    def table(self, rows: Iterable[Sequence[Draft]], *, caption: str = "") -> None:
        """A table; one Draft in several places is a merged cell. Short rows are filled up with empty cells."""
        drafts = [list(row) for row in rows]
        width = max(map(len, drafts), default=0)
        written: dict[int, Cell] = {}
        table = [[self._cell(draft, written) for draft in row] + [self._empty()] * (width - len(row)) for row in drafts]
        if width:
            self.blocks.append(Table(tuple(map(tuple, table)), caption))

    def outline(self, kind: str, *, unread: Iterable[Unread] = (), changes: Iterable[Change] = ()) -> Outline:
        """All that was written, as the outline of a document of some format."""
        text = "".join(self._pieces)
        return Outline(kind, text, tuple(self.blocks), unread=tuple(unread), changes=tuple(changes))

    def _cell(self, draft: Draft, written: dict[int, Cell]) -> Cell:
        cell = written.get(id(draft))
        if cell is None:
            start, end = self._line("", draft.text)
            cell = written[id(draft)] = Cell(draft.text, start, end, draft.address, draft.page, draft.header)
        return cell

    def _empty(self) -> Cell:
        return Cell("", self._length, self._length)

    def _line(self, before: str, text: str) -> tuple[int, int]:
        start = self._length + (len(before) + 1 if before else 0)
        end = start + len(text)
        self._pieces.append(f"{before} {text}\n" if before else f"{text}\n")
        self._length = end + 1
        return start, end

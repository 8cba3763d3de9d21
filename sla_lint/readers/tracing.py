"""The outline of a text that stands already: told what stands where, a Tracer folds it into blocks."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Literal

from sla_lint.outline import Outline, Table, Unread
from sla_lint.readers.grids import Grid, Held
from sla_lint.readers.numbering import BULLET, Enumeration
from sla_lint.readers.plain_text import blocks_of
from sla_lint.readers.text_lines import Stretch, lines_of_stretches
from sla_lint.readers.tracked import Tracked
from sla_lint.readers.wording import BREAK, Said, as_block, heading, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint.outline import Block
    from sla_lint.readers.reader import Changes

Mark = Literal["hidden", "skipped", "bold", "raised", "verbatim"]
"""How words are marked: not shown, no words at all (a script), bold, raised like the number of a note, set as typed."""

HIDDEN = "hidden text"
IMAGE = "image"
EMBEDDED = "embedded page"
_WHY = {
    HIDDEN: "a reader of the document does not see it",
    IMAGE: "words in images are not read",
    EMBEDDED: "it is another document",
}
_NOTE_MARK = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡§]+)[\])]?\s*")


class Tracer:
    """Gathers words into paragraphs, headings and tables, on one side of the tracked changes.

    `marks` counts what is open around the words to come, `unread` what could not be read.
    """

    def __init__(self, changes: Changes) -> None:
        self.marks: Counter[Mark] = Counter()
        self.unread: Counter[str] = Counter()
        self.tracked = Tracked(changes)
        self._frames = [_Frame()]
        self._grids: list[Grid] = []

    def words(self, text: str, start: int, end: int) -> None:
        """Words as they read without markup, and where they stand."""
        if self.marks["hidden"] or self.marks["skipped"]:
            self.unread[HIDDEN] += bool(text.strip()) and not self.marks["skipped"]
            return
        frame = self._frames[-1]
        if self.marks["raised"] and _NOTE_MARK.fullmatch(text) and not frame.ends_with("m"):
            return
        if self.tracked.counts(text, start):
            frame.add(Stretch(text, start, end), bold=self.marks["bold"] > 0)

    def line_break(self, place: int) -> None:
        """A line ends, but not the paragraph."""
        self._frames[-1].add(Stretch("\n" if self.marks["verbatim"] else BREAK, place, place + 1), bold=True)

    def image(self, text: str, start: int, end: int) -> None:
        """An image, and the text that stands for it."""
        self.unread[IMAGE] += not self.marks["hidden"] and not self.marks["skipped"]
        self.words(text, start, end)

    def begin(self, *, level: int = 0, marker: str | None = None) -> None:
        """A paragraph begins, or a heading of a level, or an item of a list."""
        self.flush()
        frame = self._frames[-1]
        frame.heading = level
        frame.marker = frame.marker if marker is None else marker

    def flush(self) -> None:
        """The paragraph or heading ends."""
        self._frames[-1].flush(verbatim=self.marks["verbatim"] > 0)

    def begin_list(self, enumeration: Enumeration) -> None:
        """A list begins, within the item before if there is one."""
        self.flush()
        self._frames[-1].lists.append(enumeration)

    def end_list(self) -> None:
        """The innermost list ends."""
        self.flush()
        self._frames[-1].lists.pop()

    def item(self, number: int | None = None) -> None:
        """An item of the innermost list begins."""
        lists = self._frames[-1].lists
        self.begin(marker=lists[-1].marker(number) if lists else BULLET)

    @property
    def depth(self) -> int:
        """How many tables are open, one within the other."""
        return len(self._grids)

    @property
    def grid(self) -> Grid:
        """The innermost table."""
        return self._grids[-1]

    def begin_table(self, *, layout: bool = False) -> None:
        """A table begins."""
        self.flush()
        self._grids.append(Grid(layout=layout))

    def end_table(self) -> None:
        """The innermost table ends; its cells have ended before."""
        self.flush()
        self._frames[-1].content.extend(self._grids.pop().content())

    def begin_cell(self) -> None:
        """A cell or a caption begins."""
        self._frames.append(_Frame())

    def end_caption(self) -> None:
        """The caption ends."""
        self.flush()
        self.grid.caption = self.grid.caption or " ".join(said.spoken for said in self._frames.pop().said)

    def end_cell(self, place: int, *, header: bool, columns: int, rows: int) -> None:
        """The cell ends that began at a place."""
        self.flush()
        content = tuple(self._frames.pop().content)
        if self.marks["hidden"]:
            return
        if not self.grid.rows:
            self.grid.rows.append([])
        self.grid.rows[-1].append(Held(content, place, header, columns, rows))

    def outline(self, kind: str, text: str, *, unread: tuple[Unread, ...] = ()) -> Outline:
        """All that was gathered, as the outline of the file's text."""
        self.flush()
        blocks = sorted(map(as_block, self._frames[0].content), key=_start)
        unread += tuple(self._unread())
        return Outline(kind, text, tuple(blocks), lines=True, unread=unread, changes=tuple(self.tracked.noticed))

    def _unread(self) -> Iterator[Unread]:
        for what, count in sorted((+self.unread).items()):
            yield Unread(what if what == HIDDEN else f"{count} {what}{'s' if count > 1 else ''}", _WHY[what])


class _Frame:
    """The document, a cell or a caption while it is read."""

    def __init__(self) -> None:
        self.content: list[Said | Table] = []
        self.lists: list[Enumeration] = []
        self.heading = 0
        self.marker = ""
        self._stretches: list[Stretch] = []
        self._all_bold = True

    @property
    def said(self) -> list[Said]:
        return [part for part in self.content if isinstance(part, Said)]

    def add(self, stretch: Stretch, *, bold: bool) -> None:
        self._stretches.append(stretch)
        self._all_bold = self._all_bold and (bold or not stretch.text.strip())

    def ends_with(self, letter: str) -> bool:
        return bool(self._stretches) and self._stretches[-1].text.endswith(letter)

    def flush(self, *, verbatim: bool) -> None:
        stretches, self._stretches = self._stretches, []
        emphasised, self._all_bold = self._all_bold, True
        if not stretches:
            return
        if verbatim:
            self.content.extend(blocks_of(list(lines_of_stretches(stretches))))
        elif said := self._said(stretches, emphasised=emphasised):
            self.content.append(said)
            self.heading, self.marker = 0, ""

    def _said(self, stretches: list[Stretch], *, emphasised: bool) -> Said | None:
        if self.heading:
            return heading(stretches, self.heading)
        level = max(len(self.lists) - 1, 0)
        return paragraph(stretches, self.marker, level, emphasised=None if self.lists else emphasised)


def _start(block: Block) -> int:
    return block.rows[0][0].start if isinstance(block, Table) else block.start

"""Lines: the text of a paragraph, and what hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from sla_lint import Change


class Line(NamedTuple):
    """The text of a paragraph, and what hangs on it. The changes' places count from the beginning of the text."""

    text: str
    changes: tuple[Change, ...] = ()
    boxes: tuple[Element, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()

    def __add__(self, other: object) -> Line:
        """Two lines as one, where the mark between their paragraphs has been deleted."""
        assert isinstance(other, Line)
        moved = (change._replace(start=change.start + len(self.text)) for change in other.changes)
        return Line(self.text + other.text, (*self.changes, *moved), self.boxes + other.boxes, self.notes + other.notes)

    def trimmed(self) -> Line:
        """The line without blanks at its ends."""
        text = self.text.strip()
        if len(text) == len(self.text):
            return self
        cut = len(self.text) - len(self.text.lstrip())
        moved = tuple(change._replace(start=min(max(change.start - cut, 0), len(text))) for change in self.changes)
        return self._replace(text=text, changes=moved)

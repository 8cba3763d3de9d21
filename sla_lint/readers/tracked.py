"""Words that a draft marks as inserted or deleted: which of them count, and what became of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sla_lint.outline import Change
from sla_lint.readers.wording import folded

if TYPE_CHECKING:
    from sla_lint.readers.reader import Changes

Marked = Literal["inserted", "deleted"]


class Tracked:
    """The changes of a draft, on the side that is read."""

    def __init__(self, changes: Changes) -> None:
        self.noticed: list[Change] = []
        self._left_out: Marked = "inserted" if changes == "original" else "deleted"
        self._open: list[Marked] = []
        self._words: list[str] = []
        self._start = 0

    def begin(self, kind: Marked) -> None:
        """From here on, words are inserted or deleted."""
        self._open.append(kind)

    def end(self, kind: Marked) -> None:
        """The innermost change of a kind ends."""
        outer = self._open[0]
        del self._open[len(self._open) - 1 - self._open[::-1].index(kind)]
        if not self._open:
            text = folded("".join(self._words))
            if text:
                self.noticed.append(Change(outer, text, self._start))
            self._words = []

    def counts(self, text: str, start: int) -> bool:
        """Whether words belong to the draft on the side that is read; those of a change are noticed."""
        if not self._open:
            return True
        if not self._words:
            self._start = start + len(text) - len(text.lstrip())
        if self._words or text.strip():
            self._words.append(text)
        return self._left_out not in self._open

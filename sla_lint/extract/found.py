"""A metric as it was found in a document, before it becomes a part of the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sla_lint.extract.lexicon import Lexicon
    from sla_lint.extract.tree import Piece

Shape = Literal["table", "card", "matrix", "list", "sentence"]


class Step(NamedTuple):
    """The target of one phase: the month after the start in which it begins, and what is to be reached then."""

    month: int
    target: Piece


class Found(NamedTuple):
    """A metric with what the document says of it, by the names of the model's fields.

    `confidence` is in percent; `whole` names the metric of which this is one priority or severity; `part` is the
    kind of work that it stands under; `steps` are the targets on the way to the steady state.
    """

    name: Piece
    shape: Shape
    confidence: int
    fields: Mapping[str, Piece]
    whole: Piece | None = None
    part: Piece | None = None
    steps: tuple[Step, ...] = ()


class Context(NamedTuple):
    """What stands around a table or a passage: the headings above it, from the outermost in."""

    lexicon: Lexicon
    headings: tuple[Piece, ...] = ()
    caption: Piece | None = None

    @property
    def title(self) -> Piece | None:
        """What a table is called: its caption, else the nearest heading."""
        return self.caption or (self.headings[-1] if self.headings else None)

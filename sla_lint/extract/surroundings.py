"""What stands around paragraphs: headings and lead-ins that announce service levels, or other things."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sla_lint.extract.lexicon import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sla_lint.extract.lexicon import Lexicon
    from sla_lint.extract.sections import Placed
    from sla_lint.extract.tree import Piece
    from sla_lint.outline import Paragraph

_DUTIES = ("shall", "will", "must", "to")
_UNDERTAKES = re.compile(
    r" (?:undertake|commit|promise|guarantee|ensure|achieve)s?(?: to)? (?:the )?following | that $"
)


class Surroundings(NamedTuple):
    """What stands around a sentence.

    `levels`: headings or a lead-in announce service levels; `other`: they announce something else; `provider` and
    `client`: a lead-in says who "shall:"; `listed`: the sentence is an item of a list.
    """

    levels: bool = False
    other: bool = False
    provider: bool = False
    client: bool = False
    listed: bool = False


class Announcements:
    """Follows the paragraphs of a document from top to bottom."""

    def __init__(self, lexicon: Lexicon, blocks: Sequence[Placed]) -> None:
        self.lexicon = lexicon
        self._told: dict[str, tuple[bool, bool]] = {}
        self._lead_in = Surroundings()
        headings = {heading for placed in blocks for heading in placed.headings}
        self._first = min(headings, key=lambda heading: heading.start, default=None)
        self._title = self._title_among(headings)

    def around(self, block: Paragraph, headings: Sequence[Piece]) -> Surroundings:
        """What stands around a paragraph; one that ends in a colon leads in the items that follow it."""
        levels, other = self._section(headings)
        here = Surroundings(levels=levels, other=other, listed=bool(block.marker))
        if block.text.rstrip().endswith((":", "the following.", "as follows.")):
            self._lead_in = self._announced(plain(block.text))
            return here
        if not block.marker:
            self._lead_in = Surroundings()
        lead = self._lead_in
        levels, other = (lead.levels, lead.other) if lead.levels or lead.other else (levels, other)
        return here._replace(levels=levels, other=other, provider=lead.provider, client=lead.client)

    def _announced(self, folded: str) -> Surroundings:
        """What a lead-in announces: "The Supplier shall:", "The following service levels apply:"."""
        duty = folded.split()[-1:] in [[word] for word in _DUTIES] or _UNDERTAKES.search(folded) is not None
        client, provider = (duty and self.lexicon.says(f"sentence.{who}", folded) for who in ("clients", "providers"))
        levels, other = (self.lexicon.says(f"section.{kind}", folded) for kind in ("levels", "other"))
        return Surroundings(levels, other and not levels, provider=provider, client=client and not provider)

    def _section(self, headings: Sequence[Piece]) -> tuple[bool, bool]:
        """Whether the nearest heading that says anything announces service levels, and whether it announces others."""
        for heading in reversed(headings):
            levels, other = self._of(heading.text) if heading != self._title else (False, False)
            if levels or (other and heading != self._first):
                return levels, not levels
        return False, False

    def _of(self, heading: str) -> tuple[bool, bool]:
        if heading not in self._told:
            folded = plain(heading)
            levels, other = (self.lexicon.says(f"section.{kind}", folded) for kind in ("levels", "other"))
            self._told[heading] = levels, other
        return self._told[heading]

    def _title_among(self, headings: set[Piece]) -> Piece | None:
        """The title of the document, which says nothing of a section if another heading announces service levels."""
        first = min(headings, key=lambda heading: heading.start, default=None)
        others = any(self._of(heading.text)[0] for heading in headings if heading != first)
        return first if others else None

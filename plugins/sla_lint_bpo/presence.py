"""Whether something is agreed under a key, under whichever name people write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint_bpo.emptiness import is_just, says_nothing
from sla_lint_bpo.mentions import plain

if TYPE_CHECKING:
    from sla_lint import Document, Part


def agreed(document: Document, part: Part, key: str) -> bool:
    """Whether there is anything under a key but blanks, a placeholder, or a bare "none". A private key binds nobody."""
    text = getattr(part.node.values.get(key), "text", None)
    return not key.startswith("x-") and part.holds(key) and (text is None or not says_nothing(document, text))


def states(document: Document, part: Part, field: str) -> bool:
    """Whether a group of fields has something under a field's name, or under another word for it."""
    others = document.vocabulary.words(f"field.{field}")
    return any(agreed(document, part, key) for key in part.node.values if key == field or is_just(plain(key), others))

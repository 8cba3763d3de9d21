"""The known name that a misspelt one was probably meant to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that looks most like this one, or None where none looks like it."""
    import difflib  # only where somebody made a mistake

    found = difflib.get_close_matches(name, sorted(known), n=1)
    return found[0] if found else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A question to add to a sentence about an unknown name, or nothing."""
    found = nearest(name, known)
    return f" (did you mean '{found}'?)" if found else ""

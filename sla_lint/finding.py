"""Findings: what a rule said, about what, and how much it matters."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sla_lint.part import Place

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""SARIF's own three levels, the gravest first."""

_FIELD = re.compile(r"\{(\w+)\}")


class Phrase(str):
    """Words of our own in a message: unlike words of the document they stand without quotation marks."""

    __slots__ = ()


Argument = str | int | Decimal | tuple[str, ...]


class Message(NamedTuple):
    """A sentence with its moving parts kept apart, so that a report can quote them, count them or translate them.

    The template names them in braces. Words from the document are quoted when the sentence is put together, numbers
    and phrases of our own are not; a text of the document is never itself read as a template.
    """

    template: str
    arguments: Mapping[str, Argument]

    def __hash__(self) -> int:
        return hash(self.template)

    @property
    def text(self) -> str:
        """The sentence as people read it."""
        return self.fill(_spoken)

    def fill(self, spell: Callable[[Argument], str]) -> str:
        """The sentence with each moving part spelt by a function."""
        return _FIELD.sub(lambda match: spell(self.arguments.get(match[1], Phrase(match[0]))), self.template)

    @property
    def names(self) -> list[str]:
        """The moving parts in the order of the sentence."""
        return _FIELD.findall(self.template)


class Related(NamedTuple):
    """Another place that belongs to a finding: the paired metric, the baseline."""

    place: Place
    label: str


class Suppression(NamedTuple):
    """Why a finding does not count: `kind` is SARIF's inSource (a comment) or external (the waiver file)."""

    kind: Literal["inSource", "external"]
    justification: str


class Finding(NamedTuple):
    """One fault of one document. `agreement` is the document's own name, for fingerprints that outlive the file's.

    `confidence`, from 0 to 1, is for documents that were read from a text for people: how far the reading is trusted.
    """

    rule: str
    severity: Severity
    message: Message
    place: Place
    agreement: str
    related: tuple[Related, ...] = ()
    suppression: Suppression | None = None
    confidence: Decimal | None = None

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """The order of every report: by file, place, rule, and kind of sentence."""
        location = self.place.location
        return location.source.name, location.start, location.end, self.rule, self.message.template


def spell(value: Argument) -> str:
    """A moving part without quotation marks; numbers without a trailing zero or an exponent."""
    if isinstance(value, tuple):
        return _joined(value)
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return " ".join(str(value).split())


def _spoken(value: Argument) -> str:
    if isinstance(value, tuple):
        return _joined(tuple(f"'{item}'" for item in value))
    return f"'{spell(value)}'" if type(value) is str else spell(value)


def _joined(items: tuple[str, ...], *, at_most: int = 5) -> str:
    """A list in words, cut where it would fill a screen."""
    if len(items) > at_most:
        items = (*items[: at_most - 1], f"{len(items) - at_most + 1} more")
    return " and ".join(filter(None, [", ".join(items[:-1]), items[-1]])) if items else "none"

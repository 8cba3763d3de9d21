"""Drafts as people hold them: from the bytes of a document to the agreement in it."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from sla_lint.errors import Trouble
from sla_lint.extract import extract
from sla_lint.files import MAX_BYTES, MAX_DOCUMENT_BYTES, Unreadable, too_large
from sla_lint.guide import guided
from sla_lint.kinds import kind_of
from sla_lint.readers.answers import read
from sla_lint.readers.choice import choose_reader
from sla_lint.readers.reader import CannotRead
from sla_lint.run import Aside
from sla_lint.syntax.tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sla_lint.outline import Outline
    from sla_lint.readers.reader import Changes, Reader
    from sla_lint.vocabulary import Vocabulary

_SERVICE = r"service.{0,2}level|\bSLAs?\b|\bKPIs?\b|key performance indicator|performance standard"
_IN_TEXT = re.compile(_SERVICE, re.IGNORECASE)
_IN_BYTES = re.compile(_SERVICE.encode(), re.IGNORECASE)
"""What a document must speak of to be checked without having been named."""

_FEWEST_METRICS = 2
_SURE = 0.8
_LISTED_AT_MOST = 5


class Reading(NamedTuple):
    """What a document holds. `node` is the agreement; None where there is none, or where nothing could be read."""

    node: Mapping | None = None
    troubles: tuple[Trouble, ...] = ()
    asides: tuple[Aside, ...] = ()


class Drafts:
    """The documents of one run: with which readers they are read, and which side of their tracked changes."""

    def __init__(self, readers: Iterable[Reader], changes: Changes) -> None:
        self._readers = tuple(readers)
        self._changes = changes
        self._suffixes = frozenset(suffix for reader in self._readers for suffix in reader.suffixes)

    def take(self, data: bytes, name: str) -> bool:
        """Whether a file is a document of theirs, by what it holds or by its name."""
        return PurePath(name).suffix.lower() in self._suffixes or kind_of(data) is not None

    def read(self, data: bytes, name: str, words: Vocabulary, *, named: bool) -> Reading:
        """Read a document. One that was not `named` counts only if it speaks of service levels and metrics are found.

        Where a part was not read that may hold terms, that is a trouble, and the rest is judged all the same.
        """
        try:
            outline = self._outline(data, name, named=named)
        except CannotRead as error:
            return Reading(troubles=(Trouble("unreadable-document", str(error), name),))
        except Unreadable as error:
            return Reading(troubles=(error.trouble,))
        if outline is None:
            return Reading()
        unread = tuple(Trouble("unreadable-document", what, name) for what in _unread(outline, grave=True))
        node = extract(outline, guided(outline, name, data), words)
        if named or _counts(node, outline):
            return Reading(node, unread, tuple(_asides(outline, name, self._changes)))
        return Reading(troubles=unread)

    def _outline(self, data: bytes, name: str, *, named: bool) -> Outline | None:
        """The outline; None of a text that cannot be meant. Raises CannotRead or Unreadable."""
        text = kind_of(data) is None
        limit = MAX_BYTES if text else MAX_DOCUMENT_BYTES
        if len(data) > limit:
            raise too_large(name, limit)
        if not data.strip():
            raise CannotRead("the file is empty")
        reader = choose_reader(data, name, self._readers)
        assert reader is not None, name
        if reader.contained:
            from sla_lint.readers.contained import read_contained  # not needed for texts

            return read_contained(reader, data, self._changes)
        return read(reader, data, self._changes) if named or _IN_BYTES.search(data) else None


def _counts(node: Mapping, outline: Outline) -> bool:
    """Whether a document that nobody named is an agreement: it speaks of service levels, and surely has some."""
    metrics = node.values.get("metrics")
    found = metrics.items if isinstance(metrics, Sequence) else []
    sure = sum(isinstance(metric, Mapping) and _is_sure(metric) for metric in found)
    return sure >= _FEWEST_METRICS and _IN_TEXT.search(outline.text) is not None


def _is_sure(metric: Mapping) -> bool:
    confidence = metric.values.get("x-confidence")
    return isinstance(confidence, Scalar) and float(confidence.text) >= _SURE


def _asides(outline: Outline, name: str, changes: Changes) -> Iterator[Aside]:
    for what in _unread(outline, grave=False):
        yield Aside("unread", what, name)
    count = len(outline.changes)
    if count:
        side = "accepted" if changes == "final" else "rejected"
        other = "original" if changes == "final" else "final"
        number = f"{count} tracked change{'s' * (count > 1)} that nobody has accepted"
        yield Aside("changes", f"{number}, read as if {side} (--changes {other} reads the other side)", name)


def _unread(outline: Outline, *, grave: bool) -> list[str]:
    """The parts that were not read, those with the same reason together."""
    parts: dict[str, list[str]] = {}
    for part in outline.unread:
        if part.grave == grave:
            parts.setdefault(part.why, []).append(part.what)
    return [f"{_listed(names)}: {why}" for why, names in parts.items()]


def _listed(names: list[str]) -> str:
    if len(names) <= _LISTED_AT_MOST:
        return ", ".join(names)
    shown = names[: _LISTED_AT_MOST - 1]
    return f"{', '.join(shown)} and {len(names) - len(shown)} more"

"""The choice of a reader: by what a file holds, and by its name where that says nothing."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from sla_lint.kinds import BINARY_WORKBOOK, kind_of
from sla_lint.readers.reader import CannotRead

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sla_lint.readers.reader import Reader


def choose_reader(data: bytes, name: str, readers: Iterable[Reader]) -> Reader | None:
    """The reader of some bytes; None where they are a text whose name no reader takes.

    Raises CannotRead where the bytes are of a kind that none reads.
    """
    by_suffix = {suffix: reader for reader in readers for suffix in reader.suffixes}
    suffix = PurePath(name).suffix.lower()
    kind = kind_of(data)
    if kind is None:
        return by_suffix.get(suffix)
    if suffix == BINARY_WORKBOOK.suffix:  # Excel itself opens nothing else by that name
        raise CannotRead(BINARY_WORKBOOK.refusal)
    by_name = by_suffix.get(suffix)
    reader = by_suffix.get(kind.suffix) or (by_name if kind.vague else None)
    if reader is None:
        raise CannotRead(kind.refusal)
    return reader

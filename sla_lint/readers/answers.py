"""Answers of readers: an outline or a refusal, whatever a reader does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.readers.limits import TOO_MUCH
from sla_lint.readers.reader import CannotRead
from sla_lint.readers.wire import pack, pack_refusal, unpack

if TYPE_CHECKING:
    from sla_lint.outline import Outline
    from sla_lint.readers.reader import Changes, Reader

_NONSENSE = "its reader gave no sensible answer, so the file is probably damaged; save it anew"


def read(reader: Reader, data: bytes, changes: Changes) -> Outline:
    """What a reader makes of some bytes. Raises CannotRead, and nothing else."""
    try:
        return reader.read(data, changes)
    except CannotRead:
        raise
    except MemoryError:
        raise CannotRead(TOO_MUCH) from None
    except Exception as error:  # a reader may be foreign code: whatever it raises, the other files are read
        what = f"the reader of {reader.name} failed; tell its author: {type(error).__name__}: {error}"
        raise CannotRead(what) from error


def answer(reader: Reader, data: bytes, changes: Changes) -> bytes:
    """What a reader makes of some bytes, as plain data for another process."""
    try:
        return pack(read(reader, data, changes))
    except CannotRead as error:
        return pack_refusal(str(error))


def understood(data: bytes) -> Outline:
    """The outline in an answer. Raises CannotRead."""
    try:
        return unpack(data)
    except ValueError:
        raise CannotRead(_NONSENSE) from None

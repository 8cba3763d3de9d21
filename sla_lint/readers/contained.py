"""Readers in a process of their own, with limits on memory and time, for formats whose files can be bombs.

The process is forked where the system can and no other thread runs (the reader and all it needs are there already), and
started anew elsewhere. Its answer comes over a pipe as plain data. It never outlives its parent.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import select
import signal
import sys
import time
from typing import TYPE_CHECKING, NoReturn

from sla_lint.readers.answers import answer, understood
from sla_lint.readers.limits import SECONDS, TOO_LONG, TOO_MUCH, cause, limit_this_process, tie_to_parent
from sla_lint.readers.reader import CannotRead

if TYPE_CHECKING:
    from sla_lint.outline import Outline
    from sla_lint.readers.reader import Changes, Reader

ANSWER_AT_MOST = 256_000_000
"""Bytes; the plain data of an outline take about twice as much as its text."""

_PIECE = 1 << 20


def read_contained(reader: Reader, data: bytes, changes: Changes) -> Outline:
    """Read some bytes in a process of their own. Raises CannotRead."""
    for name in reader.needs:  # loaded once here, where every process to come can use them
        with contextlib.suppress(Exception):  # what is missing is for the reader to say
            importlib.import_module(name)
    if _can_fork():
        return _read_forked(reader, data, changes)
    from sla_lint.readers.spawned import read_spawned  # rarely needed

    return read_spawned(reader, data, changes)


def _can_fork() -> bool:
    """Whether a fork is safe: a lock that another thread holds would stay locked for ever in the child."""
    threading = sys.modules.get("threading")
    return hasattr(os, "fork") and (threading is None or threading.active_count() == 1)


def _read_forked(reader: Reader, data: bytes, changes: Changes) -> Outline:
    reading, writing = os.pipe()
    parent, child = os.getpid(), os.fork()
    if not child:
        os.close(reading)
        _serve(reader, data, changes, writing, parent)
    os.close(writing)
    ended = False
    try:
        received = _received(reading)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        ended = True
    finally:
        os.close(reading)
        if not ended:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
    if not received:
        raise CannotRead(cause(code))
    return understood(received)


def _serve(reader: Reader, data: bytes, changes: Changes, writing: int, parent: int) -> NoReturn:
    """The child's whole life. It ends without the clean-up that belongs to its parent."""
    try:
        tie_to_parent(parent)
        limit_this_process()
        _hush()
        left = memoryview(answer(reader, data, changes))
        while left:
            left = left[os.write(writing, left) :]
    finally:
        os._exit(0)


def _hush() -> None:
    """Nothing that a library prints gets out."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def _received(reading: int) -> bytes:
    """All that comes over a pipe. Raises CannotRead where it takes too long or is too much."""
    pieces: list[bytes] = []
    size = 0
    deadline = time.monotonic() + SECONDS
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([reading], [], [], left)[0]:
            raise CannotRead(TOO_LONG)
        piece = os.read(reading, _PIECE)
        if not piece:
            return b"".join(pieces)
        size += len(piece)
        if size > ANSWER_AT_MOST:
            raise CannotRead(TOO_MUCH)
        pieces.append(piece)

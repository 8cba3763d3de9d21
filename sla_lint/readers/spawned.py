"""Readers in a process that is started anew, where a fork is not possible or not safe.

The new process is told on one line of JSON where to find the reader, gets the bytes, and answers with plain data.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import subprocess
import sys
from operator import attrgetter
from typing import TYPE_CHECKING

from sla_lint.readers.answers import answer, understood
from sla_lint.readers.limits import SECONDS, TOO_LONG, cause, limit_this_process
from sla_lint.readers.reader import CannotRead, Reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from sla_lint.outline import Outline
    from sla_lint.readers.reader import Changes

# -P: nothing is imported from the current folder, which may be a stranger's repository.
_COMMAND = (sys.executable, "-P", "-c", "from sla_lint.readers.spawned import serve; serve()")


def read_spawned(reader: Reader, data: bytes, changes: Changes) -> Outline:
    """Read some bytes in a new process. Raises CannotRead."""
    code = reader.read
    order = [reader.name, code.__module__, code.__code__.co_filename, code.__qualname__, changes]
    try:
        done = subprocess.run(  # noqa: S603 (our own interpreter, and no word of it comes from outside)
            _COMMAND,
            input=json.dumps(order).encode() + b"\n" + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(os.path.isabs, sys.path))},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CannotRead(TOO_LONG) from None
    if not done.stdout:
        raise CannotRead(cause(done.returncode))
    return understood(done.stdout)


def serve() -> None:
    """The life of the new process: an order on standard input, an answer on standard output."""
    name, module, file, path, changes = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    out = os.dup(1)
    os.dup2(2, 1)  # whatever a library prints is no answer
    limit_this_process()
    with os.fdopen(out, "wb") as stream:
        stream.write(answer(Reader(name, (), _function(module, file, path)), data, changes))


def _function(module: str, file: str, path: str) -> Callable[[bytes, Changes], Outline]:
    """A function by its module and its name; the module of a plugin file is found by the file alone."""
    try:
        home = importlib.import_module(module)
    except ModuleNotFoundError:
        spec = importlib.util.spec_from_file_location(module, file)
        assert spec is not None
        assert spec.loader is not None
        home = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(home)
    return attrgetter(path)(home)  # type: ignore[no-any-return]

"""Many files in several processes: each checks a share, and one process concludes.

Processes are forked, so that they need not load anything anew; where the system cannot fork, one process does it all.
The result is the same: it is put in order at the end.
"""

from __future__ import annotations

import gc
import multiprocessing
from typing import TYPE_CHECKING, NamedTuple

from sla_lint.errors import Trouble
from sla_lint.run import Aside, Coverage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from pathlib import Path

    from sla_lint.files import Found
    from sla_lint.ground import Results
    from sla_lint.linter import Linter

_DIED = "a process ended before it had checked its files; run again with fewer files, or with more memory"


class Share(NamedTuple):
    """What came of a share of the files, by the configurations that they are under."""

    results: dict[Path | None, Results]
    troubles: list[Trouble]
    inputs: list[str]
    coverage: Coverage
    asides: list[Aside]


def share_out(files: list[Found], workers: int, linter: Linter) -> Iterator[Share]:
    """Check the files in several processes, in shares that take about as long."""
    gc.freeze()  # what is loaded stays, and a child that looks through it would copy it
    fork = multiprocessing.get_context("fork")
    pipes = [fork.Pipe(duplex=False) for _ in range(workers)]
    processes = [
        fork.Process(target=_work, args=(linter, files[start::workers], pipe[1]), daemon=True)
        for start, pipe in enumerate(pipes)
    ]
    for process, (_, sending) in zip(processes, pipes, strict=True):
        process.start()
        sending.close()
    for process, (receiving, _) in zip(processes, pipes, strict=True):
        try:
            yield receiving.recv()
        except EOFError:
            yield Share({}, [Trouble("unreadable-document", _DIED)], [], Coverage(), [])
        process.join()


def _work(linter: Linter, files: list[Found], sending: Connection) -> None:
    results = linter.check_alone(files)
    sending.send(Share(results, linter.troubles, linter.inputs, linter.coverage, linter.asides))

"""Limits of the process that reads a document, as far as the system has them, and what is said when one is hit."""

from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path

SECONDS = 60
"""The time, by the clock and of the processor, that one document may take."""
MEMORY = 2_000_000_000
"""The bytes that one document may take, beyond what the process has."""

_SPLIT = "split the file, or take out what is no part of the agreement"
TOO_LONG = f"reading it took more than {SECONDS} seconds; {_SPLIT}"
TOO_MUCH = f"reading it took more than {MEMORY // 1_000_000_000} GB of memory; {_SPLIT}"
_CRASHED = "its reader crashed ({}), so the file is probably damaged; save it anew"

_GRACE = 5  # seconds, for a parent to be quicker than the alarm
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of Linux
_OUT_OF_TIME = ("SIGXCPU", "SIGALRM")


def limit_this_process() -> None:
    """Bound memory, processor time and the time by the clock, and leave no core dump."""
    try:
        import resource
    except ImportError:  # Windows: there the parent's clock is all there is
        return
    used = _address_space()
    wanted = {resource.RLIMIT_CORE: 0, resource.RLIMIT_CPU: SECONDS, resource.RLIMIT_AS: used and used + MEMORY}
    for limit, bound in wanted.items():
        _, hard = resource.getrlimit(limit)
        if limit != resource.RLIMIT_AS or used:
            resource.setrlimit(limit, (bound if hard == resource.RLIM_INFINITY else min(bound, hard), hard))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, SECONDS + _GRACE)


def tie_to_parent(parent: int) -> None:
    """End this process with its parent, where the system offers that; elsewhere the alarm ends it."""
    with contextlib.suppress(ImportError, OSError, AttributeError):
        import ctypes

        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:  # it has gone meanwhile
        os._exit(1)


def cause(exit_code: int) -> str:
    """Why a process ended without an answer; a negative code is the signal that ended it."""
    name = signal.Signals(-exit_code).name if exit_code < 0 else "without a word"
    if name in _OUT_OF_TIME:
        return TOO_LONG
    return TOO_MUCH if name == "SIGKILL" else _CRASHED.format(name)  # the system kills where memory is short


def _address_space() -> int:
    """The bytes that this process has mapped, or 0 where the system does not tell."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0

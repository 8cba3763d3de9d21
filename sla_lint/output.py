"""Where reports go: standard output and files, each written whole or not at all."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, BinaryIO

from sla_lint.errors import SlaLintError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class OutputError(SlaLintError):
    """A report that could not be written."""


class ReaderGoneError(OutputError):
    """Nobody reads standard output any longer (`sla-lint check | head`): nothing to say, and no pass."""


def print_out(text: str) -> None:
    """Write a text to standard output, in UTF-8 whatever the locale. Raises OutputError."""
    if sys.stdout is None:
        raise OutputError("standard output is closed; the report went nowhere")
    try:
        _write(sys.stdout.buffer, text)
    except BrokenPipeError:
        _forget(sys.stdout.fileno())
        raise ReaderGoneError("nobody reads the report any longer") from None
    except OSError as error:
        _forget(sys.stdout.fileno())
        raise OutputError(f"the report could not be written: {(error.strerror or 'unknown reason').lower()}") from None


def complain(text: str) -> None:
    """Write a line to standard error, if there is one."""
    if sys.stderr is not None:
        try:
            _write(sys.stderr.buffer, f"{text}\n")
        except OSError:  # nobody can be told; the exit code still says it
            _forget(sys.stderr.fileno())


def write_file(path: Path | str, text: str, *, inputs: Iterable[str]) -> None:
    """Write a report to a file: whole, or not at all, and never over a file that was checked. Raises OutputError."""
    from pathlib import Path  # only where a report goes to a file

    target = Path(os.path.realpath(path))
    if any(os.path.realpath(name) == str(target) for name in inputs):
        raise OutputError(f"{path}: a report may not replace a file that it is about; name another")
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as device:
                _write(device, text)
            return
        import tempfile

        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.")
        try:
            with os.fdopen(handle, "wb") as file:
                _write(file, text)
                os.fsync(file.fileno())
            Path(temporary).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
            Path(temporary).replace(target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise OutputError(f"{path}: the report could not be written: {reason}") from None


def _write(stream: BinaryIO, text: str) -> None:
    stream.write(text.encode("utf-8", "backslashreplace"))
    stream.flush()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _forget(descriptor: int) -> None:
    """Send whatever is still buffered nowhere, so that Python does not complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)

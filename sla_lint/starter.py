"""The files that `sla-lint init` writes."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from sla_lint.output import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FILES = {".sla-lint.yaml": "config.yaml", "agreement.yaml": "agreement.yaml"}


def write_starter(folder: Path) -> Iterator[Path]:
    """Write a configuration and an agreement, and name what was written. Raises OutputError if either exists."""
    existing = [name for name in _FILES if (folder / name).exists()]
    if existing:
        raise OutputError(f"{folder / existing[0]} exists already; nothing was written")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, template in _FILES.items():
            text = files("sla_lint").joinpath("starter_files", template).read_text(encoding="utf-8")
            with (folder / name).open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
            yield folder / name
    except OSError as error:
        raise OutputError(
            f"{folder}: nothing could be written: {(error.strerror or 'unknown reason').lower()}"
        ) from None

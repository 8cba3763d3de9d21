"""The way from a file's folder up to its configuration."""

from __future__ import annotations

import os
import re
from pathlib import Path

from sla_lint.errors import ConfigError
from sla_lint.files import display_name

NAMES = (".sla-lint.yaml", ".sla-lint.yml")
_TABLE = re.compile(rb"^\s*\[*\s*tool\.sla-lint\b", re.MULTILINE)


def find_config(folder: str, cache: dict[str, Path | None]) -> Path | None:
    """The nearest configuration at or above a folder. The cache spares a run with a thousand files a thousand walks."""
    if folder in cache:
        return cache[folder]
    start = Path(os.path.abspath(folder))  # noqa: PTH100 (a parent of 'a/..' would be 'a')
    visited = {folder, str(start)}
    found = None
    for place in (start, *start.parents):
        if str(place) in cache:
            found = cache[str(place)]
            break
        visited.add(str(place))
        found = _config_in(place)
        if found is not None:
            break
    cache.update(dict.fromkeys(visited, found))
    return found


def _config_in(folder: Path) -> Path | None:
    for name in NAMES:
        if os.path.isfile(folder / name):  # noqa: PTH113 (a Path raises where it may not look)
            return folder / name
    project = folder / "pyproject.toml"
    return project if os.path.isfile(project) and _mentions_us(project) else None  # noqa: PTH113 (as above)


def _mentions_us(project: Path) -> bool:
    try:
        data = project.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise ConfigError(f"{display_name(str(project))}: cannot be opened: {reason}") from error
    return b"tool.sla-lint" in data and _TABLE.search(data) is not None

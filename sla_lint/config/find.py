"""The way from a file's folder up to its configuration."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from sla_lint.errors import ConfigError
from sla_lint.files import display_name, upwards

if TYPE_CHECKING:
    from pathlib import Path

NAMES = (".sla-lint.yaml", ".sla-lint.yml")
_PROJECT = "pyproject.toml"
_TABLE = re.compile(rb"^\s*\[*\s*tool\.sla-lint\b", re.MULTILINE)


def find_config(folder: str, cache: dict[str, Path | None]) -> Path | None:
    """The nearest configuration at or above a folder. The cache spares a run with a thousand files a thousand walks."""
    if folder in cache:
        return cache[folder]
    visited = {folder}
    found = None
    for place in upwards(os.path.abspath(folder)):
        if place in cache:
            found = cache[place]
            break
        visited.add(place)
        found = _config_in(place)
        if found is not None:
            break
    cache.update(dict.fromkeys(visited, found))
    return found


def _config_in(folder: str) -> Path | None:
    for name in (*NAMES, _PROJECT):
        path = os.path.join(folder, name)
        if os.path.isfile(path) and (name != _PROJECT or _mentions_us(path)):
            from pathlib import Path  # 4 ms, which a run without a configuration can spare

            return Path(path)
    return None


def _mentions_us(project: str) -> bool:
    try:
        with open(project, "rb") as file:
            data = file.read()
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise ConfigError(f"{display_name(project)}: cannot be opened: {reason}") from error
    return b"tool.sla-lint" in data and _TABLE.search(data) is not None

"""The address of the repository that a folder belongs to, as git knows it. Git itself is not run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

_ORIGIN = re.compile(r'^[ \t]*\[remote "origin"\][^\[]*?^[ \t]*url[ \t]*=[ \t]*"?([^\s"]+)', re.MULTILINE)
_URL = re.compile(r"(https?|ssh|git)://(?:[^/@]*@)?([\w.:-]+/[\w./~+-]+)", re.ASCII)
_SHORT_SSH = re.compile(r"(?:[\w.-]+@)?([\w.-]{2,}):([\w.~+-][\w./~+-]*)", re.ASCII)
_CONFIG_AT_MOST = 1_000_000  # characters


class Repository(NamedTuple):
    """An address that others can use, without names and passwords, and the path of a folder in the repository."""

    uri: str
    inside: str = ""


def find_repository(folder: Path) -> Repository | None:
    """What git's configuration says of the origin of a folder's repository."""
    for root in (folder, *folder.parents):
        config = root / ".git" / "config"
        if config.is_file():
            address = _address(_read(config))
            return Repository(address, folder.relative_to(root).as_posix().removeprefix(".")) if address else None
    return None


def _read(config: Path) -> str:
    try:
        with config.open(encoding="utf-8", errors="replace") as file:
            return file.read(_CONFIG_AT_MOST)
    except OSError:  # an address is a courtesy: a log without it is as good
        return ""


def _address(config: str) -> str | None:
    origin = _ORIGIN.search(config)
    if origin is None:
        return None
    url = _URL.fullmatch(origin[1])
    if url:
        return f"{url[1]}://{url[2]}"
    short = _SHORT_SSH.fullmatch(origin[1])  # git@example.com:group/project.git
    return f"ssh://{short[1]}/{short[2]}" if short else None

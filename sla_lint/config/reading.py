"""The text of a configuration or waiver file, and the tree in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint import files
from sla_lint.errors import ConfigError
from sla_lint.syntax import Fault, Location, Mapping, Node, Scalar, Source, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def read_source(path: Path, name: str = "") -> Source:
    """The text of a file that we understand only as a whole; ConfigError where there is none."""
    try:
        return files.read_source(str(path), name or files.display_name(str(path)))
    except files.Unreadable as error:
        trouble = error.trouble
        place = f":{trouble.location.line}:{trouble.location.column}" if trouble.location else ""
        raise ConfigError(f"{trouble.path}{place}: {trouble.message}") from error


def read_group(source: Source, faults: list[Fault]) -> Mapping:
    """The one group of fields that a file holds; an empty one where there is nothing or something else."""
    if source.name.endswith(".toml"):
        from sla_lint.config.toml import parse_toml

        return parse_toml(source, faults)
    parsed = parse_yaml(source)
    faults += parsed.faults
    empty = Mapping(source, 0, 0)
    if len(parsed.documents) > 1:
        faults.append(Fault("the file holds more than one document; leave the first", parsed.documents[1].location))
    root: Node = parsed.documents[0] if parsed.documents else empty
    if isinstance(root, Mapping):
        return root
    if not (isinstance(root, Scalar) and root.value is None):
        faults.append(Fault(f"a group of fields is expected here, not {root.kind}", root.location))
    return empty


def refuse(faults: Iterable[Fault]) -> None:
    """Raise a ConfigError that lists every fault with its place, if there is one."""
    lines = [_line(fault.location, fault.message) for fault in sorted(faults, key=lambda fault: fault.location.key)]
    if lines:
        raise ConfigError("\n".join(dict.fromkeys(lines)))


def _line(location: Location, message: str) -> str:
    return f"{location.source.name}:{location.line}:{location.column}: {message}"

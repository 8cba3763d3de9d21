"""Presets: the configurations that plugins bring, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.config.reading import read_group, read_source, refuse
from sla_lint.syntax import Fault, Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def read_presets(paths: Iterable[Path]) -> dict[str, Mapping]:
    """The presets in the plugins' files. Raises ConfigError where a file is ill-formed or two presets share a name."""
    presets: dict[str, Mapping] = {}
    faults: list[Fault] = []
    for path in paths:
        group = read_group(read_source(path, path.name), faults)
        for name, node in group.values.items():
            place = group.keys[name].location
            if name in presets:
                faults.append(Fault(f"another plugin brings a preset '{name}' too", place))
            elif isinstance(node, Mapping):
                presets[name] = node
            else:
                faults.append(Fault(f"the preset '{name}' must be a group of fields, not {node.kind}", place))
    refuse(faults)
    return presets


def describe_presets(paths: Iterable[Path]) -> dict[str, str]:
    """What each preset is for, by name."""
    texts = ((name, node.values.get("description")) for name, node in read_presets(paths).items())
    return {name: text.text if isinstance(text, Scalar) else "" for name, text in texts}

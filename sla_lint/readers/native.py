"""Agreements in YAML and JSON."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from sla_lint.errors import Trouble
from sla_lint.syntax.tree import Mapping, Scalar
from sla_lint.syntax.yaml import parse_yaml

if TYPE_CHECKING:
    from sla_lint.syntax.source import Location, Source
    from sla_lint.syntax.tree import Node
    from sla_lint.syntax.yaml import Parsed

MARK = "sla"
"""The key that makes a YAML file an agreement."""

_MARKED = re.compile(rf"""(?:^|[\s{{,"'])["']?{MARK}["']?[ \t]*:""", re.MULTILINE)
_SUFFIXES = ("", ".yaml", ".yml", ".json")


class Reading:
    """What a text holds: agreements that say so, agreements that only look like one, and what went wrong."""

    __slots__ = ("marked", "troubles", "unmarked")

    def __init__(self, marked: list[Mapping], unmarked: list[Mapping], troubles: list[Trouble]) -> None:
        self.marked = marked
        self.unmarked = unmarked
        self.troubles = troubles


def read_text(source: Source, *, named: bool) -> Reading:
    """Read the agreements of a text.

    A file that was `named` is read whatever it holds, and one with metrics but without the mark counts as an
    agreement that lacks it; a file met in a walk counts only if it bears the mark.
    """
    if not named and not _MARKED.search(source.text):
        return Reading([], [], [])
    suffix = os.path.splitext(source.name)[1].lower().removesuffix(".")
    if suffix not in _SUFFIXES:
        reason = f"files named '{suffix}' cannot be read; only agreements in YAML or JSON can"
        return Reading([], [], [Trouble("unreadable-document", reason, source.name)])
    parsed = _parse(source, suffix)
    groups = [node for node in parsed.documents if isinstance(node, Mapping)]
    marked = [node for node in groups if MARK in node.values]
    unmarked = [node for node in groups if node not in marked and "metrics" in node.values] if named or marked else []
    troubles = [_trouble(fault.message, fault.location) for fault in parsed.faults]
    if named and not (marked or unmarked or troubles):
        troubles.append(_no_agreement(source, parsed.documents))
    return Reading(marked, unmarked, troubles)


def _parse(source: Source, suffix: str) -> Parsed:
    if suffix == ".json":
        from sla_lint.syntax.json import parse_json  # rarely needed

        return parse_json(source)
    return parse_yaml(source)


def _trouble(message: str, location: Location) -> Trouble:
    return Trouble("unreadable-document", message, location.source.name, location)


def _no_agreement(source: Source, documents: list[Node]) -> Trouble:
    filled = [node for node in documents if not (isinstance(node, Scalar) and node.value is None)]
    what = f"this is no agreement: it has no '{MARK}' key" if filled else "the file is empty"
    reason = f'{what}, so nothing was checked; begin an agreement with the line {MARK}: "1.0"'
    return Trouble("unreadable-document", reason, source.name, filled[0].location.first_line if filled else None)

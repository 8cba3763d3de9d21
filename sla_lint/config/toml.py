"""The table `[tool.sla-lint]` of a TOML text, as a tree.

The standard library's reader forgets the places. A key is therefore looked for in the text, from where the last one
was found: near enough to show somebody the line.
"""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from typing import Any

from sla_lint.syntax import Fault, Location, Mapping, Node, Scalar, Sequence, Source

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)")


def parse_toml(source: Source, faults: list[Fault]) -> Mapping:
    """The table of ours; an empty one where there is none, or where the text is no TOML."""
    try:
        data = tomllib.loads(source.text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        faults.append(_fault(source, str(error)))
        return Mapping(source, 0, 0)
    tools = data.get("tool")
    table = tools.get("sla-lint") if isinstance(tools, dict) else None
    start = max(source.text.find("tool.sla-lint"), 0)
    here = Location(source, start, start)
    if isinstance(table, dict):
        return _Tree(source, start).mapping(table, here)
    faults.append(Fault("there is no table [tool.sla-lint]", here))
    return Mapping(source, 0, 0)


def _fault(source: Source, error: str) -> Fault:
    match = _PLACE.search(error)
    start = source.offset(int(match[1]), int(match[2])) if match and match[1] else len(source.text)
    return Fault(f"not valid TOML: {_PLACE.sub('', error)}", Location(source, start, start))


class _Tree:
    def __init__(self, source: Source, start: int) -> None:
        self.source = source
        self.start = self.cursor = start

    def node(self, value: Any, at: Location) -> Node:
        if isinstance(value, dict):
            return self.mapping(value, at)
        if isinstance(value, list):
            return Sequence(self.source, at.start, at.end, [self.node(item, at) for item in value])
        if not isinstance(value, (str, int, Decimal)) or (isinstance(value, Decimal) and not value.is_finite()):
            value = str(value)  # dates and times stay text, and nothing can be compared with NaN
        text = str(value).lower() if isinstance(value, bool) else str(value)
        return Scalar(self.source, at.start, at.end, text, value)

    def mapping(self, table: dict[str, Any], at: Location) -> Mapping:
        node = Mapping(self.source, at.start, at.end)
        for key, value in table.items():
            place = self.find(key) or at
            node.keys[key] = Scalar(self.source, place.start, place.end, key, key)
            node.values[key] = self.node(value, place)
        return node

    def find(self, key: str) -> Location | None:
        """The place of a key behind the last one, or else anywhere in the table."""
        pattern = re.compile(rf"(?<![\w-]){re.escape(key)}(?=[\"']?\s*[=.\]])")
        match = pattern.search(self.source.text, self.cursor) or pattern.search(self.source.text, self.start)
        if match is None:
            return None
        self.cursor = match.end()
        return Location(self.source, match.start(), match.end())

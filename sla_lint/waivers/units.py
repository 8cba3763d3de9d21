"""The units of a document that a comment can cover: its sections, the groups and lists in them, and their items."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from sla_lint.model import Metric
from sla_lint.part import Part
from sla_lint.syntax import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator


class Unit:
    """A stretch of a document with its logical path; `above` is the unit that it lies in."""

    __slots__ = ("above", "depth", "end", "path", "start")

    def __init__(self, start: int, path: str, above: Unit | None) -> None:
        self.start = start
        self.end = start
        self.path = path
        self.above = above
        self.depth: int = 0 if above is None else above.depth + 1


class Units:
    """The units of one document, in its order. The first is the whole."""

    def __init__(self, root: Node) -> None:
        self.whole = Unit(root.start, "", None)
        self.found: list[Unit] = []
        self.whole.end = self._visit(root, self.whole)
        self.found.sort(key=lambda unit: (unit.start, unit.depth))  # what a parent has too comes in the parent's order
        self._starts = [unit.start for unit in self.found]

    def at(self, start: int, end: int) -> Unit | None:
        """The unit that a line's text stands for: the outermost that begins in it, else the innermost around it."""
        first, behind = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if first < behind:
            return min(reversed(self.found[first:behind]), key=lambda unit: unit.depth)
        around = self.found[first - 1] if first else None
        while around is not None and around.end <= start:
            around = around.above
        return None if around is self.whole else around

    def _visit(self, node: Node, unit: Unit) -> int:
        """Note the units in a node, and say where its last character is: a block ends before the comments below it."""
        if isinstance(node, Scalar):
            return node.location.end
        entries = self._fields(node, unit) if isinstance(node, Mapping) else self._items(node, unit)
        end = max(entries, default=node.start)
        return node.end if node.source.text[node.end - 1 : node.end] in ("}", "]") else end

    def _fields(self, group: Mapping, unit: Unit) -> Iterator[int]:
        for key, value in group.values.items():
            name = group.keys[key]
            if name.source is not group.source or name.start < group.start:
                continue  # it came from a parent, or by a merge, and stands elsewhere
            path = f"{unit.path}/{key}" if unit.path else key
            inner = self._enter(name.start, path, unit) if unit is self.whole or not isinstance(value, Scalar) else unit
            alias = value.start < name.start
            end = name.end if alias else max(name.end, self._visit(value, inner))
            inner.end = max(inner.end, end)
            yield end

    def _items(self, node: Node, unit: Unit) -> Iterator[int]:
        names = Metric.named_by if unit.path == "metrics" else Part.named_by
        items = node.items if isinstance(node, Sequence) else []
        for index, item in enumerate(items, 1):
            if item.source is not node.source or item.start < node.start:
                continue  # it came from a parent, or is an alias
            path = f"{unit.path}/{_name(item, names, index)}"
            inner = unit if isinstance(item, Scalar) else self._enter(item.start, path, unit)
            end = self._visit(item, inner)
            inner.end = max(inner.end, end)
            yield end

    def _enter(self, start: int, path: str, above: Unit) -> Unit:
        unit = Unit(start, path, above)
        self.found.append(unit)
        return unit


def _name(item: Node, names: tuple[str, ...], index: int) -> str:
    named = (item.values.get(name) for name in names) if isinstance(item, Mapping) else ()
    return next((node.text for node in named if isinstance(node, Scalar)), str(index))

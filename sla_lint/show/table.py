"""What was understood of an agreement, as a table for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.guide import spoken
from sla_lint.reports.escape import escape
from sla_lint.syntax.tree import scalars, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint.model import Document
    from sla_lint.part import Part
    from sla_lint.syntax.tree import Node

_METRIC_COLUMNS = {
    "metric": ("name", "metric", "id"),
    "target": ("target", "target_set_by"),
    "minimum": ("minimum", "threshold"),
    "baseline": ("baseline", "baseline_plan"),
    "source": ("data_source",),
    "window": ("window",),
    "consequence": ("consequence", "weight", "bands"),
    "confidence": ("x-confidence",),
}
"""The fields that fill each column, the first that is there."""
_SERVICE_COLUMNS = {"service line": ("name", "id"), "hours": ("hours",), "volume": ("volume",)}
_NOT_CLAUSES = frozenset({"sla", "id", "title", "metrics", "service_lines"})
_WIDEST = 32
_CLAUSE_AT_MOST = 100


def as_text(document: Document) -> str:
    """The service lines, the metrics and the clauses of an agreement, each with its place."""
    name = document.title or document.id
    title = f"{document.node.source.name}: {name}" if name else document.node.source.name
    blocks = [
        [escape(title)],
        list(_table(document.service_lines, _SERVICE_COLUMNS)),
        list(_table(document.metrics, _METRIC_COLUMNS)) or ["no metrics"],
        list(_clauses(document)),
    ]
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks if block)


def _table(parts: tuple[Part, ...], columns: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Lines of a table; a column without any value is left out, and named below."""
    if not parts:
        return
    rows = [[_first(part, keys) for keys in columns.values()] for part in parts]
    filled = [index for index in range(len(columns)) if any(row[index] for row in rows)]
    heads = list(columns)
    lines = [[heads[index] for index in filled], *([row[index] or "-" for index in filled] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(filled))]
    places = ["place", *(escape(spoken(part.heading)) for part in parts)]
    for line, place in zip(lines, places, strict=True):
        cells = [cell.ljust(width) for cell, width in zip(line, widths, strict=True)]
        yield "  ".join([*cells, place]).rstrip()
    empty = [head for index, head in enumerate(heads) if index not in filled and head != "confidence"]
    if empty:
        yield f"(none has: {', '.join(empty)})"


def _first(part: Part, keys: tuple[str, ...]) -> str:
    return next((_said(part.node.values[key], _WIDEST) for key in keys if part.holds(key)), "")


def _said(node: Node, at_most: int) -> str:
    """All that a field says, on one line."""
    return escape(shorten(", ".join(item.text for item in scalars(node) if item.text), at_most=at_most))


def _clauses(document: Document) -> Iterator[str]:
    found = {key: node for key, node in document.node.values.items() if key not in _NOT_CLAUSES and document.holds(key)}
    width = max(map(len, found), default=0)
    for key, node in found.items():
        place = escape(spoken(next(scalars(node)).location))
        yield f"{escape(key).ljust(width)}  {_said(node, _CLAUSE_AT_MOST)}  [{place}]"

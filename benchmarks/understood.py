"""What sla-lint understood of a document and said of it, as plain rows for the measures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_lint.syntax.tree import Mapping, scalars

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sla_lint.finding import Finding
    from sla_lint.model import Document, Metric

LEVELS = ("target", "minimum", "threshold", "stretch")
"""The fields of a metric that hold a figure to reach."""

HELD_BY = {
    "baseline": ("baseline",),
    "data source": ("data_source",),
    "method": ("method", "formula", "definition"),
    "frequency": ("window", "frequency"),
    "consequence": ("consequence", "bands", "weight"),
}
"""The fields of a metric that answer what the labels ask."""

HELD_FOR_ALL = {
    "data source": ("reporting/system_of_record",),
    "frequency": ("window", "reporting/frequency"),
    "consequence": ("remedies",),
}
"""The parts of an agreement that answer it for all its metrics."""


class Row(NamedTuple):
    """A metric that was read: its target with all other levels, what else is told of it, and which fields it has."""

    name: str
    target: str = ""
    told: str = ""
    fields: frozenset[str] = frozenset()


class Said(NamedTuple):
    """A finding: the rule, and the rows that it is about (none where it is about the document)."""

    rule: str
    rows: tuple[int, ...] = ()


class Understood(NamedTuple):
    """One document as it was read. `sections` are the clauses that were found."""

    rows: tuple[Row, ...] = ()
    sections: frozenset[str] = frozenset()
    findings: tuple[Said, ...] = ()


def understood(document: Document, findings: Iterable[Finding]) -> Understood:
    """The rows, clauses and findings of a document."""
    places = {metric.path: place for place, metric in enumerate(document.metrics)}
    return Understood(
        tuple(_row(metric) for metric in document.metrics),
        frozenset(_sections(document)),
        tuple(_said(finding, places) for finding in findings),
    )


def _row(metric: Metric) -> Row:
    told = " ".join(filter(None, (metric.definition, metric.formula, metric.purpose)))
    return Row(metric.label, _texts(metric.node, LEVELS), told, frozenset(_fields(metric)))


def _texts(node: Mapping, keys: Iterable[str]) -> str:
    """All that stands under some fields, as one text."""
    values = [node.values[key] for key in keys if key in node.values]
    return "; ".join(scalar.text for value in values for scalar in scalars(value))


def _fields(metric: Metric) -> Iterator[str]:
    for field, keys in HELD_BY.items():
        shared = HELD_FOR_ALL.get(field, ())
        if any(map(metric.holds, keys)) or any(_holds(metric.document.node, path) for path in shared):
            yield field


def _holds(node: Mapping, path: str) -> bool:
    key, _, rest = path.partition("/")
    value = node.values.get(key)
    if value is None or not rest:
        return value is not None and any(scalar.value not in (None, "") for scalar in scalars(value))
    return isinstance(value, Mapping) and _holds(value, rest)


def _sections(document: Document) -> Iterator[str]:
    yield from (section for section in ("ramp", "review", "remedies") if document.holds(section))
    if any(metric.holds("consequence") or metric.holds("bands") for metric in document.metrics):
        yield "remedies"


def _said(finding: Finding, places: dict[str, int]) -> Said:
    """A finding by its rows; of a fault that many share, the rows are those of the single places."""
    own = finding.place.path
    found = [own, *(related.place.path for related in finding.related)]
    if _row_of(own, places) is not None:
        found = found[:1]  # what is related to a fault of one metric is no fault itself
    rows = (_row_of(path, places) for path in found if not _is_about_the_owner(finding.rule, path))
    return Said(finding.rule, tuple(dict.fromkeys(row for row in rows if row is not None)))


def _row_of(path: str, places: dict[str, int]) -> int | None:
    """The metric that a logical path leads to; names may themselves have a slash, so the longest counts."""
    while path and path not in places:
        path = path.rpartition("/")[0]
    return places.get(path)


def _is_about_the_owner(rule: str, path: str) -> bool:
    """Whether a source is there and something about it is missing, of which the labels say nothing."""
    return rule == "undefined-data-source" and path.endswith("/data_source")

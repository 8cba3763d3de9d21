"""Metrics that were found, as nodes of the tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sla_lint.extract.lexicon import plain
from sla_lint.extract.tree import Piece, group, implied, scalar, several
from sla_lint.model.words import CLASSES, DIRECTIONS
from sla_lint.targets import parse_quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sla_lint.extract.found import Found
    from sla_lint.extract.lexicon import Lexicon
    from sla_lint.syntax.source import Source
    from sla_lint.syntax.tree import Node

_AS_WRITTEN = (
    "definition",
    "formula",
    "unit",
    "target",
    "minimum",
    "stretch",
    "data_source",
    "window",
    "frequency",
    "bands",
    "note",
)
_CHOICES = {"class": CLASSES, "direction": DIRECTIONS}
_SLUG = re.compile(r"[^a-z0-9]+")


class Nodes:
    """Builds the nodes of a document's metrics. `lines` are the names of its service lines."""

    def __init__(self, source: Source, lexicon: Lexicon, lines: frozenset[str]) -> None:
        self.source = source
        self.lexicon = lexicon
        self.lines = lines

    def metrics(self, found: Iterable[Found]) -> Node:
        """The list of metrics."""
        return several(self.source, [self._metric(metric) for metric in found])

    def services(self, found: Iterable[Found]) -> Node | None:
        """The list of service lines; None where the document has none."""
        parts = {metric.part.text: metric.part for metric in found if metric.part and metric.part.text in self.lines}
        groups = [group(self.source, [("name", scalar(self.source, part))]) for part in parts.values()]
        return several(self.source, groups) if groups else None

    def ramp(self, found: Iterable[Found]) -> Node | None:
        """The ramp that columns for phases describe; None where there is none."""
        months: dict[int, list[tuple[str, Piece]]] = {}
        for metric in found:
            for step in metric.steps[:-1]:
                months.setdefault(step.month, []).append((slug(metric), step.target))
        if not months:
            return None
        last = max((metric.steps[-1].month for metric in found if metric.steps), default=0)
        steps = [self._milestone(month, targets) for month, targets in sorted(months.items())]
        length = implied(self.source, last - 1, months[min(months)][0][1]) if last > 1 else None
        return group(self.source, [("months", length), ("milestones", several(self.source, steps))])

    def _milestone(self, month: int, targets: list[tuple[str, Piece]]) -> Node:
        words = targets[0][1]
        goals = group(self.source, [(name, scalar(self.source, target)) for name, target in targets])
        return group(self.source, [("month", implied(self.source, month, words)), ("targets", goals)])

    def _metric(self, metric: Found) -> Node:
        fields = metric.fields
        return group(self.source, self._fields(metric, fields), heading=metric.name)

    def _fields(self, metric: Found, fields: Mapping[str, Piece]) -> Iterator[tuple[str, Node | None]]:
        yield "id", self._id(metric)
        yield "name", scalar(self.source, metric.name)
        if metric.part is not None and metric.part.text in self.lines:
            yield "service_line", scalar(self.source, metric.part)
        for key, values in _CHOICES.items():
            yield key, self._choice(fields.get(key), values)
        for key in _AS_WRITTEN:
            yield key, scalar(self.source, fields[key]) if key in fields else None
        yield "baseline", self._baseline(fields)
        yield "weight", self._weight(fields.get("weight"))
        yield "method", self._words(fields.get("method"))
        yield "consequence", self._consequence(fields.get("consequence"))
        exclusions = fields.get("exclusions")
        yield "exclusions", several(self.source, [scalar(self.source, exclusions)]) if exclusions else None
        yield "split_of", scalar(self.source, metric.whole) if metric.whole else None
        yield "x-confidence", implied(self.source, f"{metric.confidence / 100:.2f}", metric.name)
        yield "x-shape", implied(self.source, metric.shape, metric.name)

    def _id(self, metric: Found) -> Node | None:
        """The document's own sign of a metric; one is made up where a ramp must refer to it."""
        own = metric.fields.get("id")
        if metric.steps:
            return implied(self.source, slug(metric), own or metric.name)
        return scalar(self.source, own) if own is not None and any(map(str.isalpha, own.text)) else None

    def _choice(self, words: Piece | None, values: Mapping[str, tuple[str, ...]]) -> Node | None:
        if words is None:
            return None
        said = " ".join(words.text.casefold().replace("-", " ").split())
        known = any(said == value or said in others for value, others in values.items())
        return scalar(self.source, words) if known else None

    def _baseline(self, fields: Mapping[str, Piece]) -> Node | None:
        value = fields.get("baseline")
        if value is None:
            return None
        period = fields.get("baseline_period")
        dated = period is not None and any(map(str.isdigit, period.text))
        if not dated or period is None:
            return scalar(self.source, value)
        return group(self.source, [("value", scalar(self.source, value)), ("period", scalar(self.source, period))])

    def _weight(self, words: Piece | None) -> Node | None:
        return scalar(self.source, words) if words is not None and parse_quantity(words.text) else None

    def _words(self, words: Piece | None) -> Node | None:
        return group(self.source, [("x-text", scalar(self.source, words))]) if words else None

    def _consequence(self, words: Piece | None) -> Node | None:
        if words is None:
            return None
        folded, says = plain(words.text), self.lexicon.says
        if folded in self.lexicon.phrases("row.nothing"):
            return group(self.source, [("type", implied(self.source, "none", words))])
        only_recorded = says("consequence.records", folded) and not says("consequence.stakes", folded)
        return None if only_recorded else self._words(words)


def slug(metric: Found) -> str:
    """The id by which a ramp refers to a metric."""
    own = metric.fields.get("id")
    text = own.text if own is not None and any(map(str.isalpha, own.text)) else metric.name.text
    return _SLUG.sub("-", text.casefold()).strip("-")

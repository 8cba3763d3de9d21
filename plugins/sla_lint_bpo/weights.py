"""The weights of an agreement: how the amount at risk is shared out."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from sla_lint_bpo.balance import in_force

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sla_lint import Document, Metric

WHOLE = Decimal(100)
"""What the weights sum to where each is a share of the amount at risk."""


def weighted(metrics: Iterable[Metric]) -> list[tuple[Metric, Decimal]]:
    """The metrics in force that have a weight, with their weights."""
    return [(metric, metric.weight) for metric in in_force(metrics) if metric.weight is not None]


def sum_of(metrics: Iterable[Metric]) -> Decimal:
    """The sum of the weights of the metrics in force."""
    return sum((weight for _, weight in weighted(metrics)), Decimal(0))


@lru_cache(maxsize=1)
def whole_sum(document: Document) -> Decimal:
    """The sum of all weights; kept while the document is the one at hand."""
    return sum_of(document.metrics)


def unread(metrics: Iterable[Metric]) -> bool:
    """Whether some weight is written that is no number, so that no sum of them means anything."""
    return any(metric.weight is None and metric.says("weight") for metric in in_force(metrics))


def sums(document: Document) -> Iterator[list[Decimal]]:
    """The sum of all weights, and where every metric has its service line, the sums line by line."""
    bearing = [metric for metric, _ in weighted(document.metrics)]
    yield [sum_of(bearing)]
    if all(metric.services for metric in bearing):
        yield _without_empty([metric for metric in bearing if line in metric.services] for line in document.services)


def sums_by_class(document: Document) -> list[Decimal]:
    """The sums of the weights of critical metrics and of key ones."""
    bearing = [metric for metric, _ in weighted(document.metrics)]
    return _without_empty([metric for metric in bearing if metric.critical is critical] for critical in (True, False))


def _without_empty(groups: Iterable[list[Metric]]) -> list[Decimal]:
    return [sum_of(group) for group in groups if group]

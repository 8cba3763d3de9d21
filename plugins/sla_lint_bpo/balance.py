"""Speed and quality: what kind of thing a metric measures, and which metrics hold it honest."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sla_lint import Place
from sla_lint_bpo.mentions import mentions, plain
from sla_lint_bpo.time_limits import limit_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sla_lint import Document, Metric, Service


SPEED = frozenset({"speed", "throughput", "capacity"})
"""Families that reward doing more, or doing it faster."""

RUSH = SPEED - {"capacity"}
"""Families that can be met by doing the work badly; how many people are there is not among them."""

QUALITY = frozenset({"quality", "resolution", "satisfaction"})
"""Families that show whether the work was done well."""


def in_force(metrics: Iterable[Metric]) -> list[Metric]:
    """The metrics that something hangs on: critical and key ones."""
    return [metric for metric in metrics if not metric.monitored]


@lru_cache(maxsize=1)
def quality_in_force(document: Document) -> tuple[Metric, ...]:
    """The quality metrics of an agreement that something hangs on; kept while the document is the one at hand."""
    return tuple(metric for metric in in_force(document.metrics) if may_be_quality(metric))


def is_speed(metric: Metric) -> bool:
    """Whether a metric rewards speed or volume."""
    return metric.family in SPEED or _is_timed(metric)


def rushes(metric: Metric) -> bool:
    """Whether a metric can be met by doing the work faster and worse."""
    return metric.family in RUSH or _is_timed(metric)


def _is_timed(metric: Metric) -> bool:
    """Whether an unknown metric is by its own name the share of work done within a time, and nothing besides.

    That is read, not guessed: "Phone answered in 60 seconds" has a bound, a number and a unit of time in it. "No repeat
    within 7 days" has them too, and is about quality.
    """
    if metric.known is not None or metric.name is None:
        return False
    words = metric.document.vocabulary.words
    told = plain(metric.name)
    if mentions(metric.name, words("negations")) or any(hint in told for hint in words("quality-hints")):
        return False
    limit = limit_in(metric.name)
    return limit is not None and limit.comparator in ("<", "<=")


def may_be_quality(metric: Metric, families: Collection[str] = QUALITY) -> bool:
    """Whether a metric shows, or may show, how well the work is done.

    A metric that the vocabulary does not know gets the benefit of the doubt, unless its name speaks of nothing but
    time or volume: people have their own names for quality ("rooms passed at inspection"), and to accuse a sound
    agreement is worse than to miss a bad one.
    """
    if metric.known is not None:
        return metric.family in families
    if metric.name is None and metric.id is None:
        return False
    words = metric.document.vocabulary.words
    told = plain(f"{metric.label} {metric.definition or ''}")
    return any(hint in told for hint in words("quality-hints")) or not mentions(metric.label, words("speed-hints"))


def counter_metrics(metric: Metric) -> list[Metric]:
    """The metrics on its service lines that the vocabulary names as showing what it hides."""
    ids = metric.known.counter_metrics if metric.known is not None else ()
    found = _called(metric, ids)
    return [
        other for other in found if other.known is not None and other.known.id in ids and on_one_line(metric, other)
    ]


def partners(metric: Metric) -> list[Metric]:
    """The metrics that a metric is paired with, by their ids, names or known ids."""
    return _called(metric, metric.paired_with)


def on_one_line(one: Metric, other: Metric) -> bool:
    """Whether two metrics belong to one service line."""
    return any(service in other.services for service in one.services)


def paired_elsewhere(metric: Metric) -> bool:
    """Whether its partner is named by a file: it stands in another agreement."""
    return any("/" in name or name.casefold().endswith((".yaml", ".yml", ".json")) for name in metric.paired_with)


def _called(metric: Metric, names: Iterable[str]) -> list[Metric]:
    """The other metrics that go by one of some names."""
    index = metric.document.by_any_name
    found = dict.fromkeys(other for name in names for other in index.get(name.casefold(), ()))
    return [other for other in found if other is not metric]


def at_metrics(service: Service) -> Place:
    """The line that opens the metrics, under the name of the service line that is meant."""
    document = service.document
    path = service.path if document.service_lines else "metrics"
    return Place(path, document.place("metrics").location)

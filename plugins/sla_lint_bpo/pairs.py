"""Which metrics hold another one honest: those it is paired with, and those that would show the damage."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sla_lint import Metric


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

"""Which metrics hold another one honest: those it is paired with, and those that would show the damage."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sla_lint import Metric


def peers(metric: Metric) -> list[Metric]:
    """The other metrics of its service lines, each once."""
    found = {id(other): other for service in metric.services for other in service.metrics if other is not metric}
    return list(found.values())


def counter_metrics(metric: Metric) -> list[Metric]:
    """Those among the peers that the vocabulary names as showing what a metric hides."""
    if metric.known is None:
        return []
    ids = metric.known.counter_metrics
    return [peer for peer in peers(metric) if peer.known is not None and peer.known.id in ids]


def partners(metric: Metric) -> list[Metric]:
    """The metrics that a metric is paired with, by their ids, names or known ids."""
    named = {name.casefold() for name in metric.paired_with}
    return [
        other
        for other in metric.document.metrics
        if other is not metric
        and any(name.casefold() in named for name in (other.id, other.name, other.metric) if name)
    ]


def paired_elsewhere(metric: Metric) -> bool:
    """Whether its partner is named by a file: it stands in another agreement."""
    return any("/" in name or name.casefold().endswith((".yaml", ".yml", ".json")) for name in metric.paired_with)

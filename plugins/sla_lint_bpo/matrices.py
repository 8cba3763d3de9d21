"""Metrics that are one KPI in several degrees: a target for each priority, severity or tier."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sla_lint_bpo.mentions import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sla_lint import Metric, Vocabulary

Key = tuple[str, str]

PARAMETERS = ("priority", "severity", "tier")
"""Parameters that say which degree a metric is for."""


def kpis(metrics: Iterable[Metric]) -> list[list[Metric]]:
    """The metrics, those together that make up one KPI."""
    metrics = list(metrics)
    wholes = {metric.split_of.casefold() for metric in metrics if metric.split_of}
    groups: dict[Key, list[Metric]] = {}
    for metric in metrics:
        groups.setdefault(_key(metric, wholes), []).append(metric)
    return list(groups.values())


def _key(metric: Metric, wholes: Collection[str]) -> Key:
    """What the metrics of one KPI have in common."""
    whole = (metric.split_of or metric.id or "").casefold()
    if whole in wholes:
        return "whole", whole
    name = metric.name or metric.id or ""
    ungraded = _ungraded(name, metric.document.vocabulary)
    if ungraded is None and not _graded_by_parameter(metric):
        return "metric", str(id(metric))
    if metric.known is not None:
        return "known", metric.known.id
    return "name", plain(name) if ungraded is None else ungraded


def _graded_by_parameter(metric: Metric) -> bool:
    return not metric.parameter_texts.keys().isdisjoint(PARAMETERS)


@lru_cache(maxsize=4)
def _marks(vocabulary: Vocabulary) -> tuple[str, ...]:
    """What marks a degree, the longest first."""
    return tuple(map(plain, sorted(vocabulary.words("degree-marks"), key=len, reverse=True)))


@lru_cache(maxsize=4)
def _words_of_marks(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(word for mark in _marks(vocabulary) for word in mark.split())


def _ungraded(name: str, vocabulary: Vocabulary) -> str | None:
    """A name without its degree and the limits that go with it; None where it has no degree."""
    told = rest = plain(name)
    if _words_of_marks(vocabulary).isdisjoint(told.split()):
        return None
    for mark in _marks(vocabulary):
        rest = rest.replace(mark, " ")
    if rest == told:
        return None
    fillers = vocabulary.words("degree-fillers")
    return " ".join(word for word in rest.split() if word not in fillers and not word.isdecimal())

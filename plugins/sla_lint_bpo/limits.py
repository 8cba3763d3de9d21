"""Whether what the vocabulary calls beyond reach is said of the same thing as the agreement's metric."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sla_lint import convert
from sla_lint_bpo.mentions import mentions
from sla_lint_bpo.time_limits import time_limit

if TYPE_CHECKING:
    from sla_lint import KnownMetric, Metric

Fit = Literal["fits", "unsure", "other"]

_TIMES = ("minutes", "hours", "business-days")
"""Units of limits that depend on how urgent a case is; seconds are of queues, days of whole processes."""


def fit(metric: Metric, known: KnownMetric, *, prompt_seconds: int) -> Fit:
    """How well the limit of a known metric fits: "other" where the agreement measures something easier or stricter."""
    fits = (
        _by_promptness(metric, known, prompt_seconds),
        _by_year(metric, known),
        _by_boxes(metric, known),
        _by_grain(metric, known),
        _by_urgency(metric, known),
    )
    return "other" if "other" in fits else "unsure" if "unsure" in fits or known.direction == "range" else "fits"


def _by_promptness(metric: Metric, known: KnownMetric, prompt_seconds: int) -> Fit:
    """A share answered in time is a feat within seconds, and none within minutes."""
    if "threshold_seconds" not in known.parameters:
        return "fits"
    limit = time_limit(metric)
    if limit is None:
        return "unsure"
    seconds = convert(limit.value, limit.unit, "seconds")
    return "fits" if seconds is not None and seconds <= prompt_seconds else "other"


def _by_year(metric: Metric, known: KnownMetric) -> Fit:
    """A rate of the year says nothing of the same rate in a month."""
    if "annualised" not in known.parameters:
        return "fits"
    window = metric.window or metric.document.window
    if window == "year" or _tells(metric, "year-words", *metric.parameter_texts):
        return "fits"
    return "unsure" if window is None else "other"


def _by_boxes(metric: Metric, known: KnownMetric) -> Fit:
    """The share of top marks runs far below the share of the two best."""
    if "boxes_counted" not in known.parameters:
        return "fits"
    told = metric.parameter_texts.get("boxes_counted")
    if told is None:
        return "unsure"
    return "fits" if mentions(told, metric.document.vocabulary.words("top-box-words")) else "other"


def _by_grain(metric: Metric, known: KnownMetric) -> Fit:
    """The accuracy of single fields runs far above that of whole transactions."""
    why = known.limit.why if known.limit is not None else ""
    by_field = mentions(why, metric.document.vocabulary.words("field-words"))
    return "other" if not by_field and _tells(metric, "field-words") else "fits"


def _by_urgency(metric: Metric, known: KnownMetric) -> Fit:
    """A time that is out of reach for all cases may be usual for the urgent ones, or on a live channel."""
    if known.limit is None or known.limit.unit not in _TIMES:
        return "fits"
    channels = (channel for line in metric.services for channel in line.channels)
    return "other" if _tells(metric, "urgent-words", *channels) else "fits"


def _tells(metric: Metric, list_name: str, *more: str) -> bool:
    """Whether the name, the definition or a parameter speaks of something."""
    told = (metric.name, metric.definition, *metric.parameter_texts.values(), *more)
    return any(mentions(text, metric.document.vocabulary.words(list_name)) for text in told)

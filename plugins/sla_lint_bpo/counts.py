"""Whether a metric asks for a number of things done: "interviews arranged, 120 a quarter"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sla_lint_bpo.levels import TIME_UNITS
from sla_lint_bpo.measured import head_of_name
from sla_lint_bpo.mentions import mentions, plain

if TYPE_CHECKING:
    from sla_lint import Metric

_SO_MANY_EACH = re.compile(r"\d[\d,.]*\+? (?:[a-z-]+ ){0,2}(?:per|a|an|each|every) [a-z]")
_SHORT = 8
"""The words that a number of things has around it at most; a longer target is a sentence about something else."""

_LARGEST_SHARE = 100
"""A figure above it is no share, though nobody says what it counts."""


def counts_things_done(metric: Metric) -> bool:
    """Whether the target is a number, and the name tells an activity and no outcome."""
    words = metric.document.vocabulary.words
    if metric.name is None or not _is_a_number(metric) or mentions(metric.name, words("activity.outcomes")):
        return False
    *_, last = ("", *head_of_name(metric.name, metric.document.vocabulary))
    done = last.endswith("ed") or last in words("activity.past") or last in words("activity.objects")
    return done or any(plain(metric.name).startswith(plain(verb)) for verb in words("activity.verbs"))


def is_a_ceiling(metric: Metric) -> bool:
    """Whether less is better: "no more than 5"."""
    readings = metric.target.readings if metric.target is not None else ()
    low = (reading.comparator in ("<", "<=") and reading.unit not in TIME_UNITS for reading in readings)
    return metric.direction == "lower" or any(low)


def _is_a_number(metric: Metric) -> bool:
    """Whether the target is a number of things, not a share of them, a time or a mark."""
    readings = metric.target.readings if metric.target is not None else ()
    units = {metric.measured_unit, *(reading.unit for reading in readings)} - {None}
    if not readings or is_a_ceiling(metric) or units - {"count"}:
        return False
    told = metric.target.text.lower() if metric.target is not None else ""
    large = any(reading.value is not None and reading.value > _LARGEST_SHARE for reading in readings)
    return len(told.split()) <= _SHORT and (bool(units) or large or _SO_MANY_EACH.search(told) is not None)

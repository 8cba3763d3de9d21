"""Speed and quality: what kind of thing a metric measures, and which metrics hold it honest."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sla_lint import Place
from sla_lint_bpo.counts import counts_things_done, is_a_ceiling
from sla_lint_bpo.levels import TIME_UNITS
from sla_lint_bpo.measured import kind_of_name
from sla_lint_bpo.mentions import mentions, plain
from sla_lint_bpo.time_limits import limit_in, time_told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sla_lint import Document, Metric, Service, Vocabulary
    from sla_lint_bpo.time_limits import TimeLimit

SPEED = frozenset({"speed", "throughput", "capacity"})
"""Families that reward doing more, or doing it faster."""

RUSH = SPEED - {"capacity"}
"""Families that can be met by doing the work badly; how many people are there is not among them."""

QUALITY = frozenset({"quality", "resolution", "satisfaction"})
"""Families that show whether the work was done well."""

OBJECTS = ("speed", "volume", "presence", "formality")
"""What the head of an unknown name may tell besides quality, and no level can turn into it."""


def in_force(metrics: Iterable[Metric]) -> list[Metric]:
    """The metrics that something hangs on: critical and key ones."""
    return [metric for metric in metrics if not metric.monitored]


@lru_cache(maxsize=1)
def quality_in_force(document: Document) -> tuple[Metric, ...]:
    """The quality metrics of an agreement that something hangs on; kept while the document is the one at hand."""
    return tuple(metric for metric in in_force(document.metrics) if may_be_quality(metric))


def is_speed(metric: Metric) -> bool:
    """Whether a metric rewards speed or volume."""
    return metric.family in SPEED or _hurries(metric)


def rushes(metric: Metric) -> bool:
    """Whether a metric can be met by doing the work faster and worse."""
    return metric.family in RUSH or _hurries(metric)


def names_speed(metric: Metric) -> bool:
    """Whether the head of an unknown name is one of speed or volume."""
    return kind_of_name(metric.label, metric.document.vocabulary) in ("speed", "volume")


def shows_quality(metric: Metric) -> bool:
    """Whether a metric is known to be one of quality, or the head of its name leaves no doubt."""
    if metric.known is None:
        return kind_of(metric) == "quality"
    return metric.family in QUALITY and not _is_handled_in_time(metric)


def may_be_quality(metric: Metric, families: Collection[str] = QUALITY) -> bool:
    """Whether a metric shows, or may show, how well the work is done.

    A metric that the vocabulary does not know gets the benefit of the doubt, unless it speaks of nothing but time,
    volume or being there: people have their own names for quality ("rooms passed at inspection"), and to accuse a
    sound agreement is worse than to miss a bad one.
    """
    if metric.known is not None:
        return metric.family in families and not _is_handled_in_time(metric)
    if metric.name is None and metric.id is None:
        return False
    kind = kind_of(metric)
    return kind == "quality" or (kind is None and _may_be_anything(metric))


def kind_of(metric: Metric) -> str | None:
    """What an unknown metric measures, where its name or what it shall reach leaves no doubt.

    "quality", "speed", "volume", "presence" (being there when needed) or "formality" (a report, a rule kept).
    """
    told = kind_of_name(metric.label, metric.document.vocabulary)
    doubted = hints_at_quality(metric, metric.label)
    if told == "quality" or (told in OBJECTS and not doubted):
        return told
    if told == "deed" and not doubted and is_timed(metric, bare=True):
        return "speed"
    if told == "faults":
        return "speed" if _is_bound(time_told(metric)) and not is_a_ceiling(metric) else "quality"
    if doubted:
        return None
    return "volume" if counts_things_done(metric) else _kind_by_level(metric)


def _hurries(metric: Metric) -> bool:
    """Whether a metric under an unknown name rewards speed or volume, or one of faults the time to answer them."""
    if metric.known is not None:
        return _is_handled_in_time(metric)
    return metric.name is not None and kind_of(metric) in ("speed", "volume")


def _is_handled_in_time(metric: Metric) -> bool:
    """Whether a metric that is known by the number of its cases promises a time for each: complaints, within 5 days."""
    known = metric.known
    if (
        known is None
        or known.family not in ("quality", "satisfaction")
        or any(unit in TIME_UNITS for unit in known.units)
    ):
        return False
    return kind_of_name(metric.label, metric.document.vocabulary) != "quality" and _is_bound(_only_time(metric))


def _only_time(metric: Metric) -> TimeLimit | None:
    """The time of a target that is nothing but a time."""
    readings = metric.target.readings if metric.target is not None else ()
    return time_told(metric) if readings and all(reading.unit in TIME_UNITS for reading in readings) else None


def _kind_by_level(metric: Metric) -> str | None:
    """What a metric measures whose name tells nothing, by the level that it shall reach: "within 4 hours"."""
    words = metric.document.vocabulary.words
    target = metric.target.text if metric.target is not None else ""
    if hints_at_quality(metric, target):
        return None
    if is_timed(metric) or mentions(target, words("timeliness-hints")):
        return "speed"
    told = f"{target} {metric.definition or ''}"
    return "presence" if mentions(told, words("presence-hints")) and not hints_at_quality(metric, told) else None


def is_timed(metric: Metric, *, bare: bool = False) -> bool:
    """Whether a metric is met by doing something within a time: "Phone answered in 60 seconds" has a bound in it.

    "No repeat within 7 days" has a time too, and is about quality. `bare` says that a time without a bound counts.
    """
    if mentions(metric.name, metric.document.vocabulary.words("negations")):
        return False
    return _is_bound(limit_in(metric.name or "") or time_told(metric), bare=bare)


def _is_bound(limit: TimeLimit | None, *, bare: bool = False) -> bool:
    return limit is not None and (limit.comparator in ("<", "<=") or (bare and limit.comparator is None))


def hints_at_quality(metric: Metric, text: str) -> bool:
    """Whether a text speaks of errors, accuracy, satisfaction and the like; "resolved" alone tells only of an end."""
    vocabulary, told = metric.document.vocabulary, plain(text)
    return any(hint in told for hint in _hints(vocabulary)) or mentions(text, vocabulary.words("first-time-hints"))


@lru_cache(maxsize=4)
def _hints(vocabulary: Vocabulary) -> tuple[str, ...]:
    """The hints at quality, other than those that tell only that something has come to its end."""
    ends = vocabulary.words("deed-hints")
    return tuple(hint for hint in vocabulary.words("quality-hints") if hint not in ends)


def _may_be_anything(metric: Metric) -> bool:
    """Whether a metric whose kind is not told may be one of quality."""
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

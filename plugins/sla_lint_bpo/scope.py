"""Whether two metrics that measure the same thing measure it of the same work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sla_lint import convert, parse_targets
from sla_lint_bpo.mentions import plain

if TYPE_CHECKING:
    from decimal import Decimal

    from sla_lint import KnownMetric, Metric

_ASIDE = re.compile(r"[(\[]([^()\[\]]*)")
_PRIORITY = re.compile(r"(?:p|s|sev|l|t)\d")


def time_limit(metric: Metric) -> tuple[Decimal, str] | None:
    """The time within which a share of the cases must be done: by the target, the parameters, or the name."""
    for reading in metric.target.readings if metric.target is not None else ():
        if reading.limit is not None and reading.limit.unit is not None:
            return reading.limit.value, reading.limit.unit
    for key, value in metric.parameter_texts.items():
        if key.startswith("threshold"):
            return _time_in(f"{value} {key.removeprefix('threshold').replace('_', ' ')}")
    return _time_in(metric.name or "")


def same_work(one: Metric, other: Metric, known: KnownMetric) -> bool:
    """Whether nothing in two metrics of one kind says that they count different cases."""
    return (
        bool(set(one.services) & set(other.services))
        and not (one.split_of or other.split_of)
        and not any(_differ(first, second) for first, second in zip(_frame(one), _frame(other), strict=True))
        and not _limits_differ(one, other)
        and not _parameters_differ(one, other)
        and _added_words(one, known) == _added_words(other, known)
    )


def _time_in(text: str) -> tuple[Decimal, str] | None:
    for reading in parse_targets(text):
        quantity = reading.limit or reading
        if quantity.value is not None and quantity.unit is not None and quantity.unit != "percent":
            return quantity.value, quantity.unit
    return None


def _frame(metric: Metric) -> tuple[object, ...]:
    """What makes two figures of one thing incomparable."""
    return metric.window or metric.root.window, metric.statistic, metric.percentile, metric.usually_better


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _limits_differ(one: Metric, other: Metric) -> bool:
    first, second = time_limit(one), time_limit(other)
    return first is not None and second is not None and convert(*first, second[1]) != second[0]


def _parameters_differ(one: Metric, other: Metric) -> bool:
    """Whether a parameter has two values, or only one of the metrics is told to be of a part of the work."""
    first, second = one.parameter_texts, other.parameter_texts
    parts = {plain(name) for name in one.document.vocabulary.words("scope-parameters")}
    if any(plain(key) in parts for key in first.keys() ^ second.keys()):
        return True
    return any(plain(first[key]) != plain(second[key]) for key in first.keys() & second.keys())


def _added_words(metric: Metric, known: KnownMetric) -> frozenset[str]:
    """The words by which the name, else the id, says more than what is measured: a priority, a channel, a site."""
    parts = frozenset(metric.document.vocabulary.words("scope-words"))
    words = plain(metric.name or metric.id or "").split()
    if metric.name is None:
        usual = _usual_words(metric, known)
        return frozenset(word for word in map(_without_counter, words) if word in parts or _is_new(word, usual))
    if not _is_name_of(metric, known):
        return frozenset(words)
    told = not parts.isdisjoint(words)
    return frozenset(word for word in words if word in parts or (told and word.isdigit()))


def _usual_words(metric: Metric, known: KnownMetric) -> frozenset[str]:
    """The words that say nothing new in an id: those of the known names, and those of a copy."""
    names = plain(" ".join((known.name, *known.aliases)))
    return frozenset((*names.split(), *metric.document.vocabulary.words("copy-words")))


def _is_new(word: str, usual: frozenset[str]) -> bool:
    """Whether a word of an id is more than a letter or the beginning of a usual word ("acc", "m")."""
    return len(word) > 1 and not any(other.startswith(word) for other in usual)


def _without_counter(word: str) -> str:
    """A word of an id without the number that tells it from a second one; a priority keeps its own."""
    return word if _PRIORITY.fullmatch(word) else word.rstrip("0123456789")


def _is_name_of(metric: Metric, known: KnownMetric) -> bool:
    """Whether a name is an exact one of a known metric, brackets included."""
    name = metric.name or ""
    asides = (aside for aside in _ASIDE.findall(name) if any(map(str.isalpha, aside)))
    meanings = metric.document.vocabulary.meanings
    return all(any(meaning.id == known.id for meaning in meanings(piece)) for piece in (name, *asides))

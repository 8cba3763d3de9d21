"""Whether two metrics that measure the same thing measure it of the same work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sla_lint_bpo.mentions import plain
from sla_lint_bpo.time_limits import time_limit

if TYPE_CHECKING:
    from sla_lint import KnownMetric, Metric

_ASIDE = r"[(\[]([^()\[\]]*)"
_STEM = 5  # letters that the forms of a word share
_PRIORITY = r"(?:p|s|sev|l|t)\d"


def same_work(one: Metric, other: Metric, known: KnownMetric | None) -> bool:
    """Whether nothing in two metrics of one kind, or else of one name, says that they count different cases."""
    return (
        bool(set(one.services) & set(other.services))
        and not (one.split_of or other.split_of)
        and not any(_differ(first, second) for first, second in zip(_frame(one), _frame(other), strict=True))
        and not _limits_differ(one, other)
        and not _parameters_differ(one, other)
        and (known is None or _same_name(one, other, known))
    )


def _frame(metric: Metric) -> tuple[object, ...]:
    """What makes two figures of one thing incomparable."""
    return metric.window or metric.root.window, metric.statistic, metric.percentile, metric.usually_better


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _limits_differ(one: Metric, other: Metric) -> bool:
    first, second = time_limit(one), time_limit(other)
    return first is not None and second is not None and first.differs(second)


def _parameters_differ(one: Metric, other: Metric) -> bool:
    """Whether a parameter has two values, or only one of the metrics is told to be of a part of the work."""
    first, second = one.parameter_texts, other.parameter_texts
    parts = {plain(name) for name in one.document.vocabulary.words("scope-parameters")}
    if any(plain(key) in parts for key in first.keys() ^ second.keys()):
        return True
    return any(plain(first[key]) != plain(second[key]) for key in first.keys() & second.keys())


def _same_name(one: Metric, other: Metric, known: KnownMetric) -> bool:
    """Whether the names, or else the ids, say the same; with one definition also where they only vary the words."""
    first, second = _added_words(one, known), _added_words(other, known)
    if first == second:
        return True
    same_definition = one.definition is not None and plain(one.definition) == plain(other.definition or "")
    return same_definition and _bare(first, one, known) == _bare(second, other, known)


def _bare(words: frozenset[str], metric: Metric, known: KnownMetric) -> frozenset[str]:
    """The words of a name that are no form of a usual one: "satisfied" is one of "satisfaction"."""
    stems = {word[:_STEM] for word in _usual_words(metric, known)}
    return frozenset(word for word in words if word[:_STEM] not in stems)


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
    return word if re.fullmatch(_PRIORITY, word) else word.rstrip("0123456789")


def _is_name_of(metric: Metric, known: KnownMetric) -> bool:
    """Whether a name is an exact one of a known metric, brackets included."""
    name = metric.name or ""
    asides = (aside for aside in re.findall(_ASIDE, name) if any(map(str.isalpha, aside)))
    meanings = metric.document.vocabulary.meanings
    return all(any(meaning.id == known.id for meaning in meanings(piece)) for piece in (name, *asides))

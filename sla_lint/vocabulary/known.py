"""A metric that the vocabulary knows: its kind, its usual traps, and what has been published about it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sla_lint.errors import SlaLintError
from sla_lint.vocabulary.names import BAR

if TYPE_CHECKING:
    from collections.abc import Iterable

CHOICES: dict[str, tuple[str, ...]] = {
    "family": (
        "speed",
        "quality",
        "resolution",
        "satisfaction",
        "throughput",
        "capacity",
        "compliance",
        "availability",
        "cost",
        "people",
        "continuity",
    ),
    "direction": ("higher", "lower", "range"),
    "facing": ("customer", "back-office", "both"),
    "kind": ("outcome", "activity"),
    "verdict": ("ok", "conditional", "vanity"),
}
"""The words that some fields of a metric may hold."""

_TEXTS = ("why", "formula")
_NAMES = ("names", "opposites")
_OTHER_WAY = {"higher": "lower", "lower": "higher", "range": "range", ">": "<", "<": ">"}
_COMPARATORS = {"above": ">", "below": "<"}


class VocabularyError(SlaLintError):
    """A vocabulary that contradicts itself or says something that has no meaning."""


class AspirationalLimit:
    """The level beyond which a target is a wish, unless a baseline stands near it.

    `basis` is "benchmark" where published figures stand behind it, else "judgement".
    """

    __slots__ = ("basis", "comparator", "unit", "value", "why")

    def __init__(self, comparator: str, value: Decimal, unit: str, basis: str, why: str) -> None:
        self.comparator = comparator
        self.value = value
        self.unit = unit
        self.basis = basis
        self.why = why


class LegalLimit:
    """The level that the law of a jurisdiction sets: a target beyond it is looser than the law."""

    __slots__ = ("comparator", "jurisdiction", "unit", "value", "why")

    def __init__(self, comparator: str, value: Decimal, unit: str, jurisdiction: str, why: str) -> None:
        self.comparator = comparator
        self.value = value
        self.unit = unit
        self.jurisdiction = jurisdiction
        self.why = why


class KnownMetric:
    """What is known of a metric.

    `verdict` judges it as a target with money behind it ("ok", "conditional", "vanity"), and `why` says what is wrong
    with it. `gaming` lists ways to meet it without better service, `counter_metrics` the ids of metrics that would show
    the damage. `parameters` are what a definition must settle, `traps` how it is misread. `benchmarks` end with the id
    of their source. `opposites` are names that count the other way round. `turns` are the units in which the other
    direction is better: a time counted as the share that was done in time.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    family: str
    direction: str
    units: tuple[str, ...] = ()
    process_types: tuple[str, ...] = ("all",)
    facing: str = "both"
    kind: str = "outcome"
    verdict: str = "ok"
    why: str | None = None
    needs_quality_pair: bool = False
    gaming: tuple[str, ...] = ()
    counter_metrics: tuple[str, ...] = ()
    formula: str | None = None
    data_sources: tuple[str, ...] = ()
    benchmarks: tuple[str, ...] = ()
    limit: AspirationalLimit | None = None
    legal_limit: LegalLimit | None = None
    parameters: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    opposites: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()

    def __init__(
        self,
        id: str,  # noqa: A002 (as it is called in the vocabulary)
        name: str,
        aliases: tuple[str, ...],
        family: str,
        direction: str,
        **more: Any,
    ) -> None:
        self.id = id
        self.name = name
        self.aliases = aliases
        self.family = family
        self.direction = direction
        vars(self).update(more)

    def direction_in(self, unit: str | None) -> str:
        """Which way is better for a result in this unit: a resolution time should be low, its share in time high."""
        return _OTHER_WAY[self.direction] if unit in self.turns else self.direction

    def turned(self) -> KnownMetric:
        """The metric as one of its opposites counts it: errors instead of accuracy, a time instead of a share."""
        changed = {**vars(self), "direction": _OTHER_WAY[self.direction]}
        if self.turns:  # a time and the share in time: the unit tells them apart, and a limit holds in its own unit
            changed["turns"] = tuple(unit for unit in self.units if unit not in self.turns)
        else:
            changed["limit"] = _mirrored(self.limit)
        return KnownMetric(**changed)


_FIELDS = KnownMetric.__annotations__.keys() - {"id", "name", "aliases"}


def known_metric(metric_id: str, fields: object, more: Iterable[object] = ()) -> KnownMetric:
    """The metric that some fields describe, with the names that later groups of fields add to it.

    Raises VocabularyError where they do not describe one, or where a later group says more than names.
    """
    if not isinstance(fields, Mapping):
        raise _unfit(metric_id, "needs fields such as names, family and direction")
    values: dict[str, Any] = {str(key): value for key, value in fields.items() if value is not None}
    for key in _NAMES:
        values[key] = listed(values.get(key, ()))
    for others in more:
        for key, value in _names_only(metric_id, others).items():
            values[key] += listed(value)
    _refuse_unfit(metric_id, values)
    name, *aliases = values.pop("names")
    read = {key: _read(metric_id, key, value) for key, value in values.items()}
    return KnownMetric(metric_id, name, tuple(aliases), **read)


def listed(value: object) -> tuple[str, ...]:
    """Texts of a list, or of one text with bars between them."""
    if isinstance(value, str):
        return tuple(value.split(BAR))
    return tuple(map(str, value)) if isinstance(value, (list, tuple)) else (str(value),)


def _names_only(metric_id: str, fields: object) -> Mapping[str, Any]:
    if not isinstance(fields, Mapping) or any(key not in _NAMES for key in fields):
        raise _unfit(metric_id, "is known already, and a later vocabulary can only add names and opposites to it")
    return fields


def _refuse_unfit(metric_id: str, values: Mapping[str, Any]) -> None:
    missing = [key for key in ("names", "family", "direction") if not values.get(key)]
    if missing:
        raise _unfit(metric_id, f"has no {missing[0]}")
    unknown = [key for key in values if key != "names" and key not in _FIELDS]
    if unknown:
        raise _unfit(metric_id, f"has the field '{unknown[0]}', which means nothing")
    for key, words in CHOICES.items():
        if values.get(key, words[0]) not in words:
            raise _unfit(metric_id, f"has the {key} '{values[key]}'; it must be one of {', '.join(words)}")


def _unfit(metric_id: str, what: str) -> VocabularyError:
    return VocabularyError(f"the metric '{metric_id}' of the vocabulary {what}")


def _read(metric_id: str, key: str, value: Any) -> Any:
    if key in CHOICES or key in _TEXTS:
        return str(value)
    if key == "needs_quality_pair":
        return str(value).lower() in ("true", "yes")
    if key == "limit":
        return AspirationalLimit(*_limit(metric_id, value))
    return LegalLimit(*_limit(metric_id, value)) if key == "legal_limit" else listed(value)


def _limit(metric_id: str, value: object) -> tuple[str, Decimal, str, str, str]:
    """A limit from "above 95 percent | benchmark | why"; for a legal one the jurisdiction stands second."""
    level, second, why = (*listed(value), "", "")[:3]
    word, number, unit = (*level.split(), "", "", "")[:3]
    try:
        return _COMPARATORS[word], Decimal(number), unit, second, why
    except (KeyError, ArithmeticError):
        raise _unfit(
            metric_id, f"has the limit '{level}'; write it as 'above 95 percent' or 'below 8 seconds'"
        ) from None


def _mirrored(limit: AspirationalLimit | None) -> AspirationalLimit | None:
    """The limit of a share, for the share that is left: above 99.5 % accuracy is below 0.5 % errors."""
    if limit is None or limit.unit != "percent":
        return None
    other_way = _OTHER_WAY[limit.comparator]
    return AspirationalLimit(other_way, 100 - limit.value, limit.unit, limit.basis, limit.why)

"""Look-ups: a metric by its id or by any of its names, words by their list.

The vocabulary is read from texts (the built-in pack's, those of plugins) and from what a configuration adds; a later
source may bring new metrics, further names of known ones, aliases and words. Nothing is read before the first question.
Two metrics that claim one name are an error, on the first look-up of any name.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from sla_lint.vocabulary.index import Index, Meaning
from sla_lint.vocabulary.known import KnownMetric, known_metric, listed
from sla_lint.vocabulary.names import fold_lines, measures, readings, split_brackets
from sla_lint.vocabulary.sources import Source, Tree, read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_NOTHING = Meaning()


class Reference:
    """Who says so. `grade`: A official or contract text, B named study, C trade or vendor, D repeated by others."""

    __slots__ = ("grade", "id", "title", "url")

    def __init__(self, id: str, title: str, url: str, grade: str) -> None:  # noqa: A002 (its name in the vocabulary)
        self.id = id
        self.title = title
        self.url = url
        self.grade = grade


class Vocabulary:
    """Known metrics by id and by name, and words by list."""

    def __init__(self, read: Callable[[], tuple[Source, ...]]) -> None:
        self._read = read
        self._metrics: dict[str, KnownMetric] = {}
        self._words: dict[str, tuple[str, ...]] = {}
        self._recognised: dict[tuple[str, str | None], KnownMetric | None] = {}

    @classmethod
    def from_texts(
        cls, texts: Iterable[str | Callable[[], str]], additions: Iterable[Mapping[str, Any]] = ()
    ) -> Vocabulary:
        """The vocabulary of YAML texts, or of functions that return them, and of mappings of the same form."""
        of_texts, of_additions = tuple(texts), tuple(additions)
        return cls(lambda: (*map(_read_one, of_texts), *map(Tree, of_additions)))

    def extended(self, texts: Iterable[str | Callable[[], str]]) -> Vocabulary:
        """This vocabulary together with what further texts hold, which are read at the first question to it."""
        further = tuple(texts)
        return Vocabulary(lambda: (*self._sources, *map(_read_one, further)))

    def get(self, metric_id: str) -> KnownMetric | None:
        """The metric with an id."""
        if metric_id not in self._metrics:
            found = [source.fields(metric_id) for source in self._sources if metric_id in source.metrics]
            if not found:
                return None
            self._metrics[metric_id] = known_metric(metric_id, found[0], found[1:])
        return self._metrics[metric_id]

    def recognise(self, name: str, *, process_type: str | None = None) -> KnownMetric | None:
        """The metric that a name stands for, by its exact spelling after folding.

        A name that may stand for several is the one most special to the process type, else the usual one, if any.
        """
        key = name, process_type
        if key not in self._recognised:
            self._recognised[key] = self._recognise(name, process_type)
        return self._recognised[key]

    def may_be(self, name: str, names: tuple[str, ...]) -> bool:
        """Whether a name may be one of some names, or one that several metrics go by.

        It is true too often and never false where the name is one of them: a quick question, to spare the first one
        about all names, which takes 3 ms.
        """
        keys = _keys(name)
        return not (keys.isdisjoint(_folded(names)) and keys.isdisjoint(self._shared))

    def meanings(self, name: str, *, process_type: str | None = None) -> tuple[KnownMetric, ...]:
        """All metrics that a name may stand for: those of the process type, most special first, where there are any."""
        return self._metrics_of(self._meaning(name), process_type)

    def suggest(self, name: str, at_most: int = 3) -> tuple[str, ...]:
        """Names of metrics that one which is not recognised may mean. A guess: for people, never for rules."""
        from sla_lint.vocabulary.guess import nearest

        ids = list(dict.fromkeys((*self._meaning(name).ids, *nearest(name, self._index.owners))))
        return tuple(metric.name for metric in self._all(ids[:at_most]))

    def ids(self) -> tuple[str, ...]:
        """The ids of all metrics."""
        return tuple(dict.fromkeys(key for source in self._sources for key in source.metrics))

    def names(self) -> tuple[str, ...]:
        """All names of all metrics, as they are written."""
        lines = (line for source in self._sources for names in source.metrics.values() for line in names if line)
        return tuple(name for line in lines for name in listed(line))

    def words(self, list_name: str) -> tuple[str, ...]:
        """A list of words, such as "vague.time"; empty where no source has it."""
        if list_name not in self._words:
            found = (word for value in self._values("words", list_name) for word in listed(value))
            self._words[list_name] = tuple(dict.fromkeys(found))
        return self._words[list_name]

    def word_map(self, list_name: str) -> dict[str, str]:
        """A list of "key = words" by its keys, such as the question to each class of vague words ("vague.hints")."""
        return {key: words for key, _, words in (entry.partition(" = ") for entry in self.words(list_name))}

    def reference(self, source_id: str) -> Reference | None:
        """Who stands behind the id of a source."""
        for value in self._values("sources", source_id):
            grade, title, url = (*listed(value), "", "")[:3]
            return Reference(source_id, title, url, grade)
        return None

    @cached_property
    def _sources(self) -> tuple[Source, ...]:
        return self._read()

    @cached_property
    def _shared(self) -> frozenset[str]:
        """The names that are decided by more than the list of a metric's own, folded."""
        sections = ("ambiguous", "aliases")
        return _folded(tuple(key for source in self._sources for section in sections for key in source.keys(section)))

    @cached_property
    def _index(self) -> Index:
        return Index(self._sources)

    def _recognise(self, name: str, process_type: str | None) -> KnownMetric | None:
        meaning = self._meaning(name)
        found = self._metrics_of(meaning, process_type)
        if len(found) == 1 or (found and process_type in found[0].process_types):
            return found[0]
        return next((metric for metric in found if metric.id == meaning.usual), None)

    def _values(self, section: str, key: str) -> list[object]:
        found = (source.value(section, key) for source in self._sources)
        return [value for value in found if value is not None]

    def _all(self, metric_ids: Iterable[str]) -> list[KnownMetric]:
        return [metric for metric in map(self.get, metric_ids) if metric is not None]

    def _metrics_of(self, meaning: Meaning, process_type: str | None) -> tuple[KnownMetric, ...]:
        found = self._all(meaning.ids)
        if len(found) > 1:
            special = [metric for metric in found if process_type in metric.process_types]
            found = sorted(special, key=lambda metric: len(metric.process_types)) or found
        return tuple(metric.turned() if meaning.opposite else metric for metric in found)

    def _meaning(self, name: str) -> Meaning:
        """What a name stands for: as a whole, else without brackets that do not make another metric of it."""
        whole = self._unbracketed(name)
        bare, asides = split_brackets(name)
        if whole.ids or not asides:
            return whole
        meaning = self._unbracketed(bare)
        for aside in asides:
            named = self._unbracketed(aside).ids
            if named:
                meaning = _narrowed(meaning, named)
            elif measures(aside) and any("count" in metric.units for metric in self._all(meaning.ids)):
                return _NOTHING
        return meaning

    def _unbracketed(self, name: str) -> Meaning:
        for key, unit in readings(name):
            meaning = self._index.meaning(key)
            if meaning.ids and (not unit or all(unit in metric.units for metric in self._all(meaning.ids))):
                return meaning
        return _NOTHING


@lru_cache(maxsize=4096)  # each metric asks for every defined term
def _keys(name: str) -> frozenset[str]:
    """What a name may be found under, with and without its brackets."""
    return frozenset(key for text in (name, split_brackets(name)[0]) for key, _ in readings(text))


@lru_cache(maxsize=1024)
def _folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold_lines([name.replace("|", " ").replace("\n", " ") for name in names]))


def _read_one(text: str | Callable[[], str]) -> Source:
    return read_text(text if isinstance(text, str) else text())


def _narrowed(meaning: Meaning, metric_ids: tuple[str, ...]) -> Meaning:
    """What a name may stand for where a bracket beside it names metrics, too."""
    both = tuple(metric_id for metric_id in meaning.ids if metric_id in metric_ids)
    return Meaning(both, meaning.usual if meaning.usual in both else None, opposite=meaning.opposite)

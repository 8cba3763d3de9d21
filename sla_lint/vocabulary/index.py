"""The index of the vocabulary: which metric a folded name stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.vocabulary.known import VocabularyError, listed
from sla_lint.vocabulary.names import BAR, fold, fold_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sla_lint.vocabulary.sources import Source


class Meaning:
    """What a name may stand for. `usual` is what it means where nothing else decides; some names have no such meaning.

    `opposite` says that the name counts the other way round: an error rate for an accuracy.
    """

    __slots__ = ("ids", "opposite", "usual")

    def __init__(self, ids: tuple[str, ...] = (), usual: str | None = None, *, opposite: bool = False) -> None:
        self.ids = ids
        self.usual = usual
        self.opposite = opposite


class Index:
    """Folded names, each with the metric that owns it, and those that may stand for several."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self.owners: dict[str, str] = {}
        self._ambiguous: dict[str, tuple[str, ...]] = {}
        self._opposites: set[str] = set()
        self._written: list[str] = []
        self._ids: dict[str, None] = {}
        for source in sources:
            self._add_metrics(source)
            self._add_ambiguous(source)
            self._add_aliases(source)
        for metric_id, key in zip(self._ids, fold_lines(list(self._ids)), strict=True):
            self.owners.setdefault(key, metric_id)

    def meaning(self, key: str) -> Meaning:
        """What a folded name may stand for; no ids where it is unknown."""
        owner = self.owners.get(key)
        ids = self._ambiguous.get(key) or ((owner,) if owner else ())
        return Meaning(ids, owner, opposite=key in self._opposites)

    def _add_metrics(self, source: Source) -> None:
        self._ids.update(dict.fromkeys(source.metrics))
        found = [(key, kind, line) for key, names in source.metrics.items() for kind, line in enumerate(names) if line]
        lines = [line for _, _, line in found]
        self._written += lines
        folded = fold_lines(lines, canonical=source.canonical)
        for (metric_id, is_opposite, _), line in zip(found, folded, strict=True):
            keys = line.split(BAR)
            for key in keys:
                if self.owners.setdefault(key, metric_id) != metric_id:
                    raise self._conflict(key, metric_id)
            if is_opposite:
                self._opposites.update(keys)

    def _add_ambiguous(self, source: Source) -> None:
        names = list(source.keys("ambiguous"))
        for name, key in zip(names, fold_lines(names), strict=True):
            self._ambiguous[key] = listed(source.value("ambiguous", name))
            self._refuse_unknown(name, self._ambiguous[key])

    def _add_aliases(self, source: Source) -> None:
        """Names for known metrics. One that may stand for several is decided by it."""
        for name in source.keys("aliases"):
            key, metric_id = fold(name), str(source.value("aliases", name))
            self._written.append(name)
            self._refuse_unknown(name, (metric_id,))
            decided = self._ambiguous.pop(key, None)
            if not decided and self.owners.get(key, metric_id) != metric_id:
                raise self._conflict(key, metric_id)
            self.owners[key] = metric_id

    def _conflict(self, key: str, metric_id: str) -> VocabularyError:
        name = next(name for line in reversed(self._written) for name in listed(line) if fold(name) == key)
        return VocabularyError(
            f"the name '{name}' is claimed by two metrics of the vocabulary, '{self.owners[key]}' and '{metric_id}'"
        )

    def _refuse_unknown(self, name: str, metric_ids: Iterable[str]) -> None:
        for metric_id in metric_ids:
            if metric_id not in self._ids:
                raise VocabularyError(f"the name '{name}' stands for '{metric_id}', which the vocabulary does not know")

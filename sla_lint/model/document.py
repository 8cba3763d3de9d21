"""The agreement: what one document says."""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from sla_lint.fields import anything, choice, open_choice, part, parts, text, text_map
from sla_lint.model.measurement import BaselinePlan, DataSource, data_source_shape
from sla_lint.model.metric import Metric
from sla_lint.model.sections import (
    Credits,
    Governance,
    Parties,
    Ramp,
    Remedies,
    Reporting,
    Review,
    Scope,
    Section,
    Term,
)
from sla_lint.model.service import Service
from sla_lint.model.words import RAMP_NAMES, START_TYPES, STATUSES, WINDOWS
from sla_lint.part import Part, Place
from sla_lint.syntax.tree import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sla_lint.syntax.source import Location
    from sla_lint.vocabulary import Vocabulary


_WORD = re.compile(r"[^\W_]+")
_SHARE = re.compile(r"0(?:\.\d+)?|1(?:\.0+)?")
_SURE = Decimal(1)


class Passage:
    """One text of a document, for rules about wording: its logical path and its place."""

    __slots__ = ("node", "path")

    def __init__(self, path: str, node: Scalar) -> None:
        self.path = path
        self.node = node

    @property
    def text(self) -> str:
        """What it says."""
        return self.node.text

    def place(self, words: str = "", *, nth: int = 0) -> Place:
        """Where the passage stands, or the nth occurrence of some words in it."""
        return Place(self.path, self.node.locate(words, nth=nth) if words else self.node.location)


class Document(Section):
    """A service-level agreement. Only `sla` and `metrics` must be there; what else is missing is for rules to say."""

    headed_by = ("title", "id", "sla")

    sla = choice("The version of this model; it marks the file as an agreement.", {"1.0": ("1",)}, required=True)
    id = text("A slug that stays the same through all versions.")
    title = text("The agreement's title.")
    version = text("The version of the draft.")
    status = choice("Where the agreement stands in its life.", STATUSES)
    language = text("The language of the text: en-GB.")
    jurisdiction = text("The law that governs it.")
    currency = text("The currency of its amounts: GBP.")
    extends = text("Path of the parent file, whose parts apply where this file has none.")
    parties = part(Parties, "Both sides.")
    approvals = anything("Who has agreed, in which role, and when.")
    term = part(Term, "How long the agreement runs.")
    start_type = choice("Whether the provider starts the work, takes it over, or goes on with it.", START_TYPES)
    scope = part(Scope, "What the service covers.")
    service_lines = parts(Service, "The kinds of work; one is implied where none is named.")
    definitions = text_map("The meaning of each defined term.")
    data_sources = anything("Shared data sources by id.")
    window = open_choice("The measurement window of every metric that names none.", WINDOWS)
    metrics = parts(Metric, "What is measured.", required=True)
    baseline_plan = part(BaselinePlan, "How baselines will be measured where there are none yet.")
    obligations = anything("Duties that are kept out of the percentages.")
    ramp = part(Ramp, "The time in which steady-state targets do not yet apply.", also=RAMP_NAMES)
    reporting = part(Reporting, "How results are reported.")
    review = part(Review, "How results and targets are reviewed.")
    remedies = part(Remedies, "What happens on a miss.")
    relief = anything("Events that excuse a miss.")
    governance = part(Governance, "Who decides, and how the agreement is changed.")

    root: Document

    def __init__(self, node: Mapping, vocabulary: Vocabulary, *, heading: Location | None = None) -> None:
        super().__init__(node, heading=heading)
        self.vocabulary = vocabulary

    @property
    def label(self) -> str:
        """What a person calls it."""
        return self.title or self.id or "the agreement"

    @property
    def extracted(self) -> bool:
        """Whether it was read from a text for people, where what is there may not have been found."""
        return self.node.source.guide is not None

    @cached_property
    def confidence(self) -> Decimal:
        """How far the reading of it can be trusted, from 0 to 1."""
        return confidence_of(self)

    @property
    def agreement(self) -> str:
        """The name under which findings are known from version to version: its id, else its title, else the file."""
        return self.id or self.title or self.node.source.name

    @cached_property
    def services(self) -> tuple[Service, ...]:
        """The service lines; a document that names none has one, which stands for the whole."""
        if self.service_lines:
            return self.service_lines
        return (Service(Mapping(self.node.source, 0, 0), self, "service_lines", self.place("metrics").location),)

    @cached_property
    def services_by_name(self) -> dict[str, list[int]]:
        """The numbers of the service lines by all that they may be called by, without regard to case."""
        found: dict[str, list[int]] = {}
        for number, line in enumerate(self.services):
            for name in line.names:
                found.setdefault(name, []).append(number)
        return found

    @cached_property
    def metrics_by_service(self) -> dict[Service, list[Metric]]:
        """The metrics that apply to each service line, those that name none included."""
        found: dict[Service, list[Metric]] = {}
        for metric in self.metrics:
            for line in metric.services:
                found.setdefault(line, []).append(metric)
        return found

    @property
    def credits(self) -> Credits | None:
        """The service credits, where they are a group of fields in this document."""
        return self.remedies.credits if self.remedies is not None else None

    @cached_property
    def by_id(self) -> dict[str, Metric]:
        """The metrics by their ids; of two with one id the first."""
        return {metric.id: metric for metric in reversed(self.metrics) if metric.id is not None}

    @cached_property
    def by_any_name(self) -> dict[str, tuple[Metric, ...]]:
        """The metrics by all that they may be called by: id, name and known metric, without regard to case."""
        found: dict[str, dict[Metric, None]] = {}
        for metric in self.metrics:
            known = metric.known.id if metric.known is not None else None
            for name in (metric.id, metric.name, known):
                if name is not None:
                    found.setdefault(name.casefold(), {})[metric] = None
        return {name: tuple(metrics) for name, metrics in found.items()}

    @cached_property
    def shared_sources(self) -> dict[str, DataSource]:
        """The shared data sources by id."""
        node = self.data_sources
        if not isinstance(node, Mapping):
            return {}
        shape, holder = data_source_shape(), Section(node, self, "data_sources")
        pairs = ((key, shape.read(value, holder, key)) for key, value in node.values.items())
        return {key: source for key, source in pairs if source is not None}

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of its texts in lower case: a rule on wording that finds none of its own here need not read on."""
        return frozenset(_WORD.findall(self._lowered.text))

    def passages_with(self, pieces: Iterable[str]) -> list[Passage]:
        """The texts that have one of some pieces of text in lower case in them, in the order of the document."""
        found: set[int] = set()
        for piece in pieces:
            found.update(self._lowered.lines_with(piece))
        return [self._all_passages[line] for line in sorted(found)]

    def passages(self) -> tuple[Passage, ...]:
        """Every text of the document, in its order."""
        return self._all_passages

    @cached_property
    def _all_passages(self) -> tuple[Passage, ...]:
        found: list[Passage] = []
        _gather_passages(self.node, "", found)
        return tuple(found)

    @cached_property
    def _lowered(self) -> _Lowered:
        return _Lowered([passage.node.text.lower() for passage in self._all_passages])


def confidence_of(part: Part) -> Decimal:
    """How far a part was read with confidence, from 0 to 1: what its reader noted as `x-confidence`, else 1."""
    noted = part.node.values.get("x-confidence")
    return Decimal(noted.text) if isinstance(noted, Scalar) and _SHARE.fullmatch(noted.text) else _SURE


class _Lowered:
    """Texts in lower case, one below the other, so that a word is looked for in all of them at once."""

    def __init__(self, texts: list[str]) -> None:
        self.text = "\n".join(texts)
        self._starts = [0, *accumulate(len(text) + 1 for text in texts)]

    def lines_with(self, piece: str) -> Iterator[int]:
        """The numbers of the texts, from 0, that have a piece in them."""
        at = self.text.find(piece)
        while at >= 0:
            line = bisect_right(self._starts, at)
            yield line - 1
            at = self.text.find(piece, self._starts[line])


def _gather_passages(node: Node, prefix: str, found: list[Passage]) -> None:
    """Add the texts below a group or a list, whose path ends in the slash of `prefix`."""
    if isinstance(node, Mapping):
        for key, value in node.values.items():
            if isinstance(value, Scalar):
                if isinstance(value.value, str):
                    found.append(Passage(prefix + key, value))
            else:
                _gather_passages(value, f"{prefix}{key}/", found)
    else:
        assert isinstance(node, Sequence)
        for index, item in enumerate(node.items, 1):
            if not isinstance(item, Scalar):
                _gather_passages(item, f"{prefix}{_name(item, index)}/", found)
            elif isinstance(item.value, str):
                found.append(Passage(f"{prefix}{index}", item))


def _name(node: Node, index: int) -> str:
    named = (node.values.get(key) for key in Part.named_by) if isinstance(node, Mapping) else ()
    return next((item.text for item in named if isinstance(item, Scalar)), str(index))

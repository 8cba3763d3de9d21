"""Extraction: what a text document says, as the tree of an agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.extract.announced import announced
from sla_lint.extract.clauses import clauses
from sla_lint.extract.metrics import metrics
from sla_lint.extract.tree import Piece, group, implied, several
from sla_lint.syntax.tree import Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sla_lint.outline import Outline
    from sla_lint.syntax.source import Source
    from sla_lint.syntax.tree import Node
    from sla_lint.vocabulary import Vocabulary

__all__ = ["extract"]

MODEL = "1.0"
_OF_SERVICES = ("hours", "volume")
_OF_METRICS = ("data_source",)
_BADLY_READ = "0.50"


def extract(outline: Outline, source: Source, words: Vocabulary) -> Mapping:
    """The agreement that an outline holds, in the shape of one in YAML. The text of `source` is the outline's.

    Every value points at the words it was read from. A document in which nothing was found has no metrics.
    """
    fields = metrics(outline, source, words)
    said = clauses(outline, source, words)
    shared = {name: said.pop(name) for name in (*_OF_SERVICES, *_OF_METRICS) if name in said}
    fields.setdefault("metrics", several(source, []))
    if any(name in shared for name in _OF_SERVICES):
        fields.setdefault("service_lines", several(source, [Mapping(source, 0, 0)]))
        _share(fields["service_lines"], _OF_SERVICES, shared)
    _share(fields["metrics"], _OF_METRICS, shared)
    plan = said.get("baseline_plan")
    if isinstance(plan, Mapping) and "x-past" in plan.values and _any_has(fields["metrics"], "baseline"):
        said.pop("baseline_plan")  # it tells where the column of baselines comes from
    both = {**fields, **said, **_quality(outline, source, words, fields["metrics"])}
    if "ramp" in fields and "ramp" in said:
        both["ramp"] = _together(source, fields["ramp"], said["ramp"])
    return group(source, [("sla", implied(source, MODEL, Piece("", 0, 0))), *both.items()])


def _quality(outline: Outline, source: Source, words: Vocabulary, found: Node) -> dict[str, Node]:
    """How far the reading can be trusted, where that is not fully: what is missing may stand where nothing was read."""
    said = announced(outline, words)
    assert isinstance(found, Sequence)
    fields: dict[str, Node] = {}
    if said is not None:
        fields["x-announced-metrics"] = implied(source, said.number, said.words)
    if any(part.grave for part in outline.unread) or (said is not None and len(found.items) * 2 < said.number):
        fields["x-confidence"] = implied(source, _BADLY_READ, Piece("", 0, 0))
    return fields


def _share(parts: Node, names: Iterable[str], values: dict[str, Node]) -> None:
    """Give each part what the document says of all of them, where it has nothing of its own."""
    assert isinstance(parts, Sequence)
    for part in parts.items:
        assert isinstance(part, Mapping)
        for name in names:
            if name in values and name not in part.values:
                field = group(part.source, [(name, values[name])])
                part.keys.update(field.keys)
                part.values.update(field.values)


def _any_has(parts: Node, name: str) -> bool:
    assert isinstance(parts, Sequence)
    return any(name in part.values for part in parts.items if isinstance(part, Mapping))


def _together(source: Source, *groups: Node) -> Mapping:
    """Groups of fields as one; of two fields with one name the first."""
    found: dict[str, Node] = {}
    for part in groups:
        assert isinstance(part, Mapping)
        found = {**part.values, **found}
    return group(source, found.items())

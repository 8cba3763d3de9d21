"""Which waivers cover a finding, found by its path and its place: to ask each of thousands would take too long."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sla_lint.finding import Finding
    from sla_lint.waivers.waiver import Checked, Cover, Waiver

Sound = dict[tuple[str, str], list[tuple[int, "Waiver"]]]
"""Waivers without a fault by the rule that they name and the agreement that they stand in, each with its number."""


class Group(NamedTuple):
    """Waivers that cover the same: what is silenced for one of them is silenced for all. The first one has a number."""

    cover: Cover
    number: int
    first: Waiver


class Lookup:
    """The sound waivers of a run, and the documents that they may be about."""

    def __init__(self, waivers: Sound, documents: Iterable[Checked]) -> None:
        self._groups = {key: _grouped(numbered) for key, numbered in waivers.items()}
        self._rules = {rule for rule, _ in waivers}
        self._of_rule: dict[tuple[str, int], _OfRule] = {}
        self._documents = tuple(documents)
        self._by_agreement: dict[str, list[int]] = {"": [*range(len(self._documents))]}
        for number, document in enumerate(self._documents):
            self._by_agreement.setdefault(document.agreement, []).append(number)

    def documents(self, agreement: str) -> Iterator[Checked]:
        """The documents of an agreement; all of them where it has no name."""
        return (self._documents[number] for number in self._by_agreement.get(agreement, ()))

    def covering(self, finding: Finding) -> list[Group]:
        """The groups of waivers that cover a finding."""
        about = self._about(finding) if finding.rule in self._rules else []
        return [group for number in about for group in self._waivers(finding.rule, number).covering(finding)]

    def _about(self, finding: Finding) -> list[int]:
        """The documents that a finding can be about. One in a part that was inherited stands in the parent's file."""
        same_name = self._by_agreement.get(finding.agreement, []) if finding.agreement else []
        source = finding.place.location.source.name
        return [number for number in same_name if self._documents[number].source == source] or same_name

    def _waivers(self, rule: str, number: int) -> _OfRule:
        if (rule, number) not in self._of_rule:
            document = self._documents[number]
            keys = ((rule, ""), (rule, document.agreement))
            groups = [group for key in keys for group in self._groups.get(key, ())]
            self._of_rule[rule, number] = _OfRule(groups, document)
        return self._of_rule[rule, number]


class _OfRule:
    """The waivers of one rule that are about one document."""

    def __init__(self, groups: Iterable[Group], document: Checked) -> None:
        self.document = document
        self.by_path: dict[str, list[Group]] = {}
        mine = [group for group in groups if group.cover.concerns(document)]
        for group in mine:
            for path in group.cover.paths(document):
                self.by_path.setdefault(path, []).append(group)
        # Units lie within each other or apart, so whatever is around a place is above the last one that begins before.
        self.stretches = sorted(mine, key=lambda group: (group.cover.span[0], -group.cover.span[1]))
        self.starts = [group.cover.span[0] for group in self.stretches]
        self.above = _enclosing([group.cover.span for group in self.stretches])

    def covering(self, finding: Finding) -> Iterator[Group]:
        candidates = (*self.along(finding.place.path), *self.around(finding.place.location.start))
        return (group for group in candidates if group.cover.covers(finding, self.document))

    def along(self, path: str) -> Iterator[Group]:
        """Those for the part that a path leads to, and for all that it lies in."""
        slashes = (index for index, sign in enumerate(path) if sign == "/")
        for part in ("", path, *(path[:index] for index in slashes)):
            yield from self.by_path.get(part, ())

    def around(self, offset: int) -> Iterator[Group]:
        """Those whose stretch of text has a place in it, and some beside it."""
        number = bisect_right(self.starts, offset) - 1
        while number >= 0:
            yield self.stretches[number]
            number = self.above[number]


def _grouped(waivers: Iterable[tuple[int, Waiver]]) -> list[Group]:
    groups: dict[Cover, Group] = {}
    for number, waiver in waivers:
        groups.setdefault(waiver.cover, Group(waiver.cover, number, waiver))
    return list(groups.values())


def _enclosing(spans: list[tuple[int, int]]) -> list[int]:
    """For each stretch, sorted by where it begins, the number of the next one around it; -1 where there is none."""
    above: list[int] = []
    around: list[int] = []
    for number, (start, _) in enumerate(spans):
        while around and spans[around[-1]][1] <= start:
            around.pop()
        above.append(around[-1] if around else -1)
        around.append(number)
    return above

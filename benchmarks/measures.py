"""The measures: what was read and what the rules said, against what a person found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from benchmarks.expectations import PER_METRIC, expected_metrics, expected_once
from benchmarks.labelled import FIELDS, SECTIONS
from benchmarks.matching import match, same_target, share

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.labelled import LabelledDocument
    from benchmarks.matching import Pair
    from benchmarks.understood import Understood


class Score(NamedTuple):
    """How much of what was said is right, and how much of what was meant was found."""

    right: int = 0
    said: int = 0
    found: int = 0
    meant: int = 0

    @property
    def precision(self) -> float | None:
        """The share of what was said that is right; None where nothing was said."""
        return self.right / self.said if self.said else None

    @property
    def recall(self) -> float | None:
        """The share of what was meant that was found; None where there was nothing to find."""
        return self.found / self.meant if self.meant else None

    def plus(self, other: Score) -> Score:
        """Both together."""
        return Score(*map(sum, zip(self, other, strict=True)))


def count(said: Iterable[object], meant: Iterable[object]) -> Score:
    """The score of a set of things against the set that was meant."""
    said, meant = set(said), set(meant)
    both = len(said & meant)
    return Score(both, len(said), both, len(meant))


def total(scores: Iterable[Score]) -> Score:
    """All together."""
    result = Score()
    for score in scores:
        result = result.plus(score)
    return result


def measure(read: Understood, label: LabelledDocument) -> dict[str, Score]:
    """Every measure of one document, by name."""
    pairs = match(read.rows, label.rows)
    named = match(read.rows, label.rows, by_target=False)
    return {
        "KPI rows": Score(len(pairs), len(read.rows), len(pairs), len(label.rows)),
        "KPI rows by name alone": Score(len(named), len(read.rows), len(named), len(label.rows)),
        "targets of the rows found by name": _targets(read, label, named),
        **{f"field: {field}": _field(field, read, label, pairs) for field in FIELDS},
        **{f"clause: {section}": _section(section, read, label) for section in SECTIONS},
        **{f"rule: {rule}": _rule(rule, read, label) for rule in ("too-many-kpis", "missing-quality-floor")},
        "rule: missing-ramp-period": _rule("missing-ramp-period", read, label),
        "rule: vanity-metric or gameable-metric": _bad_metrics(read, label),
        **{f"rule: {rule}": _metric_rule(rule, read, label, named) for rule in PER_METRIC},
    }


def _targets(read: Understood, label: LabelledDocument, pairs: Sequence[Pair]) -> Score:
    right = [pair for pair in pairs if label.rows[pair.label].target and _agree(read, label, pair)]
    said = [pair for pair in pairs if read.rows[pair.row].target]
    meant = [pair for pair in pairs if label.rows[pair.label].target]
    return Score(len(set(right) & set(said)), len(said), len(right), len(meant))


def _agree(read: Understood, label: LabelledDocument, pair: Pair) -> bool:
    return same_target(read.rows[pair.row].target, label.rows[pair.label].target)


def _field(field: str, read: Understood, label: LabelledDocument, pairs: Sequence[Pair]) -> Score:
    """A field of the rows that were matched, where the person was sure."""
    sure = [pair for pair in pairs if label.rows[pair.label].answers[field] in ("yes", "no")]
    said = [pair for pair in sure if field in read.rows[pair.row].fields]
    return count(said, [pair for pair in sure if label.rows[pair.label].answers[field] == "yes"])


def _section(section: str, read: Understood, label: LabelledDocument) -> Score:
    if label.sections[section] not in ("yes", "no"):
        return Score()
    return count({section} & read.sections, {section} if label.sections[section] == "yes" else ())


def _rule(rule: str, read: Understood, label: LabelledDocument) -> Score:
    """A rule that speaks once of a document, where the label says whether it should."""
    expected = expected_once(rule, label)
    if expected is None:
        return Score()
    return count({rule} & {said.rule for said in read.findings}, {rule} if expected else ())


def _bad_metrics(read: Understood, label: LabelledDocument) -> Score:
    """Vain and gameable metrics: a finding is right where its metric shares words with one that a person named."""
    rules = ("vanity-metric", "gameable-metric")
    said = {read.rows[row].name for finding in read.findings if finding.rule in rules for row in finding.rows}
    right = [name for name in said if any(_alike(name, bad) for bad in label.bad_metrics)]
    found = [bad for bad in label.bad_metrics if any(_alike(name, bad) for name in said)]
    return Score(len(right), len(said), len(found), len(label.bad_metrics))


def _alike(one: str, other: str) -> bool:
    return max(share(one, other), share(other, one)) >= 0.5  # noqa: PLR2004 (names are short: half of the words)


def _metric_rule(rule: str, read: Understood, label: LabelledDocument, pairs: Sequence[Pair]) -> Score:
    """A rule that speaks of metrics: a finding on a row that nobody labelled is false, one on an unsure label none."""
    labels = {pair.row: pair.label for pair in pairs}
    expected, unsure = expected_metrics(rule, label)
    said = {row for finding in read.findings if finding.rule == rule for row in finding.rows}
    named = {labels.get(row, -1 - row) for row in said}
    return count(named - unsure, expected)

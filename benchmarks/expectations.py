"""What a rule should have said of a document, worked out from its labels by one stated function a rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.labelled import LabelledDocument, LabelledRow

AT_MOST = 5
"""The KPIs that `too-many-kpis` allows where nothing else is configured."""

_FAST = ("speed", "throughput-productivity")
_FIGURE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b (?:working |business )?(?:hour|day|minute|second)"
)


def expected_once(rule: str, label: LabelledDocument) -> bool | None:
    """Whether a rule that speaks once of a document should speak; None where the labels leave it open."""
    return _ONCE[rule](label)


def expected_metrics(rule: str, label: LabelledDocument) -> tuple[set[int], set[int]]:
    """The labelled rows of which a rule should speak, and those that leave it open."""
    answers = {number: _PER_METRIC[rule](row) for number, row in enumerate(label.rows)}
    expected = {number for number, answer in answers.items() if answer}
    return expected, {number for number, answer in answers.items() if answer is None}


def _too_many_kpis(label: LabelledDocument) -> bool | None:
    """More than five metrics, where the rows of a matrix count as one."""
    return label.kinds > AT_MOST


def _missing_quality_floor(label: LabelledDocument) -> bool | None:
    """There is speed, and no quality metric with a target stands beside it."""
    if label.paired == "unsure":
        return None
    return label.paired == "no" and any(row.family in _FAST for row in label.rows)


def _missing_ramp_period(label: LabelledDocument) -> bool | None:
    """No ramp was found, and something besides availability is promised, for which the rule asks none."""
    if label.sections["ramp"] == "unsure" or not label.rows:
        return None
    return label.sections["ramp"] == "no" and any(row.family != "availability" for row in label.rows)


def _undefined_data_source(row: LabelledRow) -> bool | None:
    """No system, report, survey or log is named."""
    return _no(row.answers["data source"])


def _target_without_baseline(row: LabelledRow) -> bool | None:
    """There is a figure to reach, and nothing tells how the metric stands today."""
    return _no(row.answers["baseline"]) if _FIGURE.search(row.target) else False


def _no(answer: str) -> bool | None:
    return None if answer == "unsure" else answer == "no"


_ONCE: dict[str, Callable[[LabelledDocument], bool | None]] = {
    "too-many-kpis": _too_many_kpis,
    "missing-quality-floor": _missing_quality_floor,
    "missing-ramp-period": _missing_ramp_period,
}
_PER_METRIC: dict[str, Callable[[LabelledRow], bool | None]] = {
    "undefined-data-source": _undefined_data_source,
    "target-without-baseline": _target_without_baseline,
}
PER_METRIC = tuple(_PER_METRIC)

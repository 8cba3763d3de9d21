"""What a person said of a document: the labels, as they lie in YAML files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Answer = Literal["yes", "no", "unsure", "not-applicable"]

FIELDS = {
    "baseline": "baseline_present",
    "data source": "data_source_named",
    "method": "measurement_method_named",
    "frequency": "frequency_named",
    "consequence": "consequence_named",
}
"""What is looked for beside a target, and the label that says whether it is there."""

SECTIONS = {
    "ramp": "ramp_period_present",
    "review": "review_cycle_present",
    "remedies": "consequence_for_miss_present",
}


class LabelledRow(NamedTuple):
    """A KPI that a person found. `target` is empty where the document gives none; `answers` are by field."""

    name: str
    target: str
    family: str
    answers: dict[str, Answer]


class LabelledDocument(NamedTuple):
    """A document that a person has read. `sections` are answers by section; `kinds` counts a matrix of rows once."""

    id: str
    file: str
    format: str
    rows: tuple[LabelledRow, ...]
    kinds: int
    sections: dict[str, Answer]
    paired: Answer
    bad_metrics: tuple[str, ...]
    """The metrics that are vain or gameable, by their names."""
    note: str = ""


def read_labels(folders: Iterable[Path]) -> Iterator[LabelledDocument]:
    """Every labelled document, in the order of the files' names."""
    from ruamel.yaml import YAML

    files = [path for folder in folders for path in folder.glob("*.yaml")]
    for path in sorted(files, key=lambda path: path.name):
        yield labelled(YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")))


def labelled(label: dict[str, Any]) -> LabelledDocument:
    """One label file's content."""
    return LabelledDocument(
        id=str(label["file"]).partition("-")[0],
        file=label["file"],
        format=label["format"],
        rows=tuple(map(_row, label["kpis"])),
        kinds=label["kpi_count_metrics"],
        sections={name: label[key] for name, key in SECTIONS.items()},
        paired=label["quality_metric_paired_with_speed"],
        bad_metrics=(*label["vanity_metrics"], *(item["metric"] for item in label["gameable_metrics"])),
        note=label["reviewer_note"],
    )


def _row(kpi: dict[str, Any]) -> LabelledRow:
    answers = {name: kpi[key] for name, key in FIELDS.items()}
    return LabelledRow(kpi["name"], str(kpi["target"] or ""), kpi["family"], answers)

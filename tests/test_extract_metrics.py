"""Metrics of text documents: drafts of every shape, each with the metrics that a person finds in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from drafted import extracted, metrics, tree
from pack import reading_words
from sla_lint import Draft, Scribe
from sla_lint.model import Document
from sla_lint.syntax import plain, scalars
from sla_lint.syntax.tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from sla_lint import Outline

DRAFTS = sorted((Path(__file__).parent / "drafts" / "metrics").glob("*.md"))
IMPLIED = ("id", "split_of", "x-confidence", "x-shape", "frequency", "window")


def in_words(value: object) -> str:
    """A field as its text, be it a group or not."""
    if isinstance(value, dict):
        return str(value.get("value") or value.get("x-text") or value.get("type"))
    return str(value)


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_the_metrics_of_a_draft_are_those_that_a_person_finds(path: Path) -> None:
    expected = YAML(typ="safe").load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    found = metrics(path.read_text(encoding="utf-8"))
    told = [{key: in_words(metric.get(key)) for key in wanted} for metric, wanted in zip(found, expected, strict=False)]
    assert told == [{key: str(value) for key, value in wanted.items()} for wanted in expected]
    assert len(found) == len(expected)


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_values_stand_where_their_words_do(path: Path) -> None:
    found = tree(path.read_text(encoding="utf-8")).values["metrics"]
    assert isinstance(found, Sequence)
    for metric in found.items:
        assert isinstance(metric, Mapping)
        for key, node in metric.values.items():
            if key not in IMPLIED and key != "name" and isinstance(node, Scalar):
                first = node.text.split()[0].rstrip(";")
                assert first in node.source.text[node.start : node.end], (key, node.text)


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_the_tree_of_a_draft_is_an_agreement(path: Path) -> None:
    document = Document(tree(path.read_text(encoding="utf-8")), reading_words())
    assert document.sla == "1.0"
    assert document.title
    assert all(metric.target is not None for metric in document.metrics)
    names = {name for line in document.service_lines for name in line.names}
    assert all(name.casefold() in names for metric in document.metrics for name in metric.service_line)


@pytest.mark.parametrize(
    ("draft", "shapes"),
    [
        ("call-centre", {"table"}),
        ("invoices-cards", {"card"}),
        ("helpdesk-matrix", {"matrix"}),
        ("claims-bullets", {"list"}),
        ("saas-uptime", {"sentence"}),
        ("logistics", {"table", "list"}),
    ],
)
def test_a_metric_says_in_which_shape_it_was_found_and_how_sure_it_is(draft: str, shapes: set[str]) -> None:
    path = next(path for path in DRAFTS if path.stem == draft)
    found = metrics(path.read_text(encoding="utf-8"))
    assert {metric["x-shape"] for metric in found} == shapes
    assert all(0 < float(metric["x-confidence"]) < 1 for metric in found)


def test_tables_under_kinds_of_work_make_service_lines() -> None:
    path = next(path for path in DRAFTS if path.stem == "voice-and-back-office")
    found = plain(tree(path.read_text(encoding="utf-8")))
    assert isinstance(found, dict)
    assert found["service_lines"] == [{"name": "Voice"}, {"name": "Back Office"}]


def test_columns_for_months_make_a_ramp() -> None:
    path = next(path for path in DRAFTS if path.stem == "payroll-ramp")
    found = plain(tree(path.read_text(encoding="utf-8")))
    assert isinstance(found, dict)
    assert found["ramp"] == {
        "months": 6,
        "milestones": [
            {"month": 1, "targets": {"sl-01": "97%", "sl-02": "95%", "sl-03": "80%"}},
            {"month": 4, "targets": {"sl-01": "98.5%", "sl-02": "98%", "sl-03": "88%"}},
        ],
    }


def test_the_same_document_gives_the_same_tree() -> None:
    text = DRAFTS[0].read_text(encoding="utf-8")
    assert plain(tree(text)) == plain(tree(text))


def test_an_empty_document_has_no_metrics() -> None:
    assert plain(tree("")) == {"sla": "1.0", "metrics": []}


CELLS = st.sampled_from(
    (
        *(
            "",
            "KPI",
            "Target",
            "AQL",
            "Priority",
            "P1",
            "Service",
            "95%",
            "within 4 hours",
            "TBD",
            "Calls answered",
            "-",
        ),
        *(
            "Total",
            "Month 1",
            "Month 2 onwards",
            "Performance Standard",
            "No deviation",
            "Credit",
            "Price",
            "1",
            "a\nb",
        ),
    )
)
LINES = st.text(alphabet='abc XYZ%019.:;,-–|\n"“[]()', max_size=60) | CELLS


@st.composite
def outlines(draw: st.DrawFn) -> Outline:
    scribe = Scribe()
    for _ in range(draw(st.integers(0, 5))):
        kind = draw(st.sampled_from(("heading", "paragraph", "item", "table")))
        if kind == "table":
            rows = draw(st.lists(st.lists(CELLS.map(Draft), min_size=1, max_size=5), min_size=1, max_size=6))
            scribe.table(rows, caption=draw(st.sampled_from(("", "KPI"))))
        elif kind == "heading":
            scribe.heading(draw(LINES), draw(st.integers(1, 3)))
        else:
            scribe.paragraph(draw(LINES), marker="-" if kind == "item" else "")
    return scribe.outline("Test")


@settings(max_examples=200, deadline=None)
@given(outlines())
def test_whatever_a_document_holds_its_tree_points_into_it(document: Outline) -> None:
    found = extracted(document)
    for scalar in scalars(found):
        assert 0 <= scalar.start <= scalar.end <= len(document.text)
    for metric in Document(found, reading_words()).metrics:
        assert metric.name is not None or metric.says("x-shape")

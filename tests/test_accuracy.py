"""How extraction is scored against labels: the scorer itself, on rows made by hand."""

from pathlib import Path

import pytest

import pack
import runs
from benchmarks.accuracy_page import Result, page
from benchmarks.expectations import expected_metrics, expected_once
from benchmarks.labelled import LabelledDocument, LabelledRow, labelled, read_labels
from benchmarks.matching import match, numbers, same_target, share, words
from benchmarks.measures import Score, measure, total
from benchmarks.understood import Row, Said, Understood, understood
from sla_lint.linter import lint_text
from sla_lint.model import Document
from sla_lint.readers import read_text
from sla_lint.syntax.source import Source

LABELS = Path(__file__).parents[1] / "benchmarks" / "labels"
NOTHING = {"baseline": "no", "data source": "no", "method": "no", "frequency": "no", "consequence": "no"}


def row(name: str, target: str = "", **others: object) -> Row:
    return Row(name, target, **others)


def kpi(name: str, target: str = "", family: str = "speed", **answers: str) -> LabelledRow:
    return LabelledRow(name, target, family, {**NOTHING, **{key.replace("_", " "): to for key, to in answers.items()}})


def document(*rows: LabelledRow, **others: object) -> LabelledDocument:
    sections = {"ramp": "no", "review": "no", "remedies": "no"}
    base = LabelledDocument("001", "001-draft.pdf", "pdf", rows, len(rows), sections, "no", ())
    return base._replace(**others)


@pytest.mark.parametrize(
    ("target", "wanted", "same"),
    [
        ("at least 95 % within 4 hours", "95% in 4 hours", True),
        ("95 % within 4 hours; minimum 90 %", "95%; AQL 90%", True),
        ("95 %", "95% in 4 hours", False),
        ("within thirty (30) days", "30 days", True),
        ("within two business days", "2 business days", True),
        ("1,800 calls", "1800", True),
        ("98.0 %", "98%", True),
        ("by 8:30 a.m.", "8:30", True),
        ("by 8:31 a.m.", "8:30", False),
        ("10 %", "100 %", False),
        ("all requests are completed", "All; complete", True),
        ("promptly", "immediately", False),
        ("anything", "", True),
        ("", "", True),
        ("", "5", False),
    ],
)
def test_a_target_is_found_by_all_its_numbers_or_where_it_has_none_by_a_word(target, wanted, same):
    assert same_target(target, wanted) is same


def test_words_are_compared_without_their_endings_and_without_words_that_say_nothing():
    assert words("The calls answered within the hour") == words("call answers hours of 20")


def test_numbers_are_compared_as_values():
    assert numbers("Ninety (90) of 1,000 in 2.50 h") == {"90", "1000", "2.5"}


def test_a_name_without_words_shares_nothing():
    assert share("P1", "P1 incidents") == 0


@pytest.mark.parametrize(
    ("rows", "labels", "pairs"),
    [
        ([row("Calls answered", "80 %")], [kpi("Calls answered in 20 s", "80%")], [(0, 0)]),
        ([row("Calls answered", "80 %")], [kpi("Calls answered", "90%")], []),
        ([row("Invoices paid", "80 %")], [kpi("Calls answered", "80%")], []),
        ([row("Line 4", "80 %", told="calls that were answered")], [kpi("Calls answered", "80%")], [(0, 0)]),
        (
            [row("E-mail answered", "4 hours"), row("Calls answered", "4 hours")],
            [kpi("Calls answered", "4 hours"), kpi("E-mail answered", "4 hours")],
            [(0, 1), (1, 0)],
        ),
        (
            [row("Priority one response", "1 hour"), row("Priority two response", "2 hours")],
            [kpi("Priority two response", "2 hours"), kpi("Priority one response", "1 hour")],
            [(0, 1), (1, 0)],
        ),
        ([], [kpi("Calls answered")], []),
    ],
)
def test_rows_are_paired_with_labels_the_best_pair_first(rows, labels, pairs):
    assert [tuple(pair) for pair in match(rows, labels)] == pairs


def test_each_label_is_used_once_so_that_a_row_read_twice_counts_as_false():
    twice = Understood((row("Calls answered", "80 %"), row("Calls answered", "80 %")))
    scores = measure(twice, document(kpi("Calls answered", "80%")))
    assert scores["KPI rows"] == Score(right=1, said=2, found=1, meant=1)
    assert (scores["KPI rows"].precision, scores["KPI rows"].recall) == (0.5, 1.0)


def test_a_wrong_target_is_a_wrong_row_but_the_name_was_found():
    scores = measure(Understood((row("Calls answered", "80 %"),)), document(kpi("Calls answered", "90%")))
    assert scores["KPI rows"] == Score(0, 1, 0, 1)
    assert scores["KPI rows by name alone"] == Score(1, 1, 1, 1)
    assert scores["targets of the rows found by name"] == Score(0, 1, 0, 1)


def test_a_target_that_the_document_leaves_to_another_one_is_none_to_find():
    scores = measure(Understood((row("Calls answered"),)), document(kpi("Calls answered")))
    assert scores["KPI rows"] == Score(1, 1, 1, 1)
    assert scores["targets of the rows found by name"] == Score()


def test_fields_are_scored_on_matched_rows_where_the_person_was_sure():
    labels = [
        kpi("Calls answered", data_source="yes"),
        kpi("Invoices paid", data_source="no"),
        kpi("Letters sent", data_source="unsure"),
        kpi("Tickets solved", data_source="yes"),
    ]
    rows = [row(label.name, fields=frozenset({"data source"})) for label in labels[:3]]
    scores = measure(Understood((*rows, row("Tickets solved"))), document(*labels))
    assert scores["field: data source"] == Score(right=1, said=2, found=1, meant=2)


@pytest.mark.parametrize(
    ("answer", "found", "score"),
    [
        ("yes", {"ramp"}, Score(1, 1, 1, 1)),
        ("yes", set(), Score(0, 0, 0, 1)),
        ("no", {"ramp"}, Score(0, 1, 0, 0)),
        ("no", set(), Score()),
        ("unsure", {"ramp"}, Score()),
    ],
)
def test_a_clause_counts_where_the_person_was_sure(answer, found, score):
    label = document(sections={"ramp": answer, "review": "no", "remedies": "no"})
    assert measure(Understood(sections=frozenset(found)), label)["clause: ramp"] == score


RULES_ONCE = [
    ("too-many-kpis", document(kinds=5), False),
    ("too-many-kpis", document(kinds=6), True),
    ("missing-quality-floor", document(kpi("a")), True),
    ("missing-quality-floor", document(kpi("a"), kpi("b", family="resolution")), True),
    ("missing-quality-floor", document(kpi("a"), paired="yes"), False),
    ("missing-quality-floor", document(kpi("a"), paired="not-applicable"), False),
    ("missing-quality-floor", document(kpi("a"), paired="unsure"), None),
    ("missing-quality-floor", document(kpi("a", family="availability")), False),
    ("missing-ramp-period", document(kpi("a")), True),
    ("missing-ramp-period", document(kpi("a", family="availability")), False),
    ("missing-ramp-period", document(), None),
    ("missing-ramp-period", document(kpi("a"), sections={"ramp": "yes"}), False),
    ("missing-ramp-period", document(kpi("a"), sections={"ramp": "unsure"}), None),
]


@pytest.mark.parametrize(("rule", "label", "expected"), RULES_ONCE)
def test_what_a_rule_should_have_said_of_a_document_follows_from_its_labels(rule, label, expected):
    assert expected_once(rule, label) is expected


@pytest.mark.parametrize(
    ("rule", "label", "expected", "unsure"),
    [
        ("undefined-data-source", kpi("a"), {0}, set()),
        ("undefined-data-source", kpi("a", data_source="yes"), set(), set()),
        ("undefined-data-source", kpi("a", data_source="unsure"), set(), {0}),
        ("target-without-baseline", kpi("a", "95 %"), {0}, set()),
        ("target-without-baseline", kpi("a", "within two hours"), {0}, set()),
        ("target-without-baseline", kpi("a", "x % of calls"), set(), set()),
        ("target-without-baseline", kpi("a"), set(), set()),
        ("target-without-baseline", kpi("a", "95 %", baseline="yes"), set(), set()),
        ("target-without-baseline", kpi("a", "95 %", baseline="unsure"), set(), {0}),
    ],
)
def test_what_a_rule_should_have_said_of_metrics_follows_from_their_labels(rule, label, expected, unsure):
    assert expected_metrics(rule, document(label)) == (expected, unsure)


@pytest.mark.parametrize(
    ("label", "said", "score"),
    [
        (document(kpi("a")), ["missing-quality-floor"], Score(1, 1, 1, 1)),
        (document(kpi("a")), [], Score(0, 0, 0, 1)),
        (document(kpi("a"), paired="yes"), ["missing-quality-floor"] * 2, Score(0, 1, 0, 0)),
        (document(kpi("a"), paired="unsure"), ["missing-quality-floor"], Score()),
    ],
)
def test_a_rule_that_speaks_of_a_document_counts_once(label, said, score):
    read = Understood(findings=tuple(map(Said, said)))
    assert measure(read, label)["rule: missing-quality-floor"] == score


def test_a_finding_on_a_row_that_nobody_labelled_is_false_and_where_a_person_was_not_sure_none_counts():
    label = document(kpi("Calls answered"), kpi("Invoices paid"), kpi("Letters sent", data_source="unsure"))
    rows = (row("Calls answered"), row("Contents of this schedule"), row("Letters sent"))
    read = Understood(rows, findings=(Said("undefined-data-source", (0, 1, 2)),))
    assert measure(read, label)["rule: undefined-data-source"] == Score(right=1, said=2, found=1, meant=2)


def test_vain_and_gameable_metrics_are_matched_by_half_of_their_words():
    label = document(kpi("Severity 1 resolution"), bad_metrics=("resolution time", "Calls handled"))
    rows = (row("Severity 1 resolution"), row("Severity 2 resolution"), row("Invoices paid"))
    read = Understood(rows, findings=(Said("gameable-metric", (0,)), Said("vanity-metric", (1, 2))))
    assert measure(read, label)["rule: vanity-metric or gameable-metric"] == Score(2, 3, 1, 2)


def test_scores_are_added_and_say_nothing_where_there_is_nothing():
    assert total([Score(1, 2, 1, 1), Score(0, 1, 0, 3)]) == Score(1, 3, 1, 4)
    assert (Score().precision, Score().recall) == (None, None)


DRAFT = """\
sla: "1.0"
reporting: {frequency: monthly}
ramp: {months: 3}
metrics:
  - {name: Average handle time, target: 300 seconds, data_source: {system: ACD}}
  - {name: Calls answered, target: 80 %, minimum: 75 %, definition: within 20 seconds, consequence: {type: credit}}
  - {name: Customer satisfaction, target: 85 %, baseline: 80 %}
  - {name: Letters sent, target: 90 %}
"""


def drafted() -> Document:
    return Document(read_text(Source("draft.yaml", DRAFT), named=True).marked[0], pack.vocabulary())


def test_what_was_understood_is_read_from_the_model_and_the_findings():
    read = understood(drafted(), lint_text("draft.yaml", DRAFT).open)
    assert [item.name for item in read.rows] == [
        "Average handle time",
        "Calls answered",
        "Customer satisfaction",
        "Letters sent",
    ]
    assert [item.target for item in read.rows] == ["300 seconds", "80 %; 75 %", "85 %", "90 %"]
    assert [sorted(item.fields) for item in read.rows] == [
        ["data source", "frequency"],
        ["consequence", "frequency", "method"],
        ["baseline", "frequency"],
        ["frequency"],
    ]
    assert read.sections == {"ramp", "remedies"}
    said = {finding.rule: finding.rows for finding in read.findings}
    assert said["undefined-data-source"] == (1, 2, 3)
    assert said["target-without-baseline"] == (0, 1, 3)
    assert said["vanity-metric"] == (3,)
    assert said["missing-review"] == ()


def test_a_metric_that_is_only_related_to_a_finding_is_not_at_fault():
    one, other = (metric.place() for metric in drafted().metrics[:2])
    read = understood(drafted(), [runs.finding(runs.source(), related=((other, "its pair"),))._replace(place=one)])
    assert read.findings == (Said("missing-quality-floor", (0,)),)


def test_a_slash_in_the_name_of_a_metric_is_no_end_of_it():
    text = DRAFT.replace("name: Letters sent", "name: Letters / cards sent")
    node = read_text(Source("draft.yaml", text), named=True).marked[0]
    read = understood(Document(node, pack.vocabulary()), lint_text("draft.yaml", text).open)
    assert {finding.rows for finding in read.findings if finding.rule == "target-without-baseline"} == {(0, 1, 3)}


def test_the_page_has_the_counts_beside_each_figure_and_names_what_was_missed():
    label = document(kpi("Calls answered", "80 %"), kpi("Invoices paid", "5 days"), note="The table is a picture.")
    foreign = document(kpi("latency", "25h"), format="yaml", file="002-contract.yaml")
    read = Understood((row("Calls answered", "80 %"), row("Page 3")))
    results = [
        Result(label, measure(read, label), ("Invoices paid",)),
        Result(foreign, measure(Understood(), foreign), ("latency",)),
    ]
    text = page(results, "# Accuracy\n\n{documents} documents, {rows} rows.")
    assert "2 documents, 3 rows." in text
    assert "| KPI rows | 0.50 / 0.50 (1 of 2; 1 of 2) | 0.50 / 0.50 (1 of 2; 1 of 2) |" in text
    assert "| 002-contract.yaml | other data files | 1 | 0 | 0 | – | 0.00 |" in text
    assert "- 001-draft.pdf: 1 missed. The table is a picture." in text


def test_our_labels_are_well_formed_and_each_document_is_labelled_once():
    labels = list(read_labels([LABELS]))
    assert len(labels) == len({label.id for label in labels}) >= 16
    for label in labels:
        assert label.id == label.file[:3]
        assert label.kinds <= max(len(label.rows), label.kinds)
        answers = {answer for item in label.rows for answer in item.answers.values()} | set(label.sections.values())
        assert answers <= {"yes", "no", "unsure"}
        assert label.paired in {"yes", "no", "unsure", "not-applicable"}


def test_a_label_that_gives_no_target_has_an_empty_one():
    content = {
        "file": "007-draft.md",
        "format": "md",
        "kpi_count_metrics": 1,
        "ramp_period_present": "no",
        "review_cycle_present": "no",
        "consequence_for_miss_present": "no",
        "quality_metric_paired_with_speed": "no",
        "vanity_metrics": ["Calls handled"],
        "gameable_metrics": [{"metric": "Resolution time", "why": "the clock stops"}],
        "reviewer_note": "",
        "kpis": [
            {
                "name": "Calls handled",
                "family": "speed",
                "target": None,
                "baseline_present": "no",
                "data_source_named": "no",
                "measurement_method_named": "no",
                "frequency_named": "no",
                "consequence_named": "no",
            }
        ],
    }
    label = labelled(content)
    assert (label.id, label.rows[0].target, label.bad_metrics) == ("007", "", ("Calls handled", "Resolution time"))

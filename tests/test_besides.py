"""What the words of a metric say besides: frequency, window, source; and what a table says of consequences and reviews."""

from __future__ import annotations

import pytest

from drafted import extracted, metrics, outline, tree
from sla_lint.syntax import plain
from sla_lint.syntax.tree import Mapping, Scalar, Sequence

HEAD = "| Requirement | Performance standard | AQL | Surveillance |\n"
TOLD = [
    (
        "a rhythm of the reports looked at",
        "Mails are answered in 1 hour | 5% | Review of monthly reports",
        "frequency",
        "monthly",
    ),
    ("a rhythm in brackets", "Plans are complete | 95% | Manual review (bi-weekly)", "frequency", "biweekly"),
    ("what is promised is a report", "Weekly reports are sent by Monday | 98% | Inspection", "frequency", "weekly"),
    (
        "a stretch of time in the standard",
        "No more than 5 complaints are received during the month | 0 | Inspection",
        "window",
        "month",
    ),
    (
        "a stretch of time in the level",
        "Few complaints are received | 3 in any quarter | Inspection",
        "window",
        "quarter",
    ),
    (
        "something monthly that is no report",
        "Monthly average response is 4 hours | 95% | Inspection",
        "window",
        "month",
    ),
    (
        "a log that is looked through",
        "Calls are answered in 20 seconds | 95% | Random review of call logs",
        "data_source",
        "Random review of call logs",
    ),
    (
        "a survey in the standard",
        "90% are satisfied in the annual customer survey | 85% | Inspection",
        "data_source",
        "annual customer survey",
    ),
    (
        "a system by which is measured",
        "Calls answered in 20 s, measured by the telephone system | 90% | Sampling",
        "data_source",
        "measured by the telephone system",
    ),
    (
        "records in a sample",
        "90% of the maintenance records reviewed are complete | 85% | Sampling",
        "data_source",
        "maintenance records reviewed",
    ),
]
UNTOLD = [
    (
        "people who look are no source",
        "Entries are complete | 99% | Periodic and random monitoring by staff of the office",
        "data_source",
    ),
    ("what is stored is no source", "All reportable stock is tracked in the system | 99% | Inspection", "data_source"),
    ("a limit of time is no window", "Appeals are closed within one month | 99% | Inspection", "window"),
    ("random looks have no rhythm", "Entries are complete | 99% | Periodic inspection", "frequency"),
]


def only(row: str) -> dict[str, object]:
    """The metric of a table with one row."""
    (metric,) = metrics(f"{HEAD}| Help desk | {row} |\n")
    return metric


@pytest.mark.parametrize(("row", "key", "value"), [case[1:] for case in TOLD], ids=[case[0] for case in TOLD])
def test_the_words_of_a_row_tell(row: str, key: str, value: str) -> None:
    assert only(row)[key] == value


@pytest.mark.parametrize(("row", "key"), [case[1:] for case in UNTOLD], ids=[case[0] for case in UNTOLD])
def test_the_words_of_a_row_do_not_tell(row: str, key: str) -> None:
    assert key not in only(row)


def test_a_column_counts_before_other_words() -> None:
    (metric,) = metrics(
        "| KPI | Target | Measurement period | Data source |\n"
        "| Complaints | at most 5 during the month, by customer survey | Quarter | CRM of the client |\n"
    )
    assert (metric["window"], metric["data_source"]) == ("Quarter", "CRM of the client")


def test_what_is_told_stands_where_its_words_do() -> None:
    found = tree(f"{HEAD}| Help desk | Calls are answered in 20 s in each calendar month | 95% | Sampling |\n")
    metric = found.values["metrics"]
    assert isinstance(metric, Sequence)
    assert isinstance(metric.items[0], Mapping)
    window = metric.items[0].values["window"]
    assert isinstance(window, Scalar)
    assert window.source.text[window.start : window.end] == "in each calendar month"


INTRODUCED = [
    "The Provider shall achieve the following service levels in each calendar month:",
    "The service levels below apply in every month.",
    "The Supplier shall meet the targets during each quarter.",
]


@pytest.mark.parametrize("lead", INTRODUCED)
def test_a_sentence_that_introduces_a_table_gives_the_window(lead: str) -> None:
    said = plain(tree(f"# Service levels\n{lead}\n| KPI | Target |\n| Calls answered | 95% |\n"))
    assert isinstance(said, dict)
    assert said["window"] == ("quarter" if "quarter" in lead else "month")


def test_a_sentence_on_misses_gives_no_window() -> None:
    lead = "If the Provider fails to meet the service levels in any month, it pays credits."
    said = plain(tree(f"# Service levels\n{lead}\n| KPI | Target |\n| Calls answered | 95% |\n"))
    assert isinstance(said, dict)
    assert "window" not in said


AQL = "| Requirement | Performance standard | AQL | Monitoring | Incentives / disincentives |\n"
RECORDED = "Performance will be documented in past performance reports"
ABSENT = [
    f"{AQL}| Help desk | Calls answered in 20 s | 5% deviation | Random tests | {RECORDED} |\n",
    "| Objective | Measure of success |\n| Avoid costs | Upgrade costs fall by 40% a year |\n| Standards | 100% in use |\n",
    "| Task | Performance standard and AQL |\n| Remove paint | All waste is disposed of; 100% of the time |\n",
    "Reduce costs. The standard of performance cuts desktop costs by 40%.\n",
]


@pytest.mark.parametrize("draft", ABSENT)
def test_what_costs_nobody_anything_is_no_consequence(draft: str) -> None:
    said = plain(extracted(outline(f"# Performance standards\n{draft}")))
    assert isinstance(said, dict)
    assert "remedies" not in said
    assert all("consequence" not in metric for metric in said["metrics"])


def test_a_deduction_that_is_also_recorded_is_a_consequence() -> None:
    cell = "2% is deducted from the fee, and the miss is documented in a past performance report"
    said = plain(tree(f"{AQL}| Help desk | Calls answered in 20 s | 5% deviation | Tests | {cell} |\n"))
    assert isinstance(said, dict)
    assert said["metrics"][0]["consequence"] == {"x-text": cell}
    assert "credits" in said["remedies"]


def test_a_review_may_be_a_row_of_the_table_of_standards() -> None:
    said = plain(tree(f"{HEAD}| Provide a monthly review. | It is held by the 7th day | No deviation | Office |\n"))
    assert isinstance(said, dict)
    assert said["review"]["performance"]["frequency"] == "monthly"


def test_a_volume_of_calls_in_a_month_is_no_review() -> None:
    note = "This assumes an average call volume of 1800 calls per month. The performance is that of the help desk."
    said = plain(tree(f"# Metrics\n{note}\n| KPI | Target |\n| Calls answered | 95% |\n"))
    assert isinstance(said, dict)
    assert "review" not in said

"""A whole document as one agreement: what its metrics and its clauses say together."""

import pytest

import sla_lint_office
from drafted import outline
from pack import reading_words
from sla_lint import CannotRead, Unread
from sla_lint.extract import extract
from sla_lint.syntax import Source, plain

TABLE = """
| KPI | Target | Baseline |
| --- | --- | --- |
| Calls answered in 20 seconds | 80 % | 74 % |
| Invoice accuracy | 98 % | 97 % |
"""
STEPS = """
| KPI | Month 1-3 | Month 4 onwards |
| --- | --- | --- |
| Calls answered in 20 seconds | 60 % | 80 % |
"""


def agreement(text, *unread):
    document = outline(text)._replace(unread=unread)
    return plain(extract(document, Source("draft", document.text), reading_words()))


def test_where_the_baselines_of_a_table_come_from_is_no_plan_for_others():
    told = "# Baseline\n\nThe baseline is the measured result of January to June 2026.\n"
    assert "baseline_plan" not in agreement(f"{told}\n{TABLE}")
    assert "x-past" in agreement(told + "\n" + TABLE.replace("| 74 %", "| ").replace("| 97 %", "| "))["baseline_plan"]


def test_the_steps_of_a_table_and_the_clause_about_the_first_months_make_one_ramp():
    ramp = agreement(f"During the first three months no service credits apply.\n{STEPS}")["ramp"]
    assert ramp["credits_apply"] is False
    assert [step["month"] for step in ramp["milestones"]] == [1]


def test_what_a_document_says_of_all_metrics_goes_to_those_that_have_nothing_of_their_own():
    told = "All figures are drawn from the Genesys telephony system.\n"
    first, second = (metric["data_source"] for metric in agreement(f"{told}\n{TABLE}")["metrics"])
    assert first == second
    assert "Genesys" in str(first)


def test_the_hours_of_a_document_are_those_of_its_services():
    told = "# Service hours\n\nThe service is open Monday to Friday from 08:00 to 18:00 London time.\n"
    [service] = agreement(f"{told}\n{TABLE}")["service_lines"]
    assert "08:00" in str(service["hours"])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The following fifteen (15) Key Performance Indicators apply.", 15),
        ("This Schedule contains 12 KPIs and these three metrics.", 12),
        ("The Supplier is measured by 15 monthly and quarterly contractual KPIs of both parties.", 15),
        ("There are 4 weekly meetings of the people who look at the KPIs.", None),
        ("In 2026 KPIs were agreed.", None),
        ("There are two KPIs.", None),
    ],
)
def test_a_document_announces_how_many_metrics_it_has(text, number):
    assert agreement(text).get("x-announced-metrics") == number


def test_a_document_of_which_much_was_not_found_or_read_is_trusted_less():
    assert "x-confidence" not in agreement(TABLE)
    assert agreement(f"The following 15 KPIs apply.\n{TABLE}")["x-confidence"] == "0.50"
    assert agreement(TABLE, Unread("page 3", "has no text layer", grave=True))["x-confidence"] == "0.50"
    assert "x-confidence" not in agreement(TABLE, Unread("1 image", "a picture"))


def test_the_readers_of_office_documents_refuse_what_is_none():
    for reader in sla_lint_office.sla_lint_readers():
        with pytest.raises(CannotRead):
            reader.read(b"nothing", "final")

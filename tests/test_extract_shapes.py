"""Shapes of tables, cards and sentences, one by one: what is read as a metric, under which name, and what is not."""

from __future__ import annotations

import pytest

from drafted import extracted, metrics
from sla_lint import Draft, Scribe
from sla_lint.syntax import plain

TABLES = [
    (
        "a column of priorities beside the names",
        "| KPI | Priority | Target |\n| Resolution | P1 | 4 hours |\n| | P2 | 8 hours |",
        [("Resolution (P1)", "4 hours"), ("Resolution (P2)", "8 hours")],
    ),
    (
        "priorities under a title that says what is measured",
        "| Severity | Target | Source |\n| Time to answer | | |\n| Severity 1 | 1 hour | log |\n| Severity 2 | 2 hours | log |",
        [("Time to answer (Severity 1)", "1 hour"), ("Time to answer (Severity 2)", "2 hours")],
    ),
    (
        "priorities without anything that says what is measured",
        "| Priority | Target | Source |\n| P1 | 1 hour | log |\n| P2 | 2 hours | log |",
        [("P1", "1 hour"), ("P2", "2 hours")],
    ),
    (
        "a row that goes on with the one above",
        "| Measure | Target percentage | Time frame |\n| Tickets solved | 50% | 4 hours |\n| | 100% | 8 hours |",
        [("Tickets solved", "50% within 4 hours; 100% within 8 hours")],
    ),
    (
        "a level above the first name, and a row that only says the same again",
        "| Measure | Target | Source |\n| | 90% | log |\n| Tickets solved | 95% | log |\n| | 95% | log |",
        [("Tickets solved", "95%")],
    ),
    (
        "rows of one name whose standards are metrics of their own",
        "| Requirement | Performance Standard | Monitoring Method |\n| Keep the site up | Pages load within 2 seconds at all times of the day | Probe |\n"
        "| | Outages are reported to the office within one hour | Log |",
        [
            ("Pages load within 2 seconds at all times of the day", "Pages load within 2 seconds at all times of the day"),
            ("Outages are reported to the office within one hour", "Outages are reported to the office within one hour"),
        ],
    ),
    (
        "headings in the second row, with words that complete them in the third",
        "| Annex 1 | < | < |\n| Performance objective | Performance standard | Method of |\n| | (and AQL) | assessment |\n"
        "| Answer letters | 95% within 5 days | Sample |",
        [("Answer letters", "95% within 5 days")],
    ),
    (
        "sub-headings that are headings themselves",
        "| PWS | Task | AQL | Surveillance | < |\n| Section | ^ | ^ | Method | Frequency |\n| 3.1 | Mail sorted | 98% daily | Sampling | Weekly |",
        [("Mail sorted", "98% daily")],
    ),
    (
        "a heading that lies: KPI over row numbers",
        "| KPI | Measure | Target |\n| 1 | Calls answered in 20 seconds | 80% |\n| 2 | Abandoned calls | 5% |",
        [("Calls answered in 20 seconds", "80%"), ("Abandoned calls", "5%")],
    ),
    (
        "a table that a page has cut: the second part has no headings",
        "| KPI | Target | Source |\n| Accuracy | 98% | Audit |\n\nPage 2\n\n| of the month | | |\n| Uptime | 99% | Probe |",
        [("Accuracy", "98%"), ("Uptime", "99%")],
    ),
    (
        "headings again on the next page, totals and notes",
        "| KPI | Target | Weight |\n| Accuracy | 98% | 50% |\n| KPI | Target | Weight |\n| Uptime | 99% | 50% |\n| Total | | 100% |\n| Note: rounded | | |",
        [("Accuracy", "98%"), ("Uptime", "99%")],
    ),
    (
        "a title that stands beside its number",
        "| Ref | Requirement | Standard | AQL | Method |\n| 5.1 | Mail | | | |\n| 5.1.1 | Sort the mail | Sorted by 10:00 | 3% | Check |",
        [("Sort the mail", "3%")],
    ),
    (
        "a remark over both levels",
        "| Requirement | Standard | AQL | Method |\n| Help desk | The desk is set up within 30 days of award. | < | Check |\n"
        "| Answer calls | Calls answered within 20 seconds | 1% deviation | Check |",
        [("Answer calls", "Calls answered within 20 seconds")],
    ),
    (
        "a standard in words beside a tolerance",
        "| Task | Standard | AQL | Method |\n| Files | Files are complete | No deviation | Check |\n| Mail | | 2 errors a month | Check |",
        [("Files", "Files are complete"), ("Mail", "2 errors a month")],
    ),
    (
        "quality and timeliness of one task, with an outer limit",
        "| Requirement | Quality Standard | AQL | Timeliness Standard | AQL | Maximum |\n"
        "| Process invoices | All are accurate | 1% | Within 1 day | 2% | 2 days |",
        [("Process invoices: Quality", "1%"), ("Process invoices: Timeliness", "Within 1 day")],
    ),
    (
        "targets year by year",
        "| KPI | Target 2027 | Target 2028 | Source |\n| Digital share | 60% | 70% | CRM |",
        [("Digital share", "70%")],
    ),
    (
        "a ramp column beside the target, in weeks",
        "| KPI | Target | Weeks 1-4 | Source |\n| Accuracy | 98% | 90% | QA tool |",
        [("Accuracy", "98%")],
    ),
    (
        "a name without a target is a metric all the same",
        "| Category | Key Performance Indicator |\n| A: Desk | Caller wait time |\n| B: Network | Availability |",
        [("Caller wait time", None), ("Availability", None)],
    ),
    (
        "names without letters name nothing",
        "| KPI | Target | Source |\n| | 98% | Audit |\n| 7 | 99% | Audit |",
        [],
    ),
    (
        "a row of dashes, and columns that a merge has doubled",
        "| KPI | < | Target |\n| Accuracy | < | 98% |\n| - | < | - |",
        [("Accuracy", "98%")],
    ),
    (
        "headings that are merged over two rows",
        "| KPI | Target |\n| ^ | ^ |\n| Accuracy | 98% |",
        [("Accuracy", "98%")],
    ),
    (
        "months below the headings",
        "| KPI | Source | Target | < |\n| | | Month 1 | Month 2 onwards |\n| Accuracy | log | 90% | 98% |",
        [("Accuracy", "98%")],
    ),
    (
        "a further target in words, without a name",
        "| KPI | Target | Source |\n| Accuracy | 98% | log |\n| | All of the letters are sent within two days | log |",
        [("Accuracy", "98%"), ("All of the letters are sent within two days", "All of the letters are sent within two days")],
    ),
    (
        "a kind of work that stands for the rows below it",
        "| Service | KPI | Target |\n| Payroll | Accuracy | 98% |\n| | Timeliness | 99% |\n| Hiring | Days to hire | 30 days |",
        [("Accuracy", "98%"), ("Timeliness", "99%"), ("Days to hire", "30 days")],
    ),
    (
        "prices", "| Service | Unit price | Amount |\n| Calls | 1.20 EUR | 900 EUR |", []),
    ("volumes", "| Service | Monthly volume | Seats |\n| Calls | 9,000 | 12 |", []),
    ("dates", "| Deliverable | Due date |\n| Report | within 10 days |", []),
    ("people", "| Role | Minimum | Experience |\n| Agent | 12 | 2 years |", []),
    ("terms", "| Term | Meaning |\n| Business day | Monday to Friday |", []),
    ("one column", "| KPI |\n| Availability 99% |", []),
    (
        "credit bands of a metric that nothing else names",
        "| Monthly uptime percentage | Service credit |\n| 99% - < 99.9% | 10% |\n| < 99% | 25% |",
        [("Monthly uptime percentage", "99% - < 99.9%")],
    ),
    (
        "credit bands in words",
        "| Monthly uptime percentage | Service credit |\n| a little low | 10% |\n| very low | 25% |",
        [],
    ),
    (
        "no headings, but names of known metrics",
        "| Abandonment rate | below 5% |\n| Average handle time | at most 6 minutes |",
        [("Abandonment rate", "below 5%"), ("Average handle time", "at most 6 minutes")],
    ),
    (
        "bars in a text",
        "Service levels:\n\n- x | y\n- Name | Target | Source",
        [],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES])
def test_a_table_gives_its_metrics(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(metric["name"], metric.get("target", "").rstrip(".") or None) for metric in metrics(text)] == expected


SENTENCES = [
    ("Emergency orders are met within four hours of the call.", [("Emergency orders met", "within four hours of the call")]),
    ("Duplicate payments shall not exceed 0.05% of invoices.", [("Duplicate payments", "not exceed 0.05% of invoices")]),
    ("Lost calls under 4%.", [("Lost calls", "under 4%")]),
    ("The monthly mean score must not drop below 4.3 points.", [("monthly mean score", "below 4.3 points")]),
    ("Atlantic will make at least 98 % of deliveries on time.", [("make deliveries on time", "at least 98 % of deliveries on time")]),
    (
        "Customers shall not wait longer than twenty (20) minutes in 90 percent of visits.",
        [("Customers wait longer than", "twenty (20) minutes in 90 percent of visits")],
    ),
    (
        "Orders shall be booked on the day of receipt. The target is 97 percent.",
        [("Orders booked on the day of receipt", "97 percent")],
    ),
    (
        "Orders shall be booked within 2 hours. The target is 97 percent.",
        [("Orders booked", "within 2 hours; 97 percent")],
    ),
    (
        "The Supplier reviews 97 percent of flagged items within 1 hour and 99 percent of all other items within 1 day.",
        [("Supplier reviews", "97 percent of flagged items within 1 hour"), ("other items", "99 percent of all other items within 1 day")],
    ),
    ("Your side. Approve all of the invoices within 3 working days.", []),
    ("The Customer shall return 95% of the forms within 2 days.", []),
    ("Staff turnover above 20% per year is discussed.", []),
    ("Vehicles shall be no older than seven years.", []),
    ("Either party may end the contract within 30 days.", []),
    ("The Contractor shall maintain 95% accuracy.", [("accuracy", "95% accuracy")]),
    ("Uptime of 99.9% is guaranteed.", [("Uptime", "99.9% is guaranteed")]),
    ("Calls shall be answered within 30 seconds.", [("Calls answered", "within 30 seconds")]),
    ("The “Core Service Level” means that each system shall have 99% availability.", [("Core Service Level", "99% availability")]),
    ("Balances shall be available by 7:00 each day.", [("Balances available", "by 7:00 each day")]),
    ("Complaints must be answered within [X] days.", [("Complaints answered", "within [X] days")]),
    ("Availability shall be 99.5%, failing which a credit of 5% is due.", [("Availability", "99.5%")]),
    ("Service targets: critical tickets fixed in 4 hours, 90% of the time.", [("critical tickets fixed", "in 4 hours, 90% of the time")]),
    ("Every month, the error rate shall not exceed 2%, otherwise [see 4] 5% applies.", [("error rate", "not exceed 2%")]),
    (
        "- Accuracy within 2 days of asking: letters - 98%",
        [("Accuracy", "within 2 days of asking: letters - 98%")],
    ),
    ("The client shall answer questions within 2 days.", []),
    ("Client provides test files within 2 days.", []),
    ("The monthly fee rises by 3%.", []),
    ("If availability falls below 99%, the fee is cut.", []),
    ("When targets are missed: the manager writes to the client within 5 days.", []),
    ("For example, 95% of 200 calls shall be answered within 20 seconds.", []),
    ("“Uptime” means 99.9% of all minutes.", []),
    ("However, up to 5% of calls may be answered later than that.", []),
    ("The desk was available 97% of the time.", []),
    ("In 2026 the provider answered 82% of calls within 20 seconds.", []),
    ("During the ramp, 80% accuracy must be maintained.", []),
    ("Service hours are 8 hours a day.", []),
    ("A report shall be delivered within 5 days of each month.", []),
    ("Missed deliveries are repeated within 2 days.", []),
    ("Either party may terminate on 30 days' notice.", []),
    ("This is a text without any figure.", []),
    ("It [ ] is, [ ] is not a small business with 5% shares.", []),
    ("Availability " + "of the many systems " * 60 + "shall be 99%.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text[:50] for text, _ in SENTENCES])
def test_a_sentence_is_a_commitment_or_none(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(metric["name"], metric["target"]) for metric in metrics(text)] == expected


MARKED = [
    ("the fields of a form", (("Field", "Holds"), ("Target", "95%"), ("Minimum", "90%"), ("Source", "log")), []),
    ("a card", (("KPI", "Accuracy"), ("Target", "95%"), ("Minimum", "90%"), ("Source", "log")), ["Accuracy"]),
    ("metrics side by side", (("", "Accuracy"), ("Target", "95%"), ("Minimum", "90%"), ("Source", "log")), ["Accuracy"]),
    ("levels", (("Level", "Target"), ("Runs on time", "95%"), ("Payslips correct", "98%")), ["Runs on time", "Payslips correct"]),
    ("words like headings below", (("Name", "Age"), ("KPI", "Target"), ("Uptime", "99%")), []),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), [case[1:] for case in MARKED], ids=[case[0] for case in MARKED])
def test_headings_that_the_document_marks_are_the_only_ones(rows: list[tuple[str, str]], expected: list[str]) -> None:
    scribe = Scribe()
    scribe.table([[Draft(text, header=not place) for text in row] for place, row in enumerate(rows)])
    found = plain(extracted(scribe.outline("Test")))
    assert isinstance(found, dict)
    assert [metric["name"] for metric in found["metrics"]] == expected


def test_long_tables_and_wide_ones_and_long_paragraphs_are_read_in_time() -> None:
    scribe = Scribe()
    rows = [(f"Uptime of site {number}", f"{number % 90 + 9}%", "log") for number in range(301)]
    scribe.table([[Draft(text) for text in row] for row in [("KPI", "Target", "Source"), *rows]])
    scribe.table([[Draft(f"KPI {number}") for number in range(70)], [Draft("99%") for _ in range(70)]])
    scribe.paragraph("Accuracy: target. " + "Target: 5%. " * 400)
    scribe.paragraph("a; " * 2000 + "b" * 2000)
    found = plain(extracted(scribe.outline("Test")))
    assert isinstance(found, dict)
    assert sum(metric["name"].startswith("Uptime") for metric in found["metrics"]) == 301


def test_names_may_read_like_labels() -> None:
    heads = "| KPI | Target | Source | Weight |\n"
    rows = "| Targets met | 98% | log | 9% |\n| Minimum | 95% | log | 9% |\n| Frequency | 90% | log | 9% |"
    assert [metric["name"] for metric in metrics(heads + rows)] == ["Targets met", "Minimum", "Frequency"]


def test_stacked_cells_are_rows_of_their_own() -> None:
    scribe = Scribe()
    heads = ("Required Services", "Performance Standard", "AQL", "Monitoring Method")
    standards = "Calls are answered within 20 seconds.\nMails are answered within 1 hour."
    cells = ("Help desk", standards, "1% deviation\nNo deviation", "Random tests")
    scribe.table([[Draft(text) for text in heads], [Draft(text) for text in cells]])
    found = plain(extracted(scribe.outline("Test")))
    assert isinstance(found, dict)
    told = [(metric["name"], metric["target"], metric["minimum"]) for metric in found["metrics"]]
    assert told == [
        ("Help desk", "Calls are answered within 20 seconds.", "1% deviation"),
        ("Help desk", "Mails are answered within 1 hour.", "No deviation"),
    ]


def test_empty_lines_of_a_paragraph_say_nothing() -> None:
    scribe = Scribe()
    scribe.paragraph("Uptime shall be 99%\n\nAccuracy shall be 98%")
    found = plain(extracted(scribe.outline("Test")))
    assert isinstance(found, dict)
    assert [metric["name"] for metric in found["metrics"]] == ["Uptime", "Accuracy"]


def test_levels_line_by_line_beside_one_name_are_one_target() -> None:
    scribe = Scribe()
    rows = [("KPI", "Target", "Source"), ("Accuracy", "98% in month 1\n99% thereafter", "log")]
    scribe.table([[Draft(text) for text in row] for row in rows])
    found = plain(extracted(scribe.outline("Test")))
    assert isinstance(found, dict)
    assert [metric["target"] for metric in found["metrics"]] == ["98% in month 1 99% thereafter"]


def test_the_first_line_of_a_cell_is_the_name_where_more_follows() -> None:
    scribe = Scribe()
    told = "Abandonment rate\nCalls that end before an agent answers them, less the short calls of five seconds"
    rows = [("KPI", "Target", "Source"), (told, "5%", "log"), ("Calls answered\nwithin 20 seconds", "80%", "log")]
    scribe.table([[Draft(text) for text in row] for row in rows])
    found = plain(extracted(scribe.outline("Test")))
    assert isinstance(found, dict)
    assert [metric["name"] for metric in found["metrics"]] == ["Abandonment rate", "Calls answered within 20 seconds"]


def test_a_metric_told_in_two_tables_is_one() -> None:
    text = (
        "| KPI | Target |\n| Uptime (portal) | 99.9% |\n\nHow\n\n| KPI | Formula |\n| Uptime | minutes up / minutes |\n\n"
        "And\n\n| KPI | Target |\n| Uptime | 98% |"
    )
    found = [(metric["name"], metric["target"], metric.get("formula")) for metric in metrics(text)]
    assert found == [("Uptime (portal)", "99.9%", "minutes up / minutes"), ("Uptime", "98%", None)]


def test_what_a_sentence_repeats_of_a_table_is_no_metric_of_its_own() -> None:
    table = "| KPI | Target |\n| Calls answered | 80% within 20 seconds |\n| Accuracy | 98% |\n\n"
    said = "## Service levels\n\nThe Supplier shall answer 80% of calls within 20 seconds.\n\nThe Supplier shall keep 95% uptime."
    assert [metric["name"] for metric in metrics(table + said)] == ["Calls answered", "Accuracy", "uptime"]


def test_choices_are_taken_over_where_they_are_known_and_nothing_is_made_of_other_words() -> None:
    text = (
        "| KPI | Target | Class | Direction | Weight | Exclusions | Baseline | Data source | Consequence |\n"
        "| Accuracy | 98% | critical | higher is better | 40% | test cases | 96% | TBD | none |\n"
        "| Uptime | 99% | gold | whatever | much | | tbc | log | 2% |"
    )
    accuracy, uptime = metrics(text)
    assert accuracy["class"] == "critical"
    assert accuracy["direction"] == "higher is better"
    assert accuracy["weight"] == "40%"
    assert accuracy["exclusions"] == ["test cases"]
    assert accuracy["baseline"] == "96%"
    assert accuracy["consequence"] == {"type": "none"}
    assert "data_source" not in accuracy
    assert not {"class", "direction", "weight", "baseline", "exclusions"} & uptime.keys()
    assert uptime["consequence"] == {"x-text": "2%"}


CARDS = [
    (
        "a card under a heading",
        "## Order accuracy\n\n| Target | 99% |\n| Minimum | 97% |\n| Data source | WMS |",
        [("Order accuracy", "99%", "97%")],
    ),
    (
        "a card under its title",
        "| Order accuracy | < |\n| Target | 99% |\n| Minimum | 97% |\n| Data source | WMS |",
        [("Order accuracy", "99%", "97%")],
    ),
    (
        "cards one below the other",
        "| First | < |\n| Target | 99% |\n| Minimum | 97% |\n| Data source | WMS |\n| Second | < |\n| Target | 9% |\n| Minimum | 7% |\n| Data source | WMS |",
        [("First", "99%", "97%"), ("Second", "9%", "7%")],
    ),
    (
        "a card without a name anywhere",
        "| Target | 99% |\n| Minimum | 97% |\n| Data source | WMS |",
        [],
    ),
    (
        "labelled lines below a short line",
        "Order accuracy\n\nTarget: 99%\nMinimum: 97%",
        [("Order accuracy", "99%", "97%")],
    ),
    (
        "labelled lines without a name",
        "Target: 99%\nMinimum: 97%",
        [],
    ),
    (
        "labelled lines that describe no metric",
        "Order accuracy\n\nSource: WMS\nFrequency: monthly",
        [],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CARDS], ids=[case[0] for case in CARDS])
def test_a_card_gives_its_metric(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(metric["name"], metric.get("target"), metric.get("minimum")) for metric in metrics(text)]
    assert found == expected


def test_tables_that_are_only_drawn_are_read() -> None:
    scribe = Scribe()
    scribe.heading("Service levels", 1)
    scribe.paragraph("| Service Level | Target |\n|---|---|\n| Priority 1 | 99.8% |")
    scribe.paragraph("| Priority 2 | 98.0% |")
    scribe.paragraph("The rest is words.")
    scribe.paragraph("a | b")
    found = plain(extracted(scribe.outline("Test")))
    assert isinstance(found, dict)
    assert [metric["target"] for metric in found["metrics"]] == ["99.8%", "98.0%"]


def test_a_caption_says_what_priorities_are_of() -> None:
    scribe = Scribe()
    rows = [("Priority", "Target", "Source"), ("P1", "1 hour", "log"), ("P2", "2 hours", "log")]
    scribe.table([[Draft(text) for text in row] for row in rows], caption="Time to restore")
    found = plain(extracted(scribe.outline("Test")))
    assert isinstance(found, dict)
    assert [metric["name"] for metric in found["metrics"]] == ["Time to restore (P1)", "Time to restore (P2)"]

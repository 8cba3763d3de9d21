import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_lint import heading_level, looks_like_heading, split_number

HEADINGS = """
Schedule 4
SCHEDULE 4: SERVICE LEVELS
Schedule 2 – Service Levels and Service Credits
Schedule 2 Service Levels
Annex B (Key Performance Indicators)
Appendix A-1 Reporting
Exhibit IV
Part 2: Ramp
Section 5. Governance
ARTICLE IX. MISCELLANEOUS.
Anlage 3: Vergütung
SERVICE LEVELS
1. DEFINITIONS AND INTERPRETATION
1. Definitions and Interpretation
3.5.3 Call registration
3.5.3. Call registration
4.2\tService credits
C.3.1 Help desk
IV. Governance
B. Quality Assurance Surveillance
12 Term and Termination
2.1 Availability of the platform
"""

EMPHASISED = """
Call handling
(a) Monthly report
What is measured
Service levels:
3) service desk
Term.
24x7 support
1. Respond to calls
"""

TEXT = """

4
3.5
95 %
The Supplier shall meet the service levels
1. Respond to calls within 30 seconds
1. Answer the phone
2.1 The Supplier shall:
2.1 This schedule is part of the agreement
Section 3.2 shall apply to all services
Part 2 of this Schedule applies
section 4 Governance
Schedule 2 is part of this Agreement
99.5 percent of calls
2 Business Days
30 seconds
1.5 Hours
(a) Monthly report
(ii) Service Credits
SLA
95.5% OF CALLS
Average handle time
call handling
4.1 Calls answered ≥ 95%
Definitions ........ 4
Definitions\t4
Signed: ____
Page 3 of 10
Reports, tables;
1.2 Weekly reports and
3.1 Where this applies:
"""

NEVER = """
The Supplier must answer all calls
Monthly reports,
The service is available every day of the week.
average handle time
schedule 4
Reports and
Section 3.0 Requirements of the
"""


def lines(block: str) -> list[str]:
    return block.removeprefix("\n").splitlines()


@pytest.mark.parametrize("line", lines(HEADINGS))
def test_a_line_that_looks_like_a_heading(line):
    assert looks_like_heading(line)
    assert looks_like_heading(line, emphasised=True)


@pytest.mark.parametrize("line", lines(EMPHASISED))
def test_a_short_line_is_a_heading_only_where_it_is_emphasised(line):
    assert looks_like_heading(line, emphasised=True) == (not line.startswith("3)"))
    assert not looks_like_heading(line)


@pytest.mark.parametrize("line", lines(TEXT))
def test_a_line_of_text_a_row_or_an_item_is_no_heading(line):
    assert not looks_like_heading(line)


@pytest.mark.parametrize("line", lines(NEVER))
def test_what_reads_like_a_sentence_is_no_heading_even_in_bold(line):
    assert not looks_like_heading(line, emphasised=True)


def test_a_long_line_is_no_heading():
    assert not looks_like_heading("A" * 121, emphasised=True)
    assert not looks_like_heading("One " * 15, emphasised=True)
    assert not looks_like_heading("3.5 " + "Word " * 10)


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Schedule 4: Service levels", 1),
        ("Part 2", 2),
        ("Section 3 Governance", 3),
        ("SERVICE LEVELS", 3),
        ("1. Definitions", 3),
        ("1.0 Definitions", 3),
        ("IV. Governance", 3),
        ("3.5 Reporting", 4),
        ("3.5.3 Monthly reporting", 5),
        ("3.5.3.1.2 Figures", 6),
        ("(a) Figures", 6),
        ("Call handling", 6),
    ],
)
def test_a_heading_is_as_deep_as_its_number_says(line, level):
    assert heading_level(line) == level


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("3.5\tReporting", "3.5", "Reporting"),
        ("1. Terms", "1.", "Terms"),
        ("(iv) Terms", "(iv)", "Terms"),
        ("B) Terms", "B)", "Terms"),
        ("C.3.1 Help desk", "C.3.1", "Help desk"),
        ("Terms", "", "Terms"),
        ("2024 figures", "", "2024 figures"),
    ],
)
def test_a_typed_number_is_told_from_its_title(line, number, title):
    assert split_number(line) == (number, title)


@given(st.text(alphabet=st.sampled_from("Schedule 4.(iv)A:\t…"), max_size=20))
def test_any_line_is_judged_and_a_number_and_its_title_are_the_line(line):
    assert looks_like_heading(line) <= looks_like_heading(line, emphasised=True)
    number, title = split_number(line)
    assert line.strip().startswith(number)
    assert line.strip().endswith(title)
    assert 1 <= heading_level(line) <= 6

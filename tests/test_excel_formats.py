from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sla_lint_office.excel_formats import MAX_CODE, parse_format

SHOWN = [
    ("General", "0", "0"),
    ("General", "0.7", "0.7"),
    ("General", "240", "240"),
    ("General", "0.3000000000000000444", "0.3"),
    ("General", "0.333333333333333", "0.333333333"),
    ("General", "1234.56789012", "1234.56789"),
    ("General", "12345678901", "12345678901"),
    ("General", "123456789012", "1.23457E+11"),
    ("General", "0.000000123", "0.000000123"),
    ("General", "0.0000123456", "1.23456E-05"),
    ("", "0.7", "0.7"),
    ("GENERAL", "-2", "-2"),
    ('General" units"', "2", "2 units"),
    ("@", "2", "2"),
    ("0%", "0.7", "70%"),
    ("0 %", "0.7", "70 %"),
    ("0.0%", "0.985", "98.5%"),
    ("0.00%", "-0.05", "-5.00%"),
    ("0", "-0.4", "0"),
    ("0", "2.5", "3"),
    ("#,##0", "1234567", "1,234,567"),
    ("#,##0.00", "-1234.5", "-1,234.50"),
    ("#,###", "1234", "1,234"),
    ("0,000", "7", "0,007"),
    ("$#,##0.00", "1234.5", "$1,234.50"),
    ('"$"#,##0_);("$"#,##0)', "-1234", "($1,234)"),
    ("[$€-407] #,##0.00", "12.5", "€ 12.50"),
    ("#,##0.00 [$EUR]", "12.5", "12.50 EUR"),
    ("[$£-809]#,##0", "5000", "£5,000"),
    ('_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)', "0", "$-"),
    ('0 "days"', "5", "5 days"),
    ('0.0" h"', "1.25", "1.3 h"),
    ('"≥ "0%', "0.9", "≥ 90%"),
    ("\\≥0%", "0.9", "≥90%"),
    ('"text only"', "3", "text only"),
    ('"text only"', "-3", "-text only"),
    ("00000", "123", "00123"),
    ("000-00-0000", "123456789", "123-45-6789"),
    ("# ##0", "1234567", "1234 567"),
    ("0.##", "5", "5"),
    ("0.##%", "0.955", "95.5%"),
    ("0.##%", "0.95", "95%"),
    ("0.0#", "5.25", "5.25"),
    ("0.0#", "5", "5.0"),
    ("0.0?", "5", "5.0"),
    ("?0.0", "5", "5.0"),
    (".00", "12.5", "12.50"),
    (".00", "0.5", ".50"),
    ("#.##", "0.5", ".5"),
    ("#", "0", ""),
    ("0.0 0", "1.25", "1.2 5"),
    ("0,", "1234567", "1235"),
    ('0,"k"', "12345", "12k"),
    ('0.0,," M"', "2500000", "2.5 M"),
    ("#,##0.0,", "1234567", "1,234.6"),
    ("0,.0", "12345", "12.3"),
    ("0.00E+00", "12345", "1.23E+04"),
    ("0.00E+00", "0", "0.00E+00"),
    ("##0.0E+0", "12345678", "12.3E+6"),
    ("0.0E-0", "0.00012", "1.2E-4"),
    ("0.0E+0", "99.99", "1.0E+2"),
    ("E+0", "5", "E+0"),
    ('0.0E+0" s"', "50", "5.0E+1 s"),
    ("# ?/?", "1.5", "1 1/2"),
    ("# ?/?", "3", "3"),
    ("# ?/?", "0", "0"),
    ("# ?/?", "0.25", "1/4"),
    ("# ?/?", "0.99", "1"),
    ("# ??/??", "-2.3333", "-2 1/3"),
    ("?/?", "1.5", "3/2"),
    ("?/?", "0", "0/1"),
    ("# ?/8", "1.26", "1 2/8"),
    ('"about "# ?/?" h"', "1.5", "about 1 1/2 h"),
    ("0/", "2", "2/1"),
    ("0.00;(0.00)", "-2", "(2.00)"),
    ('0;-0;"nil"', "0", "nil"),
    ("0.0%;[Red]-0.0%", "-0.05", "-5.0%"),
    (";;;", "5", ""),
    ("0;;", "-5", ""),
    ('[<1]0.0" h";0" days"', "0.5", "0.5 h"),
    ('[<1]0.0" h";0" days"', "5", "5 days"),
    ('[>=100]"big "0;[<=5]"low "0;0.0', "3", "low 3"),
    ('[>=100]"big "0;[<=5]"low "0;0.0', "7", "7.0"),
    ('[=1]"yes";[=0]"no";0', "0", "no"),
    ('[<>0]"set";"unset"', "0", "unset"),
    ('[>100]"over";0;"rest"', "-5", "5"),
    ('[>100]"over";0;"rest"', "50", "rest"),
    ("[>5]0", "3", "3"),
    ("hh:mm:ss", "0.00486111111111111", "00:07:00"),
    ("h:mm", "0.5", "12:00"),
    ("[h]:mm", "2.10416666666667", "50:30"),
    ("[mm]:ss", "0.0423611111111111", "61:00"),
    ("[ss]", "0.00486111111111111", "420"),
    ("mm:ss", "0.000752314814814815", "01:05"),
    ("mm:ss.0", "0.000755787037037037", "01:05.3"),
    ("h:mm AM/PM", "0.75", "6:00 PM"),
    ("h:mm AM/PM", "0", "12:00 AM"),
    ("h A/P", "0.25", "6 A"),
    ("yyyy-mm-dd", "46000", "2025-12-09"),
    ("yyyy-mm-dd", "1", "1900-01-01"),
    ("yyyy-mm-dd", "61", "1900-03-01"),
    ("d mmmm yyyy", "46000.99", "9 December 2025"),
    ("dddd, d mmm yy", "46000", "Tuesday, 9 Dec 25"),
    ("ddd mmmmm", "46000", "Tue D"),
    ("dd/mm/yyyy hh:mm", "46000.52", "09/12/2025 12:28"),
    ("yyyy-mm-dd hh:mm:ss", "46000.999999999", "2025-12-10 00:00:00"),
    ("yyyy-mm-dd", "2958465.9999999", "9999-12-31"),
    ("[$-409]d/m/yyyy;@", "46000", "9/12/2025"),
    ("[>0]d.m.yy", "46000", "9.12.25"),
    ("yyyy", "-3", "-3"),
    ("yyyy", "3000000", "3000000"),
    ("0" * (MAX_CODE + 1), "2", "2"),
]


def number(text: str) -> Decimal:
    return Decimal(f"{float(text):.15g}")


@pytest.mark.parametrize(("code", "value", "shown"), SHOWN)
def test_numbers_are_shown_as_excel_shows_them(code: str, value: str, shown: str):
    assert parse_format(code).show(number(value)) == shown


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("General", "monthly"),
        ("0.00", "monthly"),
        ("@", "monthly"),
        ('"paid "@', "paid monthly"),
        ('0;0;0;@" only"', "monthly only"),
        ("@@", "monthlymonthly"),
        (";;;", ""),
        ('0;0;0;"n/a"', "n/a"),
    ],
)
def test_texts_are_shown_as_excel_shows_them(code: str, shown: str):
    assert parse_format(code).show_text("monthly") == shown


def test_days_count_from_1904_in_workbooks_of_old_macs():
    code = parse_format("yyyy-mm-dd", since_1904=True)
    assert code.show(Decimal(44538)) == "2025-12-09"
    assert code.show(Decimal(2957003)) == "9999-12-31"
    assert code.show(Decimal(2957004)) == "2957004"


def test_a_format_tells_whether_it_shows_dates():
    assert parse_format("[h]:mm").is_date
    assert not parse_format('0 "days"').is_date


NUMBERS = some.floats(-1e15, 1e15).map(lambda value: Decimal(f"{value:.15g}"))


@given(some.text(some.sampled_from('0#?.,%/@;"\\_*[]<>=hmsydAPE+-General $€0189 x'), max_size=30), NUMBERS)
def test_any_code_shows_something_for_any_number(code: str, value: Decimal):
    parsed = parse_format(code)
    assert isinstance(parsed.show(value), str)
    assert isinstance(parsed.show_text("text"), str)


@given(NUMBERS, some.integers(0, 6))
def test_decimals_are_rounded_half_up(value: Decimal, places: int):
    rounded = abs(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    minus = "-" if value < 0 and rounded else ""
    code = "0." + "0" * places if places else "0"
    assert parse_format(code).show(value) == f"{minus}{rounded:f}"
    assert parse_format(f"# {code}").show(value).replace(" ", "") == f"{minus}{rounded:f}"


@given(some.dates())
def test_a_date_is_read_back_from_what_is_shown(day):
    first = day.toordinal() - 693594
    if first > 60:
        assert parse_format("yyyy-mm-dd").show(Decimal(first)) == day.isoformat()


@given(NUMBERS)
def test_general_shows_few_signs_and_the_same_number(value: Decimal):
    shown = parse_format("General").show(value)
    assert len(shown.lstrip("-")) <= 12
    assert float(shown) == pytest.approx(float(value), rel=1e-5)

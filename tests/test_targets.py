"""The reading of target expressions, against a table of wordings and against laws that hold for every text."""

from __future__ import annotations

import subprocess
import sys
import time
from decimal import Decimal, localcontext
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from sla_lint.targets import (
    Limit,
    Target,
    canonical_unit,
    convert,
    dimension,
    parse_number,
    parse_quantity,
    parse_targets,
)

EXAMPLES = YAML(typ="safe", pure=True).load(Path(__file__).parent / "data" / "targets.yaml")


def notation(text: str) -> list[str]:
    return [str(target) for target in parse_targets(text)]


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row["text"])
def test_an_expression_is_read_as_people_mean_it(row: dict[str, object]) -> None:
    assert notation(str(row["text"])) == row["expect"]


# --- what a reading holds


def test_a_bare_percentage_has_no_comparator() -> None:
    assert parse_targets("95%") == (Target("value", value=Decimal(95), unit="percent"),)


def test_a_bare_number_has_no_unit_and_a_counted_one_has() -> None:
    bare, counted = parse_targets("99.9")[0], parse_targets("5 complaints")[0]
    assert (bare.value, bare.unit) == (Decimal("99.9"), None)
    assert (counted.value, counted.unit) == (Decimal(5), "count")


def test_a_share_and_its_time_are_one_target() -> None:
    (target,) = parse_targets("P1: at least 95.0% of calls within 1-3 working days on average per month")
    assert target == Target(
        kind="value",
        label="P1",
        comparator=">=",
        value=Decimal("95.0"),
        unit="percent",
        limit=Limit("<=", Decimal(1), Decimal(3), "business-days"),
        statistic="mean",
        window="month",
    )


def test_a_range_has_its_lower_end_as_value() -> None:
    (target,) = parse_targets("30 minutes to 1 hour")
    assert (target.comparator, target.value, target.upper, target.unit) == (None, Decimal(30), Decimal(60), "minutes")


def test_all_within_a_time_is_a_hundred_percent_of_it() -> None:
    (target,) = parse_targets("All calls are answered within 20 seconds")
    assert (target.comparator, target.value, target.unit) == ("=", Decimal(100), "percent")
    assert target.limit == Limit("<=", Decimal(20), None, "seconds")


def test_a_deviation_is_marked_as_one() -> None:
    (target,) = parse_targets("forecast variance below 5%")
    assert (target.deviation, target.comparator, target.value) == (True, "<", Decimal(5))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("95%", "value"),
        ("TBD", "to-be-decided"),
        ("n/a", "not-applicable"),
        ("XX%", "placeholder"),
        ("[***]", "redacted"),
        ("best in class", "words"),
        ("see Annex B", "reference"),
        ("24x7", "always-on"),
    ],
)
def test_each_kind_has_its_name(text: str, kind: str) -> None:
    (target,) = parse_targets(text)
    assert target.kind == kind
    assert (target.value is None) == (kind != "value")


def test_a_reading_cannot_be_changed() -> None:
    (target,) = parse_targets("95%")
    with pytest.raises(AttributeError):
        target.value = Decimal(5)  # type: ignore[misc]
    assert not hasattr(target, "__dict__")


def test_the_notation_names_what_has_no_sign_of_its_own() -> None:
    assert str(Target("value", comparator="<=", value=Decimal("1E+3"), unit="widgets")) == "<=1000 widgets"


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "\ud800", "İ", "²"])
def test_a_text_without_meaning_is_words(text: str) -> None:
    assert parse_targets(text) == (Target("words"),)


# --- laws


def amounts() -> st.SearchStrategy[Decimal]:
    return st.decimals(min_value=0, max_value=99_999, allow_nan=False, allow_infinity=False, places=2)


COMPARATORS = st.sampled_from([None, ">=", "<=", ">", "<", "=", "~"])
TIMES = ["milliseconds", "seconds", "minutes", "hours", "days", "weeks", "months", "years", "business-days"]
UNITS = [*TIMES, "business-hours", "business-minutes", "percent", "count", "points", "currency", "per-1000", "scale-5"]


@given(text=st.text(max_size=60))
@example("1 2 3")
@example("[" * 30)
def test_any_text_has_a_reading(text: str) -> None:
    targets = parse_targets(text)
    assert targets
    assert all(str(target) for target in targets)
    assert len(set(targets)) == len(targets)


WORDS = [word for row in EXAMPLES for word in str(row["text"]).split()]


@given(words=st.lists(st.sampled_from(WORDS), max_size=14), joint=st.sampled_from(["", " ", ", "]))
def test_words_of_agreements_in_any_order_have_readings_that_make_sense(words: list[str], joint: str) -> None:
    text = joint.join(words)
    for target in parse_targets(text):
        assert (target.kind == "value") == (target.value is not None)
        for quantity in (target, target.limit):
            if quantity is None or quantity.value is None:
                continue
            assert quantity.value.is_finite()
            assert quantity.upper is None or quantity.upper > quantity.value
            assert quantity.comparator in {None, ">=", "<=", ">", "<", "=", "~"}
    parse_number(text)
    parse_quantity(text)


@given(
    comparator=COMPARATORS,
    value=amounts(),
    unit=st.sampled_from(UNITS),
    label=st.sampled_from([None, "P1", "M1-M3", "High", "thereafter"]),
    statistic=st.sampled_from([None, "mean", "median", "p95"]),
    window=st.sampled_from([None, "month", "quarter", "billing cycle", "rolling 30 days"]),
)
@example(None, Decimal("4.20"), "scale-5", None, None, None)
def test_the_notation_of_a_value_reads_as_that_value(
    comparator: str | None, value: Decimal, unit: str, label: str | None, statistic: str | None, window: str | None
) -> None:
    if unit == "scale-5":
        value %= 5
    target = Target("value", label, comparator, value, None, unit, None, statistic, window)
    assert parse_targets(str(target)) == (target,)


@given(comparator=COMPARATORS, share=amounts(), bound=COMPARATORS, value=amounts(), unit=st.sampled_from(TIMES))
def test_the_notation_of_a_share_and_its_time_reads_as_these(
    comparator: str | None, share: Decimal, bound: str | None, value: Decimal, unit: str
) -> None:
    target = Target("value", None, comparator, share, None, "percent", Limit(bound, value, None, unit))
    assert parse_targets(str(target)) == (target,)


@given(comparator=COMPARATORS, low=amounts(), more=amounts(), unit=st.sampled_from(["percent", "days", "count"]))
def test_the_notation_of_a_range_reads_as_that_range(
    comparator: str | None, low: Decimal, more: Decimal, unit: str
) -> None:
    target = Target("value", None, comparator, low, low + more + 1, unit)
    assert parse_targets(str(target)) == (target,)


@pytest.mark.parametrize(
    "kind", ["to-be-decided", "not-applicable", "placeholder", "redacted", "words", "reference", "always-on"]
)
def test_the_notation_of_a_gap_reads_as_that_gap(kind: str) -> None:
    assert parse_targets(str(Target(kind))) == (Target(kind),)


@pytest.mark.parametrize(
    "piece",
    [
        "a", "x", "1", " ", "\u00a0", "within 5 ", "1 ", "100 ", "1-", "1.", "1,", "0 ", "+0", "P1, ", "P1 ", "high, ",
        "a: ", "a - ", "the ", "the month ", "to be ", "80/20 ", "5 to ", "5 or ", "(5", "(", "[", "[ ", "<a", "<<",
        "{", "_", "*", "#", "%", "...", ". A", "a.", "5 per ", "clause 5, ", "january 1 ", "1 hour 30 minutes ",
        "five (", "two hundred ", "95% 20 s ", "24 x ", "not ", "no more than ", "percentile - ", "½", "½ ", "n/", "\n",
        ";", "?", "all ", "a b c d e f g h ", "per week ", "on a scale of 1 to ", "5 days and ", "minimum ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["", " %", "]", "5 days"])
def test_the_time_grows_with_the_length_and_no_faster(piece: str, end: str) -> None:
    text = piece * (50_000 // len(piece)) + end
    cut = piece * (1_990 // len(piece)) + end
    begin = time.process_time()
    parse_targets(text)
    parse_targets(cut)
    parse_quantity(text)
    parse_number(text)
    parse_number(cut)
    canonical_unit(text)
    assert time.process_time() - begin < 2
    assert len(parse_targets(cut)) >= 1


def test_a_text_too_long_for_a_target_is_cut_between_two_words() -> None:
    assert notation("within 5 weeks " * 400) == ["<=5w"]
    assert notation("within 5 weeks; " + "word " * 400 + "; 99%") == ["<=5w"]


# --- numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("95", "95"),
        ("95.50", "95.50"),
        ("1,200", "1200"),
        ("123,456", "123456"),
        ("123 456", "123456"),
        ("1,200.5", "1200.5"),
        ("1.200", "1.200"),
        ("1.200,5", "1200.5"),
        ("1.200.300", "1200300"),
        ("1,200,300", "1200300"),
        ("99,5", "99.5"),
        ("0,125", "0.125"),
        ("12345,678", "12345.678"),
        ("1 234,5", "1234.5"),
        ("1\u2009234\u202f567,5", "1234567.5"),
        ("1'200", "1200"),
        ("1\u2019200", "1200"),
        (".5", "0.5"),
        ("05", "5"),
        ("5.", None),
        ("5,", None),
        ("1234 567", None),
        ("1 23", None),
        ("01 234", None),
        ("1.5 234", None),
        ("1  234", None),
        ("2 1.5", None),
        ("1 2345", None),
        ("1 234th", None),
        ("-0800", None),
        ("007", None),
        ("3.1.2", None),
        ("1,2,3", None),
        ("1,200,30", None),
        ("1.234,567.8", None),
        ("1" * 19, None),
        ("1." + "3" * 16, "1." + "3" * 16),
        ("1." + "3" * 17, None),
        ("+40", "40"),
        ("-5", "-5"),
        ("\u22125", "-5"),
        ("- 5", None),
        ("--5", None),
        ("-", None),
        ("-five", None),
        ("½", "0.5"),
        ("2½", "2.5"),
        ("1,200¾", "1200.75"),
        ("٩٥", "95"),
        ("²", None),
        ("zero", "0"),
        ("thirty", "30"),
        ("Ninety-Five", "95"),
        ("ninety five", "95"),
        ("ninety-five (95)", "95"),
        ("95 (ninety-five)", "95"),
        ("one hundred", "100"),
        ("one hundred and twenty", "120"),
        ("one hundred twenty five", "125"),
        ("two thousand five hundred and one", "2501"),
        ("nineteen hundred", "1900"),
        ("one hundred hundred", None),
        ("three million", "3000000"),
        ("one and a half", "1.5"),
        ("ninety-nine and nine-tenths", "99.9"),
        ("four and one quarter", "4.25"),
        ("once", "1"),
        ("twice", "2"),
        ("five three", None),
        ("ten five", None),
        ("twenty ten", None),
        ("two thousand and five", "2005"),
        ("five or a half", None),
        ("twenty-one five", None),
        ("five and three", None),
        ("five and a", None),
        ("five and many tenths", None),
        ("ninety-", None),
        ("hundred", None),
        ("five (", None),
        ("five (5", None),
        ("five (of 5)", None),
        ("95%", None),
        ("95 calls", None),
        ("1e5", None),
        ("", None),
        ("five " * 500, None),
    ],
)
def test_a_number_is_read_exactly_or_not_at_all(text: str, number: str | None) -> None:
    read = parse_number(text)
    assert read == (None if number is None else Decimal(number))


@given(number=st.integers(min_value=0, max_value=999_999_999))
def test_thousands_may_be_kept_apart_or_not(number: int) -> None:
    apart = f"{number:,}"
    for written in (str(number), apart, apart.replace(",", " "), apart.replace(",", "\u202f"), apart.replace(",", "'")):
        assert parse_number(written) == number


def test_the_callers_decimal_context_changes_nothing() -> None:
    with localcontext(prec=2):
        assert parse_number("-1234.56") == Decimal("-1234.56")
        assert convert(Decimal("1234.56"), "hours", "seconds") == Decimal(4_444_416)
        assert notation("1 hour 12.345 minutes; 95.5% ± 2.25%") == ["?72.345min", "93.25..97.75%"]


# --- single quantities


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("4 business hours", "4", "business-hours"),
        ("≤ 5 min", "5", "minutes"),
        ("at least 95%", "95", "percent"),
        ("25,300 invoices", "25300", "count"),
        ("1850", "1850", None),
        ("thirty (30) days", "30", "days"),
        ("P1: 4 hours", "4", "hours"),
        ("1,200 cases per FTE per month", "1200", "count"),
        ("$5,000", "5000", "currency"),
        ("4.2 / 5", "4.2", "scale-5"),
        ("clause 4: 5 days", "5", "days"),
    ],
)
def test_a_single_quantity_is_a_number_and_its_unit(text: str, value: str, unit: str | None) -> None:
    assert parse_quantity(text) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "none",
        "TBD",
        "81-90%",
        "80% within 20 s",
        "95%; 90%",
        "95% (TBC)",
        "All calls within 5 s",
        "2026-01 to 2026-06",
    ],
)
def test_what_is_not_exactly_one_quantity_is_none(text: str) -> None:
    assert parse_quantity(text) is None


# --- units


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("%", "percent"),
        ("Per cent", "percent"),
        ("pct.", "percent"),
        ("percentage points", "percent"),
        ("ms", "milliseconds"),
        ("sec", "seconds"),
        ("secs", "seconds"),
        ("s", "seconds"),
        ("Seconds", "seconds"),
        ("mins", "minutes"),
        ("hrs", "hours"),
        ("calendar days", "days"),
        ("wks", "weeks"),
        ("mths", "months"),
        ("yrs", "years"),
        ("working days", "business-days"),
        ("business-days", "business-days"),
        ("Bus. Days", "business-days"),
        ("bd", "business-days"),
        ("weekdays", "business-days"),
        ("service hours", "business-hours"),
        ("working minutes", "business-minutes"),
        ("number", "count"),
        ("pts", "points"),
        ("EUR", "currency"),
        ("$", "currency"),
        ("/5", "scale-5"),
        ("/ 5", "scale-5"),
        ("scale 1-5", "scale-5"),
        ("per 5", "per 5"),
        ("out of 10", "scale-10"),
        ("score-1-5", "scale-5"),
        ("scale-7", "scale-7"),
        ("1-5", "scale-5"),
        ("/100", "scale-100"),
        ("‰", "per-1000"),
        ("ppm", "per-1000000"),
        ("5", "5"),
        ("/6", "/6"),
        (" Widgets ", "Widgets"),
        ("count-per-hour", "count-per-hour"),
        ("", ""),
    ],
)
def test_a_unit_has_one_name_however_it_is_written(text: str, unit: str) -> None:
    assert canonical_unit(text) == unit
    assert canonical_unit(unit) == unit


@pytest.mark.parametrize(
    ("unit", "measures"),
    [
        ("percent", "share"),
        ("hrs", "time"),
        ("weeks", "time"),
        ("business-hours", "business-time-hours"),
        ("business-minutes", "business-time-hours"),
        ("working days", "business-time-days"),
        ("months", "calendar"),
        ("years", "calendar"),
        ("count", "count"),
        ("currency", "money"),
        ("scale-5", "scale"),
        ("points", "points"),
        ("widgets", "widgets"),
    ],
)
def test_a_unit_measures_something(unit: str, measures: str) -> None:
    assert dimension(unit) == measures


@pytest.mark.parametrize(
    ("value", "unit", "to", "result"),
    [
        ("1.5", "hours", "minutes", "90"),
        ("90", "min", "hours", "1.5"),
        ("2", "weeks", "days", "14"),
        ("250", "ms", "seconds", "0.25"),
        ("1", "year", "months", "12"),
        ("90", "business-minutes", "business-hours", "1.5"),
        ("5", "working days", "bd", "5"),
        ("5", "widgets", "widgets", "5"),
        ("4.2", "scale-5", "out of 5", "4.2"),
        ("5", "business-days", "days", None),
        ("8", "business-hours", "business-days", None),
        ("1", "months", "days", None),
        ("4.2", "scale-5", "scale-10", None),
        ("5", "percent", "count", None),
        ("5", "widgets", "gadgets", None),
    ],
)
def test_a_quantity_converts_only_to_what_measures_the_same(value: str, unit: str, to: str, result: str | None) -> None:
    assert convert(Decimal(value), unit, to) == (None if result is None else Decimal(result))


FINER = ["milliseconds", "seconds", "minutes", "hours", "days", "weeks"]


@given(
    value=st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=6),
    units=st.tuples(st.sampled_from(FINER), st.sampled_from(FINER)),
)
def test_a_conversion_to_a_smaller_unit_is_exact_and_turns_back(value: Decimal, units: tuple[str, str]) -> None:
    smaller, larger = sorted(units, key=FINER.index)
    there = convert(value, larger, smaller)
    assert there is not None
    assert convert(there, smaller, larger) == value


def test_a_third_is_rounded_far_behind_the_digits_of_the_value() -> None:
    thirds = convert(Decimal(20), "minutes", "hours")
    assert thirds is not None
    assert abs(thirds * 3 - 1) < Decimal("1E-26")


def test_reading_targets_loads_nothing_heavy() -> None:
    code = "import sys, sla_lint.targets; print(sorted({'dataclasses', 'ruamel', 'inspect'} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_the_package_has_its_public_names_and_no_others() -> None:
    import sla_lint.targets

    assert all(getattr(sla_lint.targets, name) is not None for name in sla_lint.targets.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        sla_lint.targets.nothing  # noqa: B018

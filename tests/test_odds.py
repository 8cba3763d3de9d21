"""The odds of the binomial law against published figures, and as a law."""

from decimal import Decimal
from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_lint_bpo.odds import chance_of_breach


@pytest.mark.parametrize(
    ("cases", "truth", "allowed", "percent"),
    [
        (40, "0.995", 0, 18),
        (40, "0.990", 0, 33),
        (100, "0.995", 1, 9),
        (500, "0.995", 5, 4),
        (1000, "0.995", 10, 1),
    ],
)
def test_the_chance_of_a_breach_is_the_published_one(cases, truth, allowed, percent):
    assert round(100 * chance_of_breach(cases, Decimal(truth), allowed)) == percent


def test_more_allowed_misses_than_cases_cannot_be_breached():
    assert chance_of_breach(3, Decimal("0.5"), 7) < Decimal("1e-30")


def test_a_provider_who_never_misses_never_breaches():
    assert chance_of_breach(1000, Decimal(1), 0) == 0


@given(cases=st.integers(1, 60), misses=st.integers(0, 60), truth=st.integers(1, 99))
def test_the_chance_is_that_of_counting_the_outcomes_one_by_one(cases, misses, truth):
    share = Fraction(truth, 100)
    met = sum(comb(cases, k) * (1 - share) ** k * share ** (cases - k) for k in range(min(misses, cases) + 1))
    assert abs(Fraction(chance_of_breach(cases, Decimal(truth) / 100, misses)) - (1 - met)) < Fraction(1, 10**25)


@given(cases=st.integers(1, 500), misses=st.integers(0, 5), truth=st.decimals("0.5", "0.9999", places=4))
def test_a_further_allowed_miss_never_makes_a_breach_likelier(cases, misses, truth):
    assert chance_of_breach(cases, truth, misses + 1) <= chance_of_breach(cases, truth, misses)

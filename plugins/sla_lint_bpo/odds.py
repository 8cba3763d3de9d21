"""The odds of the binomial law: how often a provider breaches by bad luck."""

from __future__ import annotations

from decimal import Decimal, localcontext

_DIGITS = 40


def chance_of_breach(cases: int, true_share: Decimal, allowed_misses: int) -> Decimal:
    """The chance that more than the allowed number of cases miss, each on its own with the same chance.

    `true_share` is the share of cases in which the provider truly succeeds, from 0 to 1. The number of misses among
    independent cases is binomial, so the chance is one minus the sum of C(n, k) p^(n-k) q^k over the allowed k
    (J. Bernoulli, Ars Conjectandi, 1713; NIST Engineering Statistics Handbook, section 1.3.6.6.18). It is worked out
    with 40 digits.
    """
    with localcontext() as context:
        context.prec = _DIGITS
        missing = 1 - true_share
        term = true_share**cases
        met = term
        for misses in range(1, min(allowed_misses, cases) + 1):
            term = term * (cases - misses + 1) / misses * missing / true_share
            met += term
        return max(1 - met, Decimal(0))

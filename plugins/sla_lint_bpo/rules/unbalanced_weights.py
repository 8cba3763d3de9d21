"""Weights that do not add up."""

from decimal import Decimal

from sla_lint import Document, Metric, Phrase, Place, Problem, Problems, rule
from sla_lint_bpo.balance import at_metrics
from sla_lint_bpo.weights import WHOLE, sum_of, sums, sums_by_class, unread, weighted


@rule(severity="error", group="consequences", source="core-weights, practice")
def unbalanced_weights(
    document: Document,
    *,
    total: Decimal = Decimal(100),
    tolerance: Decimal = Decimal(0),
    per_service_line: bool = False,
) -> Problems:
    """The weights of the metrics sum to more or less than the amount they share out.

    Why it matters:
        A weight is a share of the amount at risk. Where the weights sum to 105, five per cent of it are promised twice,
        and the two sides will work out two different credits for the month in which everything is missed; where they
        sum to 90, a tenth of the amount is never at risk at all. The sum is exact: 99.99 is not 100.

    How it is gamed:
        A metric is added late in the negotiation without taking its weight from the others, and the credit
        formula is read in whichever way pays.

    Not flagged:
        Agreements without weights; weights that are shares of one (0.4 and 0.6) or sum to the percentage at risk
        itself; weights that add up service line by service line, or class by class; points and fixed amounts. A pool
        of more than 100 % is meant so: there the weights must sum to `pool_percent`. Monitored metrics do not count,
        and while a weight is no number nothing is said.

    Flagged:
        metrics: [{id: a, weight: 60}, {id: b, weight: 45}]
        ---
        metrics: [{id: a, weight: 60 %}, {id: b, weight: 30 %}]
        ---
        metrics: [{id: a, weight: 100}, {id: b, weight: 100}]
        remedies: {credits: {allocation: pool, pool_percent: 250}}

    Accepted:
        metrics: [{id: a, weight: 60}, {id: b, weight: 40}]
        ---
        metrics: [{id: a, weight: 0.6}, {id: b, weight: 0.4}]
        ---
        metrics: [{id: a, weight: 150}, {id: b, weight: 100}]
        remedies: {credits: {allocation: pool, pool_percent: 250}}

    Model clause:
        The Service Credit for a Service Level is its weight in table 1, as a percentage of the amount at risk. The
        weights in table 1 sum to 100; a change of one weight takes effect only together with those that restore the
        sum.

    Question:
        If every metric were missed in one month, what would be due, and do both sides get that figure?

    Options:
        total: what the weights must sum to; 100 is the whole of the amount at risk.
        tolerance: how far the sum may stray; 0, since weights are chosen and not measured.
        per_service_line: check the sum of each service line and not that of the whole agreement.
    """
    wanted = _wanted(document, total)
    if wanted is None or unread(document.metrics):
        return
    if per_service_line:
        for service in document.services:
            if not _fits(sum_of(service.metrics), wanted, tolerance, document):
                yield _problem(at_metrics(service), list(service.metrics), wanted)
        return
    ways = (*sums(document), sums_by_class(document))
    if not any(all(_fits(value, wanted, tolerance, document) for value in values) for values in ways):
        yield _problem(document.place("metrics"), list(document.metrics), wanted)


def _wanted(document: Document, total: Decimal) -> Decimal | None:
    """What the weights must sum to; None where they are no shares of one amount."""
    clause = document.credits
    if clause is not None and clause.allocation in ("points", "fixed"):
        return None
    if clause is not None and clause.allocation == "pool":
        return clause.pool_percent
    weights = [weight for _, weight in weighted(document.metrics)]
    in_fractions = all(weight <= 1 for weight in weights) and any(weight % 1 for weight in weights)
    return total / WHOLE if in_fractions else total


def _fits(value: Decimal, wanted: Decimal, tolerance: Decimal, document: Document) -> bool:
    """Whether a sum is the wanted one; or none, or one, or the percentage at risk, of which each weight is a part."""
    clause = document.credits
    at_risk = clause.at_risk_percent if clause is not None else None
    return abs(value - wanted) <= tolerance or value in (0, 1, at_risk)


def _problem(place: Place, metrics: list[Metric], wanted: Decimal) -> Problem:
    value = sum_of(metrics)
    return Problem(
        place,
        "The weights sum to {sum}, not {wanted}, so {rest} points of the amount at risk are {fate}.",
        related=[(metric.place("weight"), "a weight") for metric, _ in weighted(metrics)],
        sum=value,
        wanted=wanted,
        rest=abs(value - wanted),
        fate=Phrase("promised twice" if value > wanted else "given to no metric"),
    )

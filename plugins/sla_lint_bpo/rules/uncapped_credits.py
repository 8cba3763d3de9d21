"""Service credits without a cap."""

from sla_lint import Document, Part, Problem, Problems, rule
from sla_lint_bpo.mentions import mentions
from sla_lint_bpo.presence import agreed, credits_are_due
from sla_lint_bpo.weights import WHOLE, sums, unread

MONTHLY = ("monthly_cap_percent", "per_event_cap", "cap")
"""Fields that bound what a month can cost."""


@rule(
    severity="error",
    group="consequences",
    source="dir-credits, clearview",
    looks_for="a cap, a maximum or a limit on credits and deductions",
)
def uncapped_credits(document: Document) -> Problems:
    """Service credits have no upper bound.

    Why it matters:
        Contracts bound the credits of a month by an amount at risk. Without a bound a bad month can cost more than the
        month was worth; a court may then read the credits as a penalty and strike them out, and a provider with a
        margin of 15 % will price the danger in or walk away. At that margin a cap of 10 % of the charges is already two
        thirds of the profit.

    How it is gamed:
        The side that drafts leaves the cap to "later", and later never comes.

    Not flagged:
        A monthly cap, a cap per event, a cap in words, and credits that are settled in another document. Where the
        amount at risk is the only bound, or is joined only by a yearly cap, a note asks to say that it is the cap of
        the month. If the weights, or the pool, give out more than the whole of it, it bounds nothing, and this is an
        error.

    Flagged:
        remedies: {credits: {base: monthly charges, allocation: weight}}
        ---
        metrics: [{id: a, weight: 60}, {id: b, weight: 45}]
        remedies: {credits: {base: monthly charges, at_risk_percent: 10}}

    Accepted:
        remedies: {credits: {base: monthly charges, at_risk_percent: 10, monthly_cap_percent: 10}}
        ---
        remedies: {credits: {base: monthly charges, cap: 10 % of the monthly charges}}
        ---
        remedies: {credits: see MSA clause 14}

    Model clause:
        The Service Credits for a calendar month shall not exceed 10 % of the charges for that month, and those for a
        contract year shall not exceed 8 % of the charges for that year.

    Question:
        What is the most that the worst month can cost, and is that written down?
    """
    remedies, clause = document.remedies, document.credits
    if remedies is None or clause is None or not credits_are_due(document):
        return
    if any(_is_agreed(document, clause, cap) for cap in MONTHLY) or _is_capped_in_words(document, remedies, clause):
        return
    yearly, at_risk = clause.holds("annual_cap_percent"), clause.holds("at_risk_percent")
    if not yearly and not at_risk:
        fault = "Service credits have no cap; say what the credits of a month cannot exceed."
        yield Problem(remedies, fault, at="credits")
    elif not yearly and _is_given_out_twice(document):
        fault = (
            "The weights give out more than the whole amount at risk, so it caps nothing; cap the credits of a month."
        )
        yield Problem(remedies, fault, at="credits")
    elif at_risk:
        advice = "The amount at risk is the only bound on the credits of a month; say that it is their cap."
        yield Problem(remedies, advice, at="credits", severity="note")


def _is_agreed(document: Document, clause: Part, key: str) -> bool:
    """Whether a cap stands under a key; "credits are unlimited" is none."""
    text = getattr(clause.node.values.get(key), "text", None)
    return agreed(document, clause, key) and not mentions(text, document.vocabulary.words("no-cap-words"))


def _is_capped_in_words(document: Document, *groups: Part) -> bool:
    """Whether a text on credits, or a name of people's own among the remedies, speaks of a cap."""
    words = document.vocabulary.words("cap-words")
    names = [key for group in groups for key in group.node.values.keys() - group.fields.keys()]
    texts = [passage.text for passage in document.passages() if passage.path.startswith("remedies/credits/")]
    told = [*names, *texts]
    denied = any(mentions(text, document.vocabulary.words("no-cap-words")) for text in told)
    return not denied and any(mentions(text, words) for text in told)


def _is_given_out_twice(document: Document) -> bool:
    """Whether the shares of the amount at risk are more than the whole of it."""
    clause = document.credits
    if clause is None or clause.allocation in ("points", "fixed") or unread(document.metrics):
        return False
    if clause.allocation == "pool":
        return clause.pool_percent is not None and clause.pool_percent > WHOLE
    return all(max(values) > WHOLE for values in sums(document))

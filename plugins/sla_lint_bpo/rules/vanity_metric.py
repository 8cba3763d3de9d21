"""A metric that is easy to count and says little."""

from decimal import Decimal

from sla_lint import KnownMetric, Metric, Phrase, Problem, Problems, rule
from sla_lint_bpo.activity import counts_activity
from sla_lint_bpo.mentions import mentions


@rule(severity="warning", group="metric-selection", source="seed1, austin, metrics.yaml")
def vanity_metric(
    metric: Metric,
    *,
    include_conditional: bool = False,
    allow: tuple[str, ...] = (),
    justification_words: int = 10,
) -> Problems:
    """A KPI counts activity: it can rise while the customer is served worse.

    Why it matters:
        What is paid for is what gets done. Calls handled, tickets closed and hours worked are easy to count, so they
        find their way into the table of KPIs, and from then on people produce calls, closures and hours. A number that
        can rise while the experience falls is the wrong number to pay for, however useful it is for planning.

    How it is gamed:
        Work is cut into more pieces, closed early and opened anew, or done where nobody needed it.

    Not flagged:
        A metric that is only monitored, or whose purpose is billing, forecasting or planning and that bears no weight.
        A justification of some length turns the warning into a note: the parties have thought about it. A metric under
        a name that we do not know is judged only if it plainly counts activity ("number of visits", "letters sent",
        "customers are surveyed"); a time, a rate per hour or head, a limit on what should be rare, or a word about
        quality makes it something else.

    Flagged:
        metrics:
          - {id: calls, metric: calls-handled, class: critical, target: 95, weight: 10}
        ---
        metrics:
          - {id: closed, name: Tickets closed, class: key, target: 4000}
        ---
        metrics:
          - {name: Number of site visits, target: at least 12 a month}

    Accepted:
        metrics:
          - {id: calls, metric: calls-handled, class: monitored}
        ---
        metrics:
          - {id: calls, metric: calls-handled, purpose: unit of billing}

    Model clause:
        The number of contacts handled is reported each month for forecasting and billing. No target, credit or bonus
        is tied to it.

    Question:
        What would the customer notice if this number doubled?

    Options:
        include_conditional: also report metrics that are sound only in company, such as average handle time.
        allow: metrics that are meant as they are, by their id or name here, or their id in the vocabulary.
        justification_words: words from which a justification turns the warning into a note; fewer say too little.
    """
    known = metric.known
    judged = counts_activity(metric) if known is None else _judged(known, include_conditional=include_conditional)
    if not judged or {metric.id, metric.name, known.id if known is not None else None} & {*allow}:
        return
    weight = metric.weight or Decimal(0)
    if weight <= 0 and (metric.monitored or _is_bookkeeping(metric)):
        return
    explained = len((metric.justification or "").split()) >= justification_words
    yield Problem(
        metric,
        "{metric} is easy to count and says little of the outcome ({why}); make it monitored, and pay on the outcome.",
        severity="note" if explained else None,
        metric=metric.label,
        why=Phrase((known.why if known is not None else None) or "it counts activity"),
    )


def _judged(known: KnownMetric, *, include_conditional: bool) -> bool:
    return known.verdict == "vanity" or (include_conditional and known.verdict == "conditional")


def _is_bookkeeping(metric: Metric) -> bool:
    """Whether it is said to be there for billing or planning, not as a promise."""
    words = metric.document.vocabulary.words("bookkeeping-purposes")
    return any(mentions(text, words) for text in (metric.purpose, metric.note, metric.justification))

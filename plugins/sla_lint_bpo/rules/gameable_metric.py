"""A metric that the provider can meet on paper."""

from sla_lint import KnownMetric, Metric, Phrase, Problem, Problems, rule
from sla_lint_bpo.balance import counter_metrics, paired_elsewhere, partners
from sla_lint_bpo.gamed import Trick, trick_in
from sla_lint_bpo.sides import checked_by_another, measured_by_provider


@rule(severity="warning", group="metric-selection", source="seed1, bevan-hood, hood")
def gameable_metric(
    metric: Metric,
    *,
    counter_classes: tuple[str, ...] = ("critical", "key", "monitored"),
    accept_independent: bool = True,
) -> Problems:
    """The provider alone measures a metric that can be met without better service, and nothing would show it.

    Why it matters:
        Nearly every metric can be met in a way that nobody wanted; studies of public targets found the same tricks in
        every trade. That is no reason to have no metrics. It is a reason not to let the side that earns by the number
        work it out unseen: either somebody else measures or checks it, or a second metric gets worse when the first is
        dressed up.

    How it is gamed:
        Clocks are stopped, cases are recoded, hard ones are left out of the base; the finding names the way that is
        known of the metric.

    Not flagged:
        A metric that anybody but the provider measures, checks or may audit, one whose counter-metric stands in the
        agreement (being monitored is enough), and one of which the agreement does not say who measures it.

    Flagged:
        metrics:
          - id: frt
            metric: first-response-time
            method: {calculated_by: provider}
        ---
        metrics:
          - id: qa
            metric: qa-score
            data_source: {system: QA tool, owner: supplier}

    Accepted:
        metrics:
          - {id: frt, metric: first-response-time, method: {calculated_by: provider, verified_by: client}}
          - {id: reopen, metric: reopen-rate, class: monitored}
        ---
        metrics:
          - {id: frt, metric: first-response-time, method: {calculated_by: provider}}
          - {id: reopen, metric: reopen-rate, class: monitored}
        ---
        metrics:
          - {id: frt, metric: first-response-time, method: {calculated_by: client}}

    Model clause:
        The Provider calculates the result from the system of record. Each month the Client draws thirty cases at random
        and works their result out anew; where more than one differs, the Client's method applies to the whole month.

    Question:
        Who other than the provider would notice if this figure were dressed up, and how?

    Options:
        counter_classes: classes in which a counter-metric counts; one that is only monitored shows the damage too.
        accept_independent: accept a check by the other side, or by a third, in place of a counter-metric.
    """
    if metric.monitored or (accept_independent and checked_by_another(metric)) or paired_elsewhere(metric):
        return
    held_by = (*counter_metrics(metric), *partners(metric))
    if any((other.class_ or "critical") in counter_classes for other in held_by):
        return
    trick = trick_in(metric)
    if trick is not None:
        yield _told(metric, trick)
    elif metric.known is not None and metric.known.gaming and measured_by_provider(metric):
        yield _measured_alone(metric, metric.known)


def _told(metric: Metric, trick: Trick) -> Problem:
    """The finding at the words that let the figure improve by itself."""
    return Problem(
        trick.place,
        "{metric} can be met without better service, by its own words: {said} ({hint}); count what the customer gets, "
        "or let the other side check it.",
        metric=metric.label,
        said=trick.words,
        hint=Phrase(metric.document.vocabulary.word_map("gamed.hints")[trick.kind]),
    )


def _measured_alone(metric: Metric, known: KnownMetric) -> Problem:
    return Problem(
        metric,
        "The provider alone measures {metric}, which can be met without better service ({behaviour}); "
        "let the other side check it{cure}.",
        metric=metric.label,
        behaviour=Phrase(known.gaming[0]),
        cure=_cure(metric, known.counter_metrics),
    )


def _cure(metric: Metric, ids: tuple[str, ...]) -> Phrase:
    """The first counter-metric of the vocabulary, for the end of the sentence."""
    counter = next(filter(None, map(metric.document.vocabulary.get, ids)), None)
    return Phrase(f", or watch '{counter.name}' beside it" if counter is not None else "")

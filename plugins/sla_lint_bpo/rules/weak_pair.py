"""A speed metric whose damage nothing would show."""

from sla_lint import Metric, Phrase, Problem, Problems, rule
from sla_lint_bpo.balance import QUALITY, counter_metrics, on_one_line, paired_elsewhere, partners, quality_in_force

SHOWN = 5
"""Quality metrics that a finding points to: enough to see what is there."""


@rule(severity="warning", group="balance", source="seed1, metrics.yaml")
def weak_pair(metric: Metric, *, accept_paired_with: bool = True, accept_monitored: bool = False) -> Problems:
    """A speed metric has quality metrics beside it, but none that would get worse if speed were bought with quality.

    Why it matters:
        Speed should be paired with quality so that one cannot be met by giving up the other, and the right partner
        depends on how the metric is cheated. Calls that are cut short to save handle time show up in repeat contacts;
        they never show up in how well tickets are categorised.

    How it is gamed:
        The provider is quick where it counts, careful where it is looked at, and these are different places.

    Not flagged:
        A metric with at least one of its counter-metrics in force on the same service line, or with a quality metric
        under a name that we do not know. Where no quality metric is in force at all, missing-quality-floor says so.
        Where some quality metric of the line measures an outcome and not just an activity, or the metric is paired with
        one on purpose, this is only a note.

    Flagged:
        metrics:
          - {id: aht, metric: average-handle-time}
          - {id: qa, metric: ticket-categorisation-accuracy}

    Accepted:
        metrics:
          - {id: aht, metric: average-handle-time, paired_with: [fcr]}
          - {id: fcr, metric: first-contact-resolution}
        ---
        metrics:
          - {name: Average handle time, target: 300}
          - {name: Repeat contact rate, target: 12}

    Model clause:
        Average handle time is reported together with the share of customers who call again on the same issue within
        seven days. In a month in which that share is above its limit, the handle time target counts as missed.

    Question:
        If this metric were met by cutting corners, which figure in this agreement would get worse?

    Options:
        accept_paired_with: treat a partner that is named in `paired_with` as a choice, and only note it.
        accept_monitored: accept a counter-metric that is only monitored.
    """
    known = metric.known
    if metric.monitored or known is None or not known.needs_quality_pair or paired_elsewhere(metric):
        return
    if _is_held(metric, accept_monitored=accept_monitored):
        return
    quality = [
        other for other in quality_in_force(metric.document) if on_one_line(metric, other) and other is not metric
    ]
    if not quality or any(other.known is None for other in quality):
        return
    paired = accept_paired_with and any(partner in quality for partner in partners(metric))
    felt = any(other.known.kind == "outcome" for other in quality if other.known is not None)
    yield Problem(
        metric,
        "{metric} could be met by cutting corners, and no metric beside it is known to show that; pair it with {cure}.",
        severity="note" if paired or felt else None,
        related=[(other, "a quality metric that would not show it") for other in quality[:SHOWN]],
        metric=metric.label,
        cure=_cure(metric, known.counter_metrics),
    )


def _is_held(metric: Metric, *, accept_monitored: bool) -> bool:
    """Whether a counter-metric that shows an outcome is there."""
    counters = [peer for peer in counter_metrics(metric) if accept_monitored or not peer.monitored]
    return any(peer.known.kind == "outcome" or peer.family in QUALITY for peer in counters if peer.known is not None)


def _cure(metric: Metric, ids: tuple[str, ...]) -> str:
    """The first counter-metric that shows quality, by its name."""
    found = [counter for counter in map(metric.document.vocabulary.get, ids) if counter is not None]
    names = [counter.name for counter in found if counter.family in QUALITY]
    return names[0] if names else Phrase("a metric of the outcome")

"""A quality floor with nothing in it."""

from collections.abc import Iterator

from sla_lint import Metric, Problem, Problems, Service, rule
from sla_lint_bpo.balance import at_metrics, counter_metrics, in_force, may_be_quality, partners, rushes, shows_quality
from sla_lint_bpo.presence import says_nothing


@rule(severity="warning", group="balance", source="practice")
def hollow_quality_floor(service: Service, *, lacking: int = 2) -> Problems:
    """The quality metrics that balance speed on a service line are names without substance.

    Why it matters:
        One quality metric in the table silences every question about balance. If it has no definition, nobody knows
        where its figures come from and nobody knows how the work performs today, it will be worked out in the most
        flattering way, and the speed targets beside it stand alone after all.

    How it is gamed:
        The floor is reported at 95 % for ever, by a method that nobody wrote down.

    Not flagged:
        Lines where any of the quality metrics that could hold the speed has substance. A single gap is reported by the
        rule for it (missing-definition, undefined-data-source, target-without-baseline); only several gaps in one
        metric make it hollow. Metrics that may be of quality, under names that leave it open, are not accused by
        themselves. Where no quality metric is in force at all, missing-quality-floor says so.

    Flagged:
        metrics:
          - {id: sl, metric: service-level, paired_with: [q]}
          - {id: q, metric: qa-score, target: 95}

    Accepted:
        metrics:
          - {id: sl, metric: service-level, paired_with: [q]}
          - id: q
            metric: qa-score
            definition: share of sampled calls with no fatal error
            data_source: {system: QA tool, owner: client}
            baseline: {value: 90}
        ---
        metrics:
          - {id: sl, metric: service-level, paired_with: [q]}
          - {id: q, metric: qa-score, formula: calls without a fatal error / calls sampled, data_source: QA tool}

    Model clause:
        The quality score is the share of calls in the monthly sample without an error of Annex Q. It is worked out from
        the evaluation records of the quality platform. In the six months before signature it was 90.1 %.

    Question:
        If both sides worked this quality figure out today, each for itself, would they get the same number?

    Options:
        lacking: of definition, data source and baseline, how many must be missing; with 1 each single gap counts, which
            other rules report already.
    """
    fast = [metric for metric in in_force(service.metrics) if rushes(metric)]
    holders = _holders(service, fast)
    if not any(map(shows_quality, holders)) or any(len(_gaps(metric)) < lacking for metric in holders):
        return
    yield Problem(
        at_metrics(service),
        "What should hold {fast} honest is hollow: {lacking} or more of definition, data source and baseline are "
        "missing from {holders}.",
        related=[(metric, f"no {' and no '.join(_gaps(metric))}") for metric in holders],
        fast=fast[0].label,
        holders=tuple(metric.label for metric in holders),
        lacking=lacking,
    )


def _holders(service: Service, fast: list[Metric]) -> list[Metric]:
    """The quality metrics that could hold speed: those meant or fit for it, else all in force on the line."""
    quality = [metric for metric in in_force(service.metrics) if may_be_quality(metric)]
    meant = {other for metric in fast for other in (*partners(metric), *counter_metrics(metric))}
    return [metric for metric in quality if metric in meant] or (quality if fast else [])


def _gaps(metric: Metric) -> list[str]:
    return [gap for gap, closed in _substance(metric) if not closed]


def _substance(metric: Metric) -> Iterator[tuple[str, bool]]:
    """What makes a figure more than a name, and whether the metric has it."""
    document, source = metric.document, metric.source
    defined = not (says_nothing(document, metric.definition) and says_nothing(document, metric.formula))
    yield "definition", defined or metric.label.casefold() in map(str.casefold, document.definitions)
    sourced = (
        metric.says("data_source") if source is None else not source.system or not says_nothing(document, source.system)
    )
    yield "data source", sourced
    yield "baseline", any(metric.holds(key) for key in ("baseline", "baseline_plan", "target_set_by"))

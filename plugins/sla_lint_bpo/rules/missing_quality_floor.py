"""Speed without a quality floor."""

from sla_lint import Metric, Problem, Problems, Service, Severity, rule
from sla_lint_bpo.balance import may_be_quality, names_speed, paired_elsewhere, rushes, shows_quality
from sla_lint_bpo.measured import kind_of_name


@rule(
    severity="error",
    group="balance",
    source="seed1, gao06270",
    looks_for="a metric of quality, resolution or satisfaction for the same work",
)
def missing_quality_floor(
    service: Service,
    *,
    quality_families: tuple[str, ...] = ("quality", "resolution", "satisfaction"),
    classes: tuple[str, ...] = ("critical", "key"),
) -> Problems:
    """A service line rewards speed or volume, and no quality, resolution or satisfaction metric holds it honest.

    Why it matters:
        To reward speed at the expense of quality is the commonest mistake in service agreements, and the dearest: fast
        wrong answers come back as repeat contacts, corrections and complaints that nobody counted. Auditors of
        government contact centres found that two of six contracts had no accuracy metric at all. A floor under quality
        makes speed safe to ask for.

    How it is gamed:
        Calls are ended, tickets closed and invoices posted before they are done, and each of them counts as fast.

    Not flagged:
        Lines with availability, compliance or staffing metrics only, and a line whose quality floor stands in another
        agreement that `paired_with` names by its file. A metric under a name we do not know counts as quality if its
        name or definition speaks of errors, accuracy, resolution, satisfaction and the like. A quality metric that is
        only monitored is no floor. Where no known metric tells that a line rewards speed, this is a warning if the head
        of a name does ("teller transactions response time"), and a note if only the time of a promise does ("gang on
        site within two hours"). In a text document whose headings are measures ("Response times", "Quality") the
        sections are one line.

    Flagged:
        metrics:
          - {id: tat, metric: turnaround-time, target: 2}
          - {id: uph, metric: units-per-hour, target: 12}
        ---
        metrics:
          - {name: Average handle time, target: 300, unit: seconds}
          - {name: CSAT, class: monitored}

    Accepted:
        metrics:
          - {id: tat, metric: turnaround-time, target: 2}
          - {id: acc, metric: transaction-accuracy, target: 98}
        ---
        metrics:
          - {id: tat, metric: turnaround-time, target: 2}
          - {id: right, name: Letters sent without mistakes, target: 98}
        ---
        metrics:
          - {id: tat, metric: turnaround-time, target: 2, paired_with: [quality/mailroom.yaml]}

    Model clause:
        At least 97 % of the items sampled in a month are free of error under Annex Q. In a month in which this level is
        missed, no result of the speed metrics counts as met.

    Question:
        What stops the provider from meeting the speed target by doing the work badly?

    Options:
        quality_families: families of metrics that can be a floor; the default is the advice that a quality, a
            resolution or a satisfaction metric goes with every speed metric.
        classes: classes in which metrics are in force.
    """
    in_force = [metric for metric in service.metrics if (metric.class_ or "critical") in classes]
    fast = [metric for metric in in_force if rushes(metric)]
    if not fast or any(paired_elsewhere(metric) for metric in fast):
        return
    if any(may_be_quality(metric, quality_families) for metric in in_force) or _is_held_by_a_section(service):
        return
    yield Problem(
        service,
        "{service} rewards {metrics}, and no quality, resolution or satisfaction metric is in force to hold it honest.",
        severity=_severity(fast),
        related=[(metric, "rewards speed or volume") for metric in fast],
        service=service.label,
        metrics=tuple(metric.label for metric in fast),
    )


def _severity(fast: list[Metric]) -> Severity | None:
    """How sure it is that speed is rewarded: by a known metric, by the head of a name, or by a time alone."""
    if any(metric.known is not None for metric in fast):
        return None
    return "warning" if any(map(names_speed, fast)) else "note"


def _is_held_by_a_section(service: Service) -> bool:
    """Whether the headings of a text document part one service by what is measured: "Response times", "Quality"."""
    lines = service.document.services
    if not service.document.extracted or not any(_is_named_for_a_measure(line) for line in lines):
        return False
    return any(shows_quality(metric) for line in lines for metric in line.metrics)


def _is_named_for_a_measure(service: Service) -> bool:
    return kind_of_name(service.label, service.document.vocabulary) in ("quality", "speed")

"""More KPIs than anyone will attend to."""

from decimal import Decimal

from sla_lint import Document, Metric, Phrase, Place, Problem, Problems, rule
from sla_lint_bpo.matrices import kpis

MET = Decimal("0.95")
"""The share of months in which a sound target is met, for the arithmetic of the message."""


@rule(severity="warning", group="metric-selection", source="seed1, seed2, siteselection, metricnet-8, sa-treasury, pac")
def too_many_kpis(
    document: Document,
    *,
    max_kpis: int = 5,
    hard_max: int = 10,
    count_classes: tuple[str, ...] = ("critical", "key"),
) -> Problems:
    """A service line has more critical and key metrics than anyone will attend to.

    Why it matters:
        Advice from practice is three to five KPIs for a service; a benchmarking house works with eight, a treasury says
        that five or six should be enough, and auditors have seen contracts with hundreds of KPIs that missed what
        mattered. Each further one takes money and attention from the others. And each is one more chance to miss: if
        every one is met in 95 % of months, ten of them leave 40 % of months with at least one red light, and people
        stop looking.

    How it is gamed:
        With many small weights the provider can give up the hardest metric and still collect nearly everything.

    Not flagged:
        Metrics that are only monitored: report as many as you like. The count is per service line. A metric that is
        split by priority (P1 to P4, severity 1 to 3, high and low, gold and silver) counts once, whether the split is
        said with `split_of`, with `parameters: {priority: ...}` or in the names. Metrics that name no service line
        where there are several are counted once, for the agreement as a whole.

    Flagged:
        metrics:
          - {id: a}
          - {id: b}
          - {id: c}
          - {id: d}
          - {id: e}
          - {id: f}

    Accepted:
        metrics:
          - {id: a, class: critical}
          - {id: b, class: critical}
          - {id: c, class: critical}
          - {id: f, class: monitored}
        ---
        metrics:
          - {name: P1 incidents resolved in 4 hours}
          - {name: P2 incidents resolved in 8 hours}
          - {name: P3 incidents resolved in 3 business days}
          - {name: P4 incidents resolved in 5 business days}
          - {name: First contact resolution}
          - {name: Customer satisfaction}

    Model clause:
        The critical and key service levels are those five in table 1. All other measures in this schedule are reported
        for information; neither credits nor action plans follow from them.

    Question:
        Which of these would you still pay for if you could keep only three, and which are read by nobody?

    Options:
        max_kpis: KPIs of a service line above which to warn; 5 is the upper end of the usual advice.
        hard_max: KPIs above which it is an error; at 10 two months in five show a miss even if all goes well.
        count_classes: classes that count as KPIs; a metric without a class counts as critical.
    """
    counted = [metric for metric in document.metrics if (metric.class_ or "critical") in count_classes]
    for path, metrics in _by_line(counted).items():
        groups = kpis(metrics) if len(metrics) > max_kpis else []
        if len(groups) > max_kpis:
            yield Problem(
                Place(path, document.place("metrics").location),
                "{line} has {count} KPIs and {limit} are what people can attend to: if each is met in 95 % of months, "
                "{chance} % of months show at least one miss; make the lesser ones monitored.",
                severity="error" if len(groups) > hard_max else "warning",
                related=[(metric, f"KPI {number}") for number, group in enumerate(groups, 1) for metric in group],
                line=_label(path, metrics),
                count=len(groups),
                limit=max_kpis,
                chance=round(100 * (1 - MET ** len(groups))),
            )


def _by_line(metrics: list[Metric]) -> dict[str, list[Metric]]:
    """The metrics of each service line, by its path; those that are meant for the whole agreement are by themselves."""
    lines: dict[str, list[Metric]] = {}
    for metric in metrics:
        for path in _paths(metric):
            lines.setdefault(path, []).append(metric)
    return lines


def _paths(metric: Metric) -> list[str]:
    document = metric.document
    if metric.service_line:
        known = [service.path for service in metric.services if document.service_lines]
        return known or [f"service_lines/{name}" for name in dict.fromkeys(metric.service_line)]
    alone = len(document.service_lines) == 1
    return [document.service_lines[0].path] if alone else ["metrics"]


def _label(path: str, metrics: list[Metric]) -> str:
    """What a person calls the service line, or words of ours for the whole."""
    names = {service.path: service.label for service in metrics[0].services}
    line = names.get(path) or path.partition("/")[2]
    return line or Phrase("The agreement")

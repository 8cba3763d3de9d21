"""A document that announces more metrics than could be read."""

from decimal import Decimal

from sla_lint import Document, Problem, Problems, rule


@rule(severity="warning", group="structure", source="practice")
def announced_kpis_unreadable(document: Document, *, least_share: Decimal = Decimal("0.5")) -> Problems:
    """The text speaks of more KPIs than could be found in it.

    Why it matters:
        A schedule that announces fifteen KPIs has them somewhere: in a table that is a picture, on a scanned page, in
        an annex that was not attached. What could not be read was not checked, and a clean report would be no comfort.

    Not flagged:
        Documents in which at least half of what is announced was found, and agreements in YAML, which announce nothing.

    Flagged:
        x-announced-metrics: 15
        metrics:
          - {id: sl, metric: service-level, unit: percent, target: 80}

    Accepted:
        x-announced-metrics: 5
        metrics:
          - {id: sl, metric: service-level, unit: percent, target: 80}
          - {id: ab, metric: abandonment-rate, unit: percent, target: 5}
          - {id: acc, metric: transaction-accuracy, unit: percent, target: 98}

    Model clause:
        The Service Levels are those listed in Table 1 of this Schedule, and no others.

    Question:
        Where do the announced KPIs stand, and can we have that table as text?

    Options:
        least_share: the share of the announced metrics from which the rest is not missed; half, because a table may
            hold several in one row
    """
    announced = getattr(document.node.values.get("x-announced-metrics"), "text", "")
    found = len(document.metrics)
    if announced.isdecimal() and found < least_share * int(announced):
        yield Problem(
            document,
            "The text announces {announced} metrics, and {found} could be read; look for the others, and check them by "
            "hand or as text.",
            at="x-announced-metrics",
            announced=int(announced),
            found=found,
        )

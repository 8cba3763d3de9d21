"""A metric without a measurement window."""

from sla_lint import Metric, Problem, Problems, rule
from sla_lint_bpo.presence import agreed


@rule(
    severity="error",
    group="measurement",
    source="kitburden, nsw-m3a5",
    looks_for="a measurement period beside the metric or in its target, or one named for all",
)
def missing_window(metric: Metric) -> Problems:
    """A metric does not say over which stretch of time its result is worked out.

    Why it matters:
        95 % of every day and 95 % over a year are different promises. The longer the window, the more room there is
        for a bad spell that the average hides; with no window at all each side will pick the one that suits it.

    How it is gamed:
        A bad week is averaged into a good quarter, or the worst days are reported as a partial period.

    Not flagged:
        Metrics that are only monitored, metrics that are agreed elsewhere (`see`), windows that the target tells
        ("95 % in any calendar month"), and agreements that name one window for all metrics (`window:` at the top).

    Flagged:
        metrics:
          - {id: sl, metric: service-level, unit: percent, target: 80}

    Accepted:
        metrics:
          - {id: sl, metric: service-level, unit: percent, target: 80, window: month}
        ---
        window: month
        metrics:
          - {id: sl, metric: service-level, unit: percent, target: 80}
        ---
        metrics:
          - {id: sl, metric: service-level, target: 80% per calendar month}

    Model clause:
        Each Service Level is measured over a calendar month, from 00:00 on the first day to 24:00 on the last, and a
        result is worked out for each month on its own.

    Question:
        Over which period is this result worked out, and does a bad week count by itself?
    """
    stated = agreed(metric.document, metric, "window") or agreed(metric.document, metric.document, "window")
    within_target = metric.target is not None and any(reading.window for reading in metric.target.readings)
    if not (metric.monitored or metric.see or stated or within_target):
        yield Problem(metric, "{metric} has no measurement window.", metric=metric.label)

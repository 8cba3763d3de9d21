"""More money on speed than on quality."""

from decimal import Decimal

from sla_lint import Metric, Problem, Problems, Service, rule
from sla_lint_bpo.balance import at_metrics, counter_metrics, in_force, is_speed, may_be_quality
from sla_lint_bpo.weights import WHOLE, sum_of, unread, whole_sum


@rule(severity="warning", group="balance", source="seed1")
def speed_outweighs_quality(
    service: Service, *, max_ratio: Decimal = Decimal("1.0"), speed_first: bool = False
) -> Problems:
    """The weights of a service line put more money on speed and volume than on quality and outcome.

    Why it matters:
        Money shows what a client means. A quality metric with a twentieth of the weight can be missed for ever and
        costs less than one bad week in the queue; the provider will do the sum, and staff for speed.

    How it is gamed:
        When hands are short, people are moved from checking to answering: that is where the weight is.

    Not flagged:
        Agreements without weights, and lines without a quality metric (missing-quality-floor speaks there). Staffing
        and capacity count as speed; compliance and availability count for neither side, except where they would show
        what the speed on the line costs, as availability does of repairs that do not last. While a quality metric still
        lacks its weight and the rest do not yet sum to 100, nothing is said.

    Flagged:
        metrics:
          - {id: sl, metric: service-level, weight: 70}
          - {id: csat, metric: csat, weight: 30}

    Accepted:
        metrics:
          - {id: sl, metric: service-level, weight: 30}
          - {id: fcr, metric: first-contact-resolution, weight: 70}
        ---
        metrics:
          - {id: sl, metric: service-level, weight: 50}
          - {id: fcr, metric: first-contact-resolution, weight: 50}

    Model clause:
        Of the amount at risk, 60 % is allocated to accuracy, resolution and satisfaction and 40 % to timeliness. A
        change of the weights may not lower the first share below one half.

    Question:
        If the provider can afford only one, speed or quality, which does this table tell it to choose?

    Options:
        max_ratio: the most weight that speed may have for each point of quality; 1.0 is judgement.
        speed_first: for lines on which speed is the outcome, such as emergency calls; nothing is reported then.
    """
    metrics = in_force(service.metrics)
    quality = [metric for metric in metrics if may_be_quality(metric)]
    speed = [metric for metric in metrics if is_speed(metric)]
    if speed_first or not quality or unread(metrics) or _unfinished(service):
        return
    quality += _shows_the_damage(speed, quality)
    fast, good = sum_of(speed), sum_of(quality)
    if fast <= good * max_ratio:
        return
    yield Problem(
        at_metrics(service),
        "On {service} speed and volume carry {fast} points of weight and quality and outcome {good}; the money should "
        "lie at least as much on doing it right.",
        related=[
            *((metric.place("weight"), "speed or volume") for metric in speed if metric.weight),
            *((metric.place("weight"), "quality or outcome") for metric in quality),
        ],
        service=service.label,
        fast=fast,
        good=good,
    )


def _shows_the_damage(speed: list[Metric], quality: list[Metric]) -> list[Metric]:
    """The counter-metrics of speed on the line that are neither speed nor quality themselves."""
    counters = (counter for metric in speed for counter in counter_metrics(metric))
    weighed = {*speed, *quality}
    return [metric for metric in dict.fromkeys(counters) if not metric.monitored and metric not in weighed]


def _unfinished(service: Service) -> bool:
    """Whether a quality metric still waits for its weight."""
    waiting = any(metric.critical and metric.weight is None for metric in service.metrics if may_be_quality(metric))
    return waiting and whole_sum(service.document) < WHOLE

"""A metric whose better side is the wrong one."""

from sla_lint import Metric, Phrase, Problem, Problems, rule
from sla_lint_bpo.mentions import mentions

_OTHER = {"higher": "lower", "lower": "higher"}
_HALF = 50


@rule(
    severity="error",
    group="targets",
    source="practice",
    silences=(
        "aspirational-target",
        "backward-ramp",
        "disordered-thresholds",
        "perfect-target",
        "small-sample-target",
        "target-below-baseline",
    ),
)
def contradicted_direction(metric: Metric) -> Problems:
    """The agreement says that the worse result is the better one.

    Why it matters:
        Taken at its word, the schedule pays for abandoned calls and fines their absence. Reports that are built from
        it turn red and green the wrong way round, and whatever depends on the order of minimum and target is upside
        down with it. So the findings that follow from a wrong direction are held back until it is right.

    Not flagged:
        Metrics that are only monitored, that should stay within a range, or whose direction depends on the version of
        the survey (effort scores). Metrics that count the other side of the known one ("calls not abandoned"), a time
        that is counted as the share done in time, and metrics that the vocabulary does not know, unless the target's
        own words contradict the direction beside them.

    Flagged:
        metrics:
          - {id: ab, metric: call-abandonment-rate, direction: higher, target: 5, unit: percent}
        ---
        metrics:
          - {id: ab, name: Abandonment rate, target: at least 5%}

    Accepted:
        metrics:
          - {id: ab, metric: call-abandonment-rate, direction: lower, target: 5, unit: percent}
        ---
        metrics:
          - {id: kept, metric: call-abandonment-rate, name: Calls not abandoned, direction: higher, target: 95%}

    Model clause:
        For the Call Abandonment Rate a lower result is better: the Service Level is met where the result is at or
        below the target, and missed where it is above.

    Question:
        Is a higher or a lower result the better one for this metric?
    """
    if metric.monitored:
        return
    usual, bound, said = _settled(metric), _bound(metric), metric.direction
    if said in _OTHER and _contradicts(metric, said, usual):
        message = "{metric} is said to be better when it is {said}, but it is better when it is {usual}."
        yield _problem(metric, message, "direction", said, usual)
    elif bound is not None and said in _OTHER and bound != said:
        message = "The target of {metric}, {text}, makes {said} results better, but its direction says {usual}."
        yield _problem(metric, message, "target", bound, said)
    elif bound is not None and said is None and _contradicts(metric, bound, usual):
        message = "The target of {metric}, {text}, makes {said} results better, but {usual} ones are."
        yield _problem(metric, message, "target", bound, usual)


def _problem(metric: Metric, message: str, at: str, said: str | None, usual: str | None) -> Problem:
    text = metric.target.text if metric.target is not None else ""
    words = Phrase(said), Phrase(usual)
    return Problem(metric, message, at=at, metric=metric.label, text=text, said=words[0], usual=words[1])


def _bound(metric: Metric) -> str | None:
    """Which way is better by the target's own words, where it is counted in the metric's unit."""
    return metric.bound if metric.number(metric.target) is not None else None


def _settled(metric: Metric) -> str | None:
    """Which way is better by the vocabulary, where that does not depend on what the parties agree."""
    known = metric.known
    return None if known is None or "direction" in known.parameters else metric.usually_better


def _contradicts(metric: Metric, said: str, usual: str | None) -> bool:
    return usual is not None and _OTHER.get(usual) == said and not _counts_the_rest(metric, said)


def _counts_the_rest(metric: Metric, said: str) -> bool:
    """Whether the name counts the cases that the known metric leaves ("calls not abandoned"), and the target agrees."""
    if not mentions(metric.name, metric.document.vocabulary.words("complement-words")):
        return False
    value = metric.number(metric.target)
    return value is None or metric.measured_unit != "percent" or (value > _HALF) == (said == "higher")

"""A critical metric whose miss changes nothing."""

from sla_lint import Document, Metric, Part, Problem, Problems, rule
from sla_lint_bpo.mentions import mentions
from sla_lint_bpo.presence import agreed


@rule(
    severity="warning",
    group="consequences",
    source="seed1",
    looks_for="credits, deductions, corrective action, escalation and termination",
)
def missing_consequence(
    document: Document,
    *,
    accept: tuple[str, ...] = (
        "credits",
        "root_cause",
        "rectification",
        "action_plan",
        "repeat",
        "termination",
        "escalation",
        "bonus",
    ),
) -> Problems:
    """Metrics are called critical, and nothing in the agreement says what happens when they are missed.

    Why it matters:
        An agreement names a standard and says what follows when it is not met; without the second half the first is a
        wish. The consequence need not be money. A root-cause analysis with a date, an escalation to people who can
        act, or a right to leave often moves more than a credit does.

    How it is gamed:
        The provider spends its effort on the client whose agreement has teeth.

    Not flagged:
        Key and monitored metrics; metrics with a consequence or bands of their own; agreements whose remedies stand
        elsewhere (`see`) or hold anything that follows from a miss, under whatever name. A right to win credits back,
        or a sentence on sole remedies, is no consequence.

    Flagged:
        metrics: [{id: acc, class: critical, target: 98}]
        ---
        metrics: [{id: acc, class: critical, target: 98, consequence: none}]
        remedies: {sole_remedy: true}

    Accepted:
        metrics: [{id: acc, class: critical, target: 98}]
        remedies: {root_cause: {trigger: below target, due_working_days: 10}}
        ---
        metrics: [{id: acc, class: key, target: 98}]
        ---
        metrics: [{id: acc, target: 98, consequence: {type: action-plan}}]
        ---
        metrics: [{id: acc, target: 98}]
        remedies: see MSA clause 14

    Model clause:
        For each month in which a Critical Service Level is missed the Provider delivers a root-cause analysis within
        ten Working Days; for the second miss within three months the Client is entitled to the Service Credit.

    Question:
        What will be different on the day after this level is missed?

    Options:
        accept: the remedies that count as a consequence; any group of people's own counts as well.
    """
    toothless = [metric for metric in document.metrics if metric.critical and not _bites(metric)]
    if toothless and not _follows(document, accept):
        yield Problem(
            document,
            "Nothing in the agreement says what follows a miss of {metrics}; name a root-cause step, a credit or an "
            "escalation.",
            at="metrics",
            related=[(metric, "critical, and its miss changes nothing") for metric in toothless],
            metrics=tuple(metric.label for metric in toothless),
        )


def _bites(metric: Metric) -> bool:
    """Whether the metric says itself what its miss leads to."""
    if metric.holds("bands") or _has_remedy_of_its_own_name(metric.document, metric):
        return True
    consequence = metric.consequence
    agreed_here = agreed(metric.document, metric, "consequence")
    return agreed_here and (consequence is None or consequence.type != "none")


def _follows(document: Document, accept: tuple[str, ...]) -> bool:
    """Whether the agreement says what any miss leads to, here or by a reference."""
    remedies = document.remedies
    if remedies is None:
        return agreed(document, document, "remedies") or _has_remedy_of_its_own_name(document, document)
    own = remedies.node.values.keys() - remedies.fields.keys()
    return bool(remedies.see) or any(agreed(document, remedies, key) for key in (*accept, *own))


def _has_remedy_of_its_own_name(document: Document, part: Part) -> bool:
    """Whether a field that the model does not know is called a credit, a penalty, or the like."""
    words = document.vocabulary.words("remedy-names")
    own = part.node.values.keys() - part.fields.keys()
    return any(mentions(key, words) and agreed(document, part, key) for key in own)

"""Credits without a step that mends the cause."""

from sla_lint import Document, Part, Phrase, Place, Problem, Problems, rule
from sla_lint_bpo.mentions import mentions
from sla_lint_bpo.presence import agreed, credits_are_due, states

SAYINGS = {"trigger": "what sets it off", "due_working_days": "by when it is due", "owner": "who owes it"}
"""What each field of the step tells."""


@rule(
    severity="warning",
    group="consequences",
    source="seed1, pa-donovan",
    looks_for="root-cause analysis, corrective action and plans to prevent recurrence",
)
def penalty_without_root_cause(
    document: Document, *, require: tuple[str, ...] = ("trigger", "due_working_days", "owner")
) -> Problems:
    """A miss costs money, and nobody has to find and mend its cause.

    Why it matters:
        A miss should prompt both sides to mend the cause. Where only money follows, they argue about the money: about
        exclusions, about the figure, about whose fault it was. In a case that a consultancy reports, a provider paid
        15 % of its fees for years, because paying was cheaper than changing.

    How it is gamed:
        Credits are priced in, and become a discount that both sides have got used to.

    Not flagged:
        A rectification plan, an action plan, or the same duty under another name; a step that stands elsewhere and says
        where; a duty to analyse causes among the obligations; agreements whose credits put nothing at risk.

    Flagged:
        remedies: {credits: {at_risk_percent: 10, monthly_cap_percent: 10}}
        ---
        remedies:
          credits: {at_risk_percent: 10, monthly_cap_percent: 10}
          root_cause: {trigger: any critical miss}

    Accepted:
        remedies:
          root_cause: {trigger: any critical miss, due_working_days: 10, owner: provider}
          credits: {at_risk_percent: 10, monthly_cap_percent: 10}
        ---
        remedies:
          corrective_action: {when: two misses running, due: working day 10, responsible: provider}
          credits: {at_risk_percent: 10, monthly_cap_percent: 10}

    Model clause:
        Within ten Working Days of a month in which a Critical Service Level was missed, the Provider's account director
        delivers an analysis of the cause and a dated plan to remove it. The Service Credit is due regardless.

    Question:
        After the credit has been paid, who changes what, and by when?

    Options:
        require: what the step must say; a duty without a trigger, a date and an owner is not done.
    """
    remedies = document.remedies
    if remedies is None or not credits_are_due(document):
        return
    steps = {key: _missing(document, remedies, key, require) for key in _steps(document, remedies)}
    if not steps and not _is_obliged(document):
        yield Problem(
            Place("remedies/root_cause", remedies.place("credits").location),
            "A miss costs money, and nobody has to find and mend its cause; add a root-cause step with a trigger, a "
            "due date and an owner.",
        )
    elif steps and all(steps.values()):
        key = min(steps, key=lambda step: len(steps[step]))
        yield Problem(
            Place("remedies/root_cause", remedies.place(key).location),
            "A miss costs money, and the step that should mend its cause ({step}) does not say {missing}.",
            related=[(remedies.place("credits"), "the money")],
            step=Phrase(key.replace("_", " ")),
            missing=Phrase(" or ".join(SAYINGS.get(field, field) for field in steps[key])),
        )


def _steps(document: Document, remedies: Part) -> list[str]:
    """The keys of the duties to mend a cause."""
    names = document.vocabulary.words("root-cause-names")
    return [key for key in remedies.node.values if mentions(key, names) and agreed(document, remedies, key)]


def _missing(document: Document, remedies: Part, key: str, require: tuple[str, ...]) -> list[str]:
    """What a step leaves out; a step in words is taken to be complete."""
    step = remedies.group(key)
    if step is None or step.says("see"):
        return []
    return [field for field in require if not states(document, step, field)]


def _is_obliged(document: Document) -> bool:
    """Whether the obligations hold a duty to find causes. What follows a breach of one of them is no such duty."""
    names = document.vocabulary.words("root-cause-names")
    duties = (item for item in document.passages() if item.path.startswith("obligations"))
    return any(mentions(item.text, names) for item in duties if not item.path.endswith("/on_breach"))

"""A section that the agreement lacks."""

from collections.abc import Iterator

from sla_lint import Document, Phrase, Problem, Problems, Severity, rule

LOSSES = {
    "parties": "who owes the service, and to whom",
    "service_lines": "which kinds of work it covers, at which hours and in which volume",
    "metrics": "what is measured",
    "reporting": "how results are reported and how a figure is disputed",
    "scope": "what the provider does and what it does not do",
    "definitions": "what its terms mean",
    "governance": "who decides and how the agreement is changed",
    "relief": "which events excuse a miss",
    "review": "who looks at the results and when",
    "ramp": "how long the provider has to learn the work",
    "remedies": "what happens on a miss",
    "term": "when it starts and ends",
}
"""What an agreement leaves open without a section."""

DISPENSABLE = frozenset({"relief"})
"""Sections that are good to have; without them the agreement can still be applied and is no worse."""


@rule(
    severity="error",
    group="structure",
    source="seed1, iso20000, dir-texas",
    looks_for="a heading or a clause about it",
)
def missing_section(
    document: Document,
    *,
    required: tuple[str, ...] = ("parties", "metrics", "reporting"),
    recommended: tuple[str, ...] = ("service_lines", "scope", "definitions", "governance", "relief"),
) -> Problems:
    """The agreement lacks a section that it cannot be applied without, or that saves a dispute later.

    Why it matters:
        An agreement must say who promises what to whom, what is measured and how it is reported, and who may change
        it. The standard for service management asks for targets, workload limits, exceptions and reviews, and public
        contracts give each its own table. What is in no section will be settled later, under pressure, by whoever
        needs the answer first.

    Not flagged:
        A section that stands elsewhere and says where (`see: MSA clause 12`), a section that comes from the agreement
        this one extends, and anything else that is written under the section's name. Ramp, review and remedies have
        rules of their own (missing-ramp-period, missing-review, missing-consequence) and are left out here, so that
        nothing is reported twice; add them to an option to have them here too. Without service lines the agreement
        is read as one service, so their absence is a warning; the absence of relief events is only a note. Metrics
        that are not there at all are reported before any rule speaks; this rule reports a list of them that is empty.

    Flagged:
        sla: "1.0"
        parties: {see: MSA}
        service_lines: {see: SOW 1}
        metrics: [{id: acc, target: 98}]
        ---
        parties: {see: MSA}
        scope: see SOW 1
        service_lines: {see: SOW 1}
        definitions: {}
        governance: {see: MSA schedule 4}
        relief: {see: MSA clause 30}
        reporting: {frequency: monthly, due: working day 5}
        metrics: [{id: acc, target: 98}]

    Accepted:
        parties: {see: MSA}
        scope: see SOW 1
        service_lines: {see: SOW 1}
        definitions: {see: MSA schedule 1}
        governance: {see: MSA schedule 4}
        relief: as set out in MSA clause 30
        reporting: {frequency: monthly, due: working day 5}
        metrics: [{id: acc, target: 98}]

    Model clause:
        The terms of the master agreement on reporting (schedule 9) and governance (schedule 4) apply to this service
        level agreement as if they were set out in it.

    Question:
        Where is this agreed: here, or in another document that this one should name?

    Options:
        required: sections whose absence is an error; those that no agreement can be applied without.
        recommended: sections whose absence is a warning; those that spare the parties a dispute.
    """
    for section in _absent(document, required):
        yield _problem(document, section, "error")
    watched = not document.metrics or any(
        metric.critical for metric in document.metrics
    )  # missing-consequence then speaks of the remedies
    for section in _absent(document, recommended if watched else (*recommended, "remedies")):
        yield _problem(document, section, "note" if section in DISPENSABLE else "warning")


def _absent(document: Document, sections: tuple[str, ...]) -> Iterator[str]:
    """Sections without content. That there are no metrics at all is told before any rule is asked."""
    for section in sections:
        written = section in document.node.values
        if not document.holds(section) and (written or section != "metrics"):
            yield section


def _problem(document: Document, section: str, severity: Severity) -> Problem:
    return Problem(
        document,
        "The agreement has no {section} section and does not say {loss}; add it, or say with 'see' where it stands.",
        at=section,
        severity=severity,
        section=Phrase(section.replace("_", " ")),
        loss=Phrase(LOSSES.get(section, "what should stand there")),
    )

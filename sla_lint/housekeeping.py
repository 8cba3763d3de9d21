"""Our own rules: on waivers, and on files that the model cannot take. Nobody can waive their findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.finding import Argument, Finding, Message, Severity
from sla_lint.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint.part import Part, Place
    from sla_lint.rules import Problem


def _nothing(document: Part) -> Iterator[Problem]:  # noqa: ARG001 (the findings come from where files are read)
    yield from ()


def _rule(name: str, severity: Severity, page: str) -> Rule:
    return Rule(
        name=name,
        check=_nothing,
        subject="Document",
        severity=severity,
        group="housekeeping",
        sources=("practice",),
        options={},
        silences=(),
        precision="very-high",
        page=page,
    )


INVALID_VALUE = _rule(
    "invalid-value",
    "error",
    """A field holds something that it cannot take, or a field is missing without which nothing can be judged.

    Why it matters:
        What cannot be read is not checked: a target hidden in the wrong kind of value would pass every rule.

    Not flagged:
        Empty fields, and sections that refer elsewhere (`remedies: see MSA clause 12`).

    Flagged:
        metrics:
          - name: First contact resolution
            monthly_volume: many

    Accepted:
        metrics:
          - name: First contact resolution
            monthly_volume: 4,200 calls

    Question:
        Which value was meant here?
    """,
)

UNKNOWN_KEY = _rule(
    "unknown-key",
    "warning",
    """A field has a name that the model of an agreement does not know, so nothing reads it.

    It is a warning where the name looks like a known one, and else a note.

    Why it matters:
        A misspelt `baselin` is no baseline: the rules see a metric without one, or miss what they should judge.

    Not flagged:
        Names that begin with `x-`: they are yours.

    Flagged:
        metrics:
          - name: First contact resolution
            wieght: 40

    Accepted:
        metrics:
          - name: First contact resolution
            weight: 40
            x-cost-centre: 4711

    Question:
        Is this a slip, or a field of your own?
    """,
)

NO_SERVICE_LEVELS = _rule(
    "no-service-levels",
    "error",
    """No service level was found in a document that was named for checking.

    Why it matters:
        A report without findings would look like a pass, and nothing was judged. Either it is the wrong file, or its
        service levels stand where they could not be read: in a picture, in an annex, in words that say no level.

    Not flagged:
        Documents that a walk through a folder meets: without service levels they are passed over, and counted.

    Question:
        Which document holds the service levels, and can we have it as text?
    """,
)

UNMARKED_AGREEMENT = _rule(
    "unmarked-agreement",
    "error",
    """A file was named for checking and has metrics, but no `sla` key that marks it as an agreement.

    Why it matters:
        A check of a folder passes over files without the mark, so that other YAML files do no harm. An agreement that
        lacks it is never checked there.

    Flagged:
        metrics:
          - name: First contact resolution

    Accepted:
        sla: "1.0"
        metrics:
          - name: First contact resolution

    Question:
        Is this file an agreement?
    """,
)

MALFORMED_WAIVER = _rule(
    "malformed-waiver",
    "error",
    """A waiver cannot be read as one, or covers nothing. It silences nothing.

    Why it matters:
        Whoever wrote it believes that a finding is settled, and nobody has agreed to what.

    Flagged:
        metrics:
          - name: Availability
            target: 100%  # sla-lint: ignore

    Accepted:
        metrics:
          - name: Availability
            target: 100%  # sla-lint: allow[perfect-target] until=2027-03-31 -- The regulator demands it.

    Question:
        Which rule is waived here, until when, and why?
    """,
)

WAIVER_WITHOUT_REASON = _rule(
    "waiver-without-reason",
    "error",
    """A waiver does not say why the finding is accepted. It silences nothing.

    Why it matters:
        The next reader cannot tell a weighed risk from a finding that was in somebody's way.

    Flagged:
        metrics:
          - name: Availability
            target: 100%  # sla-lint: allow[perfect-target] until=2027-03-31

    Accepted:
        metrics:
          - name: Availability
            target: 100%  # sla-lint: allow[perfect-target] until=2027-03-31 -- The regulator demands it.

    Question:
        Why is this acceptable, and to whom?
    """,
)

EXPIRED_WAIVER = _rule(
    "expired-waiver",
    "error",
    """A waiver's last day is over. It silences nothing any more.

    Why it matters:
        The risk was accepted for a time, and the time has passed.

    Flagged:
        metrics:
          - name: Availability
            target: 100%  # sla-lint: allow[perfect-target] until=2020-03-31 -- The regulator demands it.

    Question:
        Is the draft mended by now, or does somebody accept the risk once more?
    """,
)

UNKNOWN_WAIVER_RULE = _rule(
    "unknown-waiver-rule",
    "error",
    """A waiver names a rule that does not exist. It silences nothing.

    Why it matters:
        A misspelt name leaves the finding open; the name of a rule that is gone leaves a waiver that nobody needs.

    Flagged:
        metrics:
          - name: Availability
            target: 100%  # sla-lint: allow[perfct-target] until=2027-03-31 -- The regulator demands it.

    Question:
        Which rule was meant?
    """,
)

UNUSED_WAIVER = _rule(
    "unused-waiver",
    "warning",
    """A waiver silences nothing: there is no such finding where it applies.

    Why it matters:
        It would silence a new finding that nobody has looked at.

    Not flagged:
        Waivers of rules that did not run, and of documents that were not checked, in this run.

    Flagged:
        metrics:
          - name: Availability
            target: 99%  # sla-lint: allow[perfect-target] until=2027-03-31 -- The regulator demands it.

    Question:
        Can the waiver go?
    """,
)

LOCKED_RULE_WAIVED = _rule(
    "locked-rule-waived",
    "error",
    """A waiver names a rule that the configuration locks, or one that watches over waivers and files.

    It silences nothing.

    Why it matters:
        The organisation has decided that no draft leaves with this fault, whoever accepts it.

    Question:
        Who can unlock the rule in the configuration, and would they?
    """,
)

HOUSEKEEPING = (
    EXPIRED_WAIVER,
    INVALID_VALUE,
    LOCKED_RULE_WAIVED,
    MALFORMED_WAIVER,
    NO_SERVICE_LEVELS,
    UNKNOWN_KEY,
    UNKNOWN_WAIVER_RULE,
    UNMARKED_AGREEMENT,
    UNUSED_WAIVER,
    WAIVER_WITHOUT_REASON,
)
"""All of them, in the order of their names."""


def housekeeping_finding(
    rule: Rule, place: Place, agreement: str, template: str, arguments: dict[str, Argument] | None = None
) -> Finding:
    """A finding of one of these rules."""
    return Finding(rule.name, rule.severity, Message(template, arguments or {}), place, agreement)

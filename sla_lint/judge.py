"""The judgement of one document: every rule in force is shown the parts that it judges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sla_lint.errors import Trouble
from sla_lint.finding import SEVERITIES, Finding, Message, Related, Severity
from sla_lint.hedges import hedged
from sla_lint.rules import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sla_lint.model import Document
    from sla_lint.part import Part, Place
    from sla_lint.rules import Rule

FLOOD = 3
"""The fewest metrics whose common fault is reported once instead of once a metric."""


def as_it_is(severity: Severity) -> Severity:
    """The weight that the rule itself gives a finding."""
    return severity


class Charge:
    """A rule as a configuration has it: with its options, and with what the configuration makes of its severities."""

    __slots__ = ("options", "rule", "weigh")

    def __init__(
        self, rule: Rule, options: Mapping[str, Any], weigh: Callable[[Severity], Severity] = as_it_is
    ) -> None:
        self.rule = rule
        self.options = options
        self.weigh = weigh


def judge(document: Document, charges: Iterable[Charge], troubles: list[Trouble]) -> list[Finding]:
    """What the rules say of a document, without what another finding makes meaningless, in the order of the text.

    A rule that raises becomes a trouble; the others go on.
    """
    charges = tuple(charges)
    subjects: dict[str, tuple[Part, ...]] = {
        "Document": (document,),
        "Service": document.services,
        "Metric": document.metrics,
    }
    findings: dict[Finding, None] = {}
    for charge in charges:
        try:
            findings.update((finding, None) for finding in _ask(charge, subjects[charge.rule.subject], document))
        except (Exception, SystemExit) as error:  # a rule is foreign code: whatever it raises, the others go on
            troubles.append(_failure(charge.rule, error, document))
    return sorted(_without_echoes(list(findings), charges), key=_by_place)


def gather(findings: Iterable[Finding], metrics: int, place: Place, rules: Mapping[str, Rule]) -> list[Finding]:
    """Report a fault that most of a document's metrics share once, at a place, with all the single places.

    `metrics` is how many metrics the document has. Accepted findings neither count nor disappear.
    """
    singles: list[Finding] = []
    floods: dict[str, list[Finding]] = {}
    for finding in findings:
        shared = rules[finding.rule].subject == "Metric" and finding.suppression is None
        (floods.setdefault(finding.rule, []) if shared else singles).append(finding)
    for group in floods.values():
        faulty = len({metric_path(finding.place.path) for finding in group})
        if faulty >= FLOOD and faulty * 2 > metrics:
            singles.append(_flood(group, faulty, metrics, place))
        else:
            singles.extend(group)
    return sorted(singles, key=_by_place)


def metric_path(path: str) -> str:
    """The part of a logical path that names the metric, or the whole path outside the metrics."""
    head, _, rest = path.partition("/")
    return f"{head}/{rest.partition('/')[0]}" if head == "metrics" and rest else path


def _ask(charge: Charge, subjects: tuple[Part, ...], document: Document) -> Iterator[Finding]:
    rule = charge.rule
    for subject in subjects:
        for problem in rule.check(subject, **charge.options):
            if not isinstance(problem, Problem):
                raise TypeError(f"it yields {type(problem).__name__} instead of Problem")
            severity = charge.weigh(problem.severity or rule.severity)
            finding = Finding(rule.name, severity, problem.message, problem.place, document.agreement, problem.related)
            looked_for = rule.looks_for if problem.absent else ""
            yield hedged(finding, subject, document, looked_for) if document.extracted else finding


def _failure(rule: Rule, error: BaseException, document: Document) -> Trouble:
    what = (
        f"the rule '{rule.name}' failed and its findings are missing; tell its author: {type(error).__name__}: {error}"
    )
    return Trouble("failed-rule", what, document.node.source.name)


def _without_echoes(findings: list[Finding], charges: Iterable[Charge]) -> list[Finding]:
    """Drop what a graver finding on the same metric, or the same part, makes meaningless."""
    silences = {charge.rule.name: charge.rule.silences for charge in charges if charge.rule.silences}
    silent = {
        (name, metric_path(finding.place.path)) for finding in findings for name in silences.get(finding.rule, ())
    }
    return [finding for finding in findings if (finding.rule, metric_path(finding.place.path)) not in silent]


def _flood(group: list[Finding], faulty: int, metrics: int, place: Place) -> Finding:
    first = group[0]
    message = Message(
        "{faulty} of {all} metrics have the same fault; the first: " + first.message.template,
        {**first.message.arguments, "faulty": faulty, "all": metrics},
    )
    gravest = min((finding.severity for finding in group), key=SEVERITIES.index)
    related = tuple(Related(finding.place, finding.message.text) for finding in group)
    return first._replace(message=message, severity=gravest, place=place, related=related)


def _by_place(finding: Finding) -> tuple[str, int, int, str, str]:
    return finding.sort_key

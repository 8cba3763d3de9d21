"""Waivers against findings: what they silence, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.finding import Argument, Finding, Phrase, Suppression
from sla_lint.housekeeping import (
    EXPIRED_WAIVER,
    HOUSEKEEPING,
    LOCKED_RULE_WAIVED,
    MALFORMED_WAIVER,
    UNKNOWN_WAIVER_RULE,
    UNUSED_WAIVER,
    WAIVER_WITHOUT_REASON,
    housekeeping_finding,
)
from sla_lint.nearest import nearest
from sla_lint.waivers.lookup import Lookup, Sound

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator
    from datetime import date

    from sla_lint.rules import Rule
    from sla_lint.waivers.lookup import Group
    from sla_lint.waivers.waiver import Checked, Cover, Waiver

_NO_REASON = "The waiver of {rules} gives no reason; say who accepts this and why."
_EXPIRED = "The waiver of {rules} ended on {until}; mend the draft, or have it accepted again."
_UNKNOWN = "The waiver names {rule}, and there is no such rule."
_MISSPELT = "The waiver names {rule}, and there is no such rule; did you mean {known}?"
_LOCKED = "The rule {rule} is locked by the configuration; no waiver can silence it."
_OURS = "The rule {rule} watches over waivers and files; no waiver can silence it."
_UNUSED = "The waiver of {rule} silences nothing here; remove it."

_OWN = frozenset(rule.name for rule in HOUSEKEEPING)


def apply_waivers(
    findings: Iterable[Finding],
    waivers: Iterable[Waiver],
    documents: Iterable[Checked],
    *,
    today: date,
    rules: Collection[str],
    locked: Container[str] = (),
) -> list[Finding]:
    """The findings, those that a waiver covers with a suppression, and then what is wrong with the waivers.

    Call it with the inline waivers of a file and the documents of that file; and once for each waiver file with all
    the documents of the run that its configuration governs. `rules` are the names of all known rules. A waiver with
    any fault silences nothing. A finding that is suppressed already stays as it is, and counts as a use all the same.
    """
    documents = tuple(documents)
    sound: Sound = {}
    faults: list[Finding] = []
    for number, waiver in enumerate(waivers):
        wrong = list(_faults(waiver, today, rules, locked))
        faults += wrong
        for name in () if wrong else waiver.rules:
            sound.setdefault((name, waiver.agreement), []).append((number, waiver))
    lookup = Lookup(sound, documents)
    results, used = _silence(findings, lookup)
    return [*results, *faults, *_unused(sound, used, lookup)]


def _silence(findings: Iterable[Finding], lookup: Lookup) -> tuple[list[Finding], set[tuple[str, Cover]]]:
    """The findings, and what was covered of use, each as a rule's name and what its waivers cover."""
    results: list[Finding] = []
    used: set[tuple[str, Cover]] = set()
    for finding in findings:
        covering = lookup.covering(finding)
        used.update((finding.rule, group.cover) for group in covering)
        results.append(_suppressed(finding, _earliest(covering)) if covering else finding)
    return results, used


def _earliest(groups: list[Group]) -> Waiver:
    return min(groups, key=lambda group: group.number).first


def _suppressed(finding: Finding, waiver: Waiver) -> Finding:
    if finding.suppression is not None:
        return finding
    return finding._replace(suppression=Suppression(waiver.kind, waiver.justification))


def _faults(waiver: Waiver, today: date, rules: Collection[str], locked: Container[str]) -> Iterator[Finding]:
    """What is wrong with a waiver, whatever was found."""

    def fault(kind: Rule, template: str, /, **arguments: Argument) -> Finding:
        return housekeeping_finding(kind, waiver.place, waiver.agreement, template, arguments)

    if waiver.malformed is not None:
        yield fault(MALFORMED_WAIVER, waiver.malformed.template, **waiver.malformed.arguments)
        return
    if not waiver.reason:
        yield fault(WAIVER_WITHOUT_REASON, _NO_REASON, rules=waiver.rules)
    if waiver.until is not None and waiver.until < today:
        yield fault(EXPIRED_WAIVER, _EXPIRED, rules=waiver.rules, until=Phrase(waiver.until))
    for name in waiver.rules:
        if name not in rules:
            known = nearest(name, rules)
            close = {"known": known} if known else {}
            yield fault(UNKNOWN_WAIVER_RULE, _MISSPELT if known else _UNKNOWN, rule=name, **close)
        elif name in _OWN:
            yield fault(LOCKED_RULE_WAIVED, _OURS, rule=name)
        elif name in locked:
            yield fault(LOCKED_RULE_WAIVED, _LOCKED, rule=name)


def _unused(sound: Sound, used: set[tuple[str, Cover]], lookup: Lookup) -> Iterator[Finding]:
    """Waivers that cover no finding, although their rule was in force for a document that they are about."""
    for (name, agreement), waivers in sound.items():
        for _, waiver in waivers:
            judged = (document for document in lookup.documents(agreement) if name in document.rules)
            if (name, waiver.cover) not in used and any(waiver.cover.concerns(document) for document in judged):
                yield housekeeping_finding(UNUSED_WAIVER, waiver.place, waiver.agreement, _UNUSED, {"rule": name})

"""Tests for rules, for their authors: run a rule on a text, and prove its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sla_lint.explain import option_meanings, sections, snippets
from sla_lint.judge import Charge, judge
from sla_lint.model import Document
from sla_lint.syntax import Mapping, Source, parse_yaml

if TYPE_CHECKING:
    from sla_lint.finding import Finding
    from sla_lint.rules import Rule
    from sla_lint.vocabulary import Vocabulary


def findings(rule: Rule, text: str, vocabulary: Vocabulary, /, **options: Any) -> list[Finding]:
    """What one rule says of a YAML text, be it a whole agreement or a few lines of one."""
    parsed = parse_yaml(Source("example.yaml", text))
    if parsed.faults:
        raise AssertionError(f"{rule.name}: {parsed.faults[0].location!r}: {parsed.faults[0].message}\n{text}")
    found: list[Finding] = []
    for node in parsed.documents:
        if not isinstance(node, Mapping):
            raise AssertionError(f"{rule.name}: the text is no agreement: {text}")  # noqa: TRY004 (a failed test)
        troubles: list[Any] = []
        found += judge(Document(node, vocabulary), [Charge(rule, {**rule.defaults, **options})], troubles)
        if troubles:
            raise AssertionError(troubles[0].message)
    return found


def prove(rule: Rule, vocabulary: Vocabulary) -> None:
    """Check that a rule's page is true: it flags what it says it flags, accepts what it accepts, and is complete."""
    for example in snippets(rule, "Flagged"):
        if not findings(rule, example, vocabulary):
            raise AssertionError(f"{rule.name} does not flag:\n{example}")
    for example in snippets(rule, "Accepted"):
        wrong = findings(rule, example, vocabulary)
        if wrong:
            raise AssertionError(f"{rule.name} says {wrong[0].message.text!r} of an accepted example:\n{example}")
    absent = {"Why it matters", "Flagged", "Accepted", "Model clause", "Question"} - sections(rule).keys()
    if absent:
        raise AssertionError(f"{rule.name}: the page lacks {', '.join(sorted(absent))}")
    if option_meanings(rule).keys() != rule.options.keys():
        raise AssertionError(f"{rule.name}: the options on the page are not the function's")

"""The judgement: what rules yield becomes findings, echoes fall silent, and a flood becomes one finding."""

import pytest

from pack import vocabulary
from sla_lint.finding import Suppression
from sla_lint.judge import Charge, gather, judge
from sla_lint.model import Document, Metric, Service
from sla_lint.rules import Option, Problem, Problems, rule
from sla_lint.syntax import Source, parse_yaml

TEXT = "id: doc\nservice_lines: [{id: s}]\nmetrics:\n" + "".join(
    f"  - {{id: m{i}, target: {i}}}\n" for i in range(1, 5)
)


@rule(severity="warning", group="test", source="one, two", silences=("low",))
def odd(metric: Metric, *, from_number: int = 0, only: tuple[str, ...] = ()) -> Problems:
    """Odd."""
    if metric.target.value % 2 and metric.target.value > from_number:
        yield Problem(metric, "{metric} is odd.", at="target", metric=metric.label, related=[(metric.document, "here")])


@rule(severity="error", group="test", source="one")
def low(metric: Metric) -> Problems:
    """Low."""
    yield Problem(metric, "{metric} is low.", metric=metric.label, severity="note" if metric.target.value > 2 else None)


@rule(severity="error", group="test", source="one")
def broken(service: Service) -> Problems:
    """Broken."""
    yield Problem(service, "First.")
    raise RuntimeError("boom")


@rule(severity="error", group="test", source="one")
def wrong(document: "Document") -> Problems:
    """Wrong."""
    yield (document, "no Problem")


def document():
    return Document(parse_yaml(Source("x", TEXT)).documents[0], vocabulary())


def charges(*rules, **options):
    return [Charge(item, {**item.defaults, **options}) for item in rules]


def test_a_rule_is_what_its_function_says():
    assert (odd.name, odd.subject, odd.sources, odd.summary) == ("odd", "Metric", ("one", "two"), "Odd.")
    assert odd.options["only"] == Option("only", "tuple", ())
    assert wrong.subject == "Document"


def test_findings_carry_the_rules_severity_or_the_problems_own():
    found = judge(document(), charges(low), [])
    assert [(item.rule, item.severity, item.message.text) for item in found] == [
        ("low", "error", "'m1' is low."),
        ("low", "error", "'m2' is low."),
        ("low", "note", "'m3' is low."),
        ("low", "note", "'m4' is low."),
    ]
    assert found[0].agreement == "doc"


def test_a_configuration_can_weigh_every_finding():
    [found, *_] = judge(document(), [Charge(low, {}, lambda severity: "note")], [])
    assert found.severity == "note"


def test_options_reach_the_function():
    assert len(judge(document(), charges(odd, from_number=2), [])) == 1


def test_a_finding_silences_what_it_makes_meaningless_for_its_own_metric_only():
    found = judge(document(), charges(low, odd), [])
    assert [(item.rule, item.place.path) for item in found] == [
        ("odd", "metrics/m1/target"),
        ("low", "metrics/m2"),
        ("odd", "metrics/m3/target"),
        ("low", "metrics/m4"),
    ]
    assert found[0].related[0].label == "here"


@pytest.mark.parametrize(
    ("faulty", "reason"), [(broken, "RuntimeError: boom"), (wrong, "TypeError: it yields tuple instead of Problem")]
)
def test_a_rule_that_fails_is_a_trouble_and_the_others_go_on(faulty, reason):
    troubles = []
    found = judge(document(), charges(faulty, odd), troubles)
    assert {item.rule for item in found} >= {"odd"}
    [trouble] = troubles
    assert (trouble.kind, trouble.path) == ("failed-rule", "x")
    assert trouble.message == f"the rule '{faulty.name}' failed and its findings are missing; tell its author: {reason}"


def test_a_fault_of_most_metrics_is_reported_once_with_all_its_places():
    doc = document()
    rules = {"low": low, "odd": odd}
    found = gather(judge(doc, charges(low), []), 4, doc.place("metrics"), rules)
    [finding] = found
    assert finding.message.text == "4 of 4 metrics have the same fault; the first: 'm1' is low."
    assert (finding.severity, finding.place.location.line) == ("error", 3)
    assert [related.place.path for related in finding.related] == [f"metrics/m{i}" for i in (1, 2, 3, 4)]


def test_a_fault_of_few_metrics_is_reported_for_each():
    doc = document()
    assert len(gather(judge(doc, charges(odd), []), 4, doc.place("metrics"), {"odd": odd})) == 2


def test_accepted_findings_do_not_count_towards_a_flood():
    doc = document()
    accepted = Suppression("inSource", "because")
    found = [item._replace(suppression=accepted) for item in judge(doc, charges(low), [])[:2]]
    found += judge(doc, charges(low), [])[2:]
    assert len(gather(found, 4, doc.place("metrics"), {"low": low})) == 4

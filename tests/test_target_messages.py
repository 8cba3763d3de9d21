"""What the rules on targets say, in full, and where they point besides."""

import pytest

from pack import rules, vocabulary
from sla_lint.judge import Charge, judge
from sla_lint.model import Document
from sla_lint.syntax import Source, parse_yaml
from sla_lint.testing import findings

P1 = "{id: p1, name: P1 fixes, unit: percent, direction: higher, target: 99, monthly_volume: 40%s}"
FEW = "With 40 cases a month, one miss would leave 'P1 fixes' at 97.5 %; its target is 99 %"
MESSAGES = [
    (
        "small-sample-target",
        f"metrics: [{P1 % ''}]",
        f"{FEW}, and a provider who truly runs at 99.5 % would breach in 18 % of all months by chance.",
    ),
    (
        "small-sample-target",
        f"metrics: [{P1 % ', baseline: {value: 99.99}'}]",
        f"{FEW}, and a provider who truly runs at 99.99 % would breach in 0.4 % of all months by chance.",
    ),
    (
        "small-sample-target",
        f"metrics: [{P1 % ', baseline: {value: 100}'}]",
        f"{FEW}, and a provider who truly runs at 99.5 % would breach in 18 % of all months by chance.",
    ),
    (
        "small-sample-target",
        f"metrics: [{P1 % ', baseline: {value: 0}'}]",
        f"{FEW}, and a provider who truly runs at 99.5 % would breach in 18 % of all months by chance.",
    ),
    (
        "small-sample-target",
        "metrics: [{name: Error rate, target: 2%, monthly_volume: 10, window: quarter, baseline: 1%}]",
        "With 30 cases a quarter, one miss would leave 'Error rate' at 3.33 %; its target is 2 %, and a provider who "
        "truly runs at 1 % would breach in 26 % of all quarters by chance.",
    ),
    (
        "small-sample-target",
        "metrics: [{name: Error rate, target: 2%, monthly_volume: 1}]",
        "With 1 cases a month, one miss would leave 'Error rate' at 100 %; its target is 2 %, and a provider who truly "
        "runs at 1 % would breach in 1 % of all months by chance.",
    ),
    (
        "contradictory-targets",
        "metrics: [{id: a, name: FCR, target: 95%}, {id: b, name: First call resolution, target: 85%}]",
        "'FCR' has a target of 95 and 'First call resolution', which measures the same, one of 85; only one can count.",
    ),
    (
        "contradictory-targets",
        "metrics: [{id: a, metric: csat, target: 95%}, {id: b, metric: csat, target: 85%}]",
        "'a' has a target of 95 and 'b', which measures the same, one of 85; only one can count.",
    ),
    (
        "contradictory-targets",
        "metrics: [{metric: csat, target: 95%}, {metric: csat, target: 85%}]",
        "'Customer satisfaction' has a target of 95 and 'Customer satisfaction', which measures the same, one of 85; "
        "only one can count.",
    ),
    (
        "backward-ramp",
        "ramp: {milestones: [{month: 1, targets: {fcr: 65}}, {targets: {fcr: 60}}]}",
        "The ramp of 'fcr' goes back from 65 to 60 in the next step.",
    ),
    (
        "backward-ramp",
        "metrics: [{id: f, name: FCR, unit: percent, target: 72}]\n"
        "ramp: {milestones: [{month: 1, targets: {f: 65}}, {month: 2.5, targets: {f: 60}}]}",
        "The ramp of 'FCR' goes back from 65 to 60 in month 2.5.",
    ),
    (
        "backward-ramp",
        "ramp: {milestones: [{month: 2}, {month: 1}]}",
        "The ramp has month 1 behind month 2; put its steps in the order of the months.",
    ),
    (
        "disordered-thresholds",
        "metrics: [{name: CSAT, unit: percent, threshold: 86, target: 85}]",
        "'CSAT' has a threshold of 86 and a target of 85; the target must be the better one, and higher is better.",
    ),
    (
        "contradicted-direction",
        "metrics: [{name: Abandonment rate, direction: higher, target: 5%}]",
        "'Abandonment rate' is said to be better when it is higher, but it is better when it is lower.",
    ),
    (
        "contradicted-direction",
        "metrics: [{name: Abandonment rate, target: at least 5%}]",
        "The target of 'Abandonment rate', 'at least 5%', makes higher results better, but lower ones are.",
    ),
    (
        "contradicted-direction",
        "metrics: [{name: Abandonment rate, direction: lower, target: at least 5%}]",
        "The target of 'Abandonment rate', 'at least 5%', makes higher results better, but its direction says lower.",
    ),
    (
        "unmeasurable-target",
        "metrics: [{name: Calls, target: 80/20}]",
        "The target of 'Calls', '80/20', is shorthand; write target: 80, unit: percent, "
        "parameters: {threshold_seconds: 20}.",
    ),
    (
        "contradictory-targets",
        "metrics: [{name: Calls, target: 80% within 20 seconds, parameters: {threshold_minutes: 2}}]",
        "'Calls' has a limit of 20 seconds in its target and of 2 minutes in its parameters; only one can count.",
    ),
    (
        "target-without-baseline",
        "metrics: [{name: FCR, target: 80%, baseline_plan: {period: months 1 to 3}}]",
        "'FCR' has a target before its baseline is measured; say by `target_set_by` when it is set.",
    ),
    (
        "backward-ramp",
        "ramp: {milestones: [{month: 1, targets: {fcr: 60}}, {month: 1, targets: {fcr: 65}}]}",
        "The ramp has month 1 twice for the same metrics; only one of the two steps can count.",
    ),
    (
        "unmeasurable-target",
        "metrics: [{name: Postings, target: 98, statistic: share}]",
        "The target of 'Postings', '98', has no unit; put the one that its definition means beside it.",
    ),
    (
        "unmeasurable-target",
        "metrics: [{name: FCR, target: 80}]",
        "The target of 'FCR', '80', has no unit; it is usually counted in percent, so say so.",
    ),
    (
        "aspirational-target",
        "metrics: [{name: ASA, target: 0.1 minutes}]",
        "The target of 6 seconds for 'ASA' goes beyond 8 seconds, and no measured baseline supports it: ASA of 8 s or "
        "less already implies about 85% in 20 s (1-SL <= ASA/(e*T)); only priced-in overstaffing holds it for small "
        "queues.",
    ),
    (
        "perfect-target",
        "metrics: [{name: Complaints, unit: count, target: 0}]",
        "The target of 0 for 'Complaints' leaves no tolerance: a single miss breaks it.",
    ),
    (
        "missing-ramp-period",
        "metrics: [{id: a, target: 98}]\nramp: {months: 0}",
        "The ramp is empty: steady-state targets, and what follows a miss, apply from day one.",
    ),
    (
        "undefined-data-source",
        "metrics: [{name: SL, data_source: {ref: acd}}]",
        "'SL' refers to the data source 'acd', which the agreement does not define.",
    ),
    (
        "undefined-data-source",
        "metrics: [{name: SL, data_source: {system: ACD, ref: acd}}]",
        "The data source of 'SL' does not say who owns it.",
    ),
    (
        "undefined-hours",
        "service_lines: [{name: Voice, process_type: sales, hours: {timezone: UTC, cut_off: '15:00'}}]",
        "The hours of 'Voice' leave open the days, the opening time, the closing time and the public holidays.",
    ),
    (
        "undefined-hours",
        "service_lines: [{process_type: sales, hours: {timezone: UTC, days: [mon], open: 8, close: 20}}]",
        "The hours of a service line leave open the public holidays.",
    ),
    (
        "undefined-hours",
        "service_lines: [{id: v, process_type: sales, hours: {timezone: local time, days: [mon], open: 8, close: 20, "
        "holidays: open}}]",
        "The hours of 'v' leave open the time zone.",
    ),
    (
        "undefined-hours",
        "service_lines: [{process_type: sales}]",
        "A service line has no service hours, though people reach it live.",
    ),
    (
        "undefined-hours",
        "metrics: [{name: Replies, target: 4 business hours}]",
        "'Replies' counts business time, but the agreement has no service hours.",
    ),
]


@pytest.mark.parametrize(("name", "text", "message"), MESSAGES)
def test_a_finding_says_what_is_wrong_in_one_sentence(name, text, message):
    assert [finding.message.text for finding in findings(rules()[name], text, vocabulary())] == [message]


def test_without_the_odds_the_sentence_is_shorter():
    found = findings(
        rules()["small-sample-target"],
        "metrics: [{name: Invoice accuracy, target: 99%, monthly_volume: 150}]",
        vocabulary(),
        min_allowed_misses=2,
        report_breach_odds=False,
    )
    message = "With 150 cases a month, 2 misses would leave 'Invoice accuracy' at 98.67 %; its target is 99 %."
    assert [finding.message.text for finding in found] == [message]


@pytest.mark.parametrize("key", ["minimum", "threshold"])
def test_the_other_level_is_shown_where_it_stands(key):
    text = f"metrics:\n  - name: CSAT\n    unit: percent\n    target: 85\n    {key}: 86\n"
    (finding,) = findings(rules()["disordered-thresholds"], text, vocabulary())
    assert (finding.place.location.line, finding.related[0].place.location.line) == (4, 5)
    assert finding.related[0].label == f"the {key}"


def test_a_ramp_is_found_at_its_step_under_the_path_of_its_metric():
    text = "metrics: [{id: f, name: FCR, target: 72%}]\nramp:\n  milestones:\n"
    text += "    - {month: 1, targets: {f: 65%, asa: 40}}\n    - {month: 2, targets: {f: 60%, asa: 50}}\n"
    found = findings(rules()["backward-ramp"], text, vocabulary())
    assert [(finding.place.path, finding.place.location.text) for finding in found] == [
        ("metrics/f/ramp", "60%"),
        ("metrics/asa/ramp", "50"),
    ]
    assert [finding.related[0].place.location.text for finding in found] == ["65%", "40"]


def test_a_wrong_direction_silences_what_follows_from_it():
    text = """
metrics:
  - {id: a, metric: call-abandonment-rate, direction: higher, target: 4%, minimum: 6, baseline: 5}
  - {id: b, metric: call-abandonment-rate, direction: higher, unit: percent, target: 99, monthly_volume: 10}
  - {id: c, metric: complaint-rate, direction: higher, unit: percent, target: 100}
ramp: {milestones: [{month: 1, targets: {a: 9}}, {month: 2, targets: {a: 8}}]}
"""
    (node,) = parse_yaml(Source("example.yaml", text)).documents
    names = [
        "contradicted-direction",
        "aspirational-target",
        "backward-ramp",
        "disordered-thresholds",
        "perfect-target",
        "small-sample-target",
        "target-below-baseline",
    ]
    charges = [
        Charge(rules()[name], {option.name: option.default for option in rules()[name].options.values()})
        for name in names
    ]
    alone = {name for name in names[1:] if findings(rules()[name], text, vocabulary())}
    assert alone == set(names[1:]) - {"aspirational-target"}
    found = judge(Document(node, vocabulary()), charges, [])
    assert [finding.rule for finding in found] == ["contradicted-direction"] * 3
    assert "aspirational-target" in rules()["contradicted-direction"].silences

"""How much a finding weighs, for the rules whose findings differ in weight, and what the sentences say."""

import pytest

from pack import rules, vocabulary
from sla_lint.testing import findings

FAST_AND_FILED = "metrics: [{id: aht, metric: average-handle-time%s}, {id: f, metric: ticket-categorisation-accuracy}]"
REVIEW = "review: {performance: {frequency: %s, owner: client, participants: [a]}}"
CREDITS = "metrics: [{id: a, weight: %s}]\nremedies: {credits: {at_risk_percent: 10%s}}"
TEN_WORDS = "one two three four five six seven eight nine ten"


def metrics(count):
    return "metrics:\n" + "".join(f"  - {{id: m{number}}}\n" for number in range(count))


def said(rule, text, **options):
    return findings(rules()[rule], text, vocabulary(), **options)


@pytest.mark.parametrize(
    ("rule", "text", "severities"),
    [
        ("too-many-kpis", metrics(5), []),
        ("too-many-kpis", metrics(6), ["warning"]),
        ("too-many-kpis", metrics(10), ["warning"]),
        ("too-many-kpis", metrics(11), ["error"]),
        ("missing-section", "title: x", ["error", "error", "warning", "warning", "warning", "warning", "note"]),
        ("vanity-metric", f"metrics: [{{metric: tickets-closed, justification: {TEN_WORDS}}}]", ["note"]),
        ("vanity-metric", f"metrics: [{{metric: tickets-closed, justification: {TEN_WORDS[:-4]}}}]", ["warning"]),
        ("weak-pair", FAST_AND_FILED % "", ["warning"]),
        ("weak-pair", FAST_AND_FILED % ", paired_with: [f]", ["note"]),
        ("weak-pair", "metrics: [{metric: service-level}, {metric: csat}]", ["note"]),
        ("uncapped-credits", "remedies: {credits: {base: charges}}", ["error"]),
        ("uncapped-credits", CREDITS % (100, ""), ["note"]),
        ("uncapped-credits", CREDITS % (101, ""), ["error"]),
        ("uncapped-credits", CREDITS % (101, ", annual_cap_percent: 8"), ["note"]),
        ("uncapped-credits", CREDITS % (300, ", allocation: points"), ["note"]),
        ("uncapped-credits", CREDITS % ("tbd}, {id: b, weight: 300", ""), ["note"]),
        ("uncapped-credits", CREDITS % (300, ", allocation: pool, pool_percent: 250"), ["error"]),
        ("uncapped-credits", CREDITS % (300, ", allocation: pool, pool_percent: 100"), ["note"]),
        ("uncapped-credits", CREDITS % (300, ", allocation: pool"), ["note"]),
        ("missing-review", REVIEW % "as needed", ["error"]),
        ("missing-review", REVIEW % "quarterly", ["note"]),
        ("vague-term", "scope: {summary: answered promptly}", ["note"]),
        ("vague-term", "obligations: [{id: a, text: answered promptly}]", ["warning"]),
        ("vague-term", "obligations: [{id: a, text: on reasonable notice}]", ["note"]),
        ("vague-term", "relief: [{event: best efforts were used, effect: answer promptly}]", ["note", "warning"]),
    ],
)
def test_a_finding_weighs_what_it_should(rule, text, severities):
    assert [finding.severity for finding in said(rule, text)] == severities


def test_legal_sections_may_be_taken_in_full():
    text = "relief: [{event: best efforts were used}]"
    assert [finding.severity for finding in said("vague-term", text, legal_sections="warning")] == ["warning"]


@pytest.mark.parametrize(
    ("rule", "text", "sentence"),
    [
        (
            "too-many-kpis",
            metrics(10),
            "The agreement has 10 KPIs and 5 are what people can attend to: if each is met in 95 % of months, 40 % of "
            "months show at least one miss; make the lesser ones monitored.",
        ),
        (
            "unbalanced-weights",
            "metrics: [{id: a, weight: 60.5}, {id: b, weight: 45}]",
            "The weights sum to 105.5, not 100, so 5.5 points of the amount at risk are promised twice.",
        ),
        (
            "too-many-kpis",
            "service_lines: [{id: v, name: Voice}]\n" + metrics(6),
            "'Voice' has 6 KPIs",
        ),
        (
            "too-many-kpis",
            metrics(6).replace("}", ", service_line: fax}"),
            "'fax' has 6 KPIs",
        ),
        (
            "unbalanced-weights",
            "metrics: [{id: a, weight: 1}, {id: b, weight: 1}]",
            "The weights sum to 2, not 100, so 98 points of the amount at risk are given to no metric.",
        ),
        (
            "unbalanced-weights",
            "metrics: [{id: a, weight: 0.6}, {id: b, weight: 0.45}]",
            "The weights sum to 1.05, not 1, so 0.05 points of the amount at risk are promised twice.",
        ),
        (
            "vanity-metric",
            "metrics: [{metric: calls-handled}]",
            "is easy to count and says little of the outcome (a workload count; more contacts can mean more failure "
            "demand)",
        ),
        (
            "weak-pair",
            FAST_AND_FILED % "",
            "'Average handle time' could be met by cutting corners, and no metric beside it is known to show that; pair it with 'First "
            "contact resolution'.",
        ),
        (
            "gameable-metric",
            "metrics: [{metric: first-response-time, method: {calculated_by: vendor}}]",
            "let the other side check it, or watch 'First contact resolution' beside it.",
        ),
        (
            "missing-review",
            "review: {performance: {frequency: ad hoc, owner: client}}",
            "The review of the results does not say how often it is held or who takes part; settle it, so that "
            "nobody has to ask for the meeting.",
        ),
        (
            "penalty-without-root-cause",
            "remedies: {credits: {base: charges}, action_plan: {owner: provider}}",
            "A miss costs money, and the step that should mend its cause (action plan) does not say what sets it off "
            "or by when it is due.",
        ),
        (
            "gameable-metric",
            "metrics: [{name: Repeat calls, metric: reopen-rate, method: {calculated_by: vendor}}]",
            "The provider alone measures 'Repeat calls', which can be met without better service",
        ),
        (
            "vague-term",
            "obligations: [{id: a, text: work done on  best\n     efforts}]",
            "'best efforts' cannot be measured (what exactly will be done?); write what both sides would "
            "measure alike.",
        ),
    ],
)
def test_a_sentence_says_what_is_wrong(rule, text, sentence):
    assert sentence in said(rule, text)[0].message.text


def test_metrics_of_one_matrix_are_pointed_to_as_one_kpi():
    text = metrics(6) + "  - {name: P1 faults mended}\n  - {name: P2 faults mended}\n"
    labels = [related.label for related in said("too-many-kpis", text)[0].related]
    assert labels == ["KPI 1", "KPI 2", "KPI 3", "KPI 4", "KPI 5", "KPI 6", "KPI 7", "KPI 7"]


def test_a_finding_about_one_of_several_lines_bears_its_name():
    text = "service_lines: [{id: voice}, {id: mail}]\nmetrics: [{metric: turnaround-time, service_line: mail}]"
    assert [finding.place.path for finding in said("missing-quality-floor", text)] == ["service_lines/mail"]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("metrics: [{metric: aht, weight: 60}, {metric: csat, weight: 40}]", "metrics"),
        (
            "service_lines: [{id: v}]\nmetrics: [{metric: aht, weight: 60}, {metric: csat, weight: 40}]",
            "service_lines/v",
        ),
    ],
)
def test_a_finding_about_the_metrics_bears_the_name_of_their_line(text, path):
    text = text.replace("aht", "average-handle-time")
    assert [finding.place.path for finding in said("speed-outweighs-quality", text)] == [path]


def test_a_chosen_partner_may_be_taken_for_nothing():
    text = FAST_AND_FILED % ", paired_with: [f]"
    assert [finding.severity for finding in said("weak-pair", text, accept_paired_with=False)] == ["warning"]


def test_an_interval_that_is_none_is_a_fault_of_the_configuration():
    with pytest.raises(AssertionError, match="'sometimes' is no frequency"):
        said("missing-review", REVIEW % "monthly", max_interval="sometimes")

"""The agreement as rules see it: what people write, read; and every value at its place."""

from decimal import Decimal

import pytest

from pack import vocabulary
from sla_lint.model import Document, Level, Metric
from sla_lint.part import misfits
from sla_lint.syntax import Source, parse_yaml


def document(text):
    [node] = parse_yaml(Source("x", text)).documents
    return Document(node, vocabulary())


def metric(fields):
    [found] = document(f"metrics:\n  - {{{fields}}}\n").metrics
    return found


LEVELS = [
    ("95", Decimal(95), None),
    ("0.10", Decimal("0.10"), None),
    ("at least 95%", Decimal(95), "percent"),
    ("80% within 20 seconds", Decimal(80), "percent"),
    ("4 business hours", Decimal(4), "business-hours"),
    ("≤ 5 min", Decimal(5), "minutes"),
    ("'99,5 %'", Decimal("99.5"), "percent"),
    ("TBD", None, None),
]


@pytest.mark.parametrize(("text", "value", "unit"), LEVELS)
def test_a_level_is_read_as_people_write_it(text, value, unit):
    level = document(f"metrics:\n  - target: {text}\n").metrics[0].target
    assert (level.value, level.unit) == (value, unit)


def test_a_level_may_be_a_range():
    level = metric("target: {min: 300, max: 420}").target
    assert (level.value, level.upper, level.kind, level.comparator) == (300, 420, "value", None)
    assert str(metric("target: {min: 300}").target.readings[0]) == ">=300n"
    assert str(metric("target: {max: 5}").target.readings[0]) == "<=5n"
    assert metric("target: {min: x}").target is None
    assert metric("target: {low: 3}").target is None


@pytest.mark.parametrize("text", ["", "true", "[1]", "''"])
def test_what_is_no_level_is_absent(text):
    assert metric(f"target: {text}").target is None


def test_a_level_is_compared_in_another_unit_of_its_kind_only():
    assert Level.parse("5 minutes").measured_in("seconds") == 300
    assert Level.parse("5 minutes").measured_in("percent") is None
    assert Level.parse("5").measured_in("seconds") == 5
    assert Level.parse("5 minutes").measured_in(None) == 5
    assert Level.parse("soon").measured_in("seconds") is None
    assert Level.parse("no more than 2%").comparator == "<="
    assert Level.parse("to be agreed").kind == "to-be-decided"


FIELDS = [
    ("class: Critical", "class_", "critical"),
    ("class: subsidiary performance indicator", "class_", "monitored"),
    ("window: calendar month", "window", "month"),
    ("window: rolling 30 days", "window", "rolling-30d"),
    ("frequency: every two weeks", "frequency", "biweekly"),
    ("frequency: Half-Yearly", "frequency", "biannual"),
    ("frequency: regularly", "frequency", None),
    ("frequency: every payroll run", "frequency", None),
    ("frequency: [monthly]", "frequency", None),
    ("direction: lower is better", "direction", "lower"),
    ("weight: 40%", "weight", Decimal(40)),
    ("weight: 25.5", "weight", Decimal("25.5")),
    ("weight: heavy", "weight", None),
    ("weight: true", "weight", None),
    ("monthly_volume: '25,300 invoices'", "monthly_volume", Decimal(25300)),
    ("name: 42", "name", "42"),
    ("name: ''", "name", None),
    ("name: {a: b}", "name", None),
    ("exclusions: none", "exclusions", ("none",)),
    ("exclusions: [a, [b], ~, 3]", "exclusions", ("a", "3")),
    ("exclusions: {a: b}", "exclusions", ()),
]


@pytest.mark.parametrize(("fields", "name", "value"), FIELDS)
def test_a_field_is_read_or_absent_but_never_an_error(fields, name, value):
    assert getattr(metric(fields), name) == value


def test_flags_are_true_and_false_and_yes_and_no():
    sections = document("metrics: []\nramp: {credits_apply: no}\nremedies: {sole_remedy: true}\n")
    assert sections.ramp.credits_apply is False
    assert sections.remedies.sole_remedy is True
    assert document("ramp: {credits_apply: perhaps}").ramp.credits_apply is None
    assert document("ramp: {credits_apply: [no]}").ramp.credits_apply is None


def test_a_section_may_stand_elsewhere():
    found = document("review: see MSA clause 12\nremedies: {see: MSA 9}\nramp: soon\n")
    assert found.review.see == "see MSA clause 12"
    assert found.remedies.see == "MSA 9"
    assert found.ramp is None
    assert found.review.heading.line == 1


def test_a_field_of_a_class_is_its_declaration():
    assert Metric.name.doc == "What the agreement calls it."


def test_a_section_may_go_by_another_name():
    found = document("hypercare: {months: 3}\nreview: {service_review: {owner: client}}\nmetrics: []\nsla: 1.0\n")
    assert found.ramp.months == 3
    assert found.ramp.path == "hypercare"
    assert found.review.performance.owner == "client"
    assert document("ramp: {months: 4}\nhypercare: {months: 3}\n").ramp.months == 4
    assert list(misfits(Document, found.node)) == []


def test_a_metric_is_known_by_its_id_else_by_its_exact_name():
    assert metric("metric: csat").known.id == "csat"
    assert metric("name: Customer satisfaction score").known.id == "csat"
    assert metric("name: Satisfaction of all sorts").known is None
    assert metric("id: x").known is None
    assert metric("id: x").family is None
    assert metric("metric: csat").family == "satisfaction"


def test_a_metric_is_called_by_its_name_else_by_what_it_is():
    assert metric("name: Our CSAT, metric: csat, id: m1").label == "Our CSAT"
    assert metric("metric: no-such, id: m1").label == "m1"
    assert metric("metric: no-such").label == "no-such"
    assert metric("target: 1").label == "this metric"


BETTER = [
    ("direction: lower, metric: csat", "lower"),
    ("metric: csat", "higher"),
    ("target: at most 5%", "lower"),
    ("target: '> 5'", "higher"),
    ("target: between 85% and 88%", "range"),
    ("target: {min: 1, max: 2}", "range"),
    ("target: 5", None),
]


@pytest.mark.parametrize(("fields", "better"), BETTER)
def test_the_better_way_is_the_documents_else_the_targets_else_the_vocabularys(fields, better):
    assert metric(fields).better == better


def test_results_are_worse_by_the_metrics_own_direction():
    assert metric("direction: higher").worse(1, 2)
    assert not metric("direction: higher").worse(2, 2)
    assert metric("direction: lower").worse(2, 1)
    assert not metric("direction: range").worse(2, 1)


def test_levels_are_compared_in_the_metrics_unit():
    found = metric("unit: mins, target: 240 seconds, threshold: 5")
    assert found.number(found.target) == 4
    assert found.number(found.floor) == 5
    assert found.number(None) is None
    assert metric("target: 95 %").measured_unit == "percent"
    assert metric("id: x").measured_unit is None


SOURCES = """\
data_sources:
  acd: {system: ACD, owner: client}
  crm: Siebel
metrics:
  - {id: a, data_source: {ref: acd}}
  - {id: b, data_source: crm}
  - {id: c, data_source: Genesys}
  - {id: d, data_source: {ref: none}}
  - {id: e, data_source: {system: X}}
  - {id: f}
  - {id: g, data_source: see Annex 3}
  - {id: h, data_source: {}}
"""


def test_a_data_source_is_a_group_a_text_or_a_reference_to_a_shared_one():
    found = {item.id: item.source for item in document(SOURCES).metrics}
    assert (found["a"].system, found["a"].owner) == ("ACD", "client")
    assert found["b"].system == "Siebel"
    assert found["c"].system == "Genesys"
    assert (found["d"].ref, found["d"].system) == ("none", None)
    assert found["e"].system == "X"
    assert found["f"] is None
    assert found["g"].see == "see Annex 3"
    assert found["h"].system is None
    assert document("data_sources: [a]\nmetrics: [{data_source: a}]").metrics[0].source.system == "a"


SERVICES = """\
service_lines:
  - {id: voice, name: Inbound voice}
  - {id: chat}
metrics:
  - {id: a, service_line: voice}
  - {id: b, service_line: [VOICE, chat]}
  - {id: c, service_line: Inbound Voice}
  - {id: d}
"""


def test_a_metric_belongs_to_the_service_lines_it_names_else_to_all():
    voice, chat = document(SERVICES).services
    assert [item.id for item in voice.metrics] == ["a", "b", "c", "d"]
    assert [item.id for item in chat.metrics] == ["b", "d"]
    assert (voice.label, chat.label) == ("Inbound voice", "chat")


def test_a_document_without_service_lines_has_one_that_stands_for_the_whole():
    found = document("sla: '1.0'\nmetrics:\n  - {id: a}\n")
    [service] = found.services
    assert [item.id for item in service.metrics] == ["a"]
    assert service.heading.line == 2
    assert service.label == "the service"
    assert service.document is found
    assert found.metrics[0].document is found


def test_paths_are_names_and_never_lines_or_indices_where_there_is_a_name():
    found = document(
        "remedies: {credits: {scale: cliff}}\nmetrics:\n  - {id: a, target: 1}\n  - {name: B}\n  - {target: 2}\n"
    )
    assert [item.path for item in found.metrics] == ["metrics/a", "metrics/B", "metrics/3"]
    assert found.metrics[0].place("target").path == "metrics/a/target"
    assert found.remedies.credits.place("scale").path == "remedies/credits/scale"
    assert found.place().path == ""
    assert found.agreement == "x"
    assert document("title: T\nid: i\n").agreement == "i"
    assert document("title: T\n").agreement == "T"
    assert document("title: T\n").label == "T"
    assert document("sla: '1.0'").label == "the agreement"


def test_a_place_is_small_and_there_even_where_a_field_is_not():
    found = document(
        "ramp:\n  months: 3\n  milestones:\n    - {month: 1, targets: {a: 5 %}}\nmetrics:\n  - target: 5\n"
    )
    assert found.place("ramp").location.text == "ramp"
    assert found.ramp.place("months").location.text == "3"
    assert found.ramp.place("exit").location.text == "ramp"
    assert found.metrics[0].place().location.text == "target"
    assert found.ramp.milestones[0].levels()["a"].value == 5
    assert document("ramp: {milestones: [{targets: 5}]}").ramp.milestones[0].levels() == {}
    assert document("metrics: [{}]").metrics[0].place().location.text == "{}"


def test_a_document_tells_every_text_it_holds_with_its_path():
    found = document(
        "title: T\nmetrics:\n  - {id: a, definition: d, target: 5, exclusions: [x, y]}\nrelief: [{event: e}, z]\n"
    )
    assert [(item.path, item.text) for item in found.passages()] == [
        ("title", "T"),
        ("metrics/a/id", "a"),
        ("metrics/a/definition", "d"),
        ("metrics/a/exclusions/1", "x"),
        ("metrics/a/exclusions/2", "y"),
        ("relief/1/event", "e"),
        ("relief/2", "z"),
    ]
    passage = next(item for item in found.passages() if item.text == "d")
    assert passage.place().location.text == "d"
    assert passage.place("d").path == "metrics/a/definition"


def test_metrics_are_found_by_id_the_first_of_two():
    found = document("metrics: [{id: a, name: One}, {id: a, name: Two}, {name: Three}]")
    assert {key: item.name for key, item in found.by_id.items()} == {"a": "One"}


def wrong(text):
    found = document(text)
    return [
        (item.kind, item.path, item.expected, item.found, item.location.line) for item in misfits(Document, found.node)
    ]


MISFITS = [
    ("metrics: 5", ("value", "metrics", "a list of groups of fields", "'5'", 2)),
    ("metrics: [7]", ("value", "metrics/1", "a group of fields", "'7'", 2)),
    ("metrics: [{name: {x: y}}]", ("value", "metrics/1/name", "a text", "a group of fields", 2)),
    (
        "metrics: [{id: a, target: [1]}]",
        (
            "value",
            "metrics/a/target",
            "a number, a text such as 'at least 95 %', or a group with min and max",
            "a list",
            2,
        ),
    ),
    ("metrics: [{id: a, exclusions: [{b: c}]}]", ("value", "metrics/a/exclusions", "a text", "a group of fields", 2)),
    (
        "metrics: [{id: a, weight: much}]",
        ("value", "metrics/a/weight", "a number, or a text with one number such as '25,300 invoices'", "'much'", 2),
    ),
    (
        "metrics: [{id: a, data_source: [b]}]",
        (
            "value",
            "metrics/a/data_source",
            "the name of a system, or a group of fields such as system and owner",
            "a list",
            2,
        ),
    ),
    ("metrics: []\nramp: [1]", ("value", "ramp", "a group of fields, or 'see' and where it stands", "a list", 3)),
    ("metrics: []\nramp: {credits_apply: maybe}", ("value", "ramp/credits_apply", "true or false", "'maybe'", 3)),
    ("metrics: []\ndefinitions: [a]", ("value", "definitions", "texts by name", "a list", 3)),
    ("metrics: []\ndefinitions: {a: [b]}", ("value", "definitions/a", "a text", "a list", 3)),
    (
        "metrics: [{id: a, window: [month]}]",
        (
            "value",
            "metrics/a/window",
            "one of day, week, month, quarter, half-year, year, rolling-30d, rolling-90d, event",
            "a list",
            2,
        ),
    ),
    ("metrics: []\nstatus: gone", ("value", "status", "one of draft, agreed, in-force, superseded", "'gone'", 3)),
    ("metrics: [{id: a, metrik: b}]", ("unknown", "metrics/a/metrik", "", "'b'", 2)),
    ("title: x", ("missing", "metrics", "a list of groups of fields", "nothing", 1)),
]


@pytest.mark.parametrize(("text", "misfit"), MISFITS)
def test_what_the_model_cannot_take_is_named_at_its_place(text, misfit):
    assert wrong(f"sla: '1.0'\n{text}\n") == [misfit]


FITTING = [
    "metrics: {see: each statement of work}",
    "metrics: see SOW 4",
    "metrics: []\nx-own: {any: [thing]}\nrelief: anything\nramp:\ntitle: 5",
    "metrics: [{id: a, target: ~, data_source: ACD, exclusions: [1, ~], parameters: {x: y}}]",
    "metrics: []\ndefinitions: see MSA\nobligations: [{id: a}]\nparties: {client: {name: A}, provider: see MSA}",
    "metrics: [{window: pay period, frequency: every payroll run}]",
    "metrics: [{target: {min: 1}}, {target: TBD}, {target: 5}]",
]


@pytest.mark.parametrize("text", FITTING)
def test_what_the_model_can_take_is_no_misfit(text):
    assert wrong(f"sla: 1.0\n{text}\n") == []

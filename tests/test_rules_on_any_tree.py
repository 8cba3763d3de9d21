"""No rule raises, whatever stands in an agreement: wrong types, empty groups, nothing at all."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from pack import rules, vocabulary
from sla_lint.judge import Charge, judge
from sla_lint.model import Document
from sla_lint.model.measurement import Baseline
from sla_lint.model.metric import Metric
from sla_lint.model.sections import Milestone, Ramp
from sla_lint.model.service import Hours, Service
from sla_lint.syntax import Source, parse_yaml

TEXTS = st.sampled_from(
    [
        *(
            "",
            "a",
            "0",
            "FCR",
            "AHT",
            "csat",
            "P1",
            "tbd",
            "none",
            "see Annex B",
            "80/20",
            "≥ 95 %",
            "< 4 business hours",
        ),
        *("M1: 80%, M2: 90%", "85 to 88 %", "24x7", "percent", "hours", "higher", "lower", "range", "key", "monitored"),
        *("month", "quarter", "share", "voice", "contact-centre", "client", "ACD", "Europe/London", "08:00"),
        *("no credits in the first three months", "the provider shall use best efforts"),
    ]
)
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(-5, 1000), st.sampled_from([0.5, 99.9, 1e9]), TEXTS)
ODD = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2), max_leaves=4
)


def group(part, **parts):
    """A group of some fields of a part, with values that may or may not fit."""
    fields = dict.fromkeys(part.fields, ODD) | parts
    return st.fixed_dictionaries({}, optional=fields) | ODD


LEVELS = st.dictionaries(TEXTS, SCALARS, max_size=3)
METRIC = group(Metric, baseline=group(Baseline), parameters=LEVELS, target=SCALARS, minimum=SCALARS)
RAMP = group(Ramp, milestones=st.lists(group(Milestone, targets=LEVELS | ODD), max_size=3) | ODD)
SERVICE = group(Service, hours=group(Hours))
AGREEMENTS = st.fixed_dictionaries(
    {"metrics": st.lists(METRIC, max_size=3) | ODD},
    optional={key: ODD for key in Document.fields if key != "metrics"}
    | {"ramp": RAMP, "service_lines": st.lists(SERVICE, max_size=2) | ODD, "definitions": LEVELS | ODD},
)


@settings(max_examples=200, deadline=None)
@given(AGREEMENTS)
def test_no_rule_raises(agreement):
    (node,) = parse_yaml(Source("example.yaml", json.dumps(agreement))).documents
    charges = [
        Charge(rule, {option.name: option.default for option in rule.options.values()}) for rule in rules().values()
    ]
    troubles = []
    found = judge(Document(node, vocabulary()), charges, troubles)
    assert [trouble.message for trouble in troubles] == []
    for finding in found:
        assert finding.message.text.endswith(".")

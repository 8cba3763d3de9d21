"""The built-in profiles: each can be loaded, and changes what it is for."""

import re
from pathlib import Path

import pytest

from pack import rules, vocabulary
from sla_lint.config.load import load_config
from sla_lint.config.presets import describe_presets
from sla_lint.finding import SEVERITIES
from sla_lint.judge import Charge, judge
from sla_lint.model import Document
from sla_lint.syntax import Source, parse_yaml

ROOT = Path(__file__).parent.parent
PROFILES = [ROOT / "plugins/sla_lint_bpo/profiles.yaml"]
NAMES = ["default", "strict", "uk-public", "north-america-pool", "internal-ola", "rfp", "draft", "signature"]

BARE = """\
sla: "1.0"
scope: {summary: The provider answers calls from time to time.}
metrics:
  - name: First contact resolution
    definition: The share of contacts that were resolved without a second one within seven days.
    target: 80%
    weight: 60
  - name: Average speed of answer
    definition: The mean time from the end of the menu to the answer of an agent, in working hours.
    target: TBD
    weight: 60
remedies:
  credits: {base: monthly charges}
"""


def config(profile):
    return load_config(None, rules(), PROFILES, profile=profile)


def weights(profile):
    """The gravest severity of each rule's findings on a bare agreement under a profile."""
    settings = config(profile).settings_for("a.yaml")
    charges = [
        Charge(rule, rule.defaults | settings[name].options, settings[name].weigh)
        for name, rule in rules().items()
        if settings[name].enabled
    ]
    troubles = []
    found = judge(Document(parse_yaml(Source("a.yaml", BARE)).documents[0], vocabulary()), charges, troubles)
    assert troubles == []
    grave = sorted(found, key=lambda finding: SEVERITIES.index(finding.severity), reverse=True)
    return {finding.rule: finding.severity for finding in grave}


def test_there_are_the_profiles_that_were_promised():
    assert list(describe_presets(PROFILES)) == NAMES
    assert all(describe_presets(PROFILES).values())


def test_each_profile_is_in_the_documentation():
    page = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE)) >= set(NAMES)


@pytest.mark.parametrize("profile", NAMES)
def test_a_profile_can_be_used(profile):
    assert weights(profile)


def test_the_default_profile_changes_nothing():
    assert config("default").settings_for("a.yaml") == config(None).settings_for("a.yaml")


def test_the_strict_profile_knows_no_notes():
    assert "note" in weights("default").values()
    assert set(weights("strict").values()) == {"error", "warning"}
    assert weights("strict").keys() == weights("default").keys()


def test_an_agreement_between_departments_needs_no_credits():
    lost = weights("default").keys() - weights("internal-ola").keys()
    assert lost == {"uncapped-credits", "penalty-without-root-cause"}


@pytest.mark.parametrize(
    ("profile", "baseline", "target", "data_source"),
    [
        ("default", "error", "error", "error"),
        ("rfp", "note", "error", "warning"),
        ("draft", "warning", "warning", "warning"),
        ("signature", "error", "error", "error"),
    ],
)
def test_what_may_be_open_depends_on_the_stage(profile, baseline, target, data_source):
    found = weights(profile)
    assert found["target-without-baseline"] == baseline
    assert found["unmeasurable-target"] == target
    assert found["undefined-data-source"] == data_source


def test_a_pool_may_be_larger_than_the_amount_at_risk():
    assert weights("default")["unbalanced-weights"] == "error"
    assert weights("north-america-pool")["unbalanced-weights"] == "note"


def test_a_yearly_review_is_enough_for_the_law():
    assert config("uk-public").settings_for("a.yaml")["missing-review"].options == {"max_interval": "year"}

"""Every rule: its page is true, and it reports what its cases expect, at their lines, and nothing else."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from pack import rules, vocabulary
from sla_lint.syntax import plain_yaml
from sla_lint.testing import findings, prove
from sla_lint_bpo import RULES

CASES = Path(__file__).parent / "cases"
EXPECT = re.compile(r"# expect: ([a-z0-9-]+)")
OPTIONS = re.compile(r"\A# options: (\{.*\})")
NAMES = [name.replace("_", "-") for name in RULES]


def case_files():
    return [pytest.param(path, id=f"{path.parent.name}/{path.stem}") for path in sorted(CASES.glob("*/*.yaml"))]


def options_of(text):
    match = OPTIONS.match(text)
    values = plain_yaml(match[1]) if match else {}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}


def with_types(rule, options):
    number = {name for name, option in rule.options.items() if option.type == "Decimal"}
    return {name: Decimal(value) if name in number else value for name, value in options.items()}


@pytest.mark.parametrize("name", NAMES)
def test_the_page_of_a_rule_is_true(name):
    prove(rules()[name], vocabulary())


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_has_cases_that_it_flags_and_cases_that_it_accepts(name):
    texts = [path.read_text(encoding="utf-8") for path in (CASES / name).glob("*.yaml")]
    assert any(EXPECT.search(text) for text in texts)
    assert any(not EXPECT.search(text) for text in texts)


@pytest.mark.parametrize("path", case_files())
def test_a_rule_reports_what_its_case_expects_and_nothing_else(path):
    rule = rules()[path.parent.name]
    text = path.read_text(encoding="utf-8")
    expected = [
        (number, match[1]) for number, line in enumerate(text.splitlines(), 1) for match in EXPECT.finditer(line)
    ]
    found = findings(rule, text, vocabulary(), **with_types(rule, options_of(text)))
    assert [(finding.place.location.line, finding.rule) for finding in found] == expected, [
        f"{finding.place.location!r}: {finding.message.text}" for finding in found
    ]

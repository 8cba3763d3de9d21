"""The weight of a finding, where a rule decides it: cases say `# expect: missing-definition, a warning`."""

import re

import pytest

from pack import rules, vocabulary
from sla_lint.testing import findings
from test_rules import CASES, options_of, with_types

WEIGHED = re.compile(r"# expect: [a-z0-9-]+, an? (error|warning|note)")
FILES = [path for path in sorted(CASES.glob("*/*.yaml")) if WEIGHED.search(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_finding_weighs_what_its_case_says(path):
    rule = rules()[path.parent.name]
    text = path.read_text(encoding="utf-8")
    expected = [
        (number, match[1]) for number, line in enumerate(text.splitlines(), 1) for match in WEIGHED.finditer(line)
    ]
    found = findings(rule, text, vocabulary(), **with_types(rule, options_of(text)))
    assert [(finding.place.location.line, finding.severity) for finding in found] == expected

"""Speed and quality under names that the vocabulary does not know, and in documents parted by what is measured."""

import pack
from pack import vocabulary
from sla_lint import Outline, start
from sla_lint.guide import Guide
from sla_lint.linter import lint_text
from sla_lint.model import Document
from sla_lint.syntax import Source, parse_yaml

PARTED = """
sla: "1.0"
service_lines: [{id: fast, name: Response times}, {id: good, name: Quality}]
metrics:
  - {id: a, name: E-mail response time, service_line: fast, target: at most 4 hours}
  - {id: b, name: Invoice accuracy, service_line: good, target: at least 98 %}
"""


def rules(name, text):
    return {finding.rule for finding in lint_text(name, text).findings}


def faults(text):
    """What the rule says of an agreement that was read from a text for people."""
    source = Source("draft.docx", text)
    source.guide = Guide(Outline("Word", text, ()), len(text))
    document = Document(parse_yaml(source).documents[0], vocabulary())
    rule = pack.rules()["missing-quality-floor"]
    return [problem for service in document.services for problem in rule.check(service, **rule.defaults)]


def test_a_document_parted_by_what_is_measured_has_its_quality_in_another_part():
    assert faults(PARTED) == []
    assert len(faults(PARTED.replace("Response times", "Letters").replace("name: Quality", "name: Claims"))) == 1


def test_what_shall_not_happen_within_a_time_is_no_speed():
    text = 'sla: "1.0"\nmetrics:\n  - {id: a, name: Visited instead of called within 7 days, target: 95 %}\n'
    assert "missing-quality-floor" not in rules("draft.yaml", text)
    assert "missing-quality-floor" in rules("draft.yaml", text.replace("Visited instead of called", "Visited"))


def test_the_command_starts(monkeypatch):
    started = []
    monkeypatch.setattr("sla_lint.cli.main", lambda: started.append("run"))
    start.main()
    assert started == ["run"]

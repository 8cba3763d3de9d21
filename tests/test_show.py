"""What was understood of a file, shown as a table or as an agreement in YAML."""

import io
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import toys
from sla_lint import cli
from sla_lint.linter import lint_text
from sla_lint.show.native import as_yaml
from sla_lint.syntax import Source, parse_yaml, plain
from sla_lint.syntax.tree import Mapping, Scalar, Sequence

EXAMPLES = Path(__file__).parent.parent / "examples"
DRAFT = """\
# Schedule 4
## Calls # sla-lint: allow[missing-window]
Metric | Target
Average handle time | at most 6 minutes
Calls: \x1b[31mred\u202e | null
unread picture 1: a picture
"""


@pytest.fixture
def run(tmp_path, monkeypatch, capfdbinary):
    monkeypatch.chdir(tmp_path)

    def command(*arguments):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
        with pytest.raises(SystemExit) as stop:
            cli.main([*arguments, "--plugin", toys.__file__])
        out, err = capfdbinary.readouterr()
        return stop.value.code, out.decode(), err.decode()

    (tmp_path / "draft.toy").write_text(DRAFT)
    return command


def test_a_document_is_shown_as_a_table_with_places(run):
    assert run("show", "draft.toy") == (
        0,
        "draft.toy: Schedule 4\n"
        "\n"
        "metric                    target             confidence  place\n"
        'Average handle time       at most 6 minutes  0.82        Schedule 4 > Calls # sla-lint: allow[missing-window] > Table 1 > row 2 "Average handle time"\n'
        'Calls: \\x1b[31mred\\u202e  null               0.62        Schedule 4 > Calls # sla-lint: allow[missing-window] > Table 1 > row 3 "Calls: \\x1b[31mred\\u202e"\n'
        "(none has: minimum, baseline, source, window, consequence)\n"
        "\n"
        "draft.toy: not read: picture 1: a picture\n",
        "",
    )


def test_a_document_is_shown_as_yaml_that_can_be_checked_and_waives_nothing(run, tmp_path):
    code, out, err = run("show", "draft.toy", "--format", "yaml")
    assert (code, err) == (0, "")
    assert out == (
        "# What sla-lint understood of draft.toy. Correct it, and check this file instead.\n"
        "# draft.toy: not read: picture 1: a picture\n"
        'sla: "1.0"\n'
        "title: Schedule 4\n"
        "metrics:\n"
        '  # at Schedule 4 > Calls \\x23 sla-lint: allow[missing-window] > Table 1 > row 2 "Average handle time"\n'
        "  - name: Average handle time\n"
        "    target: at most 6 minutes\n"
        '    x-confidence: "0.82"\n'
        "    x-shape: table\n"
        '  # at Schedule 4 > Calls \\x23 sla-lint: allow[missing-window] > Table 1 > row 3 "Calls: \\x1b[31mred\\u202e"\n'
        '  - name: "Calls: \\u001b[31mred\\u202e"\n'
        '    target: "null"\n'
        '    x-confidence: "0.62"\n'
        "    x-shape: table\n"
    )
    (tmp_path / "draft.yaml").write_text(out)
    rules = [
        line.rpartition("[")[2] for line in run("check", "draft.toy", "--ignore", "missing-section")[1].split("\n")
    ]
    again = [
        line.rpartition("[")[2] for line in run("check", "draft.yaml", "--ignore", "missing-section")[1].split("\n")
    ]
    assert sorted(rules[:-3]) == sorted(again[:-2])


def test_the_yaml_of_an_example_gives_the_findings_of_the_example(run):
    for path in sorted(EXAMPLES.glob("*/*.yaml")):
        out = run("show", str(path), "--format", "yaml")[1]
        before, after = (lint_text("x.yaml", text) for text in (path.read_text(encoding="utf-8"), out))
        assert [finding.message.text for finding in sorted(after.findings, key=_words)] == [
            finding.message.text for finding in sorted(before.findings, key=_words)
        ]


def _words(finding):
    return finding.rule, finding.place.path, finding.message.text


def test_an_agreement_in_yaml_is_shown_with_its_service_lines_and_clauses(run):
    code, out, _ = run("show", str(EXAMPLES / "agreements/service-desk.yaml"))
    assert code == 0
    assert "\nservice line     hours " in out
    assert "\nFirst contact resolution " in out
    assert "\nramp " in out


def test_agreements_without_metrics_and_several_in_a_file_are_shown(run, tmp_path):
    (tmp_path / "two.yaml").write_text(
        "sla: '1.0'\nmetrics: []\n---\nsla: '1.0'\nid: b\nmetrics: [{id: m, target: 5}]\n"
    )
    assert run("show", "two.yaml")[1] == (
        "two.yaml\n\nno metrics\n\n"
        "two.yaml: b\n\nmetric  target  place\nm       5       6:16\n"
        "(none has: minimum, baseline, source, window, consequence)\n"
    )
    assert "\n---\n" in run("show", "two.yaml", "--format", "yaml")[1]


@pytest.mark.parametrize("form", ["text", "yaml"])
def test_what_cannot_be_read_gives_2_and_its_reason(run, form):
    assert run("show", "none.docx", "--format", form) == (
        2,
        "",
        "none.docx: not checked: cannot be opened: no such file or directory\n",
    )


HERE = Source("x.yaml", "")
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.decimals(-(10**9), 10**9, places=3),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.sampled_from(
        ["null", "True", "1.0", "yes", "- x", "a: b", "# c", "sla-lint: allow[x]", "é", " x ", "a,b", "~", ""]
    ),
)


def tree(value):
    if isinstance(value, dict):
        node = Mapping(HERE, 0, 0)
        for key, item in value.items():
            node.keys[key] = Scalar(HERE, 0, 0, key, key)
            node.values[key] = tree(item)
        return node
    if isinstance(value, list):
        return Sequence(HERE, 0, 0, [tree(item) for item in value])
    return Scalar(HERE, 0, 0, str(value), value)


VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text("abcé :#-1"), inner), max_leaves=20
)


@given(st.dictionaries(st.text("abc:# é\n", min_size=1), VALUES, min_size=1))
def test_any_tree_is_read_back_as_it_was(value):
    parsed = parse_yaml(Source("y.yaml", as_yaml(tree(value))))
    assert parsed.faults == []
    assert [plain(node) for node in parsed.documents] == [value]


def test_half_of_a_character_and_numbers_without_end_are_written_so_that_they_can_be_read():
    node = Mapping(HERE, 0, 0)
    node.values = {"a": Scalar(HERE, 0, 0, "\ud800", "\ud800"), "b": Scalar(HERE, 0, 0, ".inf", Decimal("inf"))}
    assert as_yaml(node) == 'a: "\ufffd"\nb: .inf\n'

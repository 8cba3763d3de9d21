"""The run: one process or several, one result; and what a caller may ask of it."""

import subprocess
import sys

import pytest

from sla_lint import linter, processes
from sla_lint.errors import ConfigError
from sla_lint.files import Found
from sla_lint.linter import Linter, lint_files, lint_text
from sla_lint.request import Request

DRAFTS = {
    "bad.yaml": "sla: '1.0'\nid: a\nmetrics:\n  - {id: m, name: Speed, target: 5}\n",
    "typo.yaml": "sla: '1.0'\nid: b\nmetric: []\nmetrics: [{id: m, targt: 5}]\n",
    "other.yaml": "a: 1\n",
    "broken.yaml": "sla: [\n",
    "deep/one.yaml": "sla: '1.0'\nid: c\nmetrics: [{id: m, class: monitored}]\n",
    "deep/.sla-lint.yaml": "rules: {missing-section: note}\nlocked: [missing-review]\n",
    "deep/.sla-lint-waivers.yaml": "waivers:\n  - {rule: missing-ramp-period, document: c, reason: x, approver: y, until: 2999-01-01}\n"
    "  - {rule: missing-review, document: c, reason: x, approver: y, until: 2999-01-01}\n",
}


@pytest.fixture
def repository(tmp_path, monkeypatch):
    for name, text in DRAFTS.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def summary(run):
    return (
        [
            (finding.rule, repr(finding.place.location), finding.message.text, finding.suppression)
            for finding in run.findings
        ],
        [(trouble.path, trouble.message) for trouble in run.troubles],
        run.coverage,
    )


def test_several_processes_find_what_one_finds(repository, monkeypatch):
    alone = summary(lint_files(["."]))
    monkeypatch.setattr(linter, "MANY", 2)
    monkeypatch.setattr(linter, "_cores", lambda: 3)
    assert summary(lint_files(["."])) == alone
    assert alone[2] == (3, 3, 1)
    assert [path for path, _ in alone[1]] == ["broken.yaml"]


def test_a_process_that_dies_is_no_pass(repository, monkeypatch):
    monkeypatch.setattr(linter, "MANY", 2)
    monkeypatch.setattr(linter, "_cores", lambda: 2)
    monkeypatch.setattr(Linter, "check_alone", lambda self, files: sys.exit(3))
    run = lint_files(["."])
    assert {trouble.kind for trouble in run.troubles} >= {"unreadable-document"}
    assert "a process ended before it had checked its files" in run.troubles[0].message


def test_a_process_hands_over_its_share(repository):
    class Pipe(list):
        send = list.append

    sent = Pipe()
    processes._work(Linter(), [Found("bad.yaml", named=True)], sent)  # noqa: SLF001
    assert sent[0].coverage == (1, 1, 0)


def test_a_waiver_file_without_a_document_to_be_about_says_nothing(repository):
    (repository / "deep/one.yaml").write_text("a: 1\n")
    run = lint_files(["deep"])
    assert run.findings == ()
    assert run.coverage == (0, 0, 1)


def test_few_files_and_systems_that_cannot_fork_need_one_process(repository, monkeypatch):
    monkeypatch.setattr(processes, "share_out", None)
    lint_files(["."])
    monkeypatch.setattr(linter, "MANY", 2)
    monkeypatch.delattr("os.fork")
    lint_files(["."])


def test_the_cores_are_counted_where_the_system_tells(monkeypatch):
    assert linter._cores() >= 1  # noqa: SLF001
    monkeypatch.delattr("os.sched_getaffinity", raising=False)
    assert linter._cores() >= 1  # noqa: SLF001


def test_a_configuration_that_cannot_be_looked_for_is_a_trouble_and_the_built_in_one_is_used(repository, monkeypatch):
    def unreadable(*_):
        raise ConfigError("pyproject.toml: cannot be opened: permission denied")

    monkeypatch.setattr("sla_lint.linter.find_config", unreadable)
    run = lint_files(["bad.yaml"])
    assert [trouble.message for trouble in run.troubles] == ["pyproject.toml: cannot be opened: permission denied"]
    assert run.findings


def test_a_text_is_checked_under_its_name():
    run = lint_text("draft.yaml", DRAFTS["bad.yaml"], Request(select=("missing-window",)))
    assert [(finding.rule, repr(finding.place.location)) for finding in run.findings] == [
        ("missing-window", "draft.yaml:4:19")
    ]
    assert len(run.open) == 1


def test_an_unknown_rule_in_a_request_is_refused_with_the_nearest_name():
    with pytest.raises(ConfigError, match="there is no rule 'vague-trm' .did you mean 'vague-term'"):
        Linter(Request(ignore=("vague-trm",)))


FAULTS = [
    (
        "metric: []\nmetrics: []\n",
        "'metric' is no field here and is not read; 'metrics' is, and was probably meant.",
        "warning",
    ),
    (
        "metrics: []\nzzz: 1\n",
        "'zzz' is no field here, so what it holds is not checked; begin the names of your own fields with 'x-'.",
        "note",
    ),
    (
        "metrics: []\nscope: {summary: first, second part}\n",
        "'second part' was read as a field of its own, because a comma ends a value between braces; put the value in quotes.",
        "warning",
    ),
    (
        "metrics: []\nramp: [1]\n",
        "'ramp' should be a group of fields, or 'see' and where it stands, but is a list.",
        "error",
    ),
    ("title: x\n", "The agreement has no 'metrics' at its top level; without it nothing can be judged.", "error"),
]


@pytest.mark.parametrize(("text", "message", "severity"), FAULTS)
def test_what_the_model_cannot_take_is_a_finding_with_its_cure(text, message, severity):
    run = lint_text("x.yaml", f"sla: '1.0'\n{text}")
    assert (message, severity) in [(finding.message.text, finding.severity) for finding in run.findings]


def test_a_missing_mark_is_a_finding_of_its_own():
    run = lint_text("x.yaml", "metrics: []\n")
    assert [finding.rule for finding in run.findings if finding.place.path == "sla"] == ["unmarked-agreement"]


def test_a_plugin_whose_words_collide_is_a_fault_of_the_set_up(tmp_path):
    (tmp_path / "words.yaml").write_text(
        "metrics:\n  other:\n    names: CSAT\n    family: quality\n    direction: higher\n"
    )
    plugin = tmp_path / "mine.py"
    plugin.write_text(
        "from pathlib import Path\nfrom sla_lint import hookimpl\n"
        "@hookimpl\ndef sla_lint_vocabulary(): return Path(__file__).with_name('words.yaml')\n"
    )
    with pytest.raises(Exception, match="CSAT"):
        lint_text("x.yaml", "sla: '1.0'\nmetrics: []\n", Request(plugin_files=(plugin,)))


def test_python_m_is_the_command():
    done = subprocess.run([sys.executable, "-m", "sla_lint", "--version"], capture_output=True, check=True)
    assert done.stdout.startswith(b"sla-lint ")


def test_an_empty_list_is_no_text_of_a_message():
    from sla_lint.finding import Message

    assert Message("{a}", {"a": ()}).text == "none"
    assert Message("{a}", {"a": tuple("abcdefg")}).text == "'a', 'b', 'c', 'd' and 3 more"

"""The command line, as a person types it: what is printed where, and the exit code."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from sla_lint import __version__, cli, start
from sla_lint.output import ReaderGoneError

GOOD = (Path(__file__).parent.parent / "examples/agreements/service-desk.yaml").read_text(encoding="utf-8")
BAD = GOOD.replace(
    "window: month\n    frequency: monthly\n    exclusions: []\n    weight: 40",
    "frequency: monthly\n    exclusions: []\n    weight: 40",
)
NOTE = GOOD.replace("relief:\n", "x-relief:\n")


@pytest.fixture
def run(tmp_path, monkeypatch, capfdbinary):
    """Run a command line in a folder of its own; gives the exit code, standard output and standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)

    def command(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as stop:
            cli.main(arguments)
        out, err = capfdbinary.readouterr()
        return stop.value.code, out.decode(), err.decode()

    (tmp_path / "good.yaml").write_text(GOOD)
    (tmp_path / "bad.yaml").write_text(BAD)
    return command


MISSING_WINDOW = "bad.yaml:53:11: error: 'First contact resolution' has no measurement window. [missing-window]\n"


def test_a_sound_agreement_gives_0_and_says_what_was_checked(run):
    assert run("check", "good.yaml") == (0, "1 file, 1 agreement checked: nothing found.\n", "")


def test_a_finding_gives_1_and_names_file_line_fault_and_rule(run):
    assert run("check", "bad.yaml") == (1, MISSING_WINDOW + "1 file, 1 agreement checked: 1 error.\n", "")


def test_without_paths_the_current_folder_is_checked(run):
    assert run("check")[1] == MISSING_WINDOW + "2 files, 2 agreements checked: 1 error.\n"


def test_what_cannot_be_read_gives_2_and_the_others_are_checked_all_the_same(run, tmp_path):
    (tmp_path / "broken.yaml").write_text("sla: [\n")
    code, out, err = run("check", "bad.yaml", "broken.yaml", "none.yaml")
    assert code == 2
    assert out.startswith(MISSING_WINDOW)
    assert err == (
        "broken.yaml:2:1: not checked: not valid YAML: did not find expected node content while parsing a flow node\n"
        "none.yaml: not checked: cannot be opened: no such file or directory\n"
    )


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (BAD, ["--fail-on", "never"], 0),
        (BAD, ["--exit-zero"], 0),
        (BAD, ["--ignore", "missing-window"], 0),
        (BAD, ["--select", "missing-review,vague-term"], 0),
        (BAD, ["--select", "missing-window"], 1),
        (NOTE, [], 0),
        (NOTE, ["--fail-on", "note"], 1),
        (NOTE, ["--profile", "strict"], 1),
        (NOTE, ["--fail-on", "error"], 0),
        ("sla: [", ["--exit-zero"], 2),
        ("sla: [", ["--fail-on", "never"], 2),
    ],
)
def test_the_threshold_and_the_choice_of_rules_decide_the_exit_code(run, tmp_path, text, options, code):
    (tmp_path / "draft.yaml").write_text(text)
    assert run("check", "draft.yaml", *options)[0] == code


def test_standard_input_is_checked_under_a_name(run):
    assert run("check", "-", "--stdin-filename", "bad.yaml", stdin=BAD.encode())[:2] == (
        1,
        MISSING_WINDOW + "1 file, 1 agreement checked: 1 error.\n",
    )
    assert (
        run("check", "-", stdin=b"\xff\xfe")[2] == "stdin.yaml: not checked: the text is in UTF-16; save it as UTF-8\n"
    )


def test_other_yaml_is_an_error_when_named_and_passed_over_on_request_or_in_a_walk(run, tmp_path):
    (tmp_path / "values.yaml").write_text("a: 1\n")
    code, _, err = run("check", "values.yaml")
    assert code == 2
    assert 'begin an agreement with the line sla: "1.0"' in err
    assert run("check", "--skip-unmarked", "values.yaml") == (
        0,
        "Nothing was checked: 1 file skipped (no agreement).\n",
        "",
    )
    assert run("check", "--skip-unmarked", "-", stdin=b"a: 1")[0] == 0
    assert run("check", "--exit-zero")[1].endswith(
        "2 files, 2 agreements checked, 1 file skipped (no agreement): 1 error.\n"
    )


def test_an_empty_folder_is_not_a_pass(run, tmp_path):
    (tmp_path / "empty").mkdir()
    code, out, err = run("check", "empty")
    assert code == 2
    assert out.startswith("Nothing was checked")
    assert (
        err
        == "empty: not checked: there is no file in this folder that could hold an agreement, so nothing was checked\n"
    )


def test_metrics_without_the_mark_are_judged_and_the_mark_is_asked_for(run, tmp_path):
    (tmp_path / "unmarked.yaml").write_text(BAD.replace('sla: "1.0"\n', ""))
    code, out, _ = run("check", "unmarked.yaml")
    assert code == 1
    assert "[unmarked-agreement]" in out
    assert "[missing-window]" in out


def test_reports_go_to_files_several_in_one_run(run, tmp_path):
    code, out, _ = run("check", "bad.yaml", "--output", "sarif=out.sarif", "-o", "json=out.json")
    assert (code, out) == (1, MISSING_WINDOW + "1 file, 1 agreement checked: 1 error.\n")
    assert json.loads((tmp_path / "out.sarif").read_text())["version"] == "2.1.0"
    assert json.loads((tmp_path / "out.json").read_text())["findings"][0]["rule"] == "missing-window"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.yaml", "good.yaml", "out.json", "out.sarif"]


def test_the_chosen_format_goes_to_standard_output_or_to_one_file(run, tmp_path):
    assert json.loads(run("check", "bad.yaml", "--format", "sarif")[1])["version"] == "2.1.0"
    code, out, _ = run("check", "bad.yaml", "--format", "json", "--output", "out.json")
    assert out == "1 file, 1 agreement checked: 1 error.\n"
    assert json.loads((tmp_path / "out.json").read_text())["findings"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["check", "--no-such"], "No such option"),
        (["check", "--format", "sarf"], "there is no format 'sarf'; did you mean 'sarif'?"),
        (["check", "--format", "zzz"], "there is no format 'zzz'; there are text, sarif, json"),
        (["check", "--select", "missing-windw"], "there is no rule 'missing-windw' (did you mean 'missing-window'?)"),
        (["check", "--profile", "sign"], "unknown profile 'sign'"),
        (["check", "good.yaml", "-o", "good.yaml"], "good.yaml: a report may not replace a file that it is about"),
        (["check", "good.yaml", "-o", "no/such/folder"], "the report could not be written: no such file or directory"),
        (["check", "-o", "sarfi=out.sarif"], "there is no format 'sarfi'; did you mean 'sarif'?"),
        (["check", "--select", "vague-term", "--ignore", "vague-term"], "all selected rules are ignored"),
        (["explain", "vague-trm"], "there is no rule 'vague-trm'; did you mean 'vague-term'?"),
        (["nonsense"], "No such command 'nonsense'"),
    ],
)
def test_a_wrong_command_line_gives_2_and_one_sentence(run, arguments, sentence):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("sla-lint: ")
    assert sentence in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("name", [".sla-lint.yaml", "waivers.yaml", "parent.yaml"])
def test_a_report_never_replaces_what_the_run_has_read(run, tmp_path, name):
    (tmp_path / ".sla-lint.yaml").write_text("waivers: waivers.yaml\n")
    (tmp_path / "waivers.yaml").write_text("waivers: []\n")
    (tmp_path / "parent.yaml").write_text(GOOD)
    (tmp_path / "child.yaml").write_text("sla: '1.0'\nid: c\nextends: parent.yaml\nmetrics: []\n")
    before = (tmp_path / name).read_text()
    assert run("check", "child.yaml", "-o", f"json={name}")[0] == 2
    assert (tmp_path / name).read_text() == before


def test_to_exclude_everything_is_no_pass(run, tmp_path):
    (tmp_path / ".sla-lint.yaml").write_text("exclude: ['*']\n")
    code, _, err = run("check")
    assert code == 2
    assert "the configuration excludes all that were found" in err


def test_a_report_never_replaces_what_was_checked(run, tmp_path):
    run("check", "good.yaml", "-o", "good.yaml")
    assert (tmp_path / "good.yaml").read_text() == GOOD


def test_explain_tells_all_about_a_rule(run):
    code, out, _ = run("explain", "missing-window")
    assert code == 0
    assert out.startswith("missing-window\n\nA metric does not say over which stretch of time")
    assert run("explain", "missing-window", "--format", "markdown")[1].startswith("# missing-window\n")
    assert json.loads(run("explain", "missing-window", "--format", "json")[1])["severity"] == "error"


def test_rules_lists_every_rule(run):
    code, out, _ = run("rules")
    assert code == 0
    assert "\nmissing-window " in out
    listed = json.loads(run("rules", "--format", "json")[1])
    assert [rule["name"] for rule in listed] == [line.split()[0] for line in out.splitlines()]


def test_plugins_says_what_is_loaded_from_where(run):
    code, out, _ = run("plugins", "--no-plugins")
    assert code == 0
    assert out.splitlines() == [
        f"bpo {__version__}, from sla-lint {__version__}: 31 rules",
        f"office {__version__}, from sla-lint {__version__}: "
        "Word (.docx .docm .dotx .dotm), Excel (.xlsx .xlsm .xltx .xltm), PDF (.pdf)",
    ]


PLUGIN = '''
from sla_lint import Document, Problem, Problems, Report, hookimpl, rule

__version__ = "2.0"

@rule(severity="note", group="mine", source="me")
def mine(document: Document) -> Problems:
    """Mine."""
    yield Problem(document, "Hello {who}.", who=document.label)

@hookimpl
def sla_lint_rules():
    return [mine]

@hookimpl
def sla_lint_reports():
    return [Report("count", lambda run, style: f"{len(run.findings)}\\n")]
'''


def test_a_plugin_file_brings_rules_and_reports(run, tmp_path):
    (tmp_path / "mine.py").write_text(PLUGIN)
    assert "[mine]" in run("check", "good.yaml", "--plugin", "mine.py")[1]
    assert run("check", "good.yaml", "--plugin", "mine.py", "--format", "count")[1] == "1\n"
    assert "mine 2.0, from mine.py: 1 rule\n" in run("plugins", "--plugin", "mine.py")[1]


def test_a_broken_plugin_gives_2_and_the_other_rules_still_speak(run, tmp_path):
    (tmp_path / "broken.py").write_text("import no_such_module\n")
    code, out, err = run("check", "bad.yaml", "--plugin", "broken.py")
    assert code == 2
    assert out.startswith(MISSING_WINDOW)
    assert "the plugin file broken.py cannot be loaded (ModuleNotFoundError: No module named 'no_such_module')" in err
    assert run("plugins", "--plugin", "broken.py")[0] == 2


def test_a_configuration_that_cannot_be_followed_gives_2_and_the_findings_of_the_built_in_one(run, tmp_path):
    (tmp_path / ".sla-lint.yaml").write_text("rules:\n  missing-windw: off\n")
    code, out, err = run("check", "bad.yaml")
    assert code == 2
    assert out.startswith(MISSING_WINDOW)
    assert err == "not checked: .sla-lint.yaml:2:3: unknown rule 'missing-windw' (did you mean 'missing-window'?)\n"


def test_a_configuration_is_found_upward_or_named(run, tmp_path):
    (tmp_path / ".sla-lint.yaml").write_text("rules: {missing-window: off}\n")
    assert run("check", "bad.yaml")[0] == 0
    (tmp_path / "other.yaml").write_text("rules: {missing-window: note}\nexclude: [good.yaml]\n")
    assert run("check", "--config", "other.yaml")[1].startswith("bad.yaml:53:11: note: ")
    assert run("check", "--config", "other.yaml")[1].endswith("checked, 1 file skipped (no agreement): 1 note.\n")


def test_waived_findings_do_not_count_and_wrong_waivers_do(run, tmp_path):
    waived = BAD.replace(
        "- id: first-contact\n", "- id: first-contact  # sla-lint: allow[missing-window] until=2999-01-01 -- agreed\n"
    )
    (tmp_path / "bad.yaml").write_text(waived)
    assert run("check", "bad.yaml")[:2] == (0, "1 file, 1 agreement checked: nothing found, 1 waived.\n")
    (tmp_path / "bad.yaml").write_text(waived.replace("2999", "2001"))
    code, out, _ = run("check", "bad.yaml")
    assert code == 1
    assert "[expired-waiver]" in out
    assert "[missing-window]" in out


def test_a_waiver_file_beside_the_configuration_is_applied_to_the_whole_run(run, tmp_path):
    (tmp_path / ".sla-lint.yaml").write_text("locked: [vague-term]\n")
    entry = "{rule: missing-window, document: bad.yaml, metric: first-contact, reason: agreed, approver: Head, until: 2999-01-01}"
    (tmp_path / ".sla-lint-waivers.yaml").write_text(f"waivers:\n  - {entry}\n")
    assert run("check")[:2] == (0, "2 files, 2 agreements checked: nothing found, 1 waived.\n")
    assert "[unused-waiver]" not in run("check", "good.yaml")[1]
    (tmp_path / ".sla-lint-waivers.yaml").write_text(
        f"waivers:\n  - {entry.replace('first-contact', 'satisfaction')}\n"
    )
    code, out, _ = run("check")
    assert code == 1
    assert "[unused-waiver]" in out
    (tmp_path / ".sla-lint-waivers.yaml").write_text("waivers: [5]\n")
    code, out, err = run("check")
    assert code == 2
    assert out.startswith(MISSING_WINDOW)
    assert ".sla-lint-waivers.yaml:1:11" in err


def test_the_same_finding_in_a_parent_is_reported_once(run, tmp_path):
    (tmp_path / "child.yaml").write_text("sla: '1.0'\nid: child\nextends: bad.yaml\nmetrics: []\n")
    out = run("check", "child.yaml", "bad.yaml")[1]
    assert out.count("[missing-window]") == 2
    assert run("check", "bad.yaml", "./bad.yaml")[1].count("[missing-window]") == 1


def test_init_writes_a_sound_agreement_and_touches_nothing(run, tmp_path):
    code, out, _ = run("init", "new/repo")
    assert (code, out.count("wrote ")) == (0, 2)
    assert run("check", "new/repo") == (0, "1 file, 1 agreement checked: nothing found.\n", "")
    code, _, err = run("init", "new/repo")
    assert code == 2
    assert err == "sla-lint: new/repo/.sla-lint.yaml exists already; nothing was written\n"
    (tmp_path / "file").write_text("")
    assert run("init", "file/deeper")[2].startswith("sla-lint: file/deeper: nothing could be written: not a directory")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_printed(run, shell):
    code, out, _ = run("completion", shell)
    assert code == 0
    assert "_SLA_LINT_COMPLETE" in out


def test_rule_names_are_completed(run, monkeypatch):
    monkeypatch.setenv("_SLA_LINT_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "sla-lint explain missing-w")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert run("explain")[1] == "plain,missing-window\n"


def test_version_and_help(run):
    assert run("--version") == (0, f"sla-lint {__version__}\n", "")
    code, out, _ = run("--help")
    assert code == 0
    assert "Exit codes: 0 nothing found" in out


class Terminal(io.TextIOWrapper):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("environment", "colored"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_gets_colour_and_the_line_and_a_file_neither(run, monkeypatch, environment, colored):
    for name, value in {"TERM": "xterm", **environment}.items():
        monkeypatch.setenv(name, value)
    screen = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", Terminal(screen))
    run("check", "bad.yaml")
    shown = screen.getvalue().decode()
    assert ("\x1b[" in shown) == colored
    assert "First contact resolution\n" in shown.replace("\x1b[0m", "")
    assert "^" in shown


def test_colour_and_source_can_be_asked_for(run):
    assert "\x1b[" in run("check", "bad.yaml", "--color", "always")[1]
    assert "name: First contact resolution" in run("check", "bad.yaml", "--show-source")[1]


def test_an_interrupted_run_gives_130(run, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("sla_lint.linter.find", interrupt)
    assert run("check")[0] == 130


def test_one_that_is_interrupted_while_it_starts_gives_130_too(monkeypatch):
    class StillLoading(ModuleType):
        def __getattr__(self, name):
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "sla_lint.cli", StillLoading("sla_lint.cli"))
    with pytest.raises(SystemExit, match="130"):
        start.main()


@pytest.mark.parametrize("arguments", [["check"], ["check", "."], ["check", "-"], ["show", "draft.yaml"]])
def test_where_the_current_folder_is_gone_one_sentence_says_so(arguments, tmp_path, run, monkeypatch):
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()
    code, _, complaint = run(*arguments)
    assert code == 2
    assert "the current folder is gone; change to one that exists" in complaint
    assert complaint.count("\n") == 1


def test_a_whole_path_is_checked_from_a_folder_that_is_gone(tmp_path, run, monkeypatch):
    (tmp_path / "good.yaml").write_text("sla: '1.0'\nmetrics: []\n")
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()
    assert run("check", str(tmp_path / "good.yaml"), "--exit-zero")[0] == 0


def command(*arguments, **options):
    return subprocess.run([sys.executable, "-m", "sla_lint", *arguments], check=False, **options)


def test_a_closed_pipe_ends_the_command_quietly(run, tmp_path):
    reading, writing = os.pipe()
    os.close(reading)
    done = command("check", "bad.yaml", stdout=writing, stderr=subprocess.PIPE, cwd=tmp_path)
    os.close(writing)
    assert (done.returncode, done.stderr) == (2, b"")


def test_a_reader_that_has_gone_gives_2_and_no_word(run, monkeypatch):
    def gone(_):
        raise ReaderGoneError("gone")

    monkeypatch.setattr("sla_lint.delivery.print_out", gone)
    assert run("check", "good.yaml") == (2, "", "")


def test_a_full_disk_is_no_pass(run, tmp_path):
    with Path("/dev/full").open("wb") as full:
        done = command("check", "good.yaml", stdout=full, stderr=subprocess.PIPE, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == b"sla-lint: the report could not be written: no space left on device\n"


@pytest.mark.parametrize(("name", "code"), [("stdout", 2), ("stderr", 2), ("stdin", 2)])
def test_closed_streams_are_no_traceback(run, monkeypatch, name, code):
    monkeypatch.setattr(sys, name, None)
    with pytest.raises(SystemExit) as stop:
        cli.main(["check", "-" if name == "stdin" else "none.yaml"])
    assert stop.value.code == code


def test_standard_error_that_takes_nothing_changes_no_exit_code(run, tmp_path):
    with Path("/dev/full").open("wb") as full:
        assert command("check", "none.yaml", stdout=subprocess.PIPE, stderr=full, cwd=tmp_path).returncode == 2


def test_the_output_is_the_same_whatever_the_surroundings(run, tmp_path):
    outputs = set()
    for seed, locale, zone in [("1", "C", "UTC"), ("2", "C.UTF-8", "Asia/Tokyo")]:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone, "PYTHONIOENCODING": "ascii"}
        for form in ("text", "sarif", "json"):
            done = command("check", ".", "--format", form, capture_output=True, cwd=tmp_path, env=environment)
            outputs.add((form, done.stdout))
    assert len(outputs) == 3

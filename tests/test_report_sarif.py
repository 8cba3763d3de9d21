import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Golden
from runs import finding, place, plugin, rule_with, run, source, varied_runs
from sarif_gate import write_logs
from sla_lint.errors import Trouble
from sla_lint.finding import Phrase, Suppression
from sla_lint.part import Place
from sla_lint.reports import sarif
from sla_lint.reports.repository import Repository, find_repository
from sla_lint.reports.sarif import render
from sla_lint.reports.sarif_places import uri
from sla_lint.reports.sarif_rules import semantic
from sla_lint.run import Run
from sla_lint.syntax.source import Location

RUNS = varied_runs()
GATE = Path(__file__).parents[2] / "shared" / "checks" / "sarif-gate"
# GitHub's line, and the words at the line: what the specification forbids for a binary file, and the gate asks for.
ASKS = re.compile(r"\w+ (?:GH1003|SARIF2010|SARIF2011) ").match
PIECES = ["a", "b c", "🙂", "é", "\n", "\r\n", "\r", "\u0085", "\u2028", "\v", "x" * 90]
TEXTS = st.lists(st.sampled_from(PIECES)).map("".join)


def log(checked: Run, repository: Repository | None = None) -> Any:
    (only,) = json.loads(render(checked, repository))["runs"]
    return only


def at(text: str, start: int, end: int, *, name: str = "a.yaml") -> Place:
    return Place("metrics/aht", Location(source(text, name), start, end))


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """What other modules say is held still, so that the golden logs are about this one."""
    monkeypatch.setattr("sla_lint.__version__", "1.2.3")
    monkeypatch.setattr("sla_lint.reports.sarif_rules.plain", lambda rule: f"Help on {rule.name}.\n")
    monkeypatch.setattr("sla_lint.reports.sarif_rules.markdown", lambda rule: f"# Help on {rule.name}\n")


@pytest.mark.parametrize("name", ["empty", "suppressed", "extensions", "troubles", "nasty", "windows", "documents"])
@pytest.mark.usefixtures("still")
def test_the_log_is_as_it_was(name: str, golden: Golden) -> None:
    golden(f"{name}.sarif", render(RUNS[name]))


@pytest.mark.usefixtures("still")
def test_the_strict_log_has_no_lines_in_a_file_that_has_none(golden: Golden) -> None:
    golden("documents-strict.sarif", render(RUNS["documents"], strict=True))


def test_the_gate_lets_every_log_pass(tmp_path: Path) -> None:
    if "MULTITOOL" not in os.environ or not GATE.exists():
        pytest.skip("the SARIF gate needs MULTITOOL, the folder of Microsoft's Multitool, and ../shared/checks")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for file in write_logs(tmp_path / "logs"):
        done = subprocess.run(
            [GATE, file, file.parent], env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
        )
        said = {line for line in done.stdout.splitlines() if file.parent.name != "documents-strict" or not ASKS(line)}
        assert said <= {"ok -- validation done", "ok"}, f"{file.parent.name}: {done.stdout}{done.stderr}"


def test_logs_for_the_gate_are_written_beside_their_files(tmp_path: Path) -> None:
    logs = write_logs(tmp_path / "logs")
    assert [file.parent.name for file in logs] == [*RUNS, "documents-strict"]
    assert (tmp_path / "logs" / "windows" / "drafts" / "windows.yaml").read_bytes().startswith(b"\xef\xbb\xbfsla")


# Places


def cut(text: str, region: dict[str, Any]) -> str:
    """The text of a region, cut out by lines and UTF-16 code units."""
    units = text.encode("utf-16-le")
    starts = [0] + [match.end() for match in re.finditer(r"\r\n|\r|\n", text)]
    ends = [
        len(text[: starts[line - 1]].encode("utf-16-le")) + 2 * (column - 1)
        for line, column in (
            (region["startLine"], region["startColumn"]),
            (region["endLine"], region["endColumn"]),
        )
    ]
    return units[ends[0] : ends[1]].decode("utf-16-le")


def span(region: dict[str, Any]) -> tuple[tuple[int, int], tuple[int, int]]:
    return (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])


@given(TEXTS, st.data())
def test_regions_hold_the_text_that_they_quote(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    result = log(run(finding(at(text, start, end))))["results"][0]
    physical = result["locations"][0]["physicalLocation"]
    region = physical["region"]
    assert region["snippet"]["text"] == text[start:end] == cut(text, region)
    if "charOffset" in region:
        lines = text.splitlines(keepends=True)
        offset = sum(map(len, lines[: region["startLine"] - 1])) + region["startColumn"] - 1
        assert (offset, region["charLength"]) == (start, end - start)
    if "contextRegion" in physical:
        around = physical["contextRegion"]
        (first, last), (low, high) = span(region), span(around)
        assert low <= first <= last <= high
        assert (low, high) != (first, last)
        assert around["snippet"]["text"] == cut(text, around)
    else:
        assert (start, end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "has_offsets"),
    [("é: b\r\n", True), ("é: b\n", True), ("🙂: b", False), ("a\u0085: b", False), ("a\u2028\v: b", False)],
)
def test_offsets_are_given_only_where_everybody_counts_alike(text: str, has_offsets: bool) -> None:
    region = log(run(finding(place(source(text), "b"))))["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert ("charOffset" in region) == has_offsets


def test_a_place_behind_the_last_line_break_has_no_offset() -> None:
    region = log(run(finding(at("a\n", 2, 2))))["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert span(region) == ((2, 1), (2, 1))
    assert "charOffset" not in region


def test_a_context_never_parts_cr_from_lf() -> None:
    text = "b" * 199 + "\r\n" + "a" + "\r\n" + "b" * 300
    physical = log(run(finding(at(text, 201, 202))))["results"][0]["locations"][0]["physicalLocation"]
    assert physical["contextRegion"]["snippet"]["text"] == text[1:402]
    text = "\r\n" + "a" * 199 + "b" + "c" * 199 + "\r\n"
    physical = log(run(finding(at(text, 201, 202))))["results"][0]["locations"][0]["physicalLocation"]
    assert physical["contextRegion"]["snippet"]["text"] == text[2:401]


def test_a_long_place_is_not_quoted() -> None:
    text = "a" * 3000
    physical = log(run(finding(at(text, 1, 2999))))["results"][0]["locations"][0]["physicalLocation"]
    assert "snippet" not in physical["region"]
    assert span(physical["contextRegion"]) == ((1, 1), (1, 3001))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("drafts/a.yaml", "drafts/a.yaml"),
        ("./drafts//a.yaml", "drafts/a.yaml"),
        ("/home/me/a.yaml", "a.yaml"),
        ("C:/Users/me/a.yaml", "a.yaml"),
        ("C:\\Users\\a.yaml", "C%3A%5CUsers%5Ca.yaml"),
        ("../../other/a.yaml", "other/a.yaml"),
        ("..", "unnamed"),
        ("", "unnamed"),
        ("a b#?%:ü.yaml", "a%20b%23%3F%25%3A%C3%BC.yaml"),
        ("\udcff\ud800.yaml", "%FF%EF%BF%BD.yaml"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_a_file_name_becomes_a_relative_reference(name: str, expected: str) -> None:
    assert uri(name) == expected


@given(st.text(st.characters() | st.sampled_from("/\\.:%")))
def test_no_file_name_makes_an_illegal_reference(name: str) -> None:
    reference = uri(name)
    assert re.fullmatch(r"(?:[\w.~/-]|%[0-9A-F]{2})+", reference, re.ASCII)
    assert not reference.startswith("/")
    assert ".." not in reference.split("/")


@given(st.binary(min_size=1).filter(lambda name: b"/" not in name and name not in {b".", b".."}))
def test_a_name_that_is_no_utf_8_can_be_read_back(name: bytes) -> None:
    text = os.fsdecode(name)
    if not re.match(r"[A-Za-z]:\\", text):
        assert unquote_to_bytes(uri(text)) == name


def test_files_are_listed_once_with_what_is_known_of_them() -> None:
    made = log(RUNS["windows"])
    assert made["artifacts"] == [
        {
            "location": {"uri": "drafts/windows.yaml", "uriBaseId": "SRCROOT", "index": 0},
            "roles": ["analysisTarget"],
            "length": len(b"\xef\xbb\xbf" + RUNS["windows"].findings[0].place.location.source.text.encode()),
            "mimeType": "application/yaml",
        }
    ]


def test_two_texts_under_one_name_are_both_measured() -> None:
    first, second = at("🙂 a", 2, 3, name="a.txt"), at("é a", 2, 3, name="a.txt")
    regions = [
        item["locations"][0]["physicalLocation"]["region"]
        for item in log(run(finding(first), finding(second)))["results"]
    ]
    assert [region["startColumn"] for region in regions] == [4, 3]


# Messages


def test_one_sentence_of_a_rule_is_its_default() -> None:
    made = log(run(finding(place(source(), "aht"))))
    rule = made["tool"]["driver"]["rules"][0]
    assert rule["messageStrings"] == {
        "default": {"text": "'{0}' rewards speed, and no quality metric holds it honest."}
    }
    assert made["results"][0]["message"] == {
        "id": "default",
        "text": "'Average handle time' rewards speed, and no quality metric holds it honest.",
        "arguments": ["Average handle time"],
    }


def test_sentences_are_numbered_in_the_order_of_their_words() -> None:
    text = source()
    first = finding(place(text, "aht"), "Zebra {a}", a="z")
    made = log(run(first, finding(place(text, "nps"), "Ant {a}, {b}, {a}", a="x", b=3)))
    strings = made["tool"]["driver"]["rules"][0]["messageStrings"]
    assert strings == {"m1": {"text": "Ant '{0}', '{1}', '{0}'."}, "m2": {"text": "Zebra '{0}'."}}
    assert [result["message"] for result in made["results"]] == [
        {"id": "m2", "text": "Zebra 'z'.", "arguments": ["z"]},
        {"id": "m1", "text": "Ant 'x', '3', 'x'.", "arguments": ["x", "3"]},
    ]


@pytest.mark.parametrize(
    ("template", "arguments", "string", "text"),
    [
        ("No {x}", {"x": "a\n b"}, "No '{0}'.", "No 'a b'."),
        ("No {x}", {"x": ("a", "b", "c")}, "No '{0}'.", "No 'a, b and c'."),
        ("No {x}{y}: z.", {"x": "a", "y": Phrase("")}, "No '{0}': z.", "No 'a': z."),
        ("{x} is {y}", {"x": "a", "y": Phrase("a list")}, "'{0}' is a list.", "'a' is a list."),
        ("{x} is {y}", {"x": "a", "y": Phrase("'b'")}, "'{0}' is '{1}'.", "'a' is 'b'."),
        ("{x} is {y}", {"x": "a", "y": Phrase("'")}, "'{0}' is '{1}'.", "'a' is '''."),
        ("{x} is {y}", {"x": "a", "y": Phrase("at {0}")}, "'{0}' is '{1}'.", "'a' is 'at {0}'."),
        ("Say } { {x}", {"x": "{y}"}, "Say }} {{ '{0}'.", "Say } { '{y}'."),
        ("No review.", {}, "'{0}': No review.", "'claims-handling': No review."),
        ("No {x}.", {"x": Phrase("review")}, "'{0}': No review.", "'claims-handling': No review."),
    ],
)
def test_only_what_moves_is_an_argument(template: str, arguments: dict[str, Any], string: str, text: str) -> None:
    made = log(run(finding(place(source(), "aht"), template, **arguments)))
    assert made["tool"]["driver"]["rules"][0]["messageStrings"]["default"]["text"] == string
    assert made["results"][0]["message"]["text"] == text


def test_an_agreement_without_a_name_goes_by_its_file() -> None:
    made = log(run(finding(place(source(), "aht"), "No review.", agreement="")))
    assert made["results"][0]["message"]["text"] == "'contract.yaml': No review."


# Rules and plugins


def test_a_rule_of_a_plugin_belongs_to_its_extension() -> None:
    made = log(RUNS["extensions"])
    extensions = made["tool"]["extensions"]
    assert [(item["name"], item["fullName"], item["semanticVersion"]) for item in extensions] == [
        ("acme", "acme-sla 2.1rc1", "2.1.0-rc1"),
        ("words", "words.py", "0.0.0"),
    ]
    assert [rule["id"] for rule in extensions[0]["rules"]] == ["acme-wording"]
    assert extensions[1]["rules"] == []
    assert made["results"][0]["rule"] == {
        "id": "acme-wording",
        "index": 0,
        "toolComponent": {"name": "acme", "index": 0},
    }
    assert "ruleId" not in made["results"][0]


def test_a_rule_of_a_plugin_that_did_not_fire_is_no_rule_of_the_driver() -> None:
    quiet = run(plugins=RUNS["extensions"].plugins)
    assert [rule["id"] for rule in log(quiet)["tool"]["driver"]["rules"]] == ["missing-quality-floor", "vague"]


def test_a_rule_that_is_not_in_force_is_not_listed() -> None:
    narrow = RUNS["extensions"]._replace(findings=(), rules={"vague": RUNS["extensions"].rules["vague"]})
    tool = log(narrow)["tool"]
    assert [rule["id"] for rule in tool["driver"]["rules"]] == ["vague"]
    assert [item["rules"] for item in tool["extensions"]] == [[], []]


def test_results_point_to_their_rules() -> None:
    made = log(RUNS["plain"])
    rules = made["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in made["results"])


def test_a_rule_is_described_for_its_readers() -> None:
    rules = {rule["id"]: rule for rule in log(RUNS["clean"])["tool"]["driver"]["rules"]}
    floor = rules["missing-quality-floor"]
    assert floor["shortDescription"]["text"] == "Speed without a floor of quality."
    assert floor["fullDescription"]["text"].startswith("Speed without a floor of quality. Who is paid for speed")
    assert floor["name"] == "MissingQualityFloor"
    assert floor["helpUri"] == "https://github.com/sla-lint/sla-lint/blob/main/docs/rules/missing-quality-floor.md"
    assert floor["properties"] == {"tags": ["sla", "balance"], "precision": "high", "problem.severity": "error"}
    assert rules["vague"]["name"] == "VagueFault"
    assert "security-severity" not in json.dumps(rules)


def test_a_long_description_is_cut_for_github() -> None:
    wordy = rule_with("wordy", "word " * 400 + "end")
    described = log(run(plugins=(plugin("bpo", wordy),)))["tool"]["driver"]["rules"][0]["fullDescription"]["text"]
    assert len(described) <= 1024
    assert described.endswith("word….")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("0.1.0", "0.1.0"),
        ("1", "1.0.0"),
        ("2.1rc1", "2.1.0-rc1"),
        ("1.2.3.dev4+abc", "1.2.3-dev4.abc"),
        ("main", "0.0.0"),
    ],
)
def test_a_version_is_put_in_the_form_of_semver(number: str, expected: str) -> None:
    assert semantic(number) == expected


# The run


def test_suppressions_stand_on_all_results_or_on_none() -> None:
    assert all("suppressions" not in result for result in log(RUNS["plain"])["results"])
    suppressions = [result["suppressions"] for result in log(RUNS["suppressed"])["results"]]
    assert sorted(map(len, suppressions)) == [0, 0, 0, 0, 0, 1, 1]
    assert [{"kind": "inSource", "status": "accepted", "justification": "Known."}] in suppressions


def test_related_places_are_numbered() -> None:
    related = [result.get("relatedLocations") for result in log(RUNS["plain"])["results"]]
    assert [*related[:2], *related[3:]] == [None, None, None, None]
    assert [(item["id"], item["message"]["text"]) for item in related[2]] == [
        (1, "'満足度 🙂 score' is the only quality metric."),
        (2, "its target."),
    ]


def test_a_place_in_the_whole_agreement_has_no_logical_name() -> None:
    found = [result["locations"][0].get("logicalLocations") for result in log(RUNS["plain"])["results"]]
    assert found[:2] == [None, [{"fullyQualifiedName": "metrics", "kind": "property"}]]


def test_a_run_with_troubles_did_not_succeed() -> None:
    (how,) = log(RUNS["troubles"])["invocations"]
    assert how["executionSuccessful"] is False
    told = {
        key: [(note["descriptor"]["id"], note["level"], note["message"]["text"]) for note in how[key]]
        for key in ("toolExecutionNotifications", "toolConfigurationNotifications")
    }
    assert told == {
        "toolExecutionNotifications": [
            ("SLA9001", "error", "byte 3 is not UTF-8; save the file as UTF-8."),
            ("SLA9002", "error", "the rule 'vague' failed (ValueError: x)."),
            ("SLA9000", "error", "something else."),
        ],
        "toolConfigurationNotifications": [
            ("SLA9003", "error", "the option 'at_mots' is unknown."),
            ("SLA9004", "error", "the plugin 'x' cannot be loaded."),
        ],
    }


def test_notifications_point_to_their_descriptors_and_files() -> None:
    made = log(RUNS["troubles"])
    declared = made["tool"]["driver"]["notifications"]
    (how,) = made["invocations"]
    for note in how["toolExecutionNotifications"] + how["toolConfigurationNotifications"]:
        assert declared[note["descriptor"]["index"]]["id"] == note["descriptor"]["id"]
    unread, failed, other = how["toolExecutionNotifications"]
    assert unread["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "old/c.yaml"
    assert failed["locations"][0]["physicalLocation"]["artifactLocation"]["index"] == 0
    assert "locations" not in other
    assert all("length" not in artifact for artifact in made["artifacts"][1:])  # there may be more than could be read
    config = how["toolConfigurationNotifications"][0]["locations"][0]["physicalLocation"]
    assert span(config["region"]) == ((1, 8), (1, 15))


def test_a_log_holds_the_gravest_findings_and_says_what_it_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "RESULTS_AT_MOST", 2)
    text = source("a b c d")
    waiver = Suppression("external", "Known.")
    made = log(
        run(
            finding(place(text, "a"), severity="note"),
            finding(place(text, "b"), severity="error", suppression=waiver),
            finding(place(text, "c"), severity="warning"),
            finding(place(text, "d"), severity="error"),
        )
    )
    assert [(result["level"], len(result["suppressions"])) for result in made["results"]] == [
        ("warning", 0),
        ("error", 0),
    ]
    (how,) = made["invocations"]
    assert how["executionSuccessful"] is True
    assert [note["message"]["text"] for note in how["toolExecutionNotifications"]] == [
        "The log holds 2 of 4 findings, the gravest; check fewer files at once."
    ]


def test_a_result_holds_no_more_places_than_github_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "LOCATIONS_AT_MOST", 3)
    where = place(source(), "aht")
    made = log(run(finding(where, related=((where, "x"),) * 3), finding(where, "Other.", related=((where, "x"),) * 2)))
    assert [len(result["relatedLocations"]) for result in made["results"]] == [2, 2]
    (note,) = made["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == "Results with more than 3 places are cut: 1."


def test_a_log_names_neither_times_nor_folders_nor_the_machine() -> None:
    absolute = Trouble("unreadable-document", "is empty", str(Path(__file__).with_name("a.yaml").absolute()))
    text = render(run(finding(at("a", 0, 1, name=str(Path(__file__).absolute()))), troubles=(absolute,)))
    assert str(Path(__file__).parent) not in text
    assert text == render(run(finding(at("a", 0, 1, name="/elsewhere/test_report_sarif.py")), troubles=(absolute,)))


def test_the_text_is_ascii_with_a_result_on_a_line() -> None:
    text = render(RUNS["nasty"])
    assert text.isascii()
    assert sum(line.startswith('{"ruleId": ') for line in text.splitlines()) == len(RUNS["nasty"].findings)


# The repository


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://github.com/acme/drafts.git", "https://github.com/acme/drafts.git"),
        ("https://user:secret@example.com:8443/a/b", "https://example.com:8443/a/b"),
        ("git@github.com:acme/drafts.git", "ssh://github.com/acme/drafts.git"),
        ("ssh://git@example.com/~me/b.git", "ssh://example.com/~me/b.git"),
        ("/srv/git/drafts.git", None),
        ("file:///srv/git/drafts.git", None),
        ("C:/git/drafts.git", None),
        ("https://exa mple.com/a", None),
    ],
)
def test_the_address_of_the_origin_is_found_without_secrets(url: str, address: str | None, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    fork = '[remote "fork"]\n\turl = https://x.org/y\n'
    config = f'[core]\n\tbare = false\n{fork}[remote "origin"]\n\tfetch = +refs\n\turl = {url}\n'
    (tmp_path / ".git" / "config").write_text(config, encoding="utf-8")
    (tmp_path / "a" / "b").mkdir(parents=True)
    expected = (Repository(address), Repository(address, "a/b")) if address else (None, None)
    assert (find_repository(tmp_path), find_repository(tmp_path / "a" / "b")) == expected


def test_a_repository_without_an_origin_has_no_address(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("[core]\n", encoding="utf-8")
    assert find_repository(tmp_path) is None


def test_a_configuration_that_cannot_be_read_has_no_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text('[remote "origin"]\nurl = https://x.org/y\n', encoding="utf-8")

    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert find_repository(tmp_path) is None


def test_outside_of_any_repository_there_is_no_address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Path, "is_file", lambda _: False)
    assert find_repository(tmp_path) is None


def test_file_names_are_mapped_to_the_root_of_the_repository() -> None:
    below = log(run(), Repository("https://x.org/y", "drafts/ä"))
    assert below["versionControlProvenance"] == [
        {"repositoryUri": "https://x.org/y", "mappedTo": {"uriBaseId": "REPOROOT"}}
    ]
    assert below["originalUriBaseIds"]["SRCROOT"] == {"uri": "drafts/%C3%A4/", "uriBaseId": "REPOROOT"}
    at_root = log(run(), Repository("https://x.org/y"))
    assert at_root["versionControlProvenance"][0]["mappedTo"] == {"uriBaseId": "SRCROOT"}
    assert list(at_root["originalUriBaseIds"]) == ["SRCROOT"]

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import Golden
from runs import finding, place, run, source, varied_runs
from sla_lint.reports.json import render
from sla_lint.reports.layout import Block, Lines, lay_out
from sla_lint.syntax.source import Location

RUNS = varied_runs()
SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def report(name: str) -> Any:
    return json.loads(render(RUNS[name]))


@pytest.mark.parametrize("name", ["empty", "suppressed", "troubles", "nasty"])
def test_the_report_is_as_it_was(name: str, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sla_lint.__version__", "1.2.3")
    golden(f"{name}.json", render(RUNS[name]))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", RUNS)
def test_every_report_is_as_its_schema_says(name: str) -> None:
    assert list(VALIDATOR.iter_errors(report(name))) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["version"], 2),
        (["surprise"], 1),
        (["findings", 0, "surprise"], 1),
        (["findings", 0, "severity"], "fatal"),
        (["findings", 0, "line"], 0),
        (["findings", 0, "suppression"], {"kind": "external"}),
        (["findings", 0, "fingerprint"], "abc"),
        (["coverage", "files"], -1),
        (["summary", "errors"], 1.5),
    ],
)
def test_the_schema_refuses_what_is_wrong(path: list[Any], value: Any) -> None:
    wrong = report("plain")
    inner = wrong
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert list(VALIDATOR.iter_errors(wrong)) != []


@pytest.mark.parametrize("key", SCHEMA["required"])
def test_the_schema_misses_what_is_not_there(key: str) -> None:
    wrong = report("plain")
    del wrong[key]
    assert list(VALIDATOR.iter_errors(wrong)) != []


def test_a_finding_stands_on_one_line_and_the_text_is_ascii() -> None:
    text = render(RUNS["suppressed"])
    assert sum(line.startswith('{"rule": ') for line in text.splitlines()) == len(RUNS["suppressed"].findings)
    assert text.isascii()
    assert text.endswith("}\n")


def test_places_count_unicode_characters_and_end_behind_the_last() -> None:
    text = source("a: 🙂 b\n  c: d\n")
    where = place(text, "b\n  c")
    found = json.loads(render(run(finding(where))))["findings"][0]
    assert [found[key] for key in ("line", "column", "endLine", "endColumn")] == [1, 6, 2, 4]


def test_words_of_a_document_cannot_break_the_report() -> None:
    first = report("nasty")["findings"][0]
    assert first["file"] == r"drafts/a b#%\xff\n::x.yaml"
    assert first["message"].startswith(r"'\x1b[31m\u202e::error::x' rewards speed")


def test_numbers_that_json_does_not_know_are_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        lay_out(float("nan"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Block(), "{}\n"),
        (Lines(), "[]\n"),
        (
            Block(a=Lines([{"b": [1, 2]}, Block(c=1)]), d={}),
            '{\n"a": [\n{"b": [1, 2]},\n{\n"c": 1\n}\n],\n"d": {}\n}\n',
        ),
    ],
)
def test_json_is_laid_out_in_lines_where_that_is_asked_for(value: object, text: str) -> None:
    assert lay_out(value) == text


def test_an_empty_place_ends_where_it_starts() -> None:
    where = place(source("a: b"), "b")
    found = json.loads(render(run(finding(where._replace(location=Location(where.location.source, 4, 4))))))["findings"]
    assert (found[0]["column"], found[0]["endColumn"]) == (5, 5)

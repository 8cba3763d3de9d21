"""The documentation is true: what is drawn from the code is up to date, and what it shows works."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from generated import generated
from sla_lint.linter import lint_files
from sla_lint.syntax import plain_yaml

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("plugins/**/*.md")]
)


def test_the_drawn_files_are_what_the_code_says(request):
    files = generated()
    if request.config.getoption("--refresh-golden"):
        for name, text in files.items():
            (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / name).write_text(text, encoding="utf-8")
    assert {name: (ROOT / name).read_text(encoding="utf-8") for name in files} == files


def test_no_page_is_left_of_a_rule_that_is_gone():
    assert {path.as_posix() for path in Path("docs/rules").glob("*.md")} <= set(generated()) or not Path(
        "docs"
    ).exists()


@pytest.mark.parametrize("name", ["sla", "config", "report"])
def test_a_schema_is_a_schema(name):
    schema = json.loads((ROOT / f"schemas/{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("path", sorted(ROOT.glob("examples/*/*.yaml")), ids=lambda path: path.stem)
def test_the_schema_takes_what_the_model_takes(path):
    schema = json.loads((ROOT / "schemas/sla.schema.json").read_text(encoding="utf-8"))
    value = json.loads(json.dumps(plain_yaml(path.read_text(encoding="utf-8")), default=float))
    jsonschema.validate(value, schema)


@pytest.mark.parametrize("page", PAGES)
def test_every_link_to_a_file_leads_somewhere(page):
    text = re.sub(r"```.*?```", "", (ROOT / page).read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)", text):
        if "://" not in target:
            assert (ROOT / page).parent.joinpath(target).exists(), target


def test_the_draft_in_the_readme_gives_the_findings_in_the_readme(tmp_path, monkeypatch):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    draft = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)[1]
    shown = re.search(r"```text\n(.*?)```", text, re.DOTALL)[1].splitlines()
    (tmp_path / "draft.yaml").write_text(draft)
    monkeypatch.chdir(tmp_path)
    run = lint_files(["draft.yaml"])
    said = [
        f"{finding.place.location!r}: {finding.severity}: {finding.message.text} [{finding.rule}]"
        for finding in run.findings
    ]
    assert shown
    assert set(shown) <= set(said)

"""Whole agreements by many authors: the sound ones pass, and a single fault in one is named and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from sla_lint.linter import lint_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint.run import Run

AGREEMENTS = Path(__file__).parent / "agreements"
SOUND = AGREEMENTS / "sound"
FILES = sorted(path.relative_to(SOUND).as_posix() for path in SOUND.rglob("*") if path.suffix in {".yaml", ".json"})
MUTATIONS: list[dict[str, Any]] = YAML(typ="safe").load((AGREEMENTS / "mutations.yaml").read_text(encoding="utf-8"))


def as_list(value: Any) -> list[Any]:
    """A single value or a list of them, as a list."""
    return value if isinstance(value, list) else [value]


def titled() -> Iterator[Any]:
    """The mutations under names that say what they are about."""
    for number, mutation in enumerate(MUTATIONS, start=1):
        rules = "+".join(as_list(mutation["expect"])) or "nothing"
        yield pytest.param(mutation, id=f"{number:03d}-{Path(mutation['file']).stem}-{rules}")


def sound(name: str) -> str:
    """The text of an agreement as its author left it."""
    return (SOUND / name).read_text(encoding="utf-8")


def mutated(mutation: dict[str, Any]) -> str:
    """The text of an agreement after the edits of a mutation."""
    text = sound(mutation["file"])
    for edit in mutation["edits"]:
        assert text.count(edit["find"]) == 1, f"{edit['find']!r} does not stand exactly once in {mutation['file']}"
        text = text.replace(str(edit["find"]), str(edit["replace"]))
    return text


def lint(name: str, text: str, folder: Path) -> Run:
    """A run over one text in a folder that holds the file's neighbours, so that `extends` finds its parent."""
    for neighbour in (SOUND / name).parent.iterdir():
        if neighbour.is_file():
            (folder / neighbour.name).write_bytes(neighbour.read_bytes())
    path = folder / Path(name).name
    path.write_text(text, encoding="utf-8")
    run = lint_files([str(path)])
    assert list(run.troubles) == []
    return run


def findings(run: Run) -> Iterator[tuple[str, str, int | None, str]]:
    """Rule, severity, line and message of each finding that nobody has accepted."""
    for finding in run.findings:
        if not finding.suppression:
            yield finding.rule, str(finding.severity), finding.place.location.line, finding.message.text


@pytest.mark.parametrize("name", FILES)
def test_a_sound_agreement_has_neither_error_nor_warning(name: str, tmp_path: Path) -> None:
    found = list(findings(lint(name, sound(name), tmp_path)))

    assert [each for each in found if "note" not in each[1].lower()] == []


@pytest.mark.parametrize("mutation", list(titled()))
def test_one_fault_is_named_and_nothing_else(mutation: dict[str, Any], tmp_path: Path) -> None:
    name, text = mutation["file"], mutated(mutation)
    before = {rule for rule, *_ in findings(lint(name, sound(name), tmp_path))}
    new = [each for each in findings(lint(name, text, tmp_path)) if each[0] not in before]

    assert {rule for rule, *_ in new} == set(as_list(mutation["expect"])), new
    wanted = as_list(mutation.get("at", ""))
    for rule, _, line, _ in new:
        pointed_to = text.splitlines()[(line or 1) - 1]
        assert any(part in pointed_to for part in wanted), f"{rule} points to line {line}: {pointed_to.strip()}"


def test_each_rule_of_the_first_rank_is_mutated_more_than_once() -> None:
    text = (AGREEMENTS / "mutations.yaml").read_text(encoding="utf-8")
    rules = [rule for mutation in MUTATIONS for rule in as_list(mutation["expect"])]

    assert len(MUTATIONS) == len(re.findall(r"^- file:", text, flags=re.MULTILINE))
    assert {rule for rule in rules if rules.count(rule) < 2} == set()

"""Readers: which texts are agreements, what is said of the others, and what a child takes over from its parent."""

import os

import pytest

from sla_lint.files import read_source
from sla_lint.readers import read_text
from sla_lint.readers.parents import merge, with_parents
from sla_lint.syntax import Source, parse_yaml, plain

AGREEMENT = "sla: '1.0'\nmetrics: []\n"


def read(text, *, name="a.yaml", named=True):
    reading = read_text(Source(name, text), named=named)
    return len(reading.marked), len(reading.unmarked), [trouble.message for trouble in reading.troubles]


NO_MARK = (
    "this is no agreement: it has no 'sla' key, so nothing was checked; begin an agreement with the line sla: \"1.0\""
)
EMPTY = 'the file is empty, so nothing was checked; begin an agreement with the line sla: "1.0"'

NAMED = [
    ("an agreement", AGREEMENT, (1, 0, [])),
    ("two agreements", f"{AGREEMENT}---\n{AGREEMENT}", (2, 0, [])),
    ("an agreement and an empty document", f"{AGREEMENT}---\n", (1, 0, [])),
    ("an agreement and one without its mark", f"{AGREEMENT}---\nmetrics: []\n", (1, 1, [])),
    ("metrics without the mark", "metrics: []\n", (0, 1, [])),
    ("other YAML", "a: 1\n", (0, 0, [NO_MARK])),
    ("a list", "- sla\n", (0, 0, [NO_MARK])),
    ("nothing", "", (0, 0, [EMPTY])),
    ("only dashes", "---\n---\n", (0, 0, [EMPTY])),
    ("only a comment", "# hello\n", (0, 0, [EMPTY])),
]


@pytest.mark.parametrize(("text", "reading"), [item[1:] for item in NAMED], ids=[item[0] for item in NAMED])
def test_a_named_file_is_read_whatever_it_holds(text, reading):
    assert read(text) == reading


WALKED = [
    ("an agreement", AGREEMENT, (1, 0, [])),
    ("an agreement in flow style", "{metrics: [], sla: '1.0'}", (1, 0, [])),
    ("metrics without the mark", "metrics: []\n", (0, 0, [])),
    ("broken YAML that is no agreement", "a: [\n", (0, 0, [])),
    ("a key that only ends like the mark", "visla: 1\nsla-x: 2\n", (0, 0, [])),
    ("the mark inside another group", "a: {sla: 1, metrics: []}\n", (0, 0, [])),
]


@pytest.mark.parametrize(("text", "reading"), [item[1:] for item in WALKED], ids=[item[0] for item in WALKED])
def test_a_file_met_in_a_walk_counts_only_if_it_bears_the_mark(text, reading):
    assert read(text, named=False) == reading


def test_a_broken_agreement_is_a_trouble_also_in_a_walk():
    marked, _, troubles = read(f"{AGREEMENT}---\nsla: [\n", named=False)
    assert marked == 1
    assert len(troubles) == 1


def test_json_is_read_by_its_own_rules_and_other_names_not_at_all():
    assert read('{"sla": "1.0", "metrics": []}', name="a.JSON") == (1, 0, [])
    assert read('{"sla": "1.0", "metrics": [],}', name="a.json")[2][0].startswith("not valid JSON")
    assert read(AGREEMENT, name="a") == (1, 0, [])
    assert read(AGREEMENT, name="a.docx")[2] == [
        "files named '.docx' cannot be read; only agreements in YAML or JSON can"
    ]


def test_a_child_says_what_it_says_and_takes_over_the_rest():
    parent = parse_yaml(Source("p", "a: 1\nb: {c: 2, d: 3}\nmetrics: [{id: x, t: 1, u: 1}, {id: y}, 5]\nlist: [1]\n"))
    child = parse_yaml(Source("c", "b: {d: 4}\nmetrics: [{id: z}, {id: x, t: 2}, 6, {name: n}]\nlist: [2]\nown: 5\n"))
    merged = merge(parent.documents[0], child.documents[0])
    assert plain(merged) == {
        "b": {"d": 4, "c": 2},
        "metrics": [{"id": "x", "t": 2, "u": 1}, {"id": "y"}, 5, {"id": "z"}, 6, {"name": "n"}],
        "list": [2],
        "own": 5,
        "a": 1,
    }
    assert merged.values["a"].source.name == "p"
    assert merged.values["own"].source.name == "c"


def extended(folder, **files):
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)
    path = str(folder / "child.yaml")
    [child] = read_text(read_source(path, "child.yaml"), named=True).marked
    troubles = []
    return plain(with_parents(child, path, troubles, [])), [trouble.message for trouble in troubles]


def test_an_agreement_takes_over_its_parents_parts_over_generations(tmp_path):
    value, troubles = extended(
        tmp_path,
        child="sla: '1.0'\nextends: master.yaml\nmetrics: []\n",
        master="sla: '1.0'\nextends: ./root.yaml\nreview: {see: here}\nmetrics: []\n",
        root="sla: '1.0'\nreview: {see: there}\ngovernance: {see: there}\nmetrics: []\n",
    )
    assert troubles == []
    assert value["review"] == {"see": "here"}
    assert value["governance"] == {"see": "there"}


PARENTS = [
    ("none.yaml", "the parent 'none.yaml' cannot be opened: no such file or directory"),
    ("/etc/passwd", "a parent is named by a path relative to this file"),
    ("https://example.com/a.yaml", "a parent is named by a path relative to this file"),
    ("../../etc/passwd", "the parent '../../etc/passwd' lies outside of the repository"),
    ('"a\\0b"', "the parent's name holds a character that no file name can"),
    ("child.yaml", "the parent 'child.yaml' extends this file in its turn"),
    ("back.yaml", "the parent 'child.yaml' extends this file in its turn"),
    ("broken.yaml", "not valid YAML: did not find expected node content while parsing a flow node"),
    ("other.yaml", NO_MARK),
]


@pytest.mark.parametrize(("parent", "message"), PARENTS)
def test_a_parent_that_cannot_be_read_is_a_trouble_and_the_child_stands_alone(tmp_path, parent, message):
    value, troubles = extended(
        tmp_path,
        child=f"sla: '1.0'\nextends: {parent}\nmetrics: []\n",
        back="sla: '1.0'\nextends: child.yaml\nmetrics: []\n",
        broken="sla: [",
        other="a: 1\n",
    )
    assert troubles == [message]
    assert value["metrics"] == []


def test_a_chain_of_parents_has_an_end(tmp_path):
    chain = {f"p{number}": f"sla: '1.0'\nextends: p{number + 1}.yaml\nmetrics: []\n" for number in range(30)}
    _, troubles = extended(tmp_path, child="sla: '1.0'\nextends: p0.yaml\nmetrics: []\n", **chain)
    assert troubles == ["more than 20 agreements extend each other"]


def test_no_parent_is_no_fault(tmp_path):
    assert extended(tmp_path, child="sla: '1.0'\nextends: null\nmetrics: []\n")[1] == []


def test_two_metrics_of_one_id_are_both_kept():
    parent = parse_yaml(Source("p", "metrics: [{id: x, t: 1}]\n")).documents[0]
    child = parse_yaml(Source("c", "metrics: [{id: x, t: 2}, {id: x, t: 3}]\n")).documents[0]
    assert plain(merge(parent, child))["metrics"] == [{"id": "x", "t": 2}, {"id": "x", "t": 3}]


def test_a_parent_may_stand_anywhere_in_the_repository_or_below_the_current_folder(tmp_path, monkeypatch):
    (tmp_path / "deep").mkdir()
    (tmp_path / "master.yaml").write_text("sla: '1.0'\nreview: {see: x}\nmetrics: []\n")
    child = "sla: '1.0'\nextends: ../master.yaml\nmetrics: []\n"
    assert extended(tmp_path / "deep", child=child)[1] == ["the parent '../master.yaml' lies outside of the repository"]
    monkeypatch.chdir(tmp_path)
    assert extended(tmp_path / "deep", child=child)[1] == []
    monkeypatch.chdir(tmp_path / "deep")
    (tmp_path / ".git").mkdir()
    assert extended(tmp_path / "deep", child=child)[1] == []


def test_where_the_current_folder_is_gone_a_parent_stands_beside_its_child(tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    os.rmdir(gone)
    child = "sla: '1.0'\nextends: ../m.yaml\nmetrics: []\n"
    (tmp_path / "here").mkdir()
    assert extended(tmp_path / "here", child=child)[1] == ["the parent '../m.yaml' lies outside of the repository"]

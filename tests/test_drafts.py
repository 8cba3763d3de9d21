"""Drafts in documents for people, from the bytes to the findings."""

import io
import json
import sys
from pathlib import Path

import pytest

import toys
from sla_lint import cli, drafts, linter
from sla_lint.files import MAX_BYTES
from sla_lint.linter import Linter, lint_files
from sla_lint.request import Request

PLUGIN = Path(toys.__file__)
DRAFT = """\
# Service levels
## Calls
Metric | Target
Average handle time | at most 6 minutes
"""
TWO = DRAFT + "Call abandonment | at most 5 %\n"
OTHER = "# Minutes\nName | Task\nAnn | coffee\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(**files):
    for name, text in files.items():
        Path(name.replace("_", ".")).write_text(text)


def check(*paths, **options):
    return lint_files(paths or ["."], Request(plugin_files=(PLUGIN,), **options))


def said(run):
    return [(trouble.path, trouble.message) for trouble in run.troubles]


@pytest.mark.parametrize("name", ["draft.toy", "draft.con"])
def test_a_document_is_judged_by_the_rules(folder, name):
    (folder / name).write_text(DRAFT)
    run = check(name, select=("missing-quality-floor",))
    assert run.troubles == ()
    assert run.coverage == (1, 1, 0)
    assert [finding.rule for finding in run.findings] == ["missing-quality-floor"]


def test_a_document_owes_nothing_to_our_fields(folder):
    write(draft_toy=DRAFT)
    assert not {"unknown-key", "unmarked-agreement", "invalid-value"} & {
        item.rule for item in check("draft.toy").findings
    }


def test_a_comment_in_a_document_waives_nothing(folder):
    write(draft_toy="# sla-lint: allow[missing-review] until=2999-01-01 -- agreed\n" + DRAFT)
    run = check("draft.toy")
    assert "missing-review" in {finding.rule for finding in run.open}


def test_a_waiver_file_waives_in_a_document(folder):
    entry = "{rule: missing-review, document: draft.toy, reason: agreed, approver: Head, until: 2999-01-01}"
    write(draft_toy=DRAFT)
    (folder / ".sla-lint.yaml").write_text("waivers: waivers.yaml\n")
    (folder / "waivers.yaml").write_text(f"waivers:\n  - {entry}\n")
    assert "missing-review" not in {finding.rule for finding in check("draft.toy").open}


def test_a_walk_checks_what_speaks_of_service_levels_and_has_some(folder):
    write(
        draft_toy=TWO,
        word_toy="# Service levels\nThey will be agreed.\n",
        other_toy=OTHER,
        other_con=OTHER,
        speaking_con="# SLA\n" + TWO,
    )
    run = check()
    assert run.coverage == (2, 2, 3)
    assert run.troubles == ()


def test_a_named_file_without_service_levels_is_no_pass(folder):
    write(word_toy="# Service levels\nThey will be agreed.\n")
    run = check("word.toy")
    assert [(finding.rule, finding.severity) for finding in run.findings] == [("no-service-levels", "error")]
    skipped = check("word.toy", skip_unmarked=True)
    assert (skipped.coverage, skipped.findings, skipped.troubles) == ((0, 0, 1), (), ())


def test_a_file_with_clauses_alone_is_an_agreement(folder, monkeypatch):
    from sla_lint.syntax.tree import Mapping, Scalar

    def clauses_alone(outline, source, words):
        tree = Mapping(source, 0, 0)
        for key in ("sla", "review"):
            tree.keys[key] = tree.values[key] = Scalar(source, 0, 1, key, key)
        return tree

    monkeypatch.setattr(drafts, "extract", clauses_alone)
    write(word_toy="# Service levels\nThey are reviewed.\n")
    assert check("word.toy").coverage == (1, 1, 0)
    assert check(".").coverage == (0, 0, 1)


def test_the_configuration_excludes_documents_from_walks(folder):
    write(draft_toy=TWO, old_toy=TWO)
    (folder / ".sla-lint.yaml").write_text("exclude: ['old.*']\n")
    assert check().coverage == (1, 1, 0)
    assert check("old.toy").coverage == (1, 1, 0)


REFUSED = [
    ("a.toy", b"", "the file is empty"),
    ("a.toy", b" \n ", "the file is empty"),
    ("a.toy", b"refuse it is encrypted; remove the password", "it is encrypted; remove the password"),
    ("a.toy", b"fail w:p", "the reader of Toy failed; tell its author: KeyError: 'w:p'"),
    ("a.con", b"fail w:p", "the reader of Contained toy failed; tell its author: KeyError: 'w:p'"),
    ("a.toy", b"exhaust", "reading it took more than 2 GB of memory; split the file, or take out what is no part of"),
    ("a.toy", b"{\\rtf1", "this is an RTF document; save it as .docx"),
    ("a", b"{\\rtf1", "this is an RTF document; save it as .docx"),
    ("a.yaml", b"{\\rtf1", "this is an RTF document, and no text in YAML or JSON"),
    ("a.toy", b"caf\xe9", "the reader of Toy failed; tell its author: UnicodeDecodeError"),
    ("a.foo", b"text", "files named '.foo' cannot be read"),
    ("a", b"text", "this is no agreement: it has no 'sla' key"),
]


@pytest.mark.parametrize(("name", "data", "message"), REFUSED)
def test_what_cannot_be_read_is_a_trouble(folder, name, data, message):
    (folder / name).write_bytes(data)
    [(path, sentence)] = said(check(name))
    assert path == name
    assert sentence.startswith(message)


def test_what_a_walk_cannot_read_is_a_trouble_too(folder):
    write(a_con="refuse it is encrypted", b_toy="refuse an SLA", c_toy="refuse to speak")
    run = check()
    assert said(run) == [("a.con", "it is encrypted"), ("b.toy", "an SLA")]
    assert run.coverage == (0, 0, 1)


def test_texts_and_documents_have_limits_of_their_own(folder, monkeypatch):
    (folder / "text.toy").write_bytes(b"x" * (MAX_BYTES + 1))
    assert said(check("text.toy")) == [("text.toy", "is larger than 20 MB; no agreement is")]
    monkeypatch.setattr(drafts, "MAX_DOCUMENT_BYTES", 2_000_000)
    (folder / "big.toy").write_bytes(b"%PDF-" + bytes(2_000_000))
    assert said(check("big.toy")) == [("big.toy", "is larger than 2 MB; no agreement is")]


def test_a_grave_part_that_was_not_read_is_a_trouble_and_the_rest_is_judged(folder):
    write(draft_toy=DRAFT + "grave page 3: no text layer\ngrave page 4: no text layer\nunread picture 1: a picture\n")
    run = check("draft.toy")
    assert said(run) == [("draft.toy", "page 3, page 4: no text layer")]
    assert run.findings
    assert run.asides == (("unread", "picture 1: a picture", "draft.toy"),)


def test_nothing_but_grave_parts_is_said_once(folder):
    write(scan_toy="grave page 1: no text layer\n")
    assert said(check("scan.toy")) == [("scan.toy", "page 1: no text layer")]
    assert said(check(".")) == []  # no word of it speaks of service levels
    write(scan_con="grave page 1: no text layer\n")
    assert said(check(".")) == [("scan.con", "page 1: no text layer")]


def test_many_parts_are_listed_shortly(folder):
    write(draft_toy=DRAFT + "".join(f"unread page {page}: a picture\n" for page in range(1, 8)))
    assert check("draft.toy").asides[0].message == "page 1, page 2, page 3, page 4 and 3 more: a picture"


def test_tracked_changes_are_reported_and_either_side_can_be_read(folder):
    write(draft_toy=DRAFT + "inserted All calls are prompt.\n", two_toy=DRAFT + "inserted new\ndeleted old\n")
    final, original = check("draft.toy"), check("two.toy", changes="original")
    assert [aside.message for aside in final.asides] == [
        "1 tracked change that nobody has accepted, read as if accepted (--changes original reads the other side)"
    ]
    assert [aside.message for aside in original.asides] == [
        "2 tracked changes that nobody has accepted, read as if rejected (--changes final reads the other side)"
    ]


def test_several_processes_find_what_one_finds(folder, monkeypatch):
    write(a_toy=DRAFT + "unread picture 1: a picture\n", b_con=DRAFT, c_con="refuse no")
    alone = check()
    monkeypatch.setattr(linter, "MANY", 2)
    monkeypatch.setattr(linter, "_cores", lambda: 2)
    shared = check()
    assert [finding.sort_key for finding in shared.findings] == [finding.sort_key for finding in alone.findings]
    assert (shared.troubles, shared.coverage, shared.asides) == (alone.troubles, alone.coverage, alone.asides)


@pytest.fixture
def run(folder, monkeypatch, capfdbinary):
    def command(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as stop:
            cli.main([*arguments, "--plugin", str(PLUGIN)])
        out, err = capfdbinary.readouterr()
        return stop.value.code, out.decode(), err.decode()

    return command


def test_the_report_names_the_place_as_a_person_finds_it(run):
    write(draft_toy=DRAFT + "unread picture 1: a picture\n")
    code, out, err = run("check", "draft.toy", "--select", "target-without-baseline")
    assert (code, err) == (1, "")
    place = 'draft.toy: Service levels > Calls > Table 1 > row 2 "Average handle time"'
    assert out.startswith(f"{place}: error: ")
    assert out.endswith("draft.toy: not read: picture 1: a picture\n1 file, 1 agreement checked: 1 error.\n")


def test_the_source_is_the_words_of_the_cell(run):
    write(draft_toy=DRAFT)
    out = run("check", "draft.toy", "--select", "target-without-baseline", "--show-source")[1]
    assert "\n      | Average handle time\n      | ^^^^^^^^^^^^^^^^^^^\n" in out


def test_standard_input_can_be_a_document(run):
    code, out, _ = run("check", "-", "--stdin-filename", "draft.toy", stdin=DRAFT.encode())
    assert code == 1
    assert out.startswith("draft.toy: Service levels")


def test_the_report_for_programs_has_the_place_and_no_lines(run):
    write(draft_toy=DRAFT + "inserted new\n")
    report = json.loads(run("check", "draft.toy", "--select", "target-without-baseline", "--format", "json")[1])
    [finding] = report["findings"]
    assert finding["line"] is None
    assert finding["place"] == 'Service levels > Calls > Table 1 > row 2 "Average handle time"'
    assert [aside["kind"] for aside in report["coverage"]["asides"]] == ["changes"]


def test_the_log_for_code_scanning_has_either_form(run):
    write(draft_toy=DRAFT)
    options = ("check", "draft.toy", "--select", "target-without-baseline", "--format", "sarif")
    for profile, region in (
        ("github", {"startLine": 1, "snippet": {"text": "Average handle time"}}),
        ("strict", {"byteOffset": 0, "byteLength": len(DRAFT)}),
    ):
        [result] = json.loads(run(*options, "--sarif-profile", profile)[1])["runs"][0]["results"]
        [location] = result["locations"]
        assert location["physicalLocation"]["region"] == region
        assert location["logicalLocations"][0]["fullyQualifiedName"] == "Service levels/Calls/Average handle time"
        assert result["message"]["text"].endswith('At: Service levels > Calls > Table 1 > row 2 "Average handle time".')


def test_a_fingerprint_of_a_document_outlives_rows_bytes_and_headings_above(run):
    def hashes():
        options = ("check", "draft.toy", "--select", "target-without-baseline", "--format", "sarif")
        results = json.loads(run(*options)[1])["runs"][0]["results"]
        return {result["partialFingerprints"]["primaryLocationLineHash"] for result in results}

    write(draft_toy=DRAFT)
    before = hashes()
    write(draft_toy="A word before.\n" + DRAFT.replace("Average", "First | x\nAverage"))
    assert before == hashes()


def test_an_agreement_in_yaml_needs_nothing_of_all_this(folder):
    import subprocess

    write(draft_yaml="sla: '1.0'\nmetrics: []\n")
    program = (
        "import sys; from sla_lint.linter import lint_files; lint_files(['draft.yaml']);"
        "print(*sorted(name for name in sys.modules if 'sla_lint' in name or name in ('docx', 'openpyxl', 'zipfile')))"
    )
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
    forbidden = ("drafts", "extract", "guide", "outline", "readers.answers", "readers.contained", "readers.wire")
    assert {f"sla_lint.{name}" for name in forbidden} & set(loaded) == set()
    assert {"docx", "openpyxl", "zipfile"} & set(loaded) == set()


def test_documents_can_be_had_without_being_judged(folder):
    write(draft_toy=DRAFT)
    linter = Linter(Request(plugin_files=(PLUGIN,)))
    [document] = linter.documents("draft.toy")
    assert [metric.name for metric in document.metrics] == ["Average handle time"]
    assert linter.documents("none.toy") == []

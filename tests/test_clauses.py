"""Clauses of text documents: what is read from passages and whole agreements in varied wording, and what is not."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import pack
from sla_lint.extract.clause_evidence import Evidence
from sla_lint.extract.clauses import clauses
from sla_lint.extract.tree import Piece, group, implied, scalar, several
from sla_lint.model import Document
from sla_lint.outline import Outline, Paragraph
from sla_lint.syntax import plain_yaml
from sla_lint.syntax.source import Source
from sla_lint.syntax.tree import Mapping, Node, plain, scalars
from sla_lint.vocabulary import Vocabulary
from sla_lint.vocabulary.sources import Text, Tree
from written import written

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
CASES = HERE / "clauses"
PACK = HERE.parent / "plugins/sla_lint_bpo"
CORPUS = HERE.parents[1] / "shared" / "corpus"
PHRASES = (PACK / "clauses.yaml").read_text(encoding="utf-8")
KINDS = [plain_yaml(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.yaml")) if path.stem != "fields"]
FOUND = [(kind["path"], case["passage"], case["words"]) for kind in KINDS for case in kind["found"]]
ABSENT = [(kind["path"], passage) for kind in KINDS for passage in kind["absent"]]
FIELDS = plain_yaml((CASES / "fields.yaml").read_text(encoding="utf-8"))
SOUND = sorted((CASES / "sound").glob("*.md"))
PER_METRIC = ("missing-window", "undefined-data-source", "target-without-baseline")
PER_DOCUMENT = (
    "missing-ramp-period",
    "missing-review",
    "missing-consequence",
    "penalty-without-root-cause",
    "uncapped-credits",
    "missing-section",
)
SPEAKS = {
    "ramp": "missing-ramp-period",
    "review": "missing-review",
    "root-cause": "penalty-without-root-cause",
    "cap": "uncapped-credits",
    "window": "missing-window",
    "data-source": "undefined-data-source",
}
MEASURED = re.compile(
    r"\|[^|\n]*\b(?:baseline|actual|ist(?:wert)?|average|reference|experience|current|prior|achieved|observed|result)",
    re.I,
)


@cache
def vocabulary() -> Vocabulary:
    plugin = (PACK / "vocabulary.yaml").read_text(encoding="utf-8")
    return Vocabulary.from_texts([plugin, PHRASES])


def read(text: str) -> dict[str, Node]:
    return clauses(written(text), Source("draft", text), vocabulary())


def at(fields: dict[str, Node], path: str) -> Node | None:
    node: Any = Mapping(Source("", ""), 0, 0)
    node.values.update(fields)
    for key in path.split("/"):
        node = node.values.get(key) if isinstance(node, Mapping) else None
    return node


def as_told(node: object, told: Any) -> object:
    """What was read, less what the case does not speak of."""
    if isinstance(told, dict) and isinstance(node, dict):
        return {key: as_told(node.get(key), value) for key, value in told.items()}
    return told if str(node) == str(told) else node


@pytest.mark.parametrize(("path", "passage", "words"), FOUND)
def test_a_passage_that_agrees_something_is_found_at_its_words(path: str, passage: str, words: str) -> None:
    node = at(read(passage), path)
    assert node is not None
    places = [item.location for item in scalars(node)]
    assert all(0 <= place.start < place.end <= len(passage) for place in places)
    covered = passage[min(place.start for place in places) : max(place.end for place in places)]
    assert words.casefold() in covered.casefold()


@pytest.mark.parametrize(("path", "passage"), ABSENT)
def test_a_passage_on_something_else_is_not_mistaken(path: str, passage: str) -> None:
    assert at(read(passage), path) is None


@pytest.mark.parametrize("case", FIELDS, ids=lambda case: case["passage"][:40])
def test_fields_are_read_from_a_passage(case: dict[str, Any]) -> None:
    read_fields = {key: plain(node) for key, node in read(case["passage"]).items()}
    assert as_told(read_fields, case["fields"]) == case["fields"]


def findings(text: str) -> list[str]:
    """The absence findings on an agreement with one metric, whose baseline stands in a column where there is one."""
    source = Source("draft", text)
    fields = read(text)
    place = Piece("", 0, 0)
    lines = group(source, [("hours", fields.pop("hours", None)), ("volume", fields.pop("volume", None))])
    own = [
        ("id", "m"),
        ("name", "Posting accuracy"),
        ("target", "98 %"),
        *([("baseline", "96 %")] if MEASURED.search(text) else []),
    ]
    metric = group(
        source,
        [
            *((key, implied(source, value, place)) for key, value in own),
            ("data_source", fields.pop("data_source", None)),
        ],
    )
    root = group(
        source,
        [
            ("sla", implied(source, "1.0", place)),
            ("metrics", several(source, [metric])),
            *([("service_lines", several(source, [lines]))] if lines.values else []),
            *fields.items(),
        ],
    )
    return list(_judged(Document(root, vocabulary())))


def _judged(document: Document) -> Iterator[str]:
    for name in (*PER_DOCUMENT, *PER_METRIC):
        rule = pack.rules()[name]
        for part in document.metrics if name in PER_METRIC else [document]:
            yield from (name for problem in rule.check(part) if (problem.severity or rule.severity) != "note")


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_a_sound_agreement_in_its_own_wording_has_no_absence_finding(path: Path) -> None:
    assert findings(path.read_text(encoding="utf-8")) == []


def _without(text: str, kind: str) -> str | None:
    """An agreement without all that is evidence of a kind of clause; None where there is no such clause."""
    found = Evidence(written(text), vocabulary()).of(kind)
    for said in reversed(found):
        words = said.statement.words
        text = f"{text[: words.start]}Omitted.{text[words.end :]}"
    return text if found else None


@pytest.mark.parametrize("kind", SPEAKS)
@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_the_rule_speaks_when_the_clause_is_taken_out(path: Path, kind: str) -> None:
    text = path.read_text(encoding="utf-8")
    mutant = _without(text, kind)
    if mutant is None or (kind in ("root-cause", "cap") and at(read(mutant), "remedies/credits") is None):
        pytest.skip("the agreement has no such clause, or no money that would call for it")
    assert at(read(text), "parties") is not None
    assert SPEAKS[kind] in findings(mutant)


@pytest.mark.parametrize("name", sorted(path.stem for path in (CORPUS / "labels").glob("*.yaml")) or ["none"])
def test_ramps_and_consequences_of_real_documents_are_found_where_a_person_found_them(name: str) -> None:
    if not (CORPUS / "labels" / f"{name}.yaml").exists():
        pytest.skip("the documents for this test lie in ../shared/corpus")
    label = plain_yaml((CORPUS / "labels" / f"{name}.yaml").read_text(encoding="utf-8"))
    text = (CORPUS / "text" / f"{name}.txt").read_text(encoding="utf-8")
    blocks = (Paragraph(match[0], *match.span()) for match in re.finditer(r"(?:.*\S.*\n?)+", text))
    fields = clauses(Outline("Text", text, tuple(blocks)), Source(name, text), vocabulary())
    told = {"ramp_period_present": "ramp" in fields, "consequence_for_miss_present": "remedies" in fields}
    for field, found in told.items():
        assert label[field] in ("yes" if found else "no", "unsure")


def test_another_language_is_a_data_file() -> None:
    french = {"words": {"said.settling": ["période de rodage"], "said.stake": ["pénalité*"], "said.not": ["aucune"]}}
    french["words"]["said.held-back"] = ["aucune {stake}"]
    both = Vocabulary.from_texts([PHRASES], [french])
    text = "Pendant la période de rodage aucune pénalité ne sera appliquée."
    assert "ramp" in clauses(written(text), Source("draft", text), both)
    assert "ramp" not in read(text)


def test_the_phrases_are_scanned_as_a_parser_reads_them() -> None:
    scanned, parsed = Text(PHRASES), Tree(plain_yaml(PHRASES))
    assert scanned.metrics == parsed.metrics == {}
    assert list(scanned.keys("words")) == list(parsed.keys("words"))
    assert all(scanned.value("words", key) == parsed.value("words", key) for key in scanned.keys("words"))


def test_every_list_that_a_recipe_or_a_phrase_names_has_phrases() -> None:
    from sla_lint.extract.clause_evidence import phrase_book

    assert phrase_book(vocabulary()).lexicon.empty() == []


def test_values_point_at_their_words_through_marks_and_line_breaks() -> None:
    text = "# SLA\n\nThe **first**\nthree months are a bedding-in period without credits.\n"
    start = text.index("The")
    block = Paragraph("The first three months are a bedding-in period without credits.", start, len(text) - 1)
    fields = clauses(Outline("Markdown", text, (block,)), Source("draft", text), vocabulary())
    months = at(fields, "ramp/months")
    assert months is not None
    assert scalar(months.source, Piece("", months.start, months.end)).location.text.startswith("first")

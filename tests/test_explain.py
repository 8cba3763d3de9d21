"""The page of a rule: one text for the terminal, Markdown, JSON and the tests."""

from decimal import Decimal

import pytest

from pack import rules, vocabulary
from sla_lint import explain
from sla_lint.model import Metric
from sla_lint.rules import Option, Problem, Problems, rule
from sla_lint.testing import findings, prove
from sla_lint.vocabulary.vocabulary import Reference


@rule(severity="warning", group="test", source="somebody")
def dear(metric: Metric, *, most: int = 5, words: tuple[str, ...] = ("a", "b"), strict: bool = False) -> Problems:
    """A metric is dear.

    Why it matters:
        It costs.

        Really.

    Flagged:
        metrics:
          - {id: a, target: 9}
        ---
        metrics: [{id: b, target: 8}]

    Accepted:
        metrics: [{id: a, target: 5}]

    Model clause:
        It is cheap.

    Question:
        Why?

    Options:
        most: the most
            that is allowed
        words: some words
        strict: whether it is strict
    """
    if metric.target is not None and metric.target.value > most:
        yield Problem(metric, "{metric} is dear.", metric=metric.label)


MARKDOWN = """\
# dear

A metric is dear.

**Severity:** warning. **Group:** test. **Judges:** each metric.

## Why it matters

It costs.

Really.

## Flagged

```yaml
metrics:
  - {id: a, target: 9}
---
metrics: [{id: b, target: 8}]
```

## Accepted

```yaml
metrics: [{id: a, target: 5}]
```

## Model clause

```text
It is cheap.
```

## Question

Why?

## Options

- `most` (default `5`): the most that is allowed
- `words` (default `[a, b]`): some words
- `strict` (default `false`): whether it is strict

Who says so: somebody.
"""


def test_the_page_in_markdown_has_every_section_in_order():
    assert explain.markdown(dear) == MARKDOWN


def test_the_page_for_a_terminal_has_no_markup():
    page = explain.plain(dear)
    assert page.startswith("dear\n\nA metric is dear.\n\nSeverity: warning. Group: test.")
    assert not set("`*#") & set(page)


def test_the_page_as_data_has_its_examples_apart():
    record = explain.record(dear)
    assert record["flagged"] == ["metrics:\n  - {id: a, target: 9}", "metrics: [{id: b, target: 8}]"]
    assert record["options"]["most"] == {"default": "5", "type": "int", "meaning": "the most that is allowed"}
    assert record["why_it_matters"] == "It costs.\n\nReally."


def test_a_default_is_shown_as_a_configuration_writes_it():
    assert [explain.shown(Option("x", "", value)) for value in (True, Decimal("1.5"), (), "a")] == [
        "true",
        "1.5",
        "[]",
        "a",
    ]


def test_a_true_page_is_proven():
    prove(dear, vocabulary())


BROKEN = [
    ("target: 9", "target: 1", "dear does not flag"),
    ("target: 5", "target: 7", "dear says \"'a' is dear.\" of an accepted example"),
    ("    Question:\n        Why?\n", "", "the page lacks Question"),
    ("        most: the most\n            that is allowed\n", "", "the options on the page are not the function's"),
    ("target: 9", "target: [", "not valid YAML"),
    ("        metrics:\n          - {id: a, target: 9}", "        - a", "the text is no agreement"),
]


@pytest.mark.parametrize(("old", "new", "message"), BROKEN)
def test_a_page_that_is_not_true_is_not_proven(old, new, message):
    assert old in dear.page
    with pytest.raises(AssertionError, match=message.replace("(", r"\(")):
        prove(dear._replace(page=dear.page.replace(old, new, 1)), vocabulary())


def test_a_rule_that_fails_fails_its_test():
    with pytest.raises(AssertionError, match="TypeError"):
        findings(dear, "metrics: [{target: soon}]", vocabulary())


def test_a_page_of_one_line_is_a_page():
    assert explain.sections(dear._replace(page="Just this.")) == {"": "Just this."}


def test_every_rule_has_a_page_in_all_forms():
    for item in rules().values():
        assert explain.markdown(item).startswith(f"# {item.name}\n")
        assert explain.record(item)["name"] == item.name


SOURCES = {"somebody": Reference("somebody", "A book [2nd edition]", "https://example.org/a_(b)", "B")}


def test_sources_are_cited_by_title_and_address():
    assert explain.markdown(dear, SOURCES.get).endswith(
        "## Who says so\n\n- [A book [2nd edition]](https://example.org/a_(b))\n"
    )
    assert explain.plain(dear, SOURCES.get).endswith(
        "Who says so\n\n- A book [2nd edition]: https://example.org/a_(b)\n"
    )
    assert explain.record(dear, SOURCES.get)["references"] == [
        {
            "id": "somebody",
            "title": "A book [2nd edition]",
            "url": "https://example.org/a_(b)",
            "grade": SOURCES["somebody"].grade,
        }
    ]


def test_a_source_without_an_address_is_a_title_and_one_that_nobody_knows_an_id():
    cited = dear._replace(sources=("somebody", "else"))
    known = {"somebody": Reference("somebody", "A book", "", "B")}
    assert explain.markdown(cited, known.get).endswith("## Who says so\n\n- A book\n- else\n")


def test_every_rule_of_the_pack_is_backed_by_known_sources():
    for item in rules().values():
        assert all(map(vocabulary().reference, item.sources)), item.name

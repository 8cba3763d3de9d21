"""Statements and phrases: how a document falls into what it says in one go, and how phrases are found in it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_lint.extract.clause_numbers import Numbers
from sla_lint.extract.clause_phrases import Lexicon, spans_of, tokens_of
from sla_lint.extract.clause_statements import statements
from sla_lint.outline import Cell, Heading, Outline, Paragraph, Scribe, Table
from sla_lint.outline import Draft as Written
from written import written

NUMBERS = Numbers(
    {"three": 3, "thirty": 30, "six": 6},
    {"fourth": 4},
    {"days": Fraction(1, 30), "months": Fraction(1)},
    frozenset(["from"]),
)
LISTS = {
    "stake": ["service credit*", "target"],
    "held": ["no {stake}", "{stake} ... not .. apply"],
    "first": ["first <n> months", "from the <nth> month", "from month <many>", "in <year>", "first _ weeks"],
}
LEXICON = Lexicon(LISTS, NUMBERS)


def texts(outline: Outline) -> list[str]:
    return [statement.text for statement in statements(outline)]


@pytest.mark.parametrize("token", ["9" * 5000, "9" * 5000 + "th"])
def test_a_number_of_many_digits_is_none_that_anybody_means(token: str) -> None:
    assert NUMBERS.cardinal(token) is NUMBERS.ordinal(token) is None


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("During it no service credits accrue", "no service credits"),
        (
            "Service credits shall however not, in such cases, apply",
            "Service credits shall however not, in such cases, apply",
        ),
        ("in the first three (3) months", "first three (3) months"),
        ("in the first 3 months", "first 3 months"),
        ("from the fourth month", "from the fourth month"),
        ("from the 5th month", "from the 5th month"),
        ("from month 2", "from month 2"),
        ("in 2027", "in 2027"),
        ("first few weeks", "first few weeks"),
    ],
)
def test_a_phrase_is_found_with_all_its_words(text: str, hit: str) -> None:
    spans = [span for name, found in LEXICON.hits(tokens_of(text)).items() if name != "stake" for span in found]
    (begin, end), *others = spans
    places = spans_of(text)
    assert others == []
    assert tokens_of(text[places[begin][0] : places[end - 1][1]]) == tokens_of(hit)


@pytest.mark.parametrize(
    "text", ["from month 1", "from the first month", "first months", "in 1027", "no other service", "first", ""]
)
def test_other_words_are_no_hit(text: str) -> None:
    assert LEXICON.hits(tokens_of(text)) == {}


@given(st.text(alphabet="nofirst 3monthservicecredit,.", max_size=80))
def test_hits_lie_within_the_words(text: str) -> None:
    tokens = tokens_of(text)
    assert all(0 <= begin < end <= len(tokens) for spans in LEXICON.hits(tokens).values() for begin, end in spans)


@pytest.mark.parametrize(
    ("text", "later", "months"),
    [
        ("thirty six months", False, 36),
        ("thirty thirty months", False, 30),
        ("thirty (30) days", False, 1),
        ("45 days", False, Decimal("1.5")),
        ("from month 4 months", True, 3),
        ("fourth months", False, 4),
        ("three", False, None),
        ("from 1 months", True, None),
        ("months", False, 1),
    ],
)
def test_a_length_is_counted_in_months(text: str, later: bool, months: Decimal | int | None) -> None:
    assert NUMBERS.months(tokens_of(text), later=later) == months


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two; three by Acme Ltd. and No. 4 stay.", ["One.", "Two;", "three by Acme Ltd. and No. 4 stay."]),
        ("It ends. It begins (the “Start”). (The end)", ["It ends.", "It begins (the “Start”).", "(The end)"]),
        ("4.2. Reports are due", ["4.2. Reports are due"]),
        ("Lines:\n- one\n- two", ["Lines:", "- one", "- two"]),
        ("  \n ", []),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, expected: list[str]) -> None:
    assert texts(Outline("Text", text, (Paragraph(text, 0, len(text)),))) == expected


def test_a_text_without_end_is_cut() -> None:
    text = "word " * 3000
    lengths = [len(piece) for piece in texts(Outline("Text", text, (Paragraph(text, 0, len(text)),)))]
    assert max(lengths) <= 4000
    assert sum(lengths) > 14_000


def test_words_that_the_document_does_not_have_stand_where_their_block_stands() -> None:
    (statement,) = statements(Outline("HTML", "<p>A &amp; B</p>", (Paragraph("A & B", 3, 12),)))
    assert (statement.words.start, statement.words.end) == (3, 12)


def test_a_table_of_contents_is_no_statement() -> None:
    text = "# Contents\n\nRamp-up period 12\n\n# 1 Scope\n\nRamp-up .......... 4\n\nAll is here.\n"
    assert texts(written(text)) == ["All is here."]


def test_a_heading_that_is_a_sentence_is_a_statement() -> None:
    found = statements(written("# Ramp\n\n## No service credits apply in the first months\n\nText.\n"))
    assert [statement.text for statement in found] == ["No service credits apply in the first months", "Text."]
    assert found[0].headings == ("Ramp",)
    assert found[1].headings == ("Ramp", "No service credits apply in the first months")


def test_labels_and_opening_sentences_belong_to_what_follows() -> None:
    text = "Review. The parties meet.\n\nReview: monthly\n\nNo credits apply:\n\n- in month 1\n- in month 2\n\nElse they do.\n"
    found = statements(written(text))
    assert [statement.labels for statement in found] == [(), ("Review",), ("Review",), (), (), (), ()]
    assert [statement.lead for statement in found] == ["", "", "", "", "No credits apply:", "No credits apply:", ""]


def test_an_item_of_an_outer_list_has_left_the_inner_one() -> None:
    blocks = (
        Paragraph("All of these:", 0, 1, "a)", 0),
        Paragraph("one", 0, 1, "i)", 1),
        Paragraph("two", 0, 1, "b)", 0),
    )
    assert [statement.lead for statement in statements(Outline("Word", "x", blocks))] == ["", "All of these:", ""]


def table(*rows: tuple[str, ...], header: bool = False, caption: str = "") -> Outline:
    scribe = Scribe()
    scribe.table(
        [[Written(text, header=header and not number) for text in row] for number, row in enumerate(rows)],
        caption=caption,
    )
    return scribe.outline("Word")


def test_a_row_is_a_statement_under_the_heads_of_its_columns() -> None:
    first, second = statements(
        table(("Meeting", "When", "Who"), ("Board", "monthly", ""), ("Call", "weekly", "leads"), caption="Meetings")
    )
    assert (first.text, first.heads, first.headings) == ("Board | monthly", ("Meeting", "When"), ("Meetings",))
    assert second.labels == ("Meeting", "When", "Who")


@pytest.mark.parametrize(
    ("rows", "labels"),
    [
        ((("Client", "Acme Ltd"), ("Term", "2 years")), [("Client",), ("Term",)]),
        ((("Term", "24 months"), ("Scope", "all the offices")), [("Term",), ("Scope",)]),
        ((("Term", "Meaning"), ("Case", "one customer file")), [("Case", "Term", "Meaning")]),
        ((("Ramp",),), [()]),
        ((("A long first cell of a table that is no key for anything", "value"),), [()]),
        ((("", ""), ("", "")), []),
    ],
)
def test_keys_of_a_card_are_labels(rows: tuple[tuple[str, ...], ...], labels: list[tuple[str, ...]]) -> None:
    assert [tuple(filter(None, statement.labels)) for statement in statements(table(*rows))] == labels


def test_a_cell_with_whole_sentences_is_read_like_a_paragraph() -> None:
    long = "The parties meet every month. " * 9
    found = statements(table(("5.1", long), header=False))
    assert [statement.text for statement in found] == ["5.1", *["The parties meet every month."] * 9]
    assert found[1].labels == ("5.1", "")
    assert len(statements(table((long, long)))) == 18


def test_a_merged_cell_says_its_words_once() -> None:
    cell, other = Cell("both", 0, 4), Cell("one", 5, 8)
    outline = Outline("Word", "both\none", (Table(((cell, cell, other),)), Heading("End", 0, 0, 1)))
    assert texts(outline) == ["both | one"]

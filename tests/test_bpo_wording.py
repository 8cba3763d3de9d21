"""Where vague words stand, to the letter."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pack import rules, vocabulary
from sla_lint.testing import findings
from sla_lint_bpo.lexicon import lexicon
from sla_lint_bpo.zones import severity_at

PIECES = [
    "promptly",
    "untimely",
    "Best",
    "efforts",
    "the",
    "provider",
    "non-",
    "timely",
    "as",
    "soon",
    "possible",
    "etc.",
    "5",
]


def places(text):
    found = findings(rules()["vague-term"], text, vocabulary())
    return [
        (finding.place.location.text, finding.place.location.line, finding.place.location.column) for finding in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("reporting: {frequency: regularly}", [("regularly", 1, 24)]),
        ("reporting:\n  frequency: 'regularly'", [("regularly", 2, 15)]),
        ("obligations: [{id: a, text: untimely or timely}]", [("timely", 1, 41)]),
        ("obligations:\n  - text: >-\n      done with best\n      efforts", [("best\n      efforts", 3, 17)]),
        ("obligations:\n  - text: |\n      We\n      do so\n      promptly.", [("promptly", 5, 7)]),
        ("obligations: [{id: a, text: State-of-the-art tools}]", [("State-of-the-art", 1, 29)]),
        ("obligations:\n  - {id: a, text: '\"promptly\" is a word, answered promptly a duty'}", [("promptly", 2, 51)]),
        ("obligations: [{id: a, text: İ promptly}]", [("promptly", 1, 31)]),
    ],
)
def test_a_finding_points_at_the_very_words(text, expected):
    assert places(text) == expected


@pytest.mark.parametrize(
    ("path", "severity"),
    [
        ("metrics/fcr/definition", "warning"),
        ("metrics/fcr/exclusions/2", "warning"),
        ("metrics/fcr/parameters/clock", "warning"),
        ("metrics/fcr/purpose", "note"),
        ("metrics/fcr/method/rounding", "note"),
        ("metrics/fcr/baseline/period", "note"),
        ("metrics/fcr/name", None),
        ("metrics/fcr/x-draft", None),
        ("metrics/x-ray/target", "warning"),
        ("definitions/purpose", "warning"),
        ("remedies/termination/trigger", "warning"),
        ("remedies/root_cause/contents/1", "warning"),
        ("obligations/clean/text", "warning"),
        ("obligations", "warning"),
        ("ramp/exit/when", "warning"),
        ("ramp/reason", "note"),
        ("reporting/frequency", "warning"),
        ("reporting/contents/1", "note"),
        ("relief/1/effect", "warning"),
        ("relief/1/event", "note"),
        ("scope/summary", "note"),
        ("service_lines/voice/outcome", "note"),
        ("parties/client/owner", None),
        ("7", "note"),
    ],
)
def test_a_word_weighs_what_its_place_says(path, severity):
    assert severity_at(path) == severity


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from([" ", "  ", "\n", "\n\n", "\t"]))
def test_what_the_lexicon_finds_is_what_stands_there(pieces, gap):
    text = gap.join(pieces)
    words = lexicon(
        [("time", ("promptly", "timely", "as soon as possible")), ("efforts", ("best efforts",)), ("list", ("etc.",))]
    )
    found = list(words.hits(text))
    assert all(" ".join(text[hit.start : hit.end].lower().split()) == hit.term for hit in found)
    assert sum(hit.term == "promptly" for hit in found) == pieces.count("promptly")
    assert [hit.start for hit in found] == sorted(hit.start for hit in found)


def test_of_two_terms_that_begin_alike_the_longer_is_found():
    words = lexicon(
        [
            ("time", ("as soon as", "as soon as possible", "possible")),
            ("fixed", ("best practice guide",)),
            ("x", ("best practice",)),
        ]
    )
    assert [hit.term for hit in words.hits("as soon as possible, and the best practice guide")] == [
        "as soon as possible"
    ]


def test_a_lexicon_of_nothing_finds_nothing():
    assert list(lexicon([("time", ("", "...")), ("fixed", ())]).hits("promptly and so on")) == []


def test_the_time_grows_with_the_length_of_the_text_and_no_faster():
    def seconds(text):
        start = time.process_time()
        places(f"obligations:\n  - text: >-\n      {text}\n")
        return time.process_time() - start

    for text in ("promptly ", "as soon as reasonably ", "“ promptly ", "promptly 5 ", "'promptly "):
        assert seconds(text * 4000) < 20 * seconds(text * 1000) + 0.5

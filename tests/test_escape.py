import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_lint.reports.escape import escape, escaped_characters

DIRECTIONS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
TEXTS = st.text(st.characters() | st.sampled_from("::#[] \t\r\n\x1b\x85\u200b\u202e\u2028\udcff"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Größe 満足度 🙂 \\n", "Größe 満足度 🙂 \\n"),
        ("a\tb\nc\rd", r"a\tb\nc\rd"),
        ("\0\x1b[31m\x7f\x85\x9b", r"\x00\x1b[31m\x7f\x85\x9b"),
        ("\u061c\u200e\u200f\u202a\u202e\u2066\u2069", r"\u061c\u200e\u200f\u202a\u202e\u2066\u2069"),
        ("\u2028\u2029", r"\u2028\u2029"),
        ("\ud800 and the byte \udcff", r"\ud800 and the byte \xff"),
        ("::error::x", r"\x3a:error::x"),
        (" \u00a0\u200b::error::x", " \u00a0\u200b\\x3a:error::x"),
        ("a::b", "a::b"),
        ("## [a] #[b]", "## [a] #[b]"),
        ("x ##[error]y ##VSO[task]z", r"x \x23#[error]y \x23#VSO[task]z"),
        ("#\u200b#\ufeff[error]", "\\x23\u200b#\ufeff[error]"),
    ],
)
def test_what_could_do_harm_is_spelt_out(text: str, shown: str) -> None:
    assert escape(text) == shown


@given(TEXTS)
def test_an_escaped_text_is_one_harmless_line(text: str) -> None:
    shown = escape(text)
    assert not any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in shown)
    assert not any(unicodedata.bidirectional(character) in DIRECTIONS for character in shown)
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert len(shown.splitlines()) <= 1
    assert "##[" not in shown
    assert not f"{shown}:".lstrip().startswith("::")


@given(TEXTS)
def test_escaping_twice_changes_nothing_more(text: str) -> None:
    assert escape(escape(text)) == escape(text)


@given(TEXTS)
def test_each_character_is_shown_as_in_the_whole_text_but_for_a_colon_that_opens_a_line(text: str) -> None:
    shown = escaped_characters(text)
    assert len(shown) == len(text)
    assert "|" + "".join(shown) == escape(f"|{text}")
    assert all(re.fullmatch(r".|\\x..|\\u....|\\[trn]", cell) for cell in shown)

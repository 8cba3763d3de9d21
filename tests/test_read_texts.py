"""Laws that hold for every text, whatever stands in it."""

import html
import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outlines import listing, misplaced, spoken, starts
from sla_lint.outline import Table
from sla_lint.readers.html import read_html
from sla_lint.readers.markdown import read_markdown
from sla_lint.readers.plain_text import read_plain_text
from sla_lint.readers.reader import CannotRead

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
READERS = {"Markdown": read_markdown, "HTML": read_html, "text": read_plain_text}
MARKDOWN = [
    "# ",
    "- ",
    "> ",
    "1. ",
    "(a) ",
    "a",
    "b\n",
    "|",
    "|-|-|\n",
    "```\n",
    "    ",
    "[^1]: ",
    "[^1]",
    "[x]: y\n",
    "**",
    "~~",
    "`",
]
MARKUP = [
    "<b>",
    "</b>",
    "<td>",
    "<tr>",
    "<th>",
    "<table>",
    "</table>",
    "<caption>",
    "<ul>",
    "<ol>",
    "<li>",
    "</ul>",
    "<p>",
    "<h2>",
]
MARKUP += [
    "</h2>",
    "<pre>",
    "</pre>",
    "<del>",
    "</del>",
    "<ins>",
    "<s>",
    "<br>",
    "<img alt=x>",
    "<sup>1</sup>",
    "<p hidden>",
    "<div>",
]
MARKUP += ["</div>", "<script>", "<!--", "-->", "<Customer>", "&amp;", "&#9;", "\\"]
LAYOUT = [
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\f",
    "+--+--+\n",
    "===\n",
    "---\n",
    "KPI   Target   Window\n",
    "AHT   4 min    month\n",
]
LAYOUT += [
    "Page 1\n",
    "........",
    "4.2 Calls\n",
    "SCHEDULE\n",
    "words ",
    "that go on ",
    "\u00ad",
    "\x1e",
    "\x00",
    "\ufeff",
    "•",
    "é",
]
PIECES = st.sampled_from(MARKDOWN + MARKUP + LAYOUT)
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=25).map("".join)
WORDS = st.text(string.ascii_letters + string.digits + "%.,€é-", min_size=1, max_size=6)
CELLS = st.lists(WORDS, min_size=1, max_size=3).map(" ".join).filter(lambda text: set(text) - set("- "))


def read(kind, text, changes="final"):
    try:
        return READERS[kind](text.encode("utf-8", "surrogatepass"), changes)
    except CannotRead:
        return READERS[kind](b"", changes)


@pytest.mark.parametrize("kind", READERS)
@given(text=TEXTS, changes=st.sampled_from(["final", "original"]))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_every_block_stands_in_it_in_order(kind, text, changes):
    outline = read(kind, text, changes)
    assert all(0 <= start <= end <= len(outline.text) for _, start, end in spoken(outline))
    assert starts(outline) == sorted(starts(outline))
    assert all(
        len(row) == len(block.rows[0]) for block in outline.blocks if isinstance(block, Table) for row in block.rows
    )


@given(
    text=st.lists(WORDS | st.sampled_from(["\n", "\n\n", "  ", "    ", "\t", "- ", "|", "+-+"]), max_size=40).map(
        " ".join
    )
)
@settings(max_examples=150, deadline=None)
def test_what_a_block_of_plain_text_says_stands_at_its_place(text):
    assert list(misplaced(read("text", text))) == []


@given(
    rows=st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=2, max_size=5)
    )
)
@settings(max_examples=150, deadline=None)
def test_a_table_is_the_same_in_markdown_and_in_html(rows):
    head, *body = rows
    lines = [f"| {' | '.join(row)} |" for row in (head, ["-"] * len(head), *body)]
    cells = [
        "".join(f"<{tag}>{html.escape(cell)}" for cell in row)
        for tag, row in (("th", head), *(("td", row) for row in body))
    ]
    markup = "<table>" + "".join(f"<tr>{row}" for row in cells) + "</table>"
    assert listing(read("Markdown", "\n".join(lines))) == listing(read("HTML", markup))


@pytest.mark.parametrize("kind", READERS)
def test_other_encodings_are_refused_with_the_cure(kind):
    with pytest.raises(CannotRead, match="the text is in UTF-16; save it as UTF-8"):
        READERS[kind]("Calls".encode("utf-16"), "final")


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the documents of the corpus are not beside the project")
@pytest.mark.parametrize(
    ("folder", "suffix", "kind"), [("docs", "md", "Markdown"), ("docs", "txt", "text"), ("text", "txt", "text")]
)
def test_what_a_real_document_says_stands_at_its_place(folder, suffix, kind):
    for path in sorted((CORPUS / folder).glob(f"*.{suffix}")):
        outline = read(kind, path.read_text(encoding="utf-8"))
        assert list(misplaced(outline)) == [], path.name

"""Where a text lets a figure improve without better service: "referred counts as resolved", "runs from diagnosis".

The patterns are data of the vocabulary, by kind of trick. In a pattern `(a/b)` is one of some words, with `_` for a
blank inside of them, `?` behind a word leaves it open, `*` is up to eight words and `~` up to four, none of which
denies or leads elsewhere.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sla_lint_bpo.mentions import mentions, plain

if TYPE_CHECKING:
    from sla_lint import Document, Metric, Passage, Place, Vocabulary

KINDS = ("deemed", "late-start", "stop", "left-out", "closed", "own-mark", "choice")
FIELDS = ("name", "definition", "formula", "target", "minimum", "exclusions", "parameters", "method", "data_source")
"""The fields of a metric that may say how it is counted."""

_SENTENCE = re.compile(r"[^.;!?\n]+(?:[.;!?](?!\s)[^.;!?\n]*)*")
_WORD = re.compile(r"[^\W_]+")
_DENIES = "not|never|no|nor|cannot|without|until|till"
_GAPS = {"*": rf"(?:(?!(?:{_DENIES}) )\S+ ){{0,8}}?", "~": rf"(?:(?!(?:{_DENIES}|to) )\S+ ){{0,4}}?"}


class Trick(NamedTuple):
    """A way to meet a metric on paper: its kind, the words that allow it, and where they stand."""

    kind: str
    words: str
    place: Place


def trick_in(metric: Metric) -> Trick | None:
    """The first text of a metric that lets its figure improve without better service, unless the text guards it."""
    for passage in _passages(metric.document)[metric.path]:
        field = passage.path[len(metric.path) + 1 :].partition("/")[0]
        if field in FIELDS and not mentions(passage.text, metric.document.vocabulary.words("gamed.guards")):
            found = _first(_read(passage, field), metric.document.vocabulary)
            if found is not None:
                return Trick(found[0], found[1], passage.place())
    return None


@lru_cache(maxsize=1)
def _passages(document: Document) -> dict[str, list[Passage]]:
    """The texts of each metric by its path; kept while the document is the one at hand."""
    found: dict[str, list[Passage]] = {metric.path: [] for metric in document.metrics}
    for passage in document.passages():
        path = passage.path
        while path and path not in found:  # names may have a slash in them, so the longest path counts
            path = path.rpartition("/")[0]
        if path:
            found[path].append(passage)
    return found


def _read(passage: Passage, field: str) -> str:
    """The text, with what its field says of it: an exclusion is excluded, a parameter is known by its name."""
    if field == "exclusions":
        return f"excluded {passage.text}"
    key = passage.path.rpartition("/")[2].replace("_", " ")
    return f"{key} {passage.text}" if field in ("parameters", "method") else passage.text


@lru_cache(maxsize=1024)
def _first(text: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """The kind of the first trick in a text, and its words as they are written."""
    for sentence in _SENTENCE.findall(text):
        told = plain(sentence)
        for kind in KINDS:
            found = _pattern(kind, vocabulary).search(told)
            if found is not None:
                return kind, _as_written(sentence, told, found)
    return None


def _as_written(sentence: str, told: str, found: re.Match[str]) -> str:
    """The words of a sentence that were found in its plain form."""
    words = list(_WORD.finditer(sentence))
    first = told[: found.start() + 1].count(" ") - 1
    last = first + len(found[0].split()) - 1
    return " ".join(sentence[words[first].start() : words[last].end()].split())


@lru_cache(maxsize=64)
def _pattern(kind: str, vocabulary: Vocabulary) -> re.Pattern[str]:
    return re.compile("|".join(map(_compiled, vocabulary.words(f"gamed.{kind}"))) or r"(?!)")


def _compiled(pattern: str) -> str:
    """The regular expression of one pattern, over plain words with one blank around each."""
    return rf"(?<!not)(?<!never)(?<!no) {''.join(map(_piece, pattern.split()))}"


def _piece(token: str) -> str:
    if token in _GAPS:
        return _GAPS[token]
    open_ = token.endswith("?")
    words = "|".join(re.escape(word).replace("_", " ") for word in token.removesuffix("?").strip("()").split("/"))
    return rf"(?:(?:{words}) )?" if open_ else rf"(?:{words}) "

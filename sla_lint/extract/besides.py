"""What a metric's own words say besides: how often it is reported, over which time it is measured, and from what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sla_lint.extract.clause_evidence import phrase_book
from sla_lint.extract.clause_phrases import spans_of, tokens_of
from sla_lint.extract.clause_reading import RHYTHMS, WINDOWS
from sla_lint.extract.lexicon import plain
from sla_lint.extract.names import HANGING
from sla_lint.extract.wording import part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sla_lint.extract.clause_evidence import PhraseBook
    from sla_lint.extract.clause_phrases import Span
    from sla_lint.extract.found import Found
    from sla_lint.extract.lexicon import Lexicon
    from sla_lint.extract.tree import Piece

_SURVEILLANCE = ("method", "data_source", "note")
"""The fields that tell how somebody looks at a metric."""
_COMMITMENT = ("formula", "definition", "target", "minimum")
_BEFORE = re.compile(r"(?:[^\W\d_][\w’'-]* ){0,2}$")
"""The words before the word for a source that say which it is: "call-tracking software"."""
_WINDOW_OF = {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "annual": "year"}


class _Heard(NamedTuple):
    """Some words of a metric, and the lists of phrases that have one in them."""

    words: Piece
    hits: Mapping[str, list[Span]]

    def first(self, lists: Mapping[str, str]) -> Piece | None:
        """The value of the list whose phrase comes first, at the place of that phrase."""
        found = [(span, value) for value, name in lists.items() for span in self.hits.get(name, ())]
        if not found:
            return None
        span, value = min(found)
        return self.told(span)._replace(text=value)

    def told(self, span: Span) -> Piece:
        """The words of a hit."""
        spans = spans_of(self.words.text)
        return part(self.words, spans[span[0]][0], spans[span[1] - 1][1])


def completed(found: Iterable[Found], lexicon: Lexicon) -> list[Found]:
    """The metrics, each with what its own words say of its frequency, its window and its source."""
    return [metric._replace(fields={**_told(metric, lexicon), **metric.fields}) for metric in found]


def _told(metric: Found, lexicon: Lexicon) -> dict[str, Piece]:
    fields = {"name": metric.name, **metric.fields}
    book = phrase_book(lexicon.vocabulary)
    looked = [_heard(fields[key], book) for key in _SURVEILLANCE if key in fields]
    promised = [_heard(fields[key], book) for key in (*_COMMITMENT, "name") if key in fields]
    told = {
        "frequency": _first(_frequencies(looked, promised)),
        "window": _first(heard.first(_spans_of_time(heard)) for heard in promised),
        "data_source": _looked_at(fields.get("method"), lexicon) or _first(map(_source, promised)),
    }
    return {key: piece for key, piece in told.items() if piece is not None}


def _looked_at(method: Piece | None, lexicon: Lexicon) -> Piece | None:
    """The words on the method, where they name a system, a report or a log."""
    return method if method is not None and lexicon.says("source.hints", plain(method.text)) else None


def _heard(words: Piece, book: PhraseBook) -> _Heard:
    return _Heard(words, book.lexicon.hits(tokens_of(words.text)))


def _first(pieces: Iterable[Piece | None]) -> Piece | None:
    return next((piece for piece in pieces if piece is not None), None)


def _frequencies(looked: list[_Heard], promised: list[_Heard]) -> Iterator[Piece | None]:
    """How often somebody looks; and how often what is promised is a report."""
    lists = {name: f"rhythm.{name}" for name in RHYTHMS}
    yield from (heard.first(lists) for heard in looked)
    yield from (heard.first(lists) for heard in promised if "report" in heard.hits)


def _spans_of_time(heard: _Heard) -> dict[str, str]:
    """The lists that tell a window: "during the month", and what is monthly and no report."""
    lists = {name: f"during.{name}" for name in WINDOWS}
    if lists.values() & heard.hits.keys() or "report" in heard.hits:
        return lists
    return {window: f"rhythm.{name}" for name, window in _WINDOW_OF.items()}


def _source(heard: _Heard) -> Piece | None:
    """The words for a source, with those that say which it is."""
    if "named-source" not in heard.hits:
        return None
    (first, last), spans = heard.hits["named-source"][0], spans_of(heard.words.text)
    begin, end = spans[first][0], spans[last - 1][1]
    before = _BEFORE.search(heard.words.text, 0, begin)
    assert before is not None
    kept = before[0].split()
    while kept and any(word.casefold() in HANGING for word in kept):
        kept.pop(0)
    return part(heard.words, begin - len(" ".join([*kept, ""])), end)

"""What a printed page carries beside its text: page numbers, and the lines repeated at the top or bottom of each."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from sla_lint.readers.columns import is_columnar, segments
from sla_lint.readers.text_lines import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PAGE = re.compile(r"\W*page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_NUMBER = re.compile(r"[\W_]*(?:\d{1,4}|[ivxl]{1,6})[\W_]*")
_DIGITS = re.compile(r"\d+")
_EDGE = 3
_LEAST_REPEATS = 3
_MOST_SEGMENTS = 2
"""A line in more pieces is the header of a table that is repeated on each page."""


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines of a text that a reader would not skip, with what a page break tore apart put together again."""
    pages = list(_pages(lines))
    repeated = Counter(key for page in pages for key in {_key(page[number]) for number in _edges(page)})
    kept: list[Line] = []
    for page in pages:
        edges = set(_edges(page)) if len(pages) > 1 else set()
        rest = [
            line
            for number, line in enumerate(page)
            if not (_PAGE.fullmatch(line.text) or (number in edges and _is_furniture(line, repeated)))
        ]
        _append(kept, rest)
    return kept


def _pages(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each page; a page ends at a form feed or below its number."""
    page: list[Line] = []
    for line in lines:
        if "\f" in line.text:
            yield page
            page = []
        page.append(Line(line.text.replace("\f", ""), line.places[line.text.count("\f") :]))
        if _PAGE.fullmatch(line.text):
            yield page
            page = []
    yield page


def _edges(page: Sequence[Line]) -> list[int]:
    """The first and last lines of a page that are not blank."""
    written = [number for number, line in enumerate(page) if line.text.strip()]
    return [*written[:_EDGE], *written[_EDGE:][-_EDGE:]]


def _is_furniture(line: Line, repeated: Counter[str]) -> bool:
    if _NUMBER.fullmatch(line.text):
        return True
    return repeated[_key(line)] >= _LEAST_REPEATS and len(segments(line)) <= _MOST_SEGMENTS


def _key(line: Line) -> str:
    return _DIGITS.sub("0", " ".join(line.text.split()))


def _append(kept: list[Line], page: Sequence[Line]) -> None:
    """Put a page behind the others, without the blank lines that a sentence or a table runs over."""
    start = next((number for number, line in enumerate(page) if line.text.strip()), None)
    if start is None:
        return
    first = page[start]
    goes_on = first.text.lstrip()[0].islower()
    if goes_on or is_columnar(first):
        while kept and not kept[-1].text.strip():
            kept.pop()
        if not goes_on:
            kept.append(first.cut(0, 0))
    kept.extend(page[start:])

"""Service lines of a document: the titles under which its metrics stand, where these name kinds of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.extract.lexicon import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sla_lint.extract.found import Found
    from sla_lint.extract.lexicon import Lexicon
    from sla_lint.extract.tree import Piece

_FEWEST = 2


def service_lines(found: Iterable[Found], lexicon: Lexicon) -> frozenset[str]:
    """The titles that name kinds of work; none where there is one only, or where titles are such as "Quality"."""
    titles = {metric.part.text for metric in found if metric.part is not None}
    work = {title for title in titles if _names_work(title, lexicon)}
    return frozenset(work) if len(work) >= _FEWEST and len(work) * 2 > len(titles) else frozenset()


def under_headings(tables: Sequence[tuple[Piece | None, list[Found]]], lexicon: Lexicon) -> list[Found]:
    """The metrics of tables; where each of several tables stands under a kind of work, that is their part."""
    headings = {heading.text for heading, found in tables if heading is not None and found}
    filled = [found for _, found in tables if found]
    if (
        len(headings) < _FEWEST
        or len(headings) < len(filled)
        or not all(_names_work(text, lexicon) for text in headings)
    ):
        return [metric for found in filled for metric in found]
    return [metric._replace(part=metric.part or heading) for heading, found in tables for metric in found]


def _names_work(title: str, lexicon: Lexicon) -> bool:
    words = plain(title)
    for phrase in lexicon.phrases("band.furniture"):
        words = words.replace(phrase, " ")
    rest = [word for word in words.split() if len(word) > 1 and not word.isdecimal()]
    return bool(rest) and not lexicon.says("band.categories", words)

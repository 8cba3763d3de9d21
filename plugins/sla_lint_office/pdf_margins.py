"""Running headers and footers: what stands on page after page, and the numbers of the pages."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sla_lint_office.pdf_content import Content
    from sla_lint_office.pdf_lines import Line

_OUTERMOST = 4
"""So many rows at the top and at the foot of a page may run on through the document."""
_SHARE = 0.4
"""What stands on this share of the pages, and on two at least, runs on."""
_PAGE_NUMBER = re.compile(r"(?:page\s*|-\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/|-)\s*\d{0,4})?", re.IGNORECASE)
_FIGURE = re.compile(r"\d+")


def without_margins(pages: Sequence[Content]) -> list[Content]:
    """The pages without what runs on; a running header is kept where the document begins with it."""
    seen: defaultdict[str, set[int]] = defaultdict(set)
    for content in pages:
        for row in _outermost(content):
            for form in _forms(row):
                seen[form].add(content.page)
    enough = max(2, _SHARE * len(pages))
    running = {form for form, numbers in seen.items() if len(numbers) >= enough}
    return [content._replace(rows=list(_kept(content, running))) for content in pages]


def _kept(content: Content, running: set[str]) -> Iterator[list[Line]]:
    outermost = {id(row) for row in _outermost(content)}
    for row in content.rows:
        is_first = content.page == 1 and row[0].box.top < content.height / 2
        if id(row) not in outermost or not (_is_number(row) or (_forms(row) & running and not is_first)):
            yield row


def _outermost(content: Content) -> list[list[Line]]:
    """The rows above and below all else on a page."""
    tops = [table.box.top for table in content.tables] or [content.height]
    feet = [table.box.bottom for table in content.tables] or [0.0]
    above = [row for row in content.rows[:_OUTERMOST] if row[0].box.bottom <= min(tops)]
    return above + [row for row in content.rows[-_OUTERMOST:] if row[0].box.top >= max(feet)]


def _forms(row: list[Line]) -> set[str]:
    """The text of a row, and the text with one of its numbers told from the page's own, so that page numbers agree."""
    text, page = _text(row), row[0].page
    numbers = [f"{text[: n.start()]}\0{int(n[0]) - page}{text[n.end() :]}" for n in _FIGURE.finditer(text[:200])]
    return {text, *numbers}


def _is_number(row: list[Line]) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(_text(row)))


def _text(row: list[Line]) -> str:
    return " ".join(piece.text for piece in row)

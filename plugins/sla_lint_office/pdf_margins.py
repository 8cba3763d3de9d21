"""Running headers and footers: what stands on page after page, and the numbers of the pages."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sla_lint_office.pdf_content import Content
    from sla_lint_office.pdf_lines import Line

_OUTERMOST = 4
"""So many rows at the top and at the foot of a page may run on through the document."""
_MARGIN = 0.2
"""They stand no further than this share of its height from the edge of a page, unless it ends early with its number."""
_NUMBER_MARGIN = 0.12
"""Page numbers stand no further than this: "Clause 2" at the top of page 2 is none."""
_SHARE = 0.4
"""What stands on this share of the pages, and on two at least, runs on."""
_PAGE_NUMBER = re.compile(r"(?:page\s*|-\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/|-)\s*\d{0,4})?", re.IGNORECASE)
_ANY_NUMBER = "\0"
_FIGURE = re.compile(r"\d+")


def without_margins(pages: Sequence[Content]) -> list[Content]:
    """The pages without what runs on; a running header is kept where the document begins with it."""
    seen: defaultdict[str, set[int]] = defaultdict(set)
    for content in pages:
        for row in chain(*_outermost(content)):
            for form in _forms(row, content.height):
                seen[form].add(content.page)
    enough = max(2, _SHARE * len(pages))
    running = {form for form, numbers in seen.items() if len(numbers) >= enough}
    return [content._replace(rows=_kept(content, running)) for content in pages]


def _kept(content: Content, running: set[str]) -> list[list[Line]]:
    """The rows of a page without those that run on, from its edges inwards up to the first that does not."""

    def runs_on(row: list[Line]) -> bool:
        is_number = _is_far_out(row, content.height) and _is_number(row)
        return is_number or not running.isdisjoint(_forms(row, content.height))

    above, below = _outermost(content)
    dropped = {id(row) for row in takewhile(runs_on, above) if content.page > 1 or _is_number(row)}
    dropped |= {id(row) for row in takewhile(runs_on, below)}
    return [row for row in content.rows if id(row) not in dropped]


def _outermost(content: Content) -> tuple[list[list[Line]], list[list[Line]]]:
    """The rows in the margins above and below all tables, each from the edge of the page inwards."""
    tops, feet = [table.box.top for table in content.tables], [table.box.bottom for table in content.tables]
    ends_early = bool(content.rows) and _text(content.rows[-1]).isdigit()
    highest = min([*tops, _MARGIN * content.height])
    lowest = max([*feet, 0 if ends_early else (1 - _MARGIN) * content.height])
    above = [row for row in content.rows[:_OUTERMOST] if row[0].box.bottom <= highest]
    return above, [row for row in content.rows[: -_OUTERMOST - 1 : -1] if row[0].box.top >= lowest]


def _forms(row: list[Line], height: float) -> set[str]:
    """The text of a row, and what it is on other pages if one of its numbers is the page's own."""
    text, page = _text(row), row[0].page
    if text.isdigit():
        return {_ANY_NUMBER}
    figures = _FIGURE.finditer(text[:200]) if _is_far_out(row, height) else ()
    return {text, *(f"{text[: found.start()]}\0{int(found[0]) - page}{text[found.end() :]}" for found in figures)}


def _is_number(row: list[Line]) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(_text(row)))


def _is_far_out(row: list[Line], height: float) -> bool:
    return not _NUMBER_MARGIN * height < row[0].box.middle < (1 - _NUMBER_MARGIN) * height


def _text(row: list[Line]) -> str:
    return " ".join(piece.text for piece in row)

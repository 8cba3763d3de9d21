"""Number formats of Excel: the text that a cell shows for the value it stores.

openpyxl gives the stored value and the format's code, and no library of ours puts the two together; but a target of
"70 %" that is read as 0.7, or a time of "00:07:00" that is read as 0.00486, would be misread.
"""

from __future__ import annotations

import operator
import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sla_lint_office.excel_dates import DatePattern, date_pattern, is_date
from sla_lint_office.excel_numbers import (
    FractionPattern,
    NumberPattern,
    PlainPattern,
    fraction_pattern,
    general,
    number_pattern,
)
from sla_lint_office.excel_tokens import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MAX_CODE = 255
"""Longer codes cannot be typed in Excel, and are not tried."""

_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)")
_COMPARISONS = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    "<>": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}
_BY_SIGN: dict[int, tuple[str, ...]] = {1: ("",), 2: (">=0", "<0"), 3: (">0", "<0", "")}
"""Which values the sections of a format are for, by how many there are, where they do not say so themselves."""

_LITERAL = ("literal", "percent", "comma", "point", "slash")


class GeneralPattern(NamedTuple):
    """A section that shows a number as it is, perhaps between words."""

    before: str
    after: str

    def show(self, value: Decimal) -> str:
        """The number as Excel shows it where nobody chose a format."""
        return self.before + general(value) + self.after


Pattern = GeneralPattern | PlainPattern | NumberPattern | FractionPattern | DatePattern


class Section(NamedTuple):
    """A part of a format: how it shows the values that are for it. `below_zero` says that it shows no minus itself."""

    accepts: Callable[[Decimal], bool]
    pattern: Pattern
    below_zero: bool


class Format(NamedTuple):
    """A number format. `text` is what stands around a text; it is None where texts are shown as they are."""

    sections: tuple[Section, ...]
    text: tuple[str, ...] | None = None

    @property
    def is_date(self) -> bool:
        """Whether it shows dates or times."""
        return any(isinstance(section.pattern, DatePattern) for section in self.sections)

    def show(self, value: Decimal) -> str:
        """The text that a cell with this format shows for a number."""
        for section in self.sections:
            if section.accepts(value):
                return section.pattern.show(abs(value) if section.below_zero else value).strip()
        return general(value)

    def show_text(self, text: str) -> str:
        """The text that a cell with this format shows for a text."""
        return text if self.text is None else text.join(self.text)


def parse_format(code: str, *, since_1904: bool = False) -> Format:
    """The format that a code stands for ("0.0%", "[h]:mm", '0 "days"').

    `since_1904` says that the workbook counts its days from 1904, as old Macs did.
    """
    sections = list(_sections(code)) if len(code) <= MAX_CODE else []
    text = _text(sections)
    numeric = [section for section in sections[:3] if not _is_text(section)] or [[Token("general", "")]]
    conditions = _conditions(numeric)
    made = (_section(*pair, since_1904=since_1904) for pair in zip(numeric, conditions, strict=True))
    return Format(tuple(made), text)


def _sections(code: str) -> list[list[Token]]:
    sections: list[list[Token]] = [[]]
    for token in tokens(code):
        if token.kind == "section":
            sections.append([])
        else:
            sections[-1].append(token)
    return sections if code else []


def _is_text(section: Sequence[Token]) -> bool:
    kinds = {token.kind for token in section}
    return "text" in kinds and "digit" not in kinds


def _text(sections: Sequence[Sequence[Token]]) -> tuple[str, ...] | None:
    """The words around a text, and no more than words where the text itself is not to be seen.

    The fourth section says so, or else whichever section holds an @.
    """
    found = sections[3] if len(sections) > 3 else next(filter(_is_text, sections), None)  # noqa: PLR2004
    if found is None:
        return None
    places = [place for place, token in enumerate(found) if token.kind == "text"]
    bounds = pairwise((-1, *places, len(found)))
    return tuple(_words(found[start + 1 : end]) for start, end in bounds)


def _words(section: Sequence[Token]) -> str:
    return "".join(token.text for token in section if token.kind in _LITERAL)


def _conditions(sections: Sequence[Sequence[Token]]) -> list[str]:
    """The condition of each section: its own, or the one that its place in the format stands for."""
    own = [next((token.text for token in section if token.kind == "condition"), "") for section in sections]
    if not any(own):
        return list(_BY_SIGN[len(sections)])
    if len(own) == 3 and own[0] and not own[1]:  # noqa: PLR2004
        own[1] = "<0"
    return own


def _section(section: Sequence[Token], condition: str, *, since_1904: bool) -> Section:
    accepts = _accepts(condition)
    below_zero = not accepts(Decimal(0)) and not accepts(Decimal(1)) and accepts(Decimal(-1))
    return Section(accepts, _pattern(section, since_1904=since_1904), below_zero)


def _accepts(condition: str) -> Callable[[Decimal], bool]:
    found = _CONDITION.fullmatch(condition)
    if found is None:
        return lambda _: True
    compare, limit = _COMPARISONS[found[1]], Decimal(found[2])
    return lambda value: bool(compare(value, limit))


def _pattern(section: Sequence[Token], *, since_1904: bool) -> Pattern:
    kinds = [token.kind for token in section]
    if "general" in kinds:
        place = kinds.index("general")
        return GeneralPattern(_words(section[:place]), _words(section[place + 1 :]))
    if is_date(section):
        return date_pattern(section, since_1904=since_1904)
    if "slash" in kinds and "digit" in kinds[: kinds.index("slash")]:
        return fraction_pattern(section)
    return number_pattern(section)

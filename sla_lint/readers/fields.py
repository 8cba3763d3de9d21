"""The fields of a CSV text, each with its place: what Python's csv module reads, which keeps no places."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from sla_lint.readers.reader import CannotRead

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_FIELD = 131_072
"""The longest field, in characters; it is the csv module's own limit."""

MAX_COLUMNS = 16_384
"""The most fields of a row; Excel has no more columns."""

_DELIMITERS = ("\t", ";", ",", "|")
"""What parts fields, the surest sign first: commas stand in numbers and texts, too."""

_SAMPLE = 200
_DECLARED = re.compile(r"sep=(.)(?:\r\n|\r|\n|$)", re.IGNORECASE)
_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"')


class Field(NamedTuple):
    """A field and its stretch of the text, without the quotation marks around it."""

    text: str
    start: int
    end: int


def rows_of(text: str) -> Iterator[list[Field]]:
    """The rows of a text, parted by whichever sign parts it best; a blank line is an empty row.

    Raises CannotRead at a field that never ends, or is too long.
    """
    declared = _DECLARED.match(text)
    if declared:
        return rows(text, declared[1], declared.end())
    return rows(text, max(_DELIMITERS, key=lambda sign: _fitness(text, sign)))


def rows(text: str, delimiter: str, start: int = 0) -> Iterator[list[Field]]:
    """The rows of a text, with a sign between the fields."""
    unquoted = re.compile(rf"[^{re.escape(delimiter)}\r\n]*+")
    row: list[Field] = []
    while start < len(text) or row:
        field, start = _field(text, start, unquoted)
        row.append(field)
        if text.startswith(delimiter, start):
            if len(row) >= MAX_COLUMNS:
                raise CannotRead(f"line {_line(text, start)} has more than {MAX_COLUMNS:,} fields; no table has")
            start += 1
            continue
        yield [] if len(row) == 1 and _is_blank(text, field) else row
        row = []
        start += 2 if text.startswith("\r\n", start) else 1


def _field(text: str, start: int, unquoted: re.Pattern[str]) -> tuple[Field, int]:
    """The field that begins at a place, and where it ends. Quotation marks mean something only where it begins."""
    if not text.startswith('"', start):
        end = _end(unquoted, text, start)
        return _checked(text, Field(text[start:end], start, end)), end
    quoted = _QUOTED.match(text, start)
    if quoted is None:
        why = f"the quotation mark that opens in line {_line(text, start)} is never closed"
        raise CannotRead(f"{why}; close it, or write it twice inside of quotation marks if it is part of the text")
    end = _end(unquoted, text, quoted.end())
    value = quoted[1].replace('""', '"')
    if end > quoted.end():
        return _checked(text, Field(value + text[quoted.end() : end], start, end)), end
    return _checked(text, Field(value, *quoted.span(1))), end


def _is_blank(text: str, field: Field) -> bool:
    """Whether a field is not even a pair of quotation marks."""
    return field.start == field.end and not text.startswith('"', field.end)


def _end(unquoted: re.Pattern[str], text: str, start: int) -> int:
    match = unquoted.match(text, start)
    return match.end() if match else start


def _checked(text: str, field: Field) -> Field:
    if len(field.text) > MAX_FIELD:
        what = f"line {_line(text, field.start)} begins a field of more than {MAX_FIELD:,} characters"
        raise CannotRead(f"{what}; perhaps a quotation mark before it is not closed")
    return field


def _line(text: str, place: int) -> int:
    return len(re.findall(r"\r\n|\r|\n", text[:place])) + 1


def _fitness(text: str, delimiter: str) -> tuple[float, int]:
    """How well a sign parts a text: the share of the rows that have the usual number of fields, and that number."""
    widths = []
    with suppress(CannotRead):  # what stands before a trap tells enough
        for row in islice(rows(text, delimiter), _SAMPLE):
            widths += [len(row)] if row else []
    return _regularity(widths)


def _regularity(widths: Sequence[int]) -> tuple[float, int]:
    several = Counter(width for width in widths if width > 1)
    if not several:
        return 0, 0
    count, width = max((count, width) for width, count in several.items())
    return count / len(widths), width

import csv
import io
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sla_lint import CannotRead
from sla_lint.readers.fields import MAX_COLUMNS, MAX_FIELD, rows, rows_of

TEXTS = some.text(some.sampled_from('ab,;"\r\n\t x'), max_size=60)
TABLES = some.lists(some.lists(some.text(max_size=8), min_size=1, max_size=4), max_size=6)


def values(text: str, delimiter: str) -> list[list[str]]:
    return [[field.text for field in row] for row in rows(text, delimiter)]


def standard(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


@given(TEXTS, some.sampled_from(",;\t"))
def test_fields_are_what_the_csv_module_reads(text: str, delimiter: str):
    try:
        ours = values(text, delimiter)
    except CannotRead:  # the csv module lets an open quotation mark swallow the rest
        with pytest.raises(csv.Error):
            list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    else:
        assert ours == standard(text, delimiter)


@given(TABLES, some.sampled_from(",;\t|"))
def test_what_the_csv_module_writes_is_read_back(table: list[list[str]], delimiter: str):
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter).writerows(table)
    assert values(buffer.getvalue(), delimiter) == table


@given(TEXTS)
def test_each_field_stands_where_it_says(text: str):
    try:
        found = [field for row in rows(text, ",") for field in row]
    except CannotRead:
        return
    assert all(one.end <= other.start for one, other in pairwise(found))
    for field in found:
        stretch = text[field.start : field.end]
        assert field.text.replace('"', "") == stretch.replace('"', "")
        assert field.text == stretch or '"' in stretch


@pytest.mark.parametrize(
    ("text", "widths"),
    [
        ("KPI,Target\nAHT,240\n", [2, 2]),
        ("KPI;Target\nCSAT;98,5 %\nFCR;70,0 %\n", [2, 2, 2]),
        ("KPI\tNotes\nAHT\tseconds, on average, per call\nFCR\twithin, say, a week\n", [2, 2, 2]),
        ("KPI|Target\nAHT|240\n", [2, 2]),
        ("sep=|\r\nKPI|Target, or goal\r\n", [2]),
        ("A title\n\nKPI;Target;Floor\nAHT;1,5;2,5\n", [1, 0, 3, 3]),
        ("one column\nno sign at all\n", [1, 1]),
        ('KPI,Target\n"Calls; all",5\n', [2, 2]),
        ("", []),
        ('a;"b, c"x;d\n', [3]),
    ],
)
def test_the_sign_between_fields_is_found(text: str, widths: list[int]):
    assert [len(row) for row in rows_of(text)] == widths


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('KPI,Target\n"AHT,240\nFCR,70\n', "opens in line 2 is never closed"),
        ("KPI,Target\n" + "x" * (MAX_FIELD + 1), "line 2 begins a field of more than 131,072 characters"),
        ("KPI,Target\n\n" + "," * MAX_COLUMNS, "line 3 has more than 16,384 fields"),
    ],
)
def test_traps_are_told_with_their_line(text: str, words: str):
    with pytest.raises(CannotRead, match=re.escape(words)):
        list(rows(text, ","))
    with pytest.raises(CannotRead, match=re.escape(words)):
        list(rows_of(text))

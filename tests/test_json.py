"""JSON to a tree: the same values and places as YAML, and strict where YAML is not."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_lint.syntax import Source, plain, scalars
from sla_lint.syntax.json import parse_json

FAULTS = [
    (
        '{"m": [{"a": 95, "a": 80}]}',
        "x:1:18",
        "'a' stands twice in one group, first at line 1, column 9; remove one of them",
    ),
    ('{"a": NaN}', "x:1:7", "not valid JSON: a value is expected here, found 'NaN'"),
    ('{"a": -Infinity}', "x:1:7", "not valid JSON: a value is expected here, found '-Infinity'"),
    ("[" * 200, "x:1:101", "not valid JSON: nested deeper than 100 levels"),
    ('{"m": [1,]}', "x:1:10", "not valid JSON: a value is expected here, found none"),
    ('{"m": 1 /* c */}', "x:1:9", "not valid JSON: a comma or '}' is expected here"),
    ('{"m": 1', "x:1:8", "not valid JSON: a comma or '}' is expected here"),
    ("[1 2]", "x:1:4", "not valid JSON: a comma or ']' is expected here"),
    ("{'m': 1}", "x:1:2", "not valid JSON: a name in double quotes is expected here"),
    ('{"a" 1}', "x:1:6", "not valid JSON: a colon is expected here"),
    ("", "x:1:1", "not valid JSON: a value is expected here, found none"),
    ("{} {}", "x:1:4", "not valid JSON: something follows the end of the document"),
    ('{"a": "b\tc"}', "x:1:9", "not valid JSON: invalid control character at"),
    ('{"a": ' + "9" * 50 + "}", "x:1:7", "the number 9999999999999999999999999999999999999999999999999 is longer than"),
    ('{"a": 1e400}', "x:1:7", "the number 1e400 is longer than any agreement needs"),
]


@pytest.mark.parametrize(("text", "place", "message"), FAULTS, ids=[message for _, _, message in FAULTS])
def test_a_fault_names_its_place(text, place, message):
    [fault] = parse_json(Source("x", text)).faults
    assert repr(fault.location) == place
    assert fault.message.startswith(message[:50])


def test_numbers_keep_their_decimals():
    text = '{"a": [0.10, 5, -2e2, true, false, null]}'
    assert plain(parse_json(Source("x", text)).documents[0]) == {
        "a": [Decimal("0.10"), 5, Decimal("-2e2"), True, False, None]
    }


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
)


@given(JSON, st.sampled_from([None, 1, 3]), st.booleans())
def test_any_json_comes_back_and_every_place_holds_its_value(value, indent, ascii_only):
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    parsed = parse_json(Source("x", text))
    assert not parsed.faults
    assert plain(parsed.documents[0]) == value
    for node in scalars(parsed.documents[0]):
        assert json.loads(node.location.text) == node.value

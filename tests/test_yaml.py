"""YAML to a tree: values by YAML 1.2, exact places, and refusals that say where."""

import sys
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_lint.syntax import Location, Mapping, Scalar, Sequence, Source, parse_yaml, plain, plain_yaml, scalars
from sla_lint.syntax.yaml import events

VALUES = [
    ("12:30", "12:30"),
    ("no", "no"),
    ("yes", "yes"),
    ("010", 10),
    ("0o10", 8),
    ("0x1F", 31),
    ("-3", -3),
    ("0.10", Decimal("0.10")),
    ("1e3", Decimal("1e3")),
    (".5", Decimal("0.5")),
    ("~", None),
    ("", None),
    ("Null", None),
    ("TRUE", True),
    ("false", False),
    ("95%", "95%"),
    ("2026-12-01", "2026-12-01"),
    ("2024-02-29", "2024-02-29"),
    ("2026-12-01 24:00", "2026-12-01 24:00"),
    ("2026-01-01T10:00:00Z", "2026-01-01T10:00:00Z"),
    ("'95'", "95"),
    ('"\\u00e9"', "é"),
    ("!!str 95", "95"),
    ("!!int 95", 95),
    ("!!float 95", 95),
    ("!!float 9.5", Decimal("9.5")),
    ("!!bool true", True),
    ("!!null null", None),
    ("! 95", "95"),
    ("+.x", "+.x"),
    ("1_000", "1_000"),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_a_value_means_what_yaml_1_2_says(text, value):
    found = plain_yaml(f"a: {text}")["a"]
    assert (type(found), found) == (type(value), value)


FAULTS = [
    ("a: 1\na: 2\n", "x:2:1", "'a' stands twice in one group, first at line 1, column 1; remove one of them"),
    ("{a: 1, b: 2, a: 3}", "x:1:14", "'a' stands twice in one group, first at line 1, column 2; remove one of them"),
    ("a: [", "x:1:5", "not valid YAML: did not find expected node content while parsing a flow node"),
    ("a: 1\n<<<<<<< HEAD\nb: 1\n", "x:2:1", "not valid YAML: a merge conflict is still in the file; settle it first"),
    ("a: 1\nb\n", "x:3:1", "not valid YAML: a name without a colon behind it"),
    ("- {a: 1\n", "x:2:1", "not valid YAML: a group in braces is not closed, or lacks a comma"),
    ("a: {{ b }}\n", "x:1:4", "this looks like a template; check the file that it produces"),
    (
        "a: b: c\n",
        "x:1:5",
        "not valid YAML: a colon with a blank behind it stands inside a value; put the value in quotes",
    ),
    ("a:\n{% for x in y %}\n", "x:2:2", "not valid YAML: this looks like a template; check the file that it produces"),
    ("a: 1\n\t- b\n", "x:2:1", "not valid YAML: indent with spaces, a tab cannot do it"),
    ("%YAML 2.2\n---\na: 1\n", "x:1:1", "not valid YAML: found incompatible YAML document"),
    ("? [a]\n: 1\n", "x:1:3", "a name in front of a colon must be a single value, not a list or a group"),
    ("m: &m\n  self: *m\n", "x:2:9", "*m refers to the part that it stands in"),
    ("a: *b\n", "x:1:4", "*b refers to no anchor above it"),
    ("a: &x 1\n---\nb: *x\n", "x:3:4", "*x refers to no anchor above it"),
    ("<<: 5\n", "x:1:5", "'<<' takes over the fields of a group, or of a list of groups"),
    ("a: 2026-02-30\n", "x:1:4", "there is no such date or time as 2026-02-30"),
    ("a: 0000-01-01\n", "x:1:4", "there is no such date or time as 0000-01-01"),
    ("a: 2026-01-01 25:61:61\n", "x:1:4", "there is no such date or time as 2026-01-01 25:61:61"),
    ("a: .nan\n", "x:1:4", ".nan is not a number that anything can be compared with"),
    ("a: -.inf\n", "x:1:4", "-.inf is not a number that anything can be compared with"),
    ("a: 1e400\n", "x:1:4", "the number 1e400 is beyond anything that can be measured"),
    ("a: " + "9" * 50, "x:1:4", "a number of 50 characters; no agreement needs one"),
    ("a: !!int nd\n", "x:1:4", "the tag !!int does not fit 'nd'"),
    ("a: !!bool ''\n", "x:1:4", "the tag !!bool does not fit ''"),
    ("a: !acme b\n", "x:1:4", "the tag !acme means nothing in an agreement; leave it out"),
    ("a: !acme [b]\n", "x:1:4", "the tag !acme means nothing in an agreement; leave it out"),
    ("a: !!set {b, c}\n", "x:1:4", "the tag tag:yaml.org,2002:set means nothing in an agreement; leave it out"),
    ('a: "x\0"\n', "x:1:6", "the character U+0000 cannot stand in YAML; remove it"),
    ("a: \ufffe\n", "x:1:4", "the character U+FFFE cannot stand in YAML; remove it"),
    ("a: \uffff\x1b\n", "x:1:4", "the character U+FFFF cannot stand in YAML; remove it"),
    ("a: \x1b\n", "x:1:4", "the character U+001B cannot stand in YAML; remove it"),
    ("[" * 101 + "]" * 101, "x:1:101", "nested deeper than 100 levels"),
    ("".join(" " * i + "a:\n" for i in range(120)), "x:101:101", "nested deeper than 100 levels"),
]


@pytest.mark.parametrize(("text", "place", "message"), FAULTS, ids=[message for _, _, message in FAULTS])
def test_a_fault_names_its_place_and_its_cure(text, place, message):
    [fault] = parse_yaml(Source("x", text)).faults
    assert (repr(fault.location), fault.message) == (place, message)


def test_a_name_may_be_an_alias():
    assert plain_yaml("a: &name b\n*name : 2\n") == {"a": "b", "b": 2}


def test_reading_goes_on_after_a_fault_that_hides_nothing():
    parsed = parse_yaml(Source("x", "a: 1\na: 2\nb: .nan\nc: 3\n"))
    assert plain(parsed.documents[0]) == {"a": 1, "b": ".nan", "c": 3}
    assert len(parsed.faults) == 2


def test_the_documents_before_a_broken_one_are_kept():
    parsed = parse_yaml(Source("x", "a: 1\n---\nb: [\n"))
    assert [plain(node) for node in parsed.documents] == [{"a": 1}]
    assert len(parsed.faults) == 1


def test_a_merged_field_gives_way_to_the_groups_own_wherever_that_stands():
    text = "b: &b {t: 1, u: 2}\nc: &c {u: 3, v: 4}\none: {<<: *b, t: 9}\ntwo: {t: 9, <<: [*b, *c]}\n'<<': no merge\n"
    value = plain_yaml(text)
    assert value["one"] == {"t": 9, "u": 2}
    assert value["two"] == {"t": 9, "u": 2, "v": 4}
    assert value["<<"] == "no merge"


def test_a_merged_field_still_gives_way_when_a_name_then_stands_twice():
    parsed = parse_yaml(Source("x", "b: &b {t: 1}\nc: {<<: *b, t: 2, t: 3}\n"))
    assert plain(parsed.documents[0])["c"] == {"t": 2}
    assert [fault.location.column for fault in parsed.faults] == [19]


@pytest.mark.parametrize(
    "text",
    [
        "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 10)),
        "a: &a {"
        + ",".join(f"k{i}: v" for i in range(999))
        + "}\n"
        + "".join(f"b{i}: {{<<: *a}}\n" for i in range(300)),
    ],
    ids=["aliases", "merges"],
)
def test_a_bomb_is_refused_before_anything_walks_it(text):
    [fault] = parse_yaml(Source("x", text)).faults
    assert "stand for more than 200,000 values" in fault.message


PLACES = """\
sla: "1.0"   # comment
flow: {id: aht, name: "Average 𝄞 time", list: [a, 'b c']}
folded: >-
  answered with
  best efforts
  at once
plain: two
  lines here
"""


def place_of(node):
    return (node.location.line, node.location.column, *node.location.end_position)


def test_every_value_and_every_name_knows_its_place_also_in_flow_and_folded_text():
    root = parse_yaml(Source("x", PLACES)).documents[0]
    flow = root.values["flow"]
    assert place_of(root.values["sla"]) == (1, 6, 1, 11)
    assert place_of(flow.values["id"]) == (2, 12, 2, 15)
    assert place_of(flow.values["name"]) == (2, 23, 2, 39)
    assert place_of(flow.values["list"].items[1]) == (2, 51, 2, 56)
    assert place_of(flow.keys["list"]) == (2, 41, 2, 45)
    assert place_of(root.values["folded"]) == (3, 9, 6, 10)
    assert place_of(root.values["plain"]) == (7, 8, 8, 13)


def test_words_are_found_in_a_folded_text_also_across_its_line_breaks():
    root = parse_yaml(Source("x", PLACES)).documents[0]
    folded, plain_text = root.values["folded"], root.values["plain"]
    assert place_of_location(folded.locate("best efforts")) == (5, 3, 5, 15)
    assert place_of_location(folded.locate("efforts at")) == (5, 8, 6, 5)
    assert place_of_location(plain_text.locate("TWO lines")) == (7, 8, 8, 8)
    assert place_of_location(folded.locate("t", nth=1)) == (5, 6, 5, 7)
    assert place_of_location(folded.locate("not there")) == (3, 9, 6, 10)


def place_of_location(location):
    return (location.line, location.column, *location.end_position)


def test_the_pure_parser_gives_the_same_tree_where_there_is_no_compiled_one(monkeypatch):
    compiled = parse_yaml(Source("x", PLACES)).documents[0]
    monkeypatch.setitem(sys.modules, "yaml.cyaml", None)
    pure = parse_yaml(Source("x", PLACES)).documents[0]
    assert plain(pure) == plain(compiled)
    assert [place_of(node) for node in scalars(pure)] == [place_of(node) for node in scalars(compiled)]


@given(st.recursive(st.text(st.characters(codec="utf-8"), max_size=9), lambda inner: st.lists(inner, max_size=4)))
def test_quoted_values_come_back_and_their_places_hold_what_was_written(value):
    import json

    text = "a: " + json.dumps(value, ensure_ascii=True).replace("\\ud", "\\uD")
    if "\\uD" in text:  # JSON writes astral characters as two halves, which YAML does not know
        return
    parsed = parse_yaml(Source("x", text))
    assert not parsed.faults
    root = parsed.documents[0]
    assert plain(root) == {"a": value}
    for node in scalars(root):
        assert node.location.text.startswith('"') or node.text == ""


def test_a_colon_within_a_flow_value_is_part_of_it_as_yaml_1_2_says():
    parsed = parse_yaml(Source("x", "hours: {open: 08:00, page: http://a.example/b, days: [mon]}\n"))
    assert parsed.faults == []
    assert plain(parsed.documents[0])["hours"] == {"open": "08:00", "page": "http://a.example/b", "days": ["mon"]}
    assert place_of(parsed.documents[0].values["hours"].values["open"]) == (1, 15, 1, 20)


def test_a_fault_that_is_ours_is_a_bug_and_raises():
    with pytest.raises(ValueError, match="text:1:5: not valid YAML"):
        plain_yaml("a: [")
    assert plain_yaml("") is None


def test_an_error_without_a_place_is_a_bug_and_raises(monkeypatch):
    def broken(text):
        raise RuntimeError("boom")

    monkeypatch.setattr("sla_lint.syntax.yaml.events", broken)
    with pytest.raises(RuntimeError):
        parse_yaml(Source("x", "a: 1"))


def test_the_parts_of_a_tree_say_what_they_are():
    root = parse_yaml(Source("x", "a: 1\nb: [x]\nc:\nd: text\n")).documents[0]
    assert isinstance(root, Mapping)
    assert root.kind == "a group of fields"
    assert isinstance(root.values["b"], Sequence)
    assert [root.values[key].kind for key in "abcd"] == ["'1'", "a list", "nothing", "'text'"]
    assert isinstance(root.get("a"), Scalar)
    assert root.get("z") is None


def test_the_events_are_those_of_libyaml():
    assert type(next(iter(events("a: 1")))).__name__ == "StreamStartEvent"


def test_lines_break_where_editors_break_them_and_nowhere_else():
    source = Source("x", "a\r\nb\rc\nd\x85e\u2028f")
    assert [source.line(number) for number in (1, 2, 3, 4)] == ["a", "b", "c", "d\x85e\u2028f"]
    assert source.position(9) == (4, 3)
    assert source.offset(4, 3) == 9


def test_locations_are_equal_when_they_are_the_same_stretch():
    source = Source("x", "ab\ncd")
    one, same, other = Location(source, 0, 4), Location(source, 0, 4), Location(source, 1, 4)
    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    assert one != "x:1:1"
    assert one.text == "ab\nc"
    assert one.first_line.text == "ab"
    assert Location(source, 0, 1).first_line.text == "a"

"""YAML 1.2 text to a tree: libyaml's events straight into values and places, with the guards inside the loop.

A round-trip loader costs 33 times as much and gives the same places. Anchors are shared, never copied, so a bomb of
aliases costs nothing to read; it is refused because every rule would have to walk it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sla_lint.syntax.core_schema import meaning
from sla_lint.syntax.source import Location, Source
from sla_lint.syntax.tree import Fault, Mapping, Node, Plain, Scalar, Sequence, plain, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 100
MAX_ALIASED = 200_000
_SPECIAL = frozenset(("", *"~nNtTfF+-.0123456789"))
"""How a plain scalar begins that may be something else than text."""
_TYPES = {"int": ("int",), "float": ("int", "Decimal"), "bool": ("bool",), "null": ("NoneType",)}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_NO_CHARACTERS = ("\ufffe", "\uffff")  # not in the pattern: a class that reaches so far takes 10 ms to compile
_CORE = "tag:yaml.org,2002:"
_CONFLICT = r"(?m)^(?:<{7}|>{7}) "
_TEMPLATE = r"\s*\{%|.*\{\{"
_SLIPS = {
    "mapping values are not allowed in this context": "a colon with a blank behind it stands inside a value; put the "
    "value in quotes",
    "did not find expected ',' or '}'": "a group in braces is not closed, or lacks a comma",
    "did not find expected ',' or ']'": "a list in brackets is not closed, or lacks a comma",
    "found unexpected end of stream": "a quotation mark is not closed",
    "could not find expected ':'": "a name without a colon behind it",
    "did not find expected key": "a name is expected here; look at the indentation",
    "did not find expected '-' indicator": "an item of a list is expected here; look at the indentation",
}
_TAB = r" *\t"


class Parsed:
    """What could be read of a text: its documents, and the faults met on the way."""

    __slots__ = ("documents", "faults")

    def __init__(self, documents: list[Node], faults: list[Fault]) -> None:
        self.documents = documents
        self.faults = faults


def parse_yaml(source: Source) -> Parsed:
    """Read every document of a YAML text, as far as it goes."""
    return _Reader(source).read()


def plain_yaml(text: str) -> object:
    """The value of a YAML text that we wrote ourselves; a fault in it is a bug and raises ValueError."""
    parsed = parse_yaml(Source("text", text))
    if parsed.faults:
        raise ValueError(f"{parsed.faults[0].location!r}: {parsed.faults[0].message}")
    return plain(parsed.documents[0]) if parsed.documents else None


class _Refusal(Exception):  # noqa: N818 (it is a way out of the loop, never seen outside)
    """The rest of the text cannot be read."""


class _Open:
    """A collection that is being read: its anchor, the count of nodes before it, and the name that awaits its value.

    `items` are the values of a list; a group has none.
    """

    __slots__ = ("anchor", "first", "items", "key", "node")

    def __init__(self, node: Mapping | Sequence, anchor: str | None = None, first: int = 0) -> None:
        self.node = node
        self.anchor = anchor
        self.first = first
        self.items = node.items if isinstance(node, Sequence) else None
        self.key: Scalar | None = None


class _Reader:
    """One pass over the events of a text."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.documents: list[Node] = []
        self.faults: list[Fault] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.open_anchors: set[str] = set()
        self.stack = [_Open(Sequence(source, 0, 0, self.documents))]
        self.nodes = 0
        self.aliased = 0

    def read(self) -> Parsed:
        bad = _unprintable(self.source.text)
        if bad is not None:
            self.fault(f"the character U+{ord(self.source.text[bad]):04X} cannot stand in YAML; remove it", bad)
            return Parsed([], self.faults)
        try:
            self.walk(events(self.source.text))
        except _Refusal:
            pass
        except Exception as error:
            mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
            if mark is None:
                raise
            self.fault(*self.explain(error, mark.index))
        return Parsed(self.documents, self.faults)

    def explain(self, error: Any, offset: int) -> tuple[str, int]:
        """The parser's sentence and place, or better ones where the cause is a well-known slip."""
        conflict = re.search(_CONFLICT, self.source.text)
        if conflict:
            return "not valid YAML: a merge conflict is still in the file; settle it first", conflict.start()
        line = self.source.line(self.source.position(min(offset, len(self.source.text)))[0])
        if re.match(_TEMPLATE, line):
            return "not valid YAML: this looks like a template; check the file that it produces", offset
        if re.match(_TAB, line):
            return "not valid YAML: indent with spaces, a tab cannot do it", offset
        if error.problem in _SLIPS:
            return f"not valid YAML: {_SLIPS[error.problem]}", offset
        context = f" {error.context}" if error.context else ""
        return f"not valid YAML: {error.problem}{context}", offset

    def fault(self, message: str, start: int, end: int | None = None) -> None:
        self.faults.append(Fault(message, Location(self.source, start, start + 1 if end is None else end)))

    def refuse(self, message: str, start: int) -> _Refusal:
        self.fault(message, start)
        return _Refusal()

    def walk(self, events: Iterator[Any]) -> None:
        """Build the documents. This loop sees every value of every file: what it does, it does without a call."""
        source, stack = self.source, self.stack
        for event in events:
            name = event.__class__.__name__
            if name == "ScalarEvent":
                text, start, end = event.value, event.start_mark.index, event.end_mark.index
                value = text
                if event.tag is not None or (event.implicit[0] and text[:1] in _SPECIAL):
                    value = self.tagged(event, start, end)
                self.nodes += 1
                node = Scalar(source, start, end, text, value)
                if event.anchor is not None:
                    self.anchors[event.anchor] = node, 1
                top = stack[-1]
                if top.items is None and top.key is None:
                    top.key = node
                else:
                    self.place(node)
            elif name in ("MappingEndEvent", "SequenceEndEvent"):
                self.place(self.close(event.end_mark.index))
            elif name in ("MappingStartEvent", "SequenceStartEvent"):
                stack.append(_Open(self.collection(event, name), event.anchor, self.nodes))
            elif name == "AliasEvent":
                self.place(self.alias(event))
            elif name == "DocumentStartEvent":
                self.anchors.clear()

    def place(self, node: Node) -> None:
        """Put a finished value where it belongs: into the list or group that is open."""
        top = self.stack[-1]
        if top.items is not None:
            top.items.append(node)
        elif top.key is None:
            top.key = self.key(node)
        else:
            self.put(top.node, top.key, node)
            top.key = None

    def close(self, end: int) -> Node:
        """Finish the innermost collection."""
        top = self.stack.pop()
        top.node.end = end
        if top.anchor is not None:
            self.anchors[top.anchor] = top.node, self.nodes - top.first
            self.open_anchors.discard(top.anchor)
        return top.node

    def collection(self, event: Any, name: str) -> Mapping | Sequence:
        start = event.start_mark.index
        if len(self.stack) > MAX_DEPTH:
            raise self.refuse(f"nested deeper than {MAX_DEPTH} levels", start)
        self.nodes += 1
        kind = "map" if name == "MappingStartEvent" else "seq"
        if event.tag not in (None, "!", _CORE + kind):
            self.fault(f"the tag {shorten(event.tag)} means nothing in an agreement; leave it out", start)
        if event.anchor is not None:
            self.open_anchors.add(event.anchor)
        if kind == "map":
            return Mapping(self.source, start, start)
        return Sequence(self.source, start, start, [])

    def alias(self, event: Any) -> Node:
        start = event.start_mark.index
        if event.anchor in self.open_anchors:
            raise self.refuse(f"*{event.anchor} refers to the part that it stands in", start)
        if event.anchor not in self.anchors:
            raise self.refuse(f"*{event.anchor} refers to no anchor above it", start)
        node, size = self.anchors[event.anchor]
        self.nodes += size
        self.aliased += size
        if self.aliased > MAX_ALIASED:
            raise self.refuse(f"the aliases stand for more than {MAX_ALIASED:,} values", start)
        return node

    def key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            return node
        if self.source.text.startswith("{{", node.start - 1):
            raise self.refuse("this looks like a template; check the file that it produces", node.start - 1)
        raise self.refuse("a name in front of a colon must be a single value, not a list or a group", node.start)

    def put(self, parent: Node, key: Scalar, node: Node) -> None:
        assert isinstance(parent, Mapping)
        if key.text == "<<" and key.end - key.start == 2:  # noqa: PLR2004 (a quoted "<<" is a name like any other)
            self.merge(parent, node)
        else:
            parent.put(key, node, self.faults)

    def merge(self, parent: Mapping, node: Node) -> None:
        for part in node.items if isinstance(node, Sequence) else [node]:
            if not isinstance(part, Mapping):
                self.fault("'<<' takes over the fields of a group, or of a list of groups", part.start)
                continue
            self.aliased += len(part.values)
            if self.aliased > MAX_ALIASED:
                raise self.refuse(f"the merges stand for more than {MAX_ALIASED:,} values", node.start)
            for name, value in part.values.items():
                parent.keys.setdefault(name, part.keys[name])
                parent.values.setdefault(name, value)

    def tagged(self, event: Any, start: int, end: int) -> Plain:
        """What a scalar with a tag means, or one that may be something else than text."""
        text: str = event.value
        tag = event.tag
        if tag is None:
            return self.guess(text, start, end)
        if tag in ("!", _CORE + "str"):
            return text
        kind = tag.removeprefix(_CORE)
        if kind not in _TYPES:
            self.fault(f"the tag {shorten(tag)} means nothing in an agreement; leave it out", start, end)
            return text
        value = self.guess(text, start, end)
        if type(value).__name__ in _TYPES[kind]:
            return value
        self.fault(f"the tag !!{kind} does not fit '{shorten(text)}'", start, end)
        return text

    def guess(self, text: str, start: int, end: int) -> Plain:
        """What a plain scalar means; what cannot be meant is a fault, and stays text."""
        try:
            return meaning(text)
        except ValueError as error:
            self.fault(str(error), start, end)
            return text


def _unprintable(text: str) -> int | None:
    """Where the first character stands that YAML does not allow."""
    control = _CONTROL.search(text)
    found = [text.find(character) for character in _NO_CHARACTERS if character in text]
    return min([*found, control.start()] if control else found, default=None)


def events(text: str) -> Iterator[Any]:
    """The events of libyaml; those of a pure parser where there is no compiled one."""
    try:
        from yaml.cyaml import CParser  # only when there is YAML to read
    except ImportError:
        from ruamel.yaml import YAML

        return iter(YAML(typ="safe", pure=True).parse(text))
    return iter(CParser(text).get_event, None)

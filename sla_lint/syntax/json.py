"""JSON text to a tree.

The standard library reads JSON but forgets the places, keeps the last of two equal names in silence and takes NaN for
a number; so the walk is ours and only its scanner of strings is used.
"""

from __future__ import annotations

import re
from decimal import Decimal
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]
from typing import TYPE_CHECKING

from sla_lint.syntax.core_schema import MAX_DIGITS, MAX_EXPONENT
from sla_lint.syntax.source import Location
from sla_lint.syntax.tree import Fault, Mapping, Node, Plain, Scalar, Sequence, shorten
from sla_lint.syntax.yaml import MAX_DEPTH, Parsed

if TYPE_CHECKING:
    from sla_lint.syntax.source import Source

_BLANK = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?(?:[eE]([-+]?[0-9]+))?")
_WORD = re.compile(r"[-A-Za-z]+")
_CONSTANTS: dict[str, Plain] = {"null": None, "true": True, "false": False}


def parse_json(source: Source) -> Parsed:
    """Read a JSON text: one document, or none and the fault that stopped the reading."""
    reader = _Reader(source)
    try:
        return Parsed([reader.document()], reader.faults)
    except JSONDecodeError as error:
        reader.fault(f"not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}", error.pos)
        return Parsed([], reader.faults)


class _Reader:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.faults: list[Fault] = []

    def fault(self, message: str, start: int, end: int | None = None) -> None:
        self.faults.append(Fault(message, Location(self.source, start, start + 1 if end is None else end)))

    def skip(self, at: int) -> int:
        match = _BLANK.match(self.text, at)
        return match.end() if match else at

    def document(self) -> Node:
        node = self.value(self.skip(0), 0)
        rest = self.skip(node.end)
        if rest < len(self.text):
            raise JSONDecodeError("something follows the end of the document", self.text, rest)
        return node

    def value(self, at: int, depth: int) -> Node:
        head = self.text[at : at + 1]
        if head == '"':
            return self.string(at)
        if head in ("{", "["):
            if depth >= MAX_DEPTH:
                raise JSONDecodeError(f"nested deeper than {MAX_DEPTH} levels", self.text, at)
            return self.mapping(at, depth) if head == "{" else self.sequence(at, depth)
        return self.bare(at)

    def string(self, at: int) -> Scalar:
        text, end = scanstring(self.text, at + 1, True)  # noqa: FBT003 (the standard library's own signature)
        return Scalar(self.source, at, end, text, text)

    def bare(self, at: int) -> Scalar:
        match = _NUMBER.match(self.text, at)
        if match:
            return self.number(match)
        word = _WORD.match(self.text, at)
        if word and word.group() in _CONSTANTS:
            return Scalar(self.source, at, word.end(), word.group(), _CONSTANTS[word.group()])
        found = f"found {shorten(word.group())!r}" if word else "found none"
        raise JSONDecodeError(f"a value is expected here, {found}", self.text, at)

    def number(self, match: re.Match[str]) -> Scalar:
        text, start, end = match.group(), match.start(), match.end()
        if len(text) > MAX_DIGITS or abs(int(match[2] or 0)) > MAX_EXPONENT:
            self.fault(f"the number {shorten(text)} is longer than any agreement needs", start, end)
            return Scalar(self.source, start, end, text, text)
        value: Plain = Decimal(text) if match[1] or match[2] else int(text)
        return Scalar(self.source, start, end, text, value)

    def sequence(self, at: int, depth: int) -> Sequence:
        node = Sequence(self.source, at, at, [])
        at = self.skip(at + 1)
        while self.text[at : at + 1] != "]" or node.items:
            node.items.append(self.value(at, depth + 1))
            at = self.skip(node.items[-1].end)
            if self.closes(at, "]"):
                break
            at = self.skip(at + 1)
        node.end = at + 1
        return node

    def mapping(self, at: int, depth: int) -> Mapping:
        node = Mapping(self.source, at, at)
        at = self.skip(at + 1)
        while self.text[at : at + 1] != "}" or node.values:
            at = self.entry(node, at, depth)
            if self.closes(at, "}"):
                break
            at = self.skip(at + 1)
        node.end = at + 1
        return node

    def entry(self, node: Mapping, at: int, depth: int) -> int:
        if self.text[at : at + 1] != '"':
            raise JSONDecodeError("a name in double quotes is expected here", self.text, at)
        key = self.string(at)
        at = self.skip(key.end)
        if self.text[at : at + 1] != ":":
            raise JSONDecodeError("a colon is expected here", self.text, at)
        value = self.value(self.skip(at + 1), depth + 1)
        node.put(key, value, self.faults)
        return self.skip(value.end)

    def closes(self, at: int, bracket: str) -> bool:
        found = self.text[at : at + 1]
        if found not in (",", bracket) or not found:
            raise JSONDecodeError(f"a comma or '{bracket}' is expected here", self.text, at)
        return found == bracket

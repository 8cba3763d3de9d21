"""The tree of an agreement, written as YAML with the place of each part in a comment."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from sla_lint.guide import spoken
from sla_lint.reports.escape import escape
from sla_lint.syntax.tree import Mapping, Node, Scalar, Sequence, scalars

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAIN = re.compile(r"[A-Za-z](?:[\w ,.%()/'&+-]*[\w.%)'])?", re.ASCII)
_KEYWORDS = frozenset({"true", "false", "null"})
# What YAML does not take as it is, or what could spoil a terminal.
_UNSAFE = re.compile(r"[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def as_yaml(node: Mapping) -> str:
    """An agreement that sla-lint reads as it was understood."""
    return "".join(f"{line}\n" for line in _top(node))


def comment(text: str) -> str:
    """A text that can stand in a comment: on one line, and without a mark that could open a waiver."""
    return escape(text).replace("#", r"\x23")


def _top(node: Mapping) -> Iterator[str]:
    for key, value in node.values.items():
        if not isinstance(value, Scalar) and not _items(value):
            yield from _place(value)
        yield from _field(key, value)


def _items(node: Node) -> bool:
    """Whether it is a list whose groups have comments of their own."""
    return isinstance(node, Sequence) and any(isinstance(item, Mapping) for item in node.items)


def _place(node: Node) -> Iterator[str]:
    first = next(scalars(node), None)
    if first is not None:
        yield f"# at {comment(spoken(first.location))}"


def _field(key: str, value: Node) -> Iterator[str]:
    name = _text(key)
    inline = _inline(value)
    if inline is not None:
        yield f"{name}: {inline}".rstrip()
        return
    yield f"{name}:"
    for line in _lines(value):
        yield f"  {line}"


def _lines(node: Node) -> Iterator[str]:
    """A group or a list over several lines."""
    if isinstance(node, Mapping):
        for key, value in node.values.items():
            yield from _field(key, value)
        return
    assert isinstance(node, Sequence)
    for item in node.items:
        if isinstance(item, Mapping):
            yield from _place(item)
        inline = _inline(item)
        below = iter([inline] if inline is not None else _lines(item))
        yield f"- {next(below)}"
        for line in below:
            yield f"  {line}"


def _inline(node: Node) -> str | None:
    """A value that stands on the line of its name; None where it takes lines of its own."""
    if isinstance(node, Scalar):
        return _scalar(node)
    if isinstance(node, Mapping):
        return None if node.values else "{}"
    return None if isinstance(node, Sequence) and node.items else "[]"


def _scalar(node: Scalar) -> str:
    value = node.value
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal) and not value.is_finite():
        return node.text
    return _text(value) if isinstance(value, str) else f"{value:f}" if isinstance(value, Decimal) else str(value)


def _text(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _KEYWORDS:
        return text
    quoted = json.dumps(_SURROGATE.sub("\ufffd", text), ensure_ascii=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)

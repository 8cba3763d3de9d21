"""The shapes that values of fields may have.

Files are written by people: a number may be a sentence ("at least 95 %"), a list of one may be a bare text, "yes" is
true, and any section may say `see: MSA clause 12` instead of what it would hold.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from sla_lint.part import Misfit, Part, Schema, Shape, misfits, schema_of
from sla_lint.syntax.tree import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as MappingOf

P = TypeVar("P", bound=Part)
T = TypeVar("T")

_FLAGS = {"true": True, "yes": True, "false": False, "no": False}
_NONE = frozenset(("", "none", "nil", "n/a", "not applicable", "unlimited"))
"""How people say that there is no number."""
_ELSEWHERE = (
    r"(?i)see\b|refer\b|as (?:set out|defined|agreed|stated|described) in\b|in accordance with\b"
    r"|(?:as )?per (?:the |our )?"
    r"(?:msa|master|schedule|clause|annex|appendix|exhibit|section|sow|statement|agreement|contract)\b"
)


def any_of(*forms: Schema | str) -> Schema:
    """A JSON schema of several forms; an empty field (null) is always one, since it says nothing."""
    return {"anyOf": [*({"type": form} if isinstance(form, str) else form for form in forms), {"type": "null"}]}


class Text(Shape[str]):
    """One text; a number or a date is the text that was written."""

    takes_any_scalar = True
    expected = "a text"

    def read(self, node: Node, owner: Part, key: str) -> str | None:
        return (node.text.strip() or None) if isinstance(node, Scalar) and node.value is not None else None

    def fits(self, node: Node) -> bool:
        return isinstance(node, Scalar)

    def schema(self) -> Schema:
        return any_of("string", "number", "boolean")


class Texts(Shape[tuple[str, ...]]):
    """A list of texts, or a bare one."""

    takes_any_scalar = True
    expected = "a list of texts"
    absent = ()

    def read(self, node: Node, owner: Part, key: str) -> tuple[str, ...]:
        items = node.items if isinstance(node, Sequence) else [node]
        return tuple(item.text.strip() for item in items if isinstance(item, Scalar) and item.value is not None)

    def fits(self, node: Node) -> bool:
        return isinstance(node, (Scalar, Sequence))

    def schema(self) -> Schema:
        return any_of({"type": "array", "items": Text().schema()}, "string", "number", "boolean")

    def misfits(self, node: Node, path: str) -> Iterator[Misfit]:
        yield from super().misfits(node, path)
        for item in node.items if isinstance(node, Sequence) else ():
            yield from Text().misfits(item, path)


class Number(Shape[Decimal]):
    """A number, or a text with exactly one."""

    expected = "a number, or a text with one number such as '25,300 invoices'"

    def read(self, node: Node, owner: Part, key: str) -> Decimal | None:
        if not isinstance(node, Scalar) or isinstance(node.value, bool) or node.value is None:
            return None
        if isinstance(node.value, str):
            if node.value.casefold().strip(" .-") in _NONE:
                return None
            from sla_lint.targets import parse_quantity  # most numbers are numbers

            quantity = parse_quantity(node.value)
            return quantity[0] if quantity else None
        return Decimal(node.value)

    def fits(self, node: Node) -> bool:
        if isinstance(node, Scalar) and node.text.casefold().strip(" .-") in _NONE:
            return True
        return self.read(node, Part(Mapping(node.source, 0, 0)), "") is not None

    def schema(self) -> Schema:
        return any_of("number", "string")


class Flag(Shape[bool]):
    """True or false, or yes or no."""

    expected = "true or false"

    def read(self, node: Node, owner: Part, key: str) -> bool | None:
        return _FLAGS.get(node.text.lower()) if isinstance(node, Scalar) else None

    def fits(self, node: Node) -> bool:
        return isinstance(node, Scalar) and node.text.lower() in _FLAGS

    def schema(self) -> Schema:
        return {"enum": [True, False, "yes", "no", None]}


class Choice(Shape[str]):
    """One of some words, in any of the ways in which people write it."""

    def __init__(self, values: MappingOf[str, tuple[str, ...]]) -> None:
        self.values = values
        self.meaning = {word: value for value, others in values.items() for word in (value, *others)}
        self.expected = "one of " + ", ".join(values)

    def read(self, node: Node, owner: Part, key: str) -> str | None:
        return self.meaning.get(self.spelling(node)) if isinstance(node, Scalar) else None

    def fits(self, node: Node) -> bool:
        return isinstance(node, Scalar) and self.spelling(node) in self.meaning

    @staticmethod
    def spelling(node: Scalar) -> str:
        return " ".join(node.text.casefold().replace("-", " ").replace("_", " ").split())

    def schema(self) -> Schema:
        others = (word for words in self.values.values() for word in words)
        return {"enum": [*self.values, *others, None]}


class OpenChoice(Choice):
    """One of some words, or another text, which reads as None."""

    takes_any_scalar = True

    def fits(self, node: Node) -> bool:
        return isinstance(node, Scalar)

    def schema(self) -> Schema:
        return {"anyOf": [super().schema(), {"type": "string"}]}


class Record(Shape[P]):
    """A group of fields, or where it stands instead."""

    expected = "a group of fields, or 'see' and where it stands"

    def __init__(self, kind: type[P]) -> None:
        self.kind = kind

    def read(self, node: Node, owner: Part, key: str) -> P | None:
        if isinstance(node, Mapping):
            heading = owner.node.keys[key].location
            return self.kind(node, owner, key, heading)
        return self.kind(_reference(node), owner, key, node.location) if refers(node) else None

    def fits(self, node: Node) -> bool:
        return isinstance(node, Mapping) or refers(node)

    def misfits(self, node: Node, path: str) -> Iterator[Misfit]:
        yield from super().misfits(node, path)
        if isinstance(node, Mapping):
            yield from misfits(self.kind, node, path)

    def schema(self) -> Schema:
        return any_of(schema_of(self.kind), "string")


class OneField(Record[P]):
    """A group of fields that may be written as the value of its chief field alone."""

    def __init__(self, kind: type[P], chief: str, expected: str) -> None:
        super().__init__(kind)
        self.chief = chief
        self.expected = expected

    def read(self, node: Node, owner: Part, key: str) -> P | None:
        if not isinstance(node, Scalar) or node.value is None or refers(node):
            return super().read(node, owner, key)
        group = Mapping(node.source, node.start, node.end)
        group.keys[self.chief] = group.values[self.chief] = node
        return self.kind(group, owner, key, node.location)

    def fits(self, node: Node) -> bool:
        return isinstance(node, (Scalar, Mapping))

    def schema(self) -> Schema:
        return any_of(schema_of(self.kind), "string", "number")


class Records(Shape[tuple[P, ...]]):
    """A list of groups of fields."""

    expected = "a list of groups of fields"
    absent = ()

    def __init__(self, kind: type[P]) -> None:
        self.kind = kind

    def read(self, node: Node, owner: Part, key: str) -> tuple[P, ...]:
        items = node.items if isinstance(node, Sequence) else []
        groups = [item for item in items if isinstance(item, Mapping)]
        return tuple(self.kind(item, owner, f"{key}/{self.name(item, i)}") for i, item in enumerate(groups, 1))

    def name(self, node: Mapping, index: int) -> str:
        """What an item is called in a logical path: its id or name, and its number only where it has neither."""
        named = (node.values.get(key) for key in self.kind.named_by)
        return next((item.text for item in named if isinstance(item, Scalar)), str(index))

    def fits(self, node: Node) -> bool:
        return isinstance(node, Sequence) or refers(node)

    def misfits(self, node: Node, path: str) -> Iterator[Misfit]:
        if not isinstance(node, Sequence):
            yield from super().misfits(node, path)
            return
        for index, item in enumerate(node.items, 1):
            if isinstance(item, Mapping):
                yield from misfits(self.kind, item, f"{path}/{self.name(item, index)}")
            else:
                name = f"item {index} of {path}"
                yield Misfit("value", f"{path}/{index}", "a group of fields", item.kind, item.location, field=name)

    def schema(self) -> Schema:
        return any_of({"type": "array", "items": schema_of(self.kind)}, "object", "string")


class TextMap(Shape["MappingOf[str, str]"]):
    """Texts by name."""

    expected = "texts by name"
    absent: Any = {}  # noqa: RUF012 (never written to)

    def read(self, node: Node, owner: Part, key: str) -> MappingOf[str, str]:
        values = node.values.items() if isinstance(node, Mapping) else ()
        return {name: value.text for name, value in values if isinstance(value, Scalar)}

    def fits(self, node: Node) -> bool:
        return isinstance(node, Mapping) or refers(node)

    def schema(self) -> Schema:
        return any_of({"type": "object", "additionalProperties": Text().schema()}, "string")

    def misfits(self, node: Node, path: str) -> Iterator[Misfit]:
        yield from super().misfits(node, path)
        for name, value in node.values.items() if isinstance(node, Mapping) else ():
            yield from Text().misfits(value, f"{path}/{name}")


class Anything(Shape[Node]):
    """Whatever is there."""

    takes_any_scalar = True
    expected = "anything"

    def read(self, node: Node, owner: Part, key: str) -> Node:
        return node

    def fits(self, node: Node) -> bool:
        return True

    def schema(self) -> Schema:
        return {}


def refers(node: Node) -> bool:
    """Whether a text stands for a part that is elsewhere: `remedies: see MSA clause 12`, `metrics: {see: ...}`."""
    if isinstance(node, Mapping):
        return "see" in node.values
    return isinstance(node, Scalar) and isinstance(node.value, str) and bool(re.match(_ELSEWHERE, node.value))


def _reference(text: Node) -> Mapping:
    mapping = Mapping(text.source, text.start, text.end)
    assert isinstance(text, Scalar)
    mapping.keys["see"] = mapping.values["see"] = text
    return mapping

"""The shapes of a configuration's fields.

They are stricter than those of a document: a draft may be sloppy, a configuration that is misread lets a draft through.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from sla_lint.part import Misfit, Part, Schema, Shape, misfits, schema_of
from sla_lint.shapes import Record, Records, Texts
from sla_lint.syntax import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from collections.abc import Mapping as MappingOf

P = TypeVar("P", bound=Part)

_KINDS: dict[str, tuple[str, tuple[type, ...], str]] = {
    "bool": ("true or false", (bool,), "boolean"),
    "int": ("a whole number", (int,), "integer"),
    "Decimal": ("a number", (int, Decimal), "number"),
    "str": ("a text", (str,), "string"),
}


def fits_kind(kind: str) -> bool:
    """Whether there is a shape for a type of this name."""
    return kind in _KINDS or kind == "tuple"


class Value(Shape[Any]):
    """One value of the type that a name stands for: bool, int, Decimal, str."""

    def __init__(self, kind: str) -> None:
        self.expected, self.types, self.json_type = _KINDS[kind]
        self.convert = Decimal if kind == "Decimal" else None

    def read(self, node: Node, owner: Part, key: str) -> Any:
        if not self.fits(node):
            return None
        value = node.value  # type: ignore[attr-defined]
        return self.convert(value) if self.convert else value

    def fits(self, node: Node) -> bool:
        return isinstance(node, Scalar) and type(node.value) in self.types

    def schema(self) -> Schema:
        return {"type": [self.json_type, "null"]}


class Word(Shape[str]):
    """One of some words. The keys are what may be written, the values what it means."""

    def __init__(self, words: MappingOf[str | bool, str]) -> None:
        self.words = words
        self.expected = "one of " + ", ".join(dict.fromkeys(words.values()))

    def read(self, node: Node, owner: Part, key: str) -> str | None:
        return self.words[node.value] if self.fits(node) else None  # type: ignore[attr-defined]

    def fits(self, node: Node) -> bool:
        return isinstance(node, Scalar) and isinstance(node.value, (str, bool)) and node.value in self.words

    def schema(self) -> Schema:
        return {"enum": [*self.words, None]}


class Words(Texts):
    """A list of texts, or one text. With `known`, each must be the name of something."""

    takes_any_scalar = False

    def __init__(self, known: Collection[str] | None = None, noun: str = "") -> None:
        self.known = known
        self.noun = noun

    def fits(self, node: Node) -> bool:
        return isinstance(node, Sequence) or (isinstance(node, Scalar) and isinstance(node.value, str))

    def misfits(self, node: Node, path: str) -> Iterator[Misfit]:
        if not self.fits(node):
            yield Misfit("value", path, self.expected, node.kind, node.location)
            return
        for item in node.items if isinstance(node, Sequence) else [node]:
            if not isinstance(item, Scalar) or not isinstance(item.value, str):
                yield Misfit("value", path, "texts", item.kind, item.location)
            elif self.known is not None and item.text not in self.known:
                yield Misfit("unknown", path, self.noun, item.text, item.location, tuple(self.known))

    def schema(self) -> Schema:
        return {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}, {"type": "null"}]}


class Group(Record[P]):
    """A group of fields, all of them known. `noun` says what a field's name stands for."""

    expected = "a group of fields"

    def __init__(self, kind: type[P], noun: str = "key {}") -> None:
        super().__init__(kind)
        self.noun = noun

    def fits(self, node: Node) -> bool:
        return isinstance(node, Mapping)

    def misfits(self, node: Node, path: str) -> Iterator[Misfit]:
        yield from Shape.misfits(self, node, path)
        if isinstance(node, Mapping):
            yield from group_misfits(self.kind, node, path, self.noun)

    def schema(self) -> Schema:
        return {**closed_schema(self.kind), "type": ["object", "null"]}


class Groups(Records[P]):
    """A list of groups of fields."""

    def fits(self, node: Node) -> bool:
        return isinstance(node, Sequence)

    def misfits(self, node: Node, path: str) -> Iterator[Misfit]:
        yield from Shape.misfits(self, node, path)
        for index, item in enumerate(node.items if isinstance(node, Sequence) else (), 1):
            yield from Group(self.kind).misfits(item, f"{path}/{index}")

    def schema(self) -> Schema:
        return {"type": ["array", "null"], "items": closed_schema(self.kind)}


def group_misfits(kind: type[Part], node: Mapping, path: str, noun: str) -> Iterator[Misfit]:
    """What a group holds that its class cannot take. No name is private here: what is not known is a slip."""
    for misfit in misfits(kind, node, path):
        ours = misfit.kind == "unknown" and not misfit.expected
        yield misfit._replace(expected=noun) if ours else misfit
    for key, name in node.keys.items():
        if key.startswith("x-") and key not in kind.fields:
            yield Misfit("unknown", f"{path}/{key}", noun, key, name.location, tuple(kind.fields))


def closed_schema(kind: type[Part]) -> Schema:
    """The JSON schema of a group that takes no other fields."""
    return {**schema_of(kind), "additionalProperties": False}


def sentence(misfit: Misfit) -> str:
    """What is wrong, in words."""
    from sla_lint.nearest import did_you_mean

    if misfit.kind == "unknown":
        name = misfit.field or misfit.found
        what = misfit.expected.replace("{}", f"'{name}'")
        return f"unknown {what}{did_you_mean(name, misfit.known)}"
    if misfit.kind == "missing":
        return f"'{misfit.field}' is missing; it takes {misfit.expected}"
    return f"'{misfit.path}' takes {misfit.expected}, not {misfit.found}"

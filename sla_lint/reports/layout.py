"""JSON that people can read too: one member or item a line where that helps, and compact within."""

from __future__ import annotations

from json import JSONEncoder
from typing import Any


class Block(dict[str, Any]):
    """An object that is written one member a line."""


class Lines(list[Any]):
    """An array that is written one item a line."""


def lay_out(value: object) -> str:
    """The value as ASCII JSON, which no terminal, encoding or reader of bidi marks can spoil."""
    return _written(value, JSONEncoder(allow_nan=False).encode) + "\n"


def _written(value: object, encode: Any) -> str:
    if isinstance(value, Block) and value:
        members = [f"{encode(key)}: {_written(member, encode)}" for key, member in value.items()]
        return "{\n" + ",\n".join(members) + "\n}"
    if isinstance(value, Lines) and value:
        return "[\n" + ",\n".join(_written(item, encode) for item in value) + "\n]"
    return encode(value)  # type: ignore[no-any-return]

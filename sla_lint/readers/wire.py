"""Outlines as plain JSON, to cross from one process to another.

Not pickled: whoever takes over the process that reads a hostile file must not be able to run code in ours.
"""

from __future__ import annotations

import json
from typing import Any

from sla_lint.outline import Cell, Change, Heading, Outline, Paragraph, Table, Unread
from sla_lint.readers.reader import CannotRead

_SINGLE_BLOCKS = {"h": Heading, "p": Paragraph}
_LETTERS = {kind: letter for letter, kind in _SINGLE_BLOCKS.items()}
_TYPES: dict[Any, tuple[type, ...]] = {
    Cell: (str, int, int, str, int, bool),
    Change: (str, str, int),
    Heading: (str, int, int, int, str, int),
    Outline: (str, str, tuple, bool, tuple, tuple),
    Paragraph: (str, int, int, str, int, int),
    Table: (tuple, str),
    Unread: (str, str, bool),
}
"""The types of their fields, in order: what comes from the other side is believed to be nothing else."""


def pack(outline: Outline) -> bytes:
    """An outline as JSON. A merged cell is written once, so that it is one object on the other side too."""
    blocks = [_packed(block) for block in outline.blocks]
    return json.dumps({"outline": [outline.format, outline.text, blocks, *outline[3:]]}).encode()


def pack_refusal(reason: str) -> bytes:
    """Why there is no outline, as JSON."""
    return json.dumps({"refusal": reason}).encode()


def unpack(data: bytes) -> Outline:
    """The outline. Raises CannotRead where there is none, and ValueError for anything that `pack` does not make."""
    try:
        value = json.loads(data)
        if "refusal" in value:
            raise CannotRead(str(value["refusal"]))
        name, text, blocks, lines, unread, changes = value["outline"]
        return _checked(  # type: ignore[no-any-return]
            Outline,
            [
                name,
                text,
                tuple(map(_unpacked, blocks)),
                lines,
                tuple(_checked(Unread, item) for item in unread),
                tuple(_checked(Change, item) for item in changes),
            ],
        )
    except (AttributeError, IndexError, KeyError, RecursionError, TypeError) as error:
        raise ValueError(str(error)) from None


def _packed(block: Heading | Paragraph | Table) -> list[Any]:
    if not isinstance(block, Table):
        return [_LETTERS[type(block)], *block]
    numbers: dict[int, int] = {}
    cells: list[Cell] = []
    for cell in (cell for row in block.rows for cell in row):
        if id(cell) not in numbers:
            numbers[id(cell)] = len(cells)
            cells.append(cell)
    return ["t", cells, [[numbers[id(cell)] for cell in row] for row in block.rows], block.caption]


def _unpacked(value: list[Any]) -> Heading | Paragraph | Table:
    letter, *rest = value
    if letter in _SINGLE_BLOCKS:
        return _checked(_SINGLE_BLOCKS[letter], rest)  # type: ignore[no-any-return]
    cells, numbers, caption = rest
    known = [_checked(Cell, cell) for cell in cells]
    rows = tuple(tuple(known[number] for number in row) for row in numbers)
    return _checked(Table, [rows, caption])  # type: ignore[no-any-return]


def _checked(kind: Any, values: list[Any]) -> Any:
    """A named tuple of values of the right types."""
    made = kind(*values)
    for value, expected in zip(made, _TYPES[kind], strict=True):
        if type(value) is not expected:
            raise ValueError(f"{value!r:.40} in a {kind.__name__}")
    return made

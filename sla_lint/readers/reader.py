"""Readers: what a plugin offers for a format of text documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from sla_lint.outline import Outline

Changes = Literal["final", "original"]
"""Which side of a draft with tracked changes is read: as if all were accepted, or as if all were rejected."""


class CannotRead(Exception):  # noqa: N818 (it is a state of a file, and becomes a Trouble)
    """A file that its reader cannot read. The text says why and what to do, without the file's name."""


class Reader(NamedTuple):
    """A format of text documents. `name` is what people call it ("Word"), `suffixes` how its files' names end.

    `read` turns the bytes of a file into an Outline, or raises CannotRead. `contained` has it run in a process of its
    own, with limits on memory and time: for formats whose files can be bombs. `needs` names the modules that take
    long to load; they are loaded once, however many files there are to read.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, Changes], Outline]
    contained: bool = False
    needs: tuple[str, ...] = ()

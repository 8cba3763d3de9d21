"""Declarations of fields, one function for each shape of a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sla_lint.part import Field, Part
from sla_lint.shapes import (
    Anything,
    Choice,
    Flag,
    Number,
    OpenChoice,
    Record,
    Records,
    Text,
    TextMap,
    Texts,
)

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingOf
    from decimal import Decimal

    from sla_lint.syntax.tree import Node

P = TypeVar("P", bound=Part)


def text(doc: str, *, key: str = "") -> Field[str | None]:
    """A text; a number or a date counts as the text that was written."""
    return Field(Text(), doc, key=key)


def texts(doc: str, *, key: str = "") -> Field[tuple[str, ...]]:
    """A list of texts; a bare text is a list of one."""
    return Field(Texts(), doc, key=key)


def number(doc: str) -> Field[Decimal | None]:
    """A number, or a text that holds exactly one ("25,300 invoices")."""
    return Field(Number(), doc)


def flag(doc: str) -> Field[bool | None]:
    """True or false, or yes or no."""
    return Field(Flag(), doc)


def choice(
    doc: str, values: MappingOf[str, tuple[str, ...]], *, key: str = "", required: bool = False
) -> Field[str | None]:
    """One of some words, each with the other ways in which people write it."""
    return Field(Choice(values), doc, key=key, required=required)


def open_choice(doc: str, values: MappingOf[str, tuple[str, ...]]) -> Field[str | None]:
    """One of some words, or another text ("every payroll run"), which then reads as None."""
    return Field(OpenChoice(values), doc)


def part(kind: type[P], doc: str, *, also: tuple[str, ...] = ()) -> Field[P | None]:
    """A group of fields."""
    return Field(Record(kind), doc, also=also)


def parts(kind: type[P], doc: str, *, required: bool = False) -> Field[tuple[P, ...]]:
    """A list of groups of fields."""
    return Field(Records(kind), doc, required=required)


def text_map(doc: str) -> Field[MappingOf[str, str]]:
    """Texts by name."""
    return Field(TextMap(), doc)


def anything(doc: str) -> Field[Node | None]:
    """Whatever is there."""
    return Field(Anything(), doc)

"""Parents: an agreement that extends another file takes over what it does not say itself."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sla_lint.errors import Trouble
from sla_lint.files import Unreadable, current_folder, display_name, read_source
from sla_lint.readers.native import read_text
from sla_lint.syntax.tree import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_CHAIN = 20
_MERGED_LISTS = frozenset({"metrics", "service_lines"})
"""Lists whose groups are told apart by their ids; any other list of the child replaces the parent's."""


def with_parents(
    node: Mapping, path: str, troubles: list[Trouble], inputs: list[str], above: tuple[str, ...] = ()
) -> Mapping:
    """The agreement with all that its parents add. A parent that cannot be read is a trouble, and adds nothing.

    The files that were read are added to `inputs`.
    """
    target = node.values.get("extends")
    if not isinstance(target, Scalar) or target.value in (None, ""):
        return node
    here = os.path.realpath(path)
    reason, parent_path = _parent_path(target.text, here, (*above, here))
    if reason:
        troubles.append(Trouble("unreadable-document", reason, node.source.name, target.location))
        return node
    try:
        source = read_source(parent_path, display_name(parent_path))
    except Unreadable as error:
        what = f"the parent '{target.text}' {error.trouble.message}"
        troubles.append(Trouble("unreadable-document", what, node.source.name, target.location))
        return node
    inputs.append(parent_path)
    reading = read_text(source, named=True)
    troubles.extend(reading.troubles)
    found = [*reading.marked, *reading.unmarked]
    return merge(with_parents(found[0], parent_path, troubles, inputs, (*above, here)), node) if found else node


def merge(parent: Mapping, child: Mapping) -> Mapping:
    """The child's fields over the parent's, group by group; metrics and service lines are matched by id."""
    merged = Mapping(child.source, child.start, child.end)
    for name in dict.fromkeys((*child.values, *parent.values)):
        own, inherited = child.values.get(name), parent.values.get(name)
        merged.keys[name] = (child if own is not None else parent).keys[name]
        merged.values[name] = _combined(name, inherited, own)
    return merged


def _combined(name: str, inherited: Node | None, own: Node | None) -> Node:
    if isinstance(inherited, Mapping) and isinstance(own, Mapping):
        return merge(inherited, own)
    if name in _MERGED_LISTS and isinstance(inherited, Sequence) and isinstance(own, Sequence):
        return Sequence(own.source, own.start, own.end, list(_matched(inherited.items, own.items)))
    return own or inherited  # type: ignore[return-value]


def _matched(inherited: Iterable[Node], own: Iterable[Node]) -> Iterable[Node]:
    """The parent's groups, each with the child's first one of the same id over it, and then the child's others."""
    waiting = list(own)
    for node in inherited:
        name = _id(node)
        child = next((other for other in waiting if name is not None and _id(other) == name), None)
        if child is None:
            yield node
        else:
            waiting.remove(child)
            assert isinstance(node, Mapping)
            assert isinstance(child, Mapping)
            yield merge(node, child)
    yield from waiting


def _id(node: Node) -> str | None:
    found = node.values.get("id") if isinstance(node, Mapping) else None
    return found.text if isinstance(found, Scalar) else None


def _parent_path(target: str, here: str, seen: tuple[str, ...]) -> tuple[str, str]:
    """What is wrong with a parent's path, and the path. A draft from a stranger must not make us read just any file."""
    try:
        path = os.path.realpath(Path(here).parent / target)
    except (ValueError, UnicodeError):
        return "the parent's name holds a character that no file name can", here
    if len(seen) > MAX_CHAIN:
        return f"more than {MAX_CHAIN} agreements extend each other", path
    if "://" in target or Path(target).is_absolute():
        return "a parent is named by a path relative to this file", path
    if path in seen:
        return f"the parent '{target}' extends this file in its turn", path
    if not Path(path).is_relative_to(_root(here)):
        return f"the parent '{target}' lies outside of the repository", path
    return "", path


def _root(path: str) -> Path:
    """The repository that a file belongs to, else the current folder if the file is below it, else its own folder."""
    folder = Path(path).parent
    for parent in (folder, *folder.parents):
        if (parent / ".git").exists():
            return parent
    here = Path(current_folder()).resolve()
    return here if folder.is_relative_to(here) and here != here.parent else folder

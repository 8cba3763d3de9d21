"""Sources of the vocabulary: the built-in text, which is scanned, and whatever else somebody writes, which is parsed.

The built-in text has a regular layout: a block a metric and a line a field, with `names` first and `opposites` second;
in the other groups a line an entry; values are phrases, lists of words, or texts in double quotes. A YAML parser takes
thirty times as long as the scan. The tests prove that both find the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from sla_lint.vocabulary.known import VocabularyError, listed
from sla_lint.vocabulary.names import BAR

SCANNED = "# Scanned"
SECTIONS = ("metrics", "aliases", "ambiguous", "words", "sources")
_SCANNED_SECTIONS = ("metrics", "ambiguous", "words", "sources")
_NAMES = "\n    names: "
_OPPOSITES = "    opposites: "


Names = tuple[str, str]
"""The names of a metric, and those that count the other way round; bars stand between them."""


class Tree:
    """A vocabulary that has been parsed: what a configuration or a plugin adds."""

    canonical = False

    def __init__(self, tree: object) -> None:
        if not isinstance(tree, Mapping) or not all(isinstance(group or {}, Mapping) for group in tree.values()):
            raise VocabularyError(f"a vocabulary consists of groups: {', '.join(SECTIONS)}")
        unknown = [str(key) for key in tree if key not in SECTIONS]
        if unknown:
            raise VocabularyError(f"a vocabulary has no group '{unknown[0]}'; it consists of {', '.join(SECTIONS)}")
        self._tree = tree

    @cached_property
    def metrics(self) -> dict[str, Names]:
        """The names of each metric, by its id."""
        return {key: _names(self.value("metrics", key)) for key in self.keys("metrics")}

    def fields(self, metric_id: str) -> object:
        """The fields of a metric."""
        return self.value("metrics", metric_id)

    def keys(self, section: str) -> Iterable[str]:
        """The keys of a group."""
        return self._tree.get(section) or ()

    def value(self, section: str, key: str) -> object:
        """An entry of a group; None where it has none."""
        return (self._tree.get(section) or {}).get(key)


class Text:
    """A vocabulary in the regular layout, by the lines of its groups."""

    canonical = True

    def __init__(self, text: str) -> None:
        self._sections = _sections(text)
        self._entries: dict[str, dict[str, str]] = {}

    @cached_property
    def metrics(self) -> dict[str, Names]:
        """The names of each metric, by its id."""
        return {key: _first_lines(block) for key, block in self._blocks.items()}

    @cached_property
    def _blocks(self) -> dict[str, str]:
        """Each metric from behind its first `names: ` to where the next one begins."""
        pieces = self._sections.get("metrics", "").split(_NAMES)
        heads = [piece.rpartition("\n") for piece in pieces]
        ids = (head.strip().removesuffix(":") for _, _, head in heads[:-1])
        blocks = [body for body, _, _ in heads[1:-1]] + pieces[-1:]
        return dict(zip(ids, blocks[: len(heads) - 1], strict=True))

    def fields(self, metric_id: str) -> object:
        """The fields of a metric."""
        lines = f"names: {self._blocks[metric_id]}".split("\n    ")
        return {key: _value(value) for key, _, value in (line.partition(": ") for line in lines)}

    def keys(self, section: str) -> Iterable[str]:
        """The keys of a group."""
        if section not in self._entries:
            entries = (line.strip().partition(": ") for line in self._sections.get(section, "").splitlines() if line)
            self._entries[section] = {key: value for key, _, value in entries}
        return self._entries[section]

    def value(self, section: str, key: str) -> object:
        """An entry of a group; None where it has none."""
        return _value(self._entries[section][key]) if key in self.keys(section) else None


Source = Text | Tree


def read_text(text: str) -> Source:
    """The vocabulary of a YAML text: scanned where its first line says that it may be, else parsed."""
    if text.startswith(SCANNED):
        return Text(text)
    from sla_lint.syntax import plain_yaml

    try:
        return Tree(plain_yaml(text))
    except ValueError as error:
        raise VocabularyError(f"a vocabulary cannot be read: {error}") from error


def _sections(text: str) -> dict[str, str]:
    """The lines of each group that the text has, every one after a line break."""
    starts: dict[str, int] = {}
    for name in _SCANNED_SECTIONS:
        start = text.find(f"\n{name}:\n", max(starts.values(), default=0))
        if start >= 0:
            starts[name] = start
    ends = (*[*starts.values()][1:], len(text.rstrip("\n")))
    spans = zip(starts.items(), ends, strict=True)
    return {name: text[start + len(name) + 2 : end] for (name, start), end in spans}


def _first_lines(block: str) -> Names:
    names, second, *_ = block.split("\n", 2)
    return names, second.removeprefix(_OPPOSITES) if second.startswith(_OPPOSITES) else ""


def _names(fields: object) -> Names:
    found = fields if isinstance(fields, Mapping) else {}
    names, opposites = (BAR.join(listed(found.get(key) or ())) for key in ("names", "opposites"))
    return names, opposites


def _value(value: str) -> object:
    """A value as YAML reads it, where it is a phrase, a list of words, or a text in double quotes."""
    if value.startswith("["):
        return value[1:-1].split(", ")
    if value.startswith('"'):
        text = value[1:-1]
        return text.encode("ascii").decode("unicode_escape") if "\\" in text else text
    return True if value == "true" else value

"""Automatic numbers: "3.5.3", "(a)" and "iv" stand nowhere in a Word document and are counted as Word counts them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sla_lint_office.word_names import W, has, value, whole
from sla_lint_office.word_numerals import numeral
from sla_lint_office.word_symbols import shown

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from sla_lint_office.word_forms import Form
    from sla_lint_office.word_styles import Style

_LEVELS = 9
_REFERENCE = re.compile(r"%([1-9])")
_NO_LIST = "0"
_BULLETS = {"": "•", "\ufffd": "•", "o": "◦"}
"""Bullets that show otherwise than they are written: Word draws the ring as a small letter."""


class Level(NamedTuple):
    """How one level of a list counts. `restart` is the number of levels whose steps set it back; None is all above."""

    start: int
    form: str
    text: str
    restart: int | None
    decimal: bool
    style: str
    font: str


class Mark(NamedTuple):
    """What stands before a paragraph: its number or bullet, and its indentation."""

    text: str = ""
    level: int = 0
    bullet: bool = False


class _List(NamedTuple):
    """A list in use. Lists of one kind share a counter; `restarts` are the levels at which this one begins anew."""

    counter: str
    levels: dict[int, Level]
    starts: dict[int, int]
    restarts: frozenset[int]


class Numbers:
    """Counts the paragraphs of a document, in their order."""

    def __init__(self, root: Element | None) -> None:
        self._lists = _lists(root)
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def mark(self, form: Form) -> Mark:
        """The number of the next paragraph, by its form and its style."""
        list_id = form.list_id or form.style.list_id or _NO_LIST
        found = self._lists.get(list_id)
        if found is None:
            return Mark()
        level = form.level
        if level is None:
            level = _level_of_style(found, form.style) if form.list_id is None else form.style.list_level or 0
        return self._count(list_id, found, min(max(level, 0), _LEVELS - 1))

    def _count(self, list_id: str, found: _List, index: int) -> Mark:
        level = found.levels.get(index)
        if level is None:
            return Mark(level=index)
        counts = self._counts.setdefault(found.counter, [None] * _LEVELS)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for depth in found.restarts:
                counts[depth] = None
        _step(counts, index, found)
        if level.form == "bullet":
            return Mark(_bullet(level), index, bullet=True)
        return Mark(_number(level, counts, found.levels), index)


def _step(counts: list[int | None], index: int, found: _List) -> None:
    """Count a paragraph. A level above it that never came counts as begun, as in Word."""
    current = counts[index]
    counts[index] = found.starts.get(index, 1) if current is None else current + 1
    for above in range(index):
        if counts[above] is None:
            counts[above] = found.starts.get(above, 1)
    for deeper in range(index + 1, _LEVELS):
        restart = found.levels[deeper].restart if deeper in found.levels else None
        if restart is None or index < restart:
            counts[deeper] = None


def _number(level: Level, counts: list[int | None], levels: dict[int, Level]) -> str:
    def count(reference: re.Match[str]) -> str:
        depth = int(reference[1]) - 1
        form = levels[depth].form if depth in levels else "decimal"
        number = counts[depth]
        plain = level.decimal and form != "none"
        return numeral(1 if number is None else number, "decimal" if plain else form)

    return _REFERENCE.sub(count, level.text).strip()


def _bullet(level: Level) -> str:
    text = shown(level.text.strip(), level.font)
    return _BULLETS.get(text, text)


def _level_of_style(found: _List, style: Style) -> int:
    """The level at which a style is numbered: the list names the style, or the style the level."""
    for index, level in found.levels.items():
        if level.style and level.style == style.list_style:
            return index
    return style.list_level or 0


def _lists(root: Element | None) -> dict[str, _List]:
    if root is None:
        return {}
    abstract = {element.get(f"{W}abstractNumId", ""): element for element in root.findall(f"{W}abstractNum")}
    by_style = {value(element, "styleLink"): name for name, element in abstract.items()}
    lists: dict[str, _List] = {}
    for element in root.findall(f"{W}num"):
        name = value(element, "abstractNumId") or ""
        name = by_style.get(value(abstract.get(name), "numStyleLink") or "-", name)
        if name in abstract:
            lists[element.get(f"{W}numId", "")] = _list(name, abstract[name], element)
    lists.pop(_NO_LIST, None)
    return lists


def _list(name: str, abstract: Element, element: Element) -> _List:
    levels = dict(map(_level, abstract.findall(f"{W}lvl")))
    restarts: dict[int, int] = {}
    for override in element.findall(f"{W}lvlOverride"):
        index = min(max(whole(override.get(f"{W}ilvl"), 0), 0), _LEVELS - 1)
        levels.update(map(_level, override.findall(f"{W}lvl")))
        start = value(override, "startOverride")
        if start is not None:
            restarts[index] = whole(start, 1)
    starts = {index: level.start for index, level in levels.items()} | restarts
    return _List(name, levels, starts, frozenset(restarts))


def _level(element: Element) -> tuple[int, Level]:
    restart = value(element, "lvlRestart")
    fonts = element.find(f"{W}rPr/{W}rFonts")
    level = Level(
        start=whole(value(element, "start"), 0),
        form=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        restart=None if restart is None else whole(restart, 0),
        decimal=has(element, "isLgl"),
        style=value(element, "pStyle") or "",
        font="" if fonts is None else fonts.get(f"{W}ascii", ""),
    )
    return whole(element.get(f"{W}ilvl"), 0), level

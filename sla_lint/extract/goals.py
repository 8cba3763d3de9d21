"""What a row of a table says shall be reached: the target and the minimum of a metric."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.extract.grid import is_filled, words_of
from sla_lint.extract.levels import is_measured
from sla_lint.extract.lexicon import plain
from sla_lint.extract.sentences import has_bound
from sla_lint.extract.tree import Piece, joined

if TYPE_CHECKING:
    from sla_lint.extract.grid import Row
    from sla_lint.extract.headers import Column
    from sla_lint.extract.layout import Levels
    from sla_lint.extract.lexicon import Lexicon

_LONGEST_TOLERANCE = 5
_FIRST_WORDS = 3


def goals_of(row: Row, levels: Levels, lexicon: Lexicon) -> dict[str, Piece]:
    """The target and the minimum that some columns of a row give; the only level that there is counts as the target."""
    target, minimum, times, limit = (_level(row, column) for column in _columns(levels))
    if target and times:
        target = joined([target, times], between=" within " if times.text[:1].isdigit() else " ")
    standard = levels.target is not None and levels.target.role == "standard"
    if standard and minimum and not _says_target(target, minimum, lexicon):
        target = None
    if minimum and limit:
        minimum = joined([minimum, limit], between="; ")
    if target is None:
        target, minimum = minimum or times, None
    return {key: words for key, words in (("target", target), ("minimum", minimum)) if words}


def _columns(levels: Levels) -> tuple[Column | None, ...]:
    return levels.target, levels.minimum, levels.times, levels.limit


def _level(row: Row, column: Column | None) -> Piece | None:
    if column is None:
        return None
    words = words_of(row[column.place])
    return words if words.text and (is_filled(row[column.place]) or is_measured(words.text)) else None


def _says_target(standard: Piece | None, acceptable: Piece, lexicon: Lexicon) -> bool:
    """Whether a standard is itself a target, with the acceptable level as its minimum, and not just a thing to do."""
    if standard is None:
        return False
    if lexicon.says("level.tolerances", plain(acceptable.text)):
        return True
    if not is_measured(standard.text):
        return False
    begins = any(map(str.isdigit, "".join(standard.text.split()[:_FIRST_WORDS])))
    short = len(acceptable.text.split()) <= _LONGEST_TOLERANCE
    return begins or short or has_bound(standard.text) or not is_measured(acceptable.text)

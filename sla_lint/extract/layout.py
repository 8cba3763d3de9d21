"""The layout of a table of metrics: which column names them, and which columns say what each shall reach."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sla_lint.extract.grid import is_filled, words_of
from sla_lint.extract.levels import (
    is_bare_level,
    is_dated,
    is_degree,
    is_level,
    is_measured,
    is_share,
)
from sla_lint.extract.phases import Phase, degrees_of, phases_of
from sla_lint.extract.survey import MOST, Survey

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sla_lint.extract.grid import Grid
    from sla_lint.extract.headers import Column, Header
    from sla_lint.extract.lexicon import Lexicon

_LEVELS = ("target", "standard", "minimum", "metric")
_NAMES = ("name", "subject", "part", "category", "degree", "definition", "standard", "metric", "target", "")
_SPARE = ("", "name", "subject", "part", "breach", "definition")
_PROOFS = frozenset(
    ("consequence", "method", "source", "frequency", "window", "weight", "minimum", "formula", "baseline")
)
"""What only tables of commitments have columns for."""
_LETTERS = re.compile(r"[^\W\d_]{3}")
_SIGN = re.compile(r"[A-Za-z]{1,5}[ .-]{0,2}\d{1,3}(?:\.\d{1,2})*")
_SOME = 0.25


class Levels(NamedTuple):
    """Columns that say together what one metric shall reach.

    `times` is a column of times beside one of shares, `limit` one of outer limits beside the minimum.
    """

    title: str
    target: Column | None = None
    minimum: Column | None = None
    times: Column | None = None
    limit: Column | None = None


class Layout(NamedTuple):
    """What the columns of a table are for.

    `aside` is a column whose own words name a metric where the first name spans several; `degree` the column of
    priorities, or the names are such themselves if they are `graded`; `fields` are all other columns with a role.
    """

    name: Column
    levels: tuple[Levels, ...]
    aside: Column | None = None
    degree: Column | None = None
    part: Column | None = None
    phases: tuple[Phase, ...] = ()
    fields: tuple[Column, ...] = ()
    graded: bool = False
    confidence: int = 90


def layout_of(grid: Grid, header: Header, lexicon: Lexicon) -> Layout | None:
    """The layout of a table; None where it is no table of metrics."""
    table = Survey(grid, header, lexicon)
    if not table.body or _is_schedule(table):
        return None
    phases = phases_of(table)
    table.columns = tuple(_dated(table, column) for column in table.columns)
    degrees = () if phases else degrees_of(table)
    levels = _levels(table, phases, degrees)
    used = {column.place for level in levels for column in level[1:] if isinstance(column, tuple)}
    used |= {phase.column.place for phase in phases}
    name = _name(table, used)
    if name is None or (not levels and name.role != "name"):
        return None
    return _completed(table, name, levels or (Levels(""),), phases, used)


def _dated(table: Survey, column: Column) -> Column:
    """A column of results where its heading is a period: "Performance (April to March)"."""
    told = column.role in ("", "window", "frequency") and is_dated(column.title.text, table.lexicon)
    return column._replace(role="baseline") if told and table.share(column, is_measured) >= MOST else column


def _completed(
    table: Survey, name: Column, levels: tuple[Levels, ...], phases: tuple[Phase, ...], used: set[int]
) -> Layout:
    rest = [column for column in table.columns if column.place not in used and column is not name]
    spare = [column for column in table.columns if column.role == "standard" and len(levels) == 1]
    spare += [column for column in rest if column.role in ("subject", "name")]
    asides = [column for column in spare if column is not name and table.texts(column)]
    degree = next((column for column in rest if _is_degree_column(table, column)), None)
    part = next((column for column in rest if column.role in ("part", "category") and column is not degree), None)
    fields = tuple(column for column in rest if column.role and column not in (degree, part))
    found = Layout(name, levels, asides[0] if asides else None, degree, part, phases, fields)
    found = found._replace(graded=_is_graded(table, found))
    return found._replace(confidence=_confidence(table, found))


def _is_graded(table: Survey, layout: Layout) -> bool:
    """Whether the names beside levels are degrees."""
    level = layout.levels[0].target or layout.levels[0].minimum
    rows = [row for row in table.body if level is None or is_filled(row[level.place])]
    names = [words_of(row[layout.name.place]).text for row in rows if is_filled(row[layout.name.place])]
    return sum(is_degree(name, table.lexicon) or is_short_code(name) for name in names) * 2 > len(names)


def _is_schedule(table: Survey) -> bool:
    """Whether it is a schedule of prices, volumes, dates or people."""
    roles = {column.role for column in table.columns}
    strong = bool(roles & {"name", "standard"}) + len(roles & _PROOFS)
    if "price" in roles or "contact" in roles:
        return strong <= 1 or not roles & {"target", "standard", "minimum", "metric"}
    if "due" in roles or "volume" in roles:
        return not roles & {"target", "standard", "metric"} and strong <= 1
    return False


def _levels(table: Survey, phases: tuple[Phase, ...], degrees: tuple[Column, ...]) -> tuple[Levels, ...]:
    if phases:
        last = phases[-1].column
        return (Levels("", last, next(iter(table.with_role("minimum")), None)),)
    if degrees:
        return tuple(Levels(column.title.text, column) for column in degrees)
    groups = _grouped(table)
    if groups:
        return groups
    return tuple(Levels("", column) for column in _spare(table))


def _spare(table: Survey) -> list[Column]:
    """Columns of levels, but the first, whose headings do not say so: "Service level", "Objective"."""
    columns = [column for column in table.columns[1:] if column.role in _SPARE]
    return [column for column in columns if table.share(column, is_level) > MOST][:1]


def _grouped(table: Survey) -> tuple[Levels, ...]:
    """Columns of levels in groups, each with the minimum that follows it."""
    columns = _chosen(table)
    pair = _share_and_time(table, columns)
    if pair:
        return (pair,)
    groups: list[Levels] = []
    for column in columns:
        if column.role == "limit" and groups:
            groups[-1] = groups[-1]._replace(limit=groups[-1].limit or column)
        elif column.role == "minimum" and groups and groups[-1].minimum is None:
            groups[-1] = groups[-1]._replace(minimum=column)
        elif column.role == "minimum" and not groups:
            groups.append(Levels("", column))
        elif column.role not in ("minimum", "limit"):
            groups.append(Levels(column.title.text, column))
    return tuple(groups)


def _chosen(table: Survey) -> list[Column]:
    """The columns that say levels: targets, else standards and acceptable levels, else those of metrics."""
    minimums = [column for column in table.with_role("minimum") if table.texts(column)]
    targets = [column for column in table.with_role("target") if table.texts(column)]
    metrics = [column for column in table.with_role("metric") if table.share(column, is_level) >= MOST]
    standards = [column for column in table.with_role("standard") if table.texts(column)]
    bare = [column for column in (*targets, *standards, *_spare(table)) if table.share(column, is_bare_level) > MOST]
    if len(targets) > 1 or standards or minimums:
        targets = [column for column in targets if table.share(column, is_measured) > MOST]
    if bare:
        targets = [column for column in targets if column.place or column in bare]  # the first names commitments
    chosen = targets or standards or (_spare(table) if minimums else [])
    if len(metrics) > 1 or not (chosen or minimums):
        chosen = targets or metrics or standards
    limits = table.with_role("limit") if minimums else []
    return sorted([*chosen, *minimums, *limits], key=lambda column: column.place)


def _share_and_time(table: Survey, columns: list[Column]) -> Levels | None:
    """Two columns that make one target: 95 % | 4 hours."""
    levels = [column for column in columns if column.role not in ("minimum", "limit")]
    if len(levels) != len(("share", "time")):
        return None
    shares = [column for column in levels if table.share(column, is_share) > MOST]
    times = [column for column in levels if column not in shares and table.share(column, _is_time) > MOST]
    if len(shares) != 1 or len(times) != 1 or "metric" in (shares[0].role, times[0].role):
        return None
    return Levels("", shares[0], next((column for column in columns if column.role == "minimum"), None), times[0])


def _is_time(text: str) -> bool:
    from sla_lint.targets import dimension, parse_targets

    return "time" in dimension(parse_targets(text)[0].unit or "")


def _name(table: Survey, used: Iterable[int]) -> Column | None:
    """The column that names the metrics: by its heading, if it holds words; a column of row numbers does not."""
    free = [column for column in table.columns if column.place not in used]
    for role in _NAMES:
        for column in free:
            if column.role == role and table.share(column, _is_wording) > MOST:
                return column
    return next((column for column in table.with_role("standard") if table.texts(column)), None)


def _is_wording(text: str) -> bool:
    """Whether a text can be a name: it has letters and is no row's number such as "KPI-01"; "P1" may be a name."""
    return is_short_code(text) or (_LETTERS.search(text) is not None and not _SIGN.fullmatch(text))


def is_short_code(text: str) -> bool:
    """Whether a text is a priority such as "P1" in place of words."""
    return re.fullmatch(r"[PSps][1-5]", text) is not None


def _is_degree_column(table: Survey, column: Column) -> bool:
    if column.role not in ("degree", "category", "part", "subject", ""):
        return False
    return table.share(column, lambda text: is_degree(text, table.lexicon)) > MOST


def _confidence(table: Survey, layout: Layout) -> int:
    """How sure it is that the rows are metrics, in percent."""
    level = layout.levels[0].target
    if level is None:
        return 50
    proofs = len({column.role for column in table.columns} & _PROOFS)
    minimum = layout.levels[0].minimum
    measured = max(table.share(column, is_measured) for column in (level, minimum) if column is not None)
    named = layout.name.role in ("name", "subject", "degree") and level.role in _LEVELS
    if measured < MOST and not (named and (proofs or measured >= _SOME)):
        return 0
    return min(99, 60 + 15 * named + 10 * bool(proofs) + int(14 * measured))

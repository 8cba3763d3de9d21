"""Columns for phases and for degrees: the target in months 1 to 3 and from month 4 on, or for P1, P2 and P3."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_lint.extract.levels import first_month, is_degree, is_level, is_measured, names_year
from sla_lint.extract.survey import MOST

if TYPE_CHECKING:
    from sla_lint.extract.headers import Column
    from sla_lint.extract.survey import Survey

_LAST_MONTH = 1000
_PHASED = ("target", "", "minimum", "part", "window")


class Phase(NamedTuple):
    """A column with the targets of one phase, and the month in which it begins; 0 is the steady state."""

    column: Column
    month: int


def phases_of(table: Survey) -> tuple[Phase, ...]:
    """Columns for phases of one target, where there are several, or one beside a column of targets."""
    found = []
    for column in table.columns:
        month = first_month(column.title.text, table.lexicon) if column.role in _PHASED else None
        if month is not None and table.share(column, is_measured) >= MOST:
            found.append(Phase(column, month))
    if not found:
        years = [column for column in table.with_role("target", "") if names_year(column.title.text)]
        found = [Phase(column, 1 + 12 * place) for place, column in enumerate(years)] if len(years) > 1 else []
    plain_targets = [
        column for column in table.with_role("target") if all(phase.column is not column for phase in found)
    ]
    if found and plain_targets:
        found.append(Phase(plain_targets[0], 0))
    found.sort(key=lambda phase: phase.month or _LAST_MONTH)
    return tuple(found) if len(found) > 1 else ()


def degrees_of(table: Survey) -> tuple[Column, ...]:
    """Columns for the degrees of one metric: P1, P2, P3."""
    found = [
        column
        for column in table.columns
        if is_degree(column.title.text, table.lexicon) and table.share(column, is_level) >= MOST
    ]
    return tuple(found) if len(found) > 1 else ()

"""How much the wording of a text matters, by where it stands in the agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sla_lint import Severity

_NAMES = frozenset(
    {
        "sla",
        "id",
        "title",
        "version",
        "status",
        "language",
        "languages",
        "jurisdiction",
        "currency",
        "extends",
        "name",
        "metric",
        "service_line",
        "class",
        "unit",
        "direction",
        "statistic",
        "process_type",
        "facing",
        "channels",
        "sites",
        "paired_with",
        "split_of",
        "gates",
        "ref",
        "see",
        "system",
        "report",
        "owner",
        "forecast_owner",
        "address",
        "registration",
        "timezone",
        "days",
        "open",
        "close",
        "prepared_by",
        "participants",
        "calculated_by",
        "measured_by",
        "decided_by",
        "logged_by",
        "system_of_record",
        "population",
        "scale",
        "allocation",
        "legal_basis",
        "type",
        "on",
        "side",
        "role",
        "shared_with",
        "applies_to",
        "excludes",
        "hold_from_day_one",
    }
)
"""Fields that name something, or hold one of some fixed words."""

_BINDING_SECTIONS = ("metrics", "obligations", "definitions", "remedies")
_BINDING_FIELDS = frozenset(
    {
        "definition",
        "formula",
        "target",
        "minimum",
        "threshold",
        "trigger",
        "effect",
        "when",
        "starts",
        "long_stop",
        "frequency",
        "due",
        "condition",
        "text",
        "on_breach",
    }
)
"""Fields whose words decide what is owed, in whichever section they stand."""

_EXPLAINING_FIELDS = frozenset(
    {
        "purpose",
        "note",
        "reason",
        "justification",
        "basis",
        "source",
        "access",
        "method",
        "sampling",
        "calibration",
    }
)
"""Fields that explain, in sections whose other fields bind."""

_LISTS = ("metrics", "service_lines", "obligations")
"""Sections whose items stand in a path by their names."""

_EXPLAINING_GROUPS = ("/baseline/", "/method/", "/data_source/", "/improvement/")

_LEGAL_SECTIONS = ("relief", "governance", "term", "parties", "approvals")
"""Sections in which lawyers leave room on purpose."""


def severity_at(path: str) -> Severity | None:
    """How much a word that cannot be measured matters at a path: a warning where it binds, a note where it explains.

    None where a text is a name, a fixed word, or private to its authors.
    """
    keys = [key for key in path.split("/") if not key.isdecimal()] or [path]
    section, field = keys[0], keys[-1]
    if _is_private(keys):
        return None
    if section == "definitions":
        return "warning"
    if field in _NAMES:
        return None
    explains = field in _EXPLAINING_FIELDS or any(group in path for group in _EXPLAINING_GROUPS)
    binds = field in _BINDING_FIELDS or (section in _BINDING_SECTIONS and not explains)
    return "warning" if binds else "note"


def _is_private(keys: list[str]) -> bool:
    """Whether a path leads through a key that is private to its authors; the name of an item is no key."""
    named = 1 if keys[0] in _LISTS else None
    return any(key.startswith("x-") for place, key in enumerate(keys) if place != named)


def is_legal(path: str) -> bool:
    """Whether a path leads into a section in which lawyers leave room on purpose."""
    return path.partition("/")[0] in _LEGAL_SECTIONS

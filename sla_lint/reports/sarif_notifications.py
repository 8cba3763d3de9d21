"""Notifications in SARIF: what was not checked, and what was left out of the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sla_lint.reports.layout import Block, Lines
from sla_lint.reports.sarif_messages import sentence

if TYPE_CHECKING:
    from sla_lint.errors import Trouble
    from sla_lint.reports.sarif_places import Places
    from sla_lint.run import Run


class _Kind(NamedTuple):
    id: str
    name: str
    text: str
    list: str = "toolExecutionNotifications"


_SET_UP = "toolConfigurationNotifications"
_OTHER = "other"
_CUT = "cut"
_KINDS = {
    _OTHER: _Kind("SLA9000", "NotChecked", "Something was not checked."),
    "unreadable-document": _Kind("SLA9001", "UnreadableDocument", "A document could not be read."),
    "failed-rule": _Kind("SLA9002", "FailedRule", "A rule failed, so its findings are missing."),
    "broken-config": _Kind("SLA9003", "BrokenConfig", "The configuration cannot be followed.", _SET_UP),
    "broken-plugin": _Kind("SLA9004", "BrokenPlugin", "A plugin breaks its promises.", _SET_UP),
    "broken-waivers": _Kind("SLA9005", "BrokenWaivers", "The waiver file cannot be followed.", _SET_UP),
    _CUT: _Kind("SLA9006", "LogCut", "The log holds no more than its readers take."),
    "unread": _Kind("SLA9007", "PartNotRead", "A part of a document was not read."),
    "changes": _Kind("SLA9008", "OpenChanges", "A document has tracked changes that nobody has accepted."),
}


def descriptors() -> Lines:
    """What the driver declares of its notifications."""
    return Lines(_descriptor(kind) for kind in _KINDS.values())


def invocation(run: Run, cuts: list[str], places: Places) -> Block:
    """How the run went: it succeeded if nothing was left unchecked."""
    result = Block(executionSuccessful=not run.troubles)
    for trouble in run.troubles:
        kind = trouble.kind if trouble.kind in _KINDS else _OTHER
        note = _notification(kind, trouble.message, "error")
        where = _where(trouble, places)
        result.setdefault(_KINDS[kind].list, Lines()).append({**note, "locations": [where]} if where else note)
    for aside in run.asides:
        kind = aside.kind if aside.kind in _KINDS else _OTHER
        note = _notification(kind, aside.message, "note")
        where = {"physicalLocation": {"artifactLocation": places.artifact(aside.path)}}
        result.setdefault(_KINDS[kind].list, Lines()).append({**note, "locations": [where]})
    for text in cuts:
        result.setdefault(_KINDS[_CUT].list, Lines()).append(_notification(_CUT, text, "warning"))
    return result


def _descriptor(kind: _Kind) -> dict[str, Any]:
    text = {"text": kind.text}
    return {"id": kind.id, "name": kind.name, "shortDescription": text, "fullDescription": text, "help": text}


def _notification(kind: str, text: str, level: str) -> dict[str, Any]:
    descriptor = {"id": _KINDS[kind].id, "index": list(_KINDS).index(kind)}
    return {"descriptor": descriptor, "level": level, "message": {"text": sentence(text)}}


def _where(trouble: Trouble, places: Places) -> dict[str, Any] | None:
    if trouble.location:
        return {"physicalLocation": places.physical(trouble.location, whole=False)}
    if trouble.path:
        return {"physicalLocation": {"artifactLocation": places.artifact(trouble.path)}}
    return None

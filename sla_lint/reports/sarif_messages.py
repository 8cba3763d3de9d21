"""Messages in SARIF: one template for each sentence of a rule, and the moving parts as arguments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from sla_lint.finding import Message, Phrase, spell
from sla_lint.reports.escape import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sla_lint.finding import Argument, Finding

_FIELD = re.compile(r"\{(\w+)\}|[{}]")
_PLACEHOLDER = re.compile(r"\{(\d+)\}|\{\{|\}\}")


class _Template(NamedTuple):
    text: str
    arguments: list[str]


class Messages:
    """The sentences of a run, under ids that depend on nothing but the sentences."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        found: dict[str, set[str]] = {}
        for finding in findings:
            found.setdefault(finding.rule, set()).add(_template(finding).text)
        self._ids = {rule: _numbered(sorted(templates)) for rule, templates in found.items()}

    def strings(self, rule: str) -> dict[str, dict[str, str]]:
        """The `messageStrings` of a rule."""
        return {name: {"text": text} for text, name in self._ids.get(rule, {}).items()}

    def message(self, finding: Finding) -> dict[str, Any]:
        """The `message` of a result: ready to read, and with what it was made from."""
        text, arguments = _template(finding)
        filled = _PLACEHOLDER.sub(lambda match: arguments[int(match[1])] if match[1] else match[0][0], text)
        return {"id": self._ids[finding.rule][text], "text": filled, "arguments": arguments}


def sentence(text: str) -> str:
    """A text made safe to show, with the full stop that SARIF asks for."""
    text = escape(text.strip())
    return text if text.endswith(".") else f"{text}."


def _numbered(templates: list[str]) -> dict[str, str]:
    if len(templates) == 1:
        return {templates[0]: "default"}
    return {template: f"m{number}" for number, template in enumerate(templates, 1)}


def _template(finding: Finding) -> _Template:
    """The sentence as SARIF writes it: `'{0}'` for what moves, and every other brace twice."""
    message = _specific(finding)
    moving = [name for name in dict.fromkeys(message.names) if _moves(message.arguments[name])]

    def written(match: re.Match[str]) -> str:
        name = match[1]
        if not name:
            return match[0] * 2
        return f"'{{{moving.index(name)}}}'" if name in moving else spell(message.arguments[name])

    arguments = [escape(_bare(message.arguments[name])) for name in moving]
    return _Template(sentence(_FIELD.sub(written, message.template)), arguments)


def _specific(finding: Finding) -> Message:
    """The message; one that is the same for every draft gets the name of its agreement, so that a list tells more."""
    message = finding.message
    if any(_moves(message.arguments[name]) for name in message.names):
        return message
    name = finding.agreement or finding.place.location.source.name
    return Message(f"{{_agreement}}: {message.template}", {**message.arguments, "_agreement": name})


def _moves(value: Argument) -> bool:
    """Whether a part is an argument; words of our own belong to the sentence unless they quote the document."""
    return not isinstance(value, Phrase) or any(mark in value for mark in "'{}")


def _bare(value: Argument) -> str:
    """A part without the quotation marks that it may have, since the sentence has them already."""
    text = spell(value)
    quoted = isinstance(value, Phrase) and len(text) > 1 and text[0] == text[-1] == "'"
    return text[1:-1] if quoted else text

"""The tool in SARIF: sla-lint, its plugins, and what each of their rules is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sla_lint.explain import markdown, plain, sections
from sla_lint.reports.layout import Block, Lines
from sla_lint.reports.sarif_messages import sentence
from sla_lint.reports.sarif_notifications import descriptors
from sla_lint.reports.tool import HOME, NAME, is_builtin, version

if TYPE_CHECKING:
    from sla_lint.plugins import Plugin
    from sla_lint.reports.sarif_messages import Messages
    from sla_lint.rules import Rule
    from sla_lint.run import Run

_OWN_PAGE = f"{HOME}/blob/main/docs/rules/{{}}.md"
_FOREIGN_PAGE = f"{HOME}/blob/main/plugins/README.md"  # a plugin's rules are explained by their help alone
_PROBLEM_SEVERITY = {"error": "error", "warning": "warning", "note": "recommendation"}
_DESCRIPTION = 1024  # characters that GitHub takes
_RELEASE = re.compile(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?(.*)", re.DOTALL)


class Tool:
    """The driver with the built-in rules, and an extension for every other plugin with its own."""

    def __init__(self, run: Run, messages: Messages) -> None:
        self._rules = run.rules
        self._messages = messages
        foreign = [plugin for plugin in run.plugins if not is_builtin(plugin)]
        self._references: dict[str, dict[str, Any]] = {}
        extensions = Lines(self._extension(index, plugin) for index, plugin in enumerate(foreign))
        self.object = Block(driver=self._driver(), **({"extensions": extensions} if extensions else {}))

    def reference(self, rule: str) -> dict[str, Any]:
        """How a result names its rule."""
        return self._references[rule]

    def _driver(self) -> Block:
        foreign = list(self._references)
        own = [name for name in self._rules if name not in self._references]
        for index, name in enumerate(own):
            self._references[name] = {"ruleId": name, "ruleIndex": index}
        # Readers that know no extensions, Microsoft's validator among them, look here for every rule of a result.
        fired = [name for name in foreign if self._messages.strings(name)]
        return Block(
            name=NAME,
            fullName=f"{NAME} {version()}",
            organization="The sla-lint authors",
            version=version(),
            semanticVersion=semantic(version()),
            informationUri=HOME,
            language="en",
            rules=Lines([self._descriptor(name, _OWN_PAGE) for name in own] + self._foreign(fired)),
            notifications=descriptors(),
        )

    def _extension(self, index: int, plugin: Plugin) -> Block:
        names = [rule.name for rule in plugin.rules if rule.name in self._rules]
        for number, name in enumerate(names):
            owner = {"name": plugin.name, "index": index}
            self._references[name] = {"rule": {"id": name, "index": number, "toolComponent": owner}}
        return Block(
            name=plugin.name,
            fullName=plugin.origin,
            version=plugin.version,
            semanticVersion=semantic(plugin.version),
            rules=Lines(self._foreign(names)),
        )

    def _foreign(self, names: list[str]) -> list[dict[str, Any]]:
        return [self._descriptor(name, _FOREIGN_PAGE) for name in names]

    def _descriptor(self, name: str, page: str) -> dict[str, Any]:
        rule = self._rules[name]
        strings = self._messages.strings(name)
        return {
            **_about(rule),
            "helpUri": page.format(name),
            **({"messageStrings": strings} if strings else {}),
            "defaultConfiguration": {"level": rule.severity},
            "properties": {
                "tags": ["sla", rule.group],
                "precision": rule.precision,
                "problem.severity": _PROBLEM_SEVERITY[rule.severity],
            },
        }


def semantic(number: str) -> str:
    """A version in the form of semver.org: three numbers, and behind a hyphen whatever else there is."""
    match = _RELEASE.match(number)
    if match is None:
        return "0.0.0"
    major, minor, patch, rest = match.groups()
    more = ".".join(re.findall(r"[0-9A-Za-z]+", rest))
    return f"{major}.{minor or 0}.{patch or 0}" + (f"-{more}" if more else "")


def _about(rule: Rule) -> dict[str, Any]:
    paragraphs = sections(rule)[""].split("\n\n")
    return {
        "id": rule.name,
        "name": _pascal(rule.name),
        "shortDescription": {"text": _description(paragraphs[:1])},
        "fullDescription": {"text": _description(paragraphs)},
        "help": {"text": plain(rule), "markdown": markdown(rule)},
    }


def _pascal(name: str) -> str:
    """The name that readers show beside the id; of one word it would be the id with a capital."""
    words = "".join(word.capitalize() for word in name.split("-"))
    return words if "-" in name else f"{words}Fault"


def _description(paragraphs: list[str]) -> str:
    text = sentence(" ".join(" ".join(paragraphs).split()))
    return text if len(text) <= _DESCRIPTION else text[: _DESCRIPTION - 2].rpartition(" ")[0] + "…."

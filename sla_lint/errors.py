"""Expected trouble: what was not checked, and the exceptions that say so in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sla_lint.syntax.source import Location


class SlaLintError(Exception):
    """Trouble that its reader can mend: the text is one sentence that says what is wrong and what to do."""


class ConfigError(SlaLintError):
    """A configuration, waiver file or command line that cannot be followed."""


class PluginError(SlaLintError):
    """A plugin that cannot be loaded, or that breaks its promises."""


class Trouble(NamedTuple):
    """Something that was not checked, and why. A run that meets one ends with exit code 2.

    `kind` is a word for machines: unreadable-document, broken-config, broken-plugin, failed-rule, broken-waivers.
    """

    kind: str
    message: str
    path: str | None = None
    location: Location | None = None

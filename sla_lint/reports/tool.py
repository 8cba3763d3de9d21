"""The tool itself, as reports name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sla_lint

if TYPE_CHECKING:
    from sla_lint.plugins import Plugin

NAME = "sla-lint"
HOME = "https://github.com/sla-lint/sla-lint"


def version() -> str:
    """The version of sla-lint."""
    return sla_lint.__version__


def is_builtin(plugin: Plugin) -> bool:
    """Whether a plugin comes with sla-lint."""
    return plugin.origin.partition(" ")[0] == NAME

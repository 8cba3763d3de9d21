"""The hooks of a plugin: each returns plain data, and whatever all plugins return is collected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from os import PathLike

    from sla_lint.readers.reader import Reader
    from sla_lint.reports import Report
    from sla_lint.rules import Rule

hookspec = pluggy.HookspecMarker("sla_lint")
hookimpl = pluggy.HookimplMarker("sla_lint")


@hookspec
def sla_lint_rules() -> Iterable[Rule]:  # type: ignore[empty-body]
    """Rules: what functions decorated with `sla_lint.rules` have become."""


@hookspec
def sla_lint_vocabulary() -> str | PathLike[str]:  # type: ignore[empty-body]
    """The path of a YAML file with `metrics`, `words` or `sources`; it is read when a word of it is asked for."""


@hookspec
def sla_lint_phrases() -> Iterable[str | PathLike[str]]:  # type: ignore[empty-body]
    """The paths of YAML files with further `words`: those by which parts of text documents are told.

    They are read only where there is such a document.
    """


@hookspec
def sla_lint_presets() -> str | PathLike[str]:  # type: ignore[empty-body]
    """The path of a YAML file with configurations by name, which a user's configuration can extend."""


@hookspec
def sla_lint_reports() -> Iterable[Report]:  # type: ignore[empty-body]
    """Report formats."""


@hookspec
def sla_lint_readers() -> Iterable[Reader]:  # type: ignore[empty-body]
    """Readers of text documents."""

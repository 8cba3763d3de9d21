"""What a run is asked to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from sla_lint.readers.reader import Changes


class Request:
    """What a run is asked to do, as the command line says it."""

    __slots__ = (
        "changes",
        "config",
        "fail_on",
        "ignore",
        "installed_plugins",
        "plugin_files",
        "profile",
        "select",
        "skip_unmarked",
    )

    def __init__(  # noqa: PLR0913 (one a field)
        self,
        *,
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
        config: str | Path | None = None,
        profile: str | None = None,
        plugin_files: tuple[str | Path, ...] = (),
        installed_plugins: bool = True,
        skip_unmarked: bool = False,
        fail_on: str | None = None,
        changes: Changes = "final",
    ) -> None:
        self.select = select
        self.ignore = ignore
        self.config = config
        self.profile = profile
        self.plugin_files = plugin_files
        self.installed_plugins = installed_plugins
        self.skip_unmarked = skip_unmarked
        self.fail_on = fail_on
        self.changes = changes

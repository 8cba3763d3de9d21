"""Plugins: found without importing anything, loaded in order of their names, and never from the linted repository."""

from __future__ import annotations

import importlib
import os
import re
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import pluggy

from sla_lint import hookspecs
from sla_lint.errors import PluginError, Trouble
from sla_lint.files import SUFFIXES, current_folder
from sla_lint.finding import SEVERITIES
from sla_lint.housekeeping import HOUSEKEEPING
from sla_lint.readers.builtin import READERS
from sla_lint.readers.reader import Reader
from sla_lint.reports import Report
from sla_lint.rules import SUBJECTS, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from os import PathLike
    from types import ModuleType

GROUP = "sla_lint"
_SECTION = f"[{GROUP}]"
_INFO = ".dist-info"
OURS = "sla-lint"
"""The distribution whose plugins are built in."""


class EntryPoint:
    """An installed plugin that has not been imported."""

    __slots__ = ("distribution", "module", "name", "version")

    def __init__(self, name: str, module: str, distribution: str, version: str) -> None:
        self.name = name
        self.module = module
        self.distribution = distribution
        self.version = version


class Plugin:
    """A loaded plugin. `origin` is its distribution, or the file given on the command line."""

    __slots__ = ("name", "origin", "phrases", "presets", "readers", "reports", "rules", "version", "vocabulary")

    def __init__(  # noqa: PLR0913 (one a field)
        self,
        name: str,
        version: str,
        origin: str,
        *,
        rules: tuple[Rule, ...],
        reports: tuple[Report, ...],
        vocabulary: tuple[str, ...],
        presets: tuple[str, ...],
        readers: tuple[Reader, ...] = (),
        phrases: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.version = version
        self.origin = origin
        self.rules = rules
        self.reports = reports
        self.vocabulary = vocabulary
        self.presets = presets
        self.readers = readers
        self.phrases = phrases


def load_plugins(
    files: Iterable[str | PathLike[str]] = (), *, installed: bool = True
) -> tuple[tuple[Plugin, ...], list[Trouble]]:
    """Load the built-in pack, the installed plugins and those in files, and say which could not be loaded.

    A plugin that cannot be imported, has a misspelt hook, or hands over something else than it promises is a trouble:
    a gate that skipped it in silence would pass what it should stop.
    """
    plugins: list[Plugin] = []
    troubles: list[Trouble] = []
    loads = [partial(_load, entry) for entry in entry_points() if installed or entry.distribution == OURS]
    for load in [*loads, *(partial(_load_file, path) for path in files)]:
        try:
            plugin = load()
            _refuse_twins(plugin, plugins)
            plugins.append(plugin)
        except PluginError as error:
            troubles.append(Trouble("broken-plugin", str(error)))
    return tuple(sorted(plugins, key=lambda plugin: plugin.name)), troubles


def all_readers(plugins: Iterable[Plugin]) -> tuple[Reader, ...]:
    """The readers of text documents: our own, and those of the plugins."""
    return (*READERS, *(reader for plugin in plugins for reader in plugin.readers))


def entry_points(paths: Iterable[str] | None = None) -> list[EntryPoint]:
    """The installed plugins, read from the `entry_points.txt` files (importlib.metadata takes ten times as long)."""
    found: dict[str, EntryPoint] = {}
    for folder in _trusted(sys.path) if paths is None else paths:
        for info in _distributions(folder):
            for entry in _entries(folder, info):
                found.setdefault(entry.name, entry)  # the first on the path is the one that Python imports
    return sorted(found.values(), key=lambda entry: entry.name)


def _trusted(paths: Iterable[str]) -> Iterator[str]:
    """The folders in which packages are installed: never the current one, which may be a stranger's repository."""
    here = os.path.realpath(current_folder())
    return (path for path in paths if os.path.isabs(path) and os.path.realpath(path) != here)


def _distributions(folder: str) -> list[str]:
    """What is installed in a folder, by the names of the folders that describe it."""
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith(_INFO))
    except OSError:  # an archive, or no folder at all
        return []


def _entries(folder: str, info: str) -> Iterator[EntryPoint]:
    try:
        with open(os.path.join(folder, info, "entry_points.txt"), "rb") as file:
            data = file.read()
    except OSError:  # most distributions have none
        return
    if _SECTION.encode() not in data:
        return
    section = data.decode().partition(_SECTION)[2].partition("\n[")[0]
    distribution, _, version = info.removesuffix(_INFO).partition("-")
    for line in filter(None, map(str.strip, section.splitlines())):
        name, _, module = line.partition("=")
        yield EntryPoint(name.strip(), module.strip(), distribution.replace("_", "-"), version)


def _load(entry: EntryPoint) -> Plugin:
    try:
        module = importlib.import_module(entry.module)
    except (Exception, SystemExit) as error:
        raise PluginError(f"the plugin '{entry.name}' of {entry.distribution} {entry.version} {_why(error)}") from error
    return _collect(module, entry.name, entry.version, f"{entry.distribution} {entry.version}")


def _load_file(named: str | PathLike[str]) -> Plugin:
    import importlib.util  # most runs name no file
    from pathlib import Path

    path = Path(named)
    name = path.stem
    spec = importlib.util.spec_from_file_location(f"sla_lint_plugin_{name}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise PluginError(f"the plugin file {path.name} does not exist or is no Python file")
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        raise PluginError(f"the plugin file {path.name} {_why(error)}") from error
    return _collect(module, name, getattr(module, "__version__", "0"), path.name)


def _why(error: BaseException) -> str:
    return f"cannot be loaded ({type(error).__name__}: {error}); mend it, or run with --no-plugins"


def _collect(module: ModuleType, name: str, version: str, origin: str) -> Plugin:
    """Ask one plugin for all that it brings. Each has a manager of its own, so that a fault names its plugin."""
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(hookspecs)
    try:
        manager.register(module, name)
        manager.check_pending()
        hook = manager.hook
        plugin = Plugin(
            name,
            version,
            origin,
            rules=tuple(_checked(hook.sla_lint_rules(), Rule, name)),
            reports=tuple(_checked(hook.sla_lint_reports(), Report, name)),
            vocabulary=tuple(os.fspath(path) for path in hook.sla_lint_vocabulary()),
            presets=tuple(os.fspath(path) for path in hook.sla_lint_presets()),
            readers=tuple(_checked(hook.sla_lint_readers(), Reader, name)),
            phrases=tuple(os.fspath(path) for paths in hook.sla_lint_phrases() for path in paths),
        )
        return _brings(plugin)
    except PluginError:
        raise
    except (Exception, SystemExit) as error:
        raise PluginError(f"the plugin '{name}' {_why(error)}") from error


def _brings(plugin: Plugin) -> Plugin:
    """The plugin, if it brings anything: one without a hook would be passed over in silence."""
    brought = (plugin.rules, plugin.reports, plugin.vocabulary, plugin.presets, plugin.readers, plugin.phrases)
    if not any(brought):
        raise PluginError(f"the plugin '{plugin.name}' brings nothing; it needs a hook such as sla_lint_rules")
    return plugin


def _checked(results: Iterable[Iterable[Any]], kind: type, name: str) -> Iterator[Any]:
    for result in results:
        for item in result:
            if not isinstance(item, kind):
                raise PluginError(f"the plugin '{name}' hands over {item!r:.60} where a {kind.__name__} is expected")
            yield item


def _refuse_twins(plugin: Plugin, plugins: Iterable[Plugin]) -> None:
    owners = {rule.name: "sla-lint itself" for rule in HOUSEKEEPING}
    owners.update({rule.name: other.name for other in plugins for rule in other.rules})
    for rule in plugin.rules:
        if rule.name in owners:
            raise PluginError(f"the rule '{rule.name}' comes from both '{owners[rule.name]}' and '{plugin.name}'")
        if rule.severity not in SEVERITIES or rule.subject not in SUBJECTS:
            raise PluginError(
                f"the rule '{rule.name}' of the plugin '{plugin.name}' must be an {', '.join(SEVERITIES)} and judge a "
                f"{', '.join(SUBJECTS)}"
            )
        owners[rule.name] = plugin.name
    _refuse_twin_readers(plugin, plugins)


def _refuse_twin_readers(plugin: Plugin, plugins: Iterable[Plugin]) -> None:
    """Two readers of one suffix would make it a matter of chance what a file is read as."""
    taken = (*SUFFIXES, *(suffix for reader in READERS for suffix in reader.suffixes))
    owners = dict.fromkeys(taken, "sla-lint itself")
    owners.update({suffix: other.name for other in plugins for reader in other.readers for suffix in reader.suffixes})
    for suffix in (suffix for reader in plugin.readers for suffix in reader.suffixes):
        if not re.fullmatch(r"\.[^./\\A-Z]+", suffix):
            raise PluginError(f"the plugin '{plugin.name}' has a reader of '{suffix}'; write it like '.docx'")
        if suffix in owners:
            raise PluginError(f"files named '{suffix}' are read by both '{owners[suffix]}' and '{plugin.name}'")
        owners[suffix] = plugin.name

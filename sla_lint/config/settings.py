"""The configuration of a file: what all its layers together say of each rule."""

from __future__ import annotations

import os
import re
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sla_lint.finding import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from pathspec import GitIgnoreSpec

    from sla_lint.config.fields import Change
    from sla_lint.finding import Severity


WAIVERS = ".sla-lint-waivers.yaml"
"""The waiver file that is read where a configuration names none, and in the current folder where there is none."""


class RuleSetting(NamedTuple):
    """How one rule applies to one file. `options` holds what is configured; the rule knows its own defaults."""

    enabled: bool = True
    severity: Severity | None = None
    options: Mapping[str, Any] = MappingProxyType({})
    locked: bool = False
    lowest: Severity | None = None

    def weigh(self, severity: Severity) -> Severity:
        """The severity of a finding to which the rule itself gave this one."""
        return self.severity or (_graver(severity, self.lowest) if self.lowest else severity)

    def changed(self, change: Change) -> RuleSetting:
        """The setting after what a configuration says of the rule; to speak of a rule turns it on."""
        options = {**self.options, **change.options}
        setting = self._replace(enabled=change.level != "off", options=options)
        if change.level not in SEVERITIES:
            return setting
        return setting._replace(severity=change.level, lowest=None)

    def raised(self, lowest: Severity) -> RuleSetting:
        """The setting with no finding below a severity."""
        severity = _graver(self.severity, lowest) if self.severity else None
        return self._replace(severity=severity, lowest=_graver(self.lowest or lowest, lowest))


class Step:
    """One thing that a configuration says: what it changes, for which paths (None: for all)."""

    __slots__ = ("changes", "lowest", "paths")

    def __init__(
        self, changes: Mapping[str, Change], paths: tuple[str, ...] | None = None, lowest: Severity | None = None
    ) -> None:
        self.changes = changes
        self.paths = paths
        self.lowest = lowest


class Layer:
    """What one file or preset says."""

    __slots__ = ("exclude", "fail_on", "locked", "plugins", "steps", "vocabulary", "waivers")

    def __init__(  # noqa: PLR0913 (one a field)
        self,
        *,
        steps: tuple[Step, ...] = (),
        fail_on: str | None = None,
        exclude: tuple[str, ...] = (),
        locked: tuple[str, ...] = (),
        plugins: tuple[str, ...] = (),
        waivers: str | Path | None = None,
        vocabulary: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
    ) -> None:
        self.steps = steps
        self.fail_on = fail_on
        self.exclude = exclude
        self.locked = locked
        self.plugins = plugins
        self.waivers = waivers
        self.vocabulary = vocabulary


class Config:
    """What applies below a folder (`root`): the layers one upon the other, the later ones on top."""

    def __init__(self, path: Path | None, root: str | Path, rules: Iterable[str], layers: Iterable[Layer]) -> None:
        layers = tuple(layers)
        self.path = path
        self.root = root
        self.fail_on = next((layer.fail_on for layer in reversed(layers) if layer.fail_on), None)
        self.exclude = tuple(pattern for layer in layers for pattern in layer.exclude)
        self.locked = frozenset(name for layer in layers for name in layer.locked)
        self.required_plugins = tuple(dict.fromkeys(name for layer in layers for name in layer.plugins))
        self.waivers_path = next((layer.waivers for layer in reversed(layers) if layer.waivers), None)
        self.vocabulary = _merged(layer.vocabulary for layer in layers)
        self._rules = tuple(rules)
        self._steps = tuple(step for layer in layers for step in layer.steps)
        self._settings: dict[tuple[bool, ...], Mapping[str, RuleSetting]] = {}

    @cached_property
    def by_path(self) -> bool:
        """Whether it says anything of some paths only."""
        return any(step.paths is not None for step in self._steps)

    def settings_for(self, relative_path: str) -> Mapping[str, RuleSetting]:
        """The setting of every rule for a file, named from `root` with forward slashes."""
        applies = tuple(spec is None or spec.match_file(relative_path) for spec in self._specs)
        if applies not in self._settings:
            self._settings[applies] = self._settle(step for step, on in zip(self._steps, applies, strict=True) if on)
        return self._settings[applies]

    def excludes(self, relative_path: str) -> bool:
        """Whether a walk passes over a file; a folder's name ends with a slash."""
        return bool(self.exclude) and self._excluded.match_file(relative_path)

    def _settle(self, steps: Iterable[Step]) -> Mapping[str, RuleSetting]:
        settings = {name: RuleSetting(locked=name in self.locked) for name in self._rules}
        for step in steps:
            if step.lowest is not None:
                settings = {name: setting.raised(step.lowest) for name, setting in settings.items()}
            for name, change in step.changes.items():
                settings[name] = settings[name].changed(change)
        return settings

    @cached_property
    def _specs(self) -> tuple[GitIgnoreSpec | None, ...]:
        return tuple(None if step.paths is None else path_patterns(step.paths) for step in self._steps)

    @cached_property
    def _excluded(self) -> GitIgnoreSpec:
        return path_patterns(self.exclude)


def path_patterns(patterns: Iterable[str]) -> GitIgnoreSpec:
    """Patterns as in .gitignore, ready to match paths."""
    from pathspec import GitIgnoreSpec  # 40 ms that most runs can spare

    return GitIgnoreSpec.from_lines(patterns)


def unconfigured(folder: str | Path, rules: Iterable[str], profile: Iterable[Layer] = ()) -> Config:
    """The configuration where there is none: a profile, and the waiver file of the current folder."""
    waivers = os.path.join(folder, WAIVERS)
    return Config(None, folder, rules, [*profile, Layer(waivers=waivers if os.path.isfile(waivers) else None)])


def invalid_pattern(pattern: str) -> bool:
    """Whether nothing can be made of a pattern."""
    try:
        path_patterns([pattern])
    except (ValueError, re.error):
        return True
    return False


def _graver(one: Severity, other: Severity) -> Severity:
    return min(one, other, key=SEVERITIES.index)


def _merged(groups: Iterable[Mapping[str, Mapping[str, Any]]]) -> dict[str, dict[str, Any]]:
    merged: dict[str, dict[str, Any]] = {}
    for group in groups:
        for name, entries in group.items():
            merged.setdefault(name, {}).update(entries)
    return merged

"""A configuration file, whatever it extends, and all that is wrong with them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sla_lint.config.fields import ConfigFile, fields_for
from sla_lint.config.presets import read_presets
from sla_lint.config.reading import read_group, read_source, refuse
from sla_lint.config.settings import WAIVERS, Config, Layer, Step, invalid_pattern, unconfigured
from sla_lint.config.shapes import group_misfits, sentence
from sla_lint.errors import ConfigError
from sla_lint.files import current_folder
from sla_lint.nearest import did_you_mean
from sla_lint.syntax import Fault, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sla_lint.rules import Rule
    from sla_lint.syntax import Mapping as Group
    from sla_lint.syntax import Node

MAX_CHAIN = 20
_FILES = (".yaml", ".yml", ".toml")


def load_config(
    path: Path | None,
    rules: Mapping[str, Rule],
    presets: Iterable[Path] = (),
    *,
    profile: str | None = None,
    known_plugins: Collection[str] | None = None,
) -> Config:
    """The configuration in a file, or the built-in one where there is none.

    From the bottom up: the rules' own defaults, what the file extends, the profile, the file's own `rules`, and its
    `overrides`. Raises ConfigError, which lists everything that is wrong in all files, each with its place.
    """
    root = Path(current_folder()) if path is None else path.absolute().parent
    loader = _Loader(rules, tuple(presets), known_plugins, _boundary(root))
    layers = [*(loader.profile(profile) if path is None else loader.file(path.absolute(), profile))]
    refuse(loader.faults)
    return unconfigured(root, rules, layers) if path is None else Config(path, root, rules, layers)


def _boundary(folder: Path) -> Path:
    """The folder that no path may lead out of: the repository's, or the configuration's own where there is none."""
    folder = folder.resolve()
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), folder)


class _Loader:
    def __init__(
        self,
        rules: Mapping[str, Rule],
        presets: tuple[Path, ...],
        known_plugins: Collection[str] | None,
        boundary: Path,
    ) -> None:
        self.kind = fields_for(rules, known_plugins)
        self.preset_files = presets
        self.presets: dict[str, Group] | None = None
        self.boundary = boundary
        self.faults: list[Fault] = []
        self.seen: set[str | Path] = set()

    def fault(self, message: str, node: Node) -> None:
        self.faults.append(Fault(message, node.location))

    def known_presets(self) -> dict[str, Group]:
        """The presets; their files are read when a name is met."""
        if self.presets is None:
            self.presets = read_presets(self.preset_files)
        return self.presets

    def profile(self, name: str | None) -> Iterator[Layer]:
        """The layers of a profile that was named on the command line."""
        if name is None:
            return
        known = self.known_presets()
        if name not in known:
            raise ConfigError(f"unknown profile '{name}'{did_you_mean(name, known)}; there are {', '.join(known)}")
        self.seen.clear()  # a profile goes on top, also where the file extends it already
        yield from self.group(known[name], None, (name,))

    def file(self, path: Path, profile: str | None = None, above: tuple[str | Path, ...] = ()) -> Iterator[Layer]:
        """The layers of a file: of what it extends, of the profile, and its own."""
        node = read_group(read_source(path), self.faults)
        yield from self.group(node, path.parent, (*above, path.resolve()), profile)

    def group(
        self, node: Group, folder: Path | None, chain: tuple[str | Path, ...], profile: str | None = None
    ) -> Iterator[Layer]:
        """The layers of a group of fields. A preset has no folder: it can extend presets only."""
        wrong = group_misfits(self.kind, node, "", "key {}")
        self.faults += [Fault(sentence(misfit), misfit.location) for misfit in wrong]
        for item in _texts(node.get("extends")):
            yield from self.base(item, folder, chain)
        yield from self.profile(profile)
        yield self.layer(self.kind(node), folder, outermost=len(chain) == 1)

    def base(self, item: Scalar, folder: Path | None, chain: tuple[str | Path, ...]) -> Iterator[Layer]:
        """The layers of what a configuration extends: of a preset, or of a file."""
        name = item.text
        presets = self.known_presets()
        if name in presets:
            if self.enters(name, item, chain):
                yield from self.group(presets[name], None, (*chain, name))
        elif folder is not None and ("/" in name or name.endswith(_FILES)):
            path = self.inside(item, folder)
            if path is not None and self.enters(path, item, chain):
                yield from self.file(path, None, chain)
        else:
            self.fault(f"unknown preset '{name}'{did_you_mean(name, presets)}", item)

    def enters(self, base: str | Path, item: Scalar, chain: tuple[str | Path, ...]) -> bool:
        """Whether a base is still to be read. Each is read once, so that no diamond becomes an avalanche."""
        if base in chain:
            self.fault(f"'{item.text}' extends this configuration in its turn", item)
        elif len(chain) >= MAX_CHAIN:
            self.fault(f"more than {MAX_CHAIN} configurations extend each other", item)
        elif base not in self.seen:
            self.seen.add(base)
            return True
        return False

    def inside(self, item: Scalar, folder: Path) -> Path | None:
        """The file that a path stands for, or a fault: a configuration from a stranger must not read just any file."""
        if "://" in item.text or Path(item.text).is_absolute():
            self.fault(f"'{item.text}' must be a path relative to this file", item)
            return None
        path = Path(os.path.realpath(folder / item.text.replace("\0", "")))
        if not path.is_relative_to(self.boundary):
            self.fault(f"'{item.text}' leads out of the repository", item)
        elif not os.path.isfile(path):
            self.fault(f"there is no file '{item.text}'", item)
        else:
            return path
        return None

    def layer(self, group: ConfigFile, folder: Path | None, *, outermost: bool) -> Layer:
        """What a group of fields says itself."""
        self.check_patterns(group.node.get("exclude"))
        overrides = group.overrides
        for override in overrides:
            self.check_patterns(override.node.get("paths"))
        steps = [Step(group.rules, lowest=group.lowest_severity), *(Step(one.rules, one.paths) for one in overrides)]
        words = group.vocabulary
        return Layer(
            steps=tuple(steps),
            fail_on=group.fail_on,
            exclude=group.exclude,
            locked=group.locked,
            plugins=group.plugins,
            waivers=self.waivers(group, folder, outermost=outermost),
            vocabulary={}
            if words is None
            else {name: getattr(words, name) for name in words.fields if words.says(name)},
        )

    def check_patterns(self, node: Node | None) -> None:
        for item in _texts(node):
            if invalid_pattern(item.text):
                self.fault(f"'{item.text}' is no pattern that .gitignore would understand", item)

    def waivers(self, group: ConfigFile, folder: Path | None, *, outermost: bool) -> Path | None:
        node = group.node.get("waivers")
        if folder is not None and isinstance(node, Scalar) and isinstance(node.value, str):
            return self.inside(node, folder)
        if folder is not None and outermost and (folder / WAIVERS).is_file():
            return folder / WAIVERS
        return None


def _texts(node: Node | None) -> list[Scalar]:
    items: list[Any] = node.items if isinstance(node, Sequence) else [node]
    return [item for item in items if isinstance(item, Scalar) and isinstance(item.value, str)]

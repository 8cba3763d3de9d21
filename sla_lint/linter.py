"""The run: files in, findings out."""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING

from sla_lint.config.find import find_config
from sla_lint.conformity import conformity_findings
from sla_lint.errors import ConfigError, SlaLintError, Trouble
from sla_lint.files import Found, Unreadable, decode, display_name, find, read_source
from sla_lint.ground import Ground, Judged, load_ground
from sla_lint.housekeeping import HOUSEKEEPING
from sla_lint.judge import judge
from sla_lint.model import Document
from sla_lint.plugins import load_plugins
from sla_lint.readers import read_text
from sla_lint.run import Coverage, Run
from sla_lint.waivers import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sla_lint.finding import Finding
    from sla_lint.ground import Force, Results
    from sla_lint.plugins import Plugin
    from sla_lint.rules import Rule
    from sla_lint.syntax import Mapping
    from sla_lint.syntax.source import Source
    from sla_lint.waivers.waiver import Checked, Waiver


MANY = 200
"""Files from which a second process pays for itself."""


class Request:
    """What a run is asked to do, as the command line says it."""

    __slots__ = (
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
    ) -> None:
        self.select = select
        self.ignore = ignore
        self.config = config
        self.profile = profile
        self.plugin_files = plugin_files
        self.installed_plugins = installed_plugins
        self.skip_unmarked = skip_unmarked
        self.fail_on = fail_on


def lint_files(paths: Iterable[str], request: Request = Request()) -> Run:  # noqa: B008 (immutable)
    """Check files and folders."""
    return Linter(request).check(list(paths))


def lint_text(name: str, text: str, request: Request = Request()) -> Run:  # noqa: B008 (immutable)
    """Check a text under a file name."""
    return Linter(request).check(["-"], stdin=(name, text.encode()))


def known_rules(plugins: Iterable[Plugin]) -> dict[str, Rule]:
    """Every rule by name, in the order of the names: the plugins' and our own on the state of the files."""
    rules = [*HOUSEKEEPING, *(rule for plugin in plugins for rule in plugin.rules)]
    return {rule.name: rule for rule in sorted(rules, key=lambda rule: rule.name)}


class Linter:
    """One run. Raises ConfigError where the request itself cannot be followed: an unknown rule or profile."""

    def __init__(self, request: Request = Request(), *, today: datetime.date | None = None) -> None:  # noqa: B008
        self.request = request
        self.today = today or datetime.date.today()
        self.plugins, self.troubles = load_plugins(request.plugin_files, installed=request.installed_plugins)
        self.rules = known_rules(self.plugins)
        self.inputs: list[str] = []
        self.failed = False
        self.coverage = Coverage()
        self._config = _as_path(request.config)
        self._nearest: dict[str, Path | None] = {}
        self._grounds: dict[Path | None, Ground] = {}
        if request.select and set(request.select) <= set(request.ignore):
            raise ConfigError("all selected rules are ignored, so nothing would be checked")
        for name in (*request.select, *request.ignore):
            if name not in self.rules:
                from sla_lint.nearest import did_you_mean

                raise ConfigError(f"there is no rule '{name}'{did_you_mean(name, self.rules)}")

    def check(self, paths: list[str], *, stdin: tuple[str, bytes] | None = None) -> Run:
        """Check files and folders, and the named bytes that '-' stands for; `failed` then says if the gate is shut."""
        files = find([path for path in paths if path != "-" or stdin is None], self.troubles)
        self._check_files(list(files))
        if stdin is not None:
            self._check_bytes(*stdin)
        self._remember_set_up()
        findings: dict[Finding, None] = {}
        for ground in self._grounds.values():
            concluded = ground.conclude(self.today)
            self.failed = self.failed or ground.fails(concluded, self.request.fail_on)
            findings.update(dict.fromkeys(concluded))
        return Run(
            tuple(sorted(findings, key=lambda finding: finding.sort_key)),
            tuple(sorted(dict.fromkeys(self.troubles), key=_by_place)),
            self.coverage,
            self.plugins,
            self.rules,
        )

    def _remember_set_up(self) -> None:
        """What no report may replace besides the agreements; and that to check nothing is no pass."""
        for ground in self._grounds.values():
            paths = (ground.config.path, ground.config.waivers_path)
            self.inputs += [str(path) for path in paths if path is not None]
        if self.coverage == Coverage() and not self.troubles:
            what = "no file was checked: the configuration excludes all that were found"
            self.troubles.append(Trouble("broken-config", what))

    def check_alone(self, files: Iterable[Found]) -> dict[Path | None, Results]:
        """Check some files in this process, and hand over what came of it by the configurations that they are under."""
        for found in files:
            self._check_file(found)
        return {path: ground.results for path, ground in self._grounds.items()}

    def _check_files(self, files: list[Found]) -> None:
        workers = _cores() if len(files) >= MANY and hasattr(os, "fork") else 1
        if workers == 1:
            self.check_alone(files)
            return
        from sla_lint.processes import share_out

        self._ground(files[0].path)  # loaded once, before the others are forked off
        for share in share_out(files, workers, self):
            self.troubles += share.troubles
            self.inputs += share.inputs
            self.coverage = Coverage(*map(sum, zip(self.coverage, share.coverage, strict=True)))
            for path, results in share.results.items():
                self._ground_of(path).take_over(results)

    def _check_file(self, found: Found) -> None:
        ground = self._ground(found.path)
        if not found.named and ground.excludes(found.path):
            return
        self.inputs.append(found.path)
        try:
            source = read_source(found.path, display_name(found.path))
        except Unreadable as error:
            self.troubles.append(error.trouble)
        else:
            self._check_source(source, found.path, ground, named=found.named and not self.request.skip_unmarked)

    def _check_bytes(self, name: str, data: bytes) -> None:
        try:
            source = decode(data, name)
        except Unreadable as error:
            self.troubles.append(error.trouble)
        else:
            self._check_source(source, name, self._ground(name), named=not self.request.skip_unmarked)

    def _check_source(self, source: Source, path: str, ground: Ground, *, named: bool) -> None:
        reading = read_text(source, named=named)
        self.troubles += reading.troubles
        if not (reading.marked or reading.unmarked):
            self._count(unmarked=int(not reading.troubles))
            return
        nodes = (*reading.marked, *reading.unmarked)
        self._count(files=1, documents=len(nodes))
        judged = [self._judge(node, path, ground) for node in nodes]
        ground.add(judged, _comments(source, nodes, judged), self.today)

    def _judge(self, node: Mapping, path: str, ground: Ground) -> Judged:
        if "extends" in node.values:
            from sla_lint.readers.parents import with_parents

            node = with_parents(node, path, self.troubles, self.inputs)
        document = Document(node, ground.vocabulary)
        force = ground.force(path)
        findings = judge(document, force.charges, self.troubles)
        findings += force.weighed(conformity_findings(document))
        place = document.place("metrics")
        return Judged(path, _checked(document, force, ground), findings, len(document.metrics), place)

    def _count(self, *, files: int = 0, documents: int = 0, unmarked: int = 0) -> None:
        one = (files, documents, unmarked)
        self.coverage = Coverage(*map(sum, zip(self.coverage, one, strict=True)))

    def _ground(self, path: str) -> Ground:
        """What holds for a file."""
        try:
            folder = os.path.dirname(path)
            nearest = self._config or find_config(folder, self._nearest)
        except SlaLintError as error:
            self.troubles.append(Trouble("broken-config", str(error)))
            nearest = None
        return self._ground_of(nearest)

    def _ground_of(self, nearest: Path | None) -> Ground:
        """What holds below a configuration. One that cannot be followed is a trouble; the built-in one takes over."""
        if nearest not in self._grounds:
            try:
                self._grounds[nearest] = load_ground(nearest, self.request, self.plugins, self.rules, self.troubles)
            except SlaLintError as error:
                if nearest is None:
                    raise
                self.troubles += [Trouble("broken-config", line) for line in str(error).split("\n")]
                self._grounds[nearest] = load_ground(None, self.request, self.plugins, self.rules, self.troubles)
        return self._grounds[nearest]


def _by_place(trouble: Trouble) -> tuple[str, int, str]:
    """The order of troubles, whichever process met them first."""
    return trouble.path or "", trouble.location.start if trouble.location is not None else -1, trouble.message


def _as_path(path: str | Path | None) -> Path | None:
    if path is None:
        return None
    from pathlib import Path  # 4 ms, which a run that names no configuration can spare

    return Path(path)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _checked(document: Document, force: Force, ground: Ground) -> Checked | None:
    """What waivers need to know of a document, where there are any."""
    if not ground.waivers and MARK not in document.node.source.text:
        return None
    from sla_lint.waivers.waiver import checked

    return checked(document, force.names)


def _comments(source: Source, nodes: Iterable[Mapping], judged: Iterable[Judged]) -> list[Waiver]:
    """The waivers in the comments of a file."""
    if MARK not in source.text:
        return []
    from sla_lint.waivers.comments import inline_waivers

    names = (one.checked.agreement for one in judged if one.checked is not None)
    return inline_waivers(source, zip(nodes, names, strict=True))

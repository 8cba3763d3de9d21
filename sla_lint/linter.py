"""The run: files in, findings out."""

from __future__ import annotations

import datetime
import os
from functools import cached_property
from typing import TYPE_CHECKING

from sla_lint.config.find import find_config
from sla_lint.conformity import conformity_findings, emptiness_findings
from sla_lint.errors import ConfigError, SlaLintError, Trouble
from sla_lint.files import (
    MAX_BYTES,
    MAX_DOCUMENT_BYTES,
    SUFFIXES,
    Found,
    Unreadable,
    decode,
    display_name,
    find,
    read_bytes,
    refuse_relative,
)
from sla_lint.ground import Ground, Judged, load_ground
from sla_lint.housekeeping import HOUSEKEEPING
from sla_lint.judge import judge
from sla_lint.model import Document
from sla_lint.plugins import all_readers, load_plugins
from sla_lint.readers import read_text
from sla_lint.request import Request
from sla_lint.run import Aside, Coverage, Run
from sla_lint.waivers import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sla_lint.drafts import Drafts
    from sla_lint.finding import Finding
    from sla_lint.ground import Force, Results
    from sla_lint.plugins import Plugin
    from sla_lint.rules import Rule
    from sla_lint.syntax import Mapping
    from sla_lint.waivers.waiver import Checked, Waiver


MANY = 200
"""Files from which a second process pays for itself."""


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
        self.asides: list[Aside] = []
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
        refuse_relative(paths)
        named = [path for path in paths if path != "-" or stdin is None]
        files = find(named, self.troubles, self._suffixes)
        self._check_files(list(files))
        if stdin is not None:
            name, data = stdin
            self._check_bytes(data, name, name, named=not self.request.skip_unmarked)
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
            tuple(sorted(dict.fromkeys(self.asides))),
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
            self.asides += share.asides
            self.coverage = Coverage(*map(sum, zip(self.coverage, share.coverage, strict=True)))
            for path, results in share.results.items():
                self._ground_of(path).take_over(results)

    def _check_file(self, found: Found) -> None:
        ground = self._ground(found.path)
        if not found.named and ground.excludes(found.path):
            return
        self.inputs.append(found.path)
        named = found.named and not self.request.skip_unmarked
        self._check_bytes(self._bytes(found.path), display_name(found.path), found.path, named=named)

    def _check_bytes(self, data: bytes | None, name: str, path: str, *, named: bool) -> None:
        ground = self._ground(path)
        nodes = self._read(data, name, ground, named=named)
        if nodes:
            judged = [self._judge(self._document(node, path, ground), path, ground) for node in nodes]
            ground.add(judged, _comments(nodes, judged), self.today)

    def documents(self, path: str) -> list[Document]:
        """The agreements in a file, as they are understood."""
        refuse_relative([path])
        ground = self._ground(path)
        nodes = self._read(self._bytes(path), display_name(path), ground, named=True)
        return [self._document(node, path, ground) for node in nodes]

    def _bytes(self, path: str) -> bytes | None:
        """What a file holds; None where that is a trouble."""
        name = display_name(path)
        try:
            return read_bytes(path, name, at_most=MAX_BYTES if _is_native(name) else MAX_DOCUMENT_BYTES)
        except Unreadable as error:
            self.troubles.append(error.trouble)
            return None

    def _read(self, data: bytes | None, name: str, ground: Ground, *, named: bool) -> list[Mapping]:
        """The agreements of a file, counted."""
        before = len(self.troubles)
        nodes: list[Mapping] = []
        if data is not None:
            draft = not _is_native(name) and self._drafts.take(data, name)
            read = self._read_draft if draft else self._read_text
            nodes = read(data, name, ground, named=named)
        if nodes:
            self._count(files=1, documents=len(nodes))
        else:
            self._count(unmarked=int(len(self.troubles) == before))
        return nodes

    def _read_text(self, data: bytes, name: str, _: Ground, *, named: bool) -> list[Mapping]:
        try:
            reading = read_text(decode(data, name), named=named)
        except Unreadable as error:
            self.troubles.append(error.trouble)
            return []
        self.troubles += reading.troubles
        return [*reading.marked, *reading.unmarked]

    def _read_draft(self, data: bytes, name: str, ground: Ground, *, named: bool) -> list[Mapping]:
        reading = self._drafts.read(data, name, ground.reading_words, named=named)
        self.troubles += reading.troubles
        self.asides += reading.asides
        return [] if reading.node is None else [reading.node]

    def _document(self, node: Mapping, path: str, ground: Ground) -> Document:
        if "extends" in node.values:
            from sla_lint.readers.parents import with_parents

            node = with_parents(node, path, self.troubles, self.inputs)
        return Document(node, ground.vocabulary)

    def _judge(self, document: Document, path: str, ground: Ground) -> Judged:
        force = ground.force(path)
        if document.extracted:  # a document for people owes nothing to our fields
            findings = force.weighed(emptiness_findings(document))
        else:
            findings = force.weighed(conformity_findings(document))
        if document.metrics or not document.extracted:
            findings = judge(document, force.charges, self.troubles) + findings
        place = document.place("metrics")
        return Judged(path, _checked(document, force, ground), findings, len(document.metrics), place)

    def _count(self, *, files: int = 0, documents: int = 0, unmarked: int = 0) -> None:
        one = (files, documents, unmarked)
        self.coverage = Coverage(*map(sum, zip(self.coverage, one, strict=True)))

    @cached_property
    def _drafts(self) -> Drafts:
        from sla_lint.drafts import Drafts  # only where there is a document

        return Drafts(all_readers(self.plugins), self.request.changes)

    def _suffixes(self) -> tuple[str, ...]:
        """How names end that a walk looks at."""
        return (*SUFFIXES, *(suffix for reader in all_readers(self.plugins) for suffix in reader.suffixes))

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


def _is_native(name: str) -> bool:
    """Whether a name alone says that a file is YAML or JSON."""
    return os.path.splitext(name)[1].lower() in SUFFIXES


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


def _comments(nodes: list[Mapping], judged: Iterable[Judged]) -> list[Waiver]:
    """The waivers in the comments of a file; a document for people has none."""
    source = nodes[0].source
    if MARK not in source.text or source.guide is not None:
        return []
    from sla_lint.waivers.comments import inline_waivers

    names = (one.checked.agreement for one in judged if one.checked is not None)
    return inline_waivers(source, zip(nodes, names, strict=True))

"""The common ground of the files below one configuration: rules in force, vocabulary, waivers, and the verdict."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from sla_lint.config.settings import Config, unconfigured
from sla_lint.errors import ConfigError, Trouble
from sla_lint.files import current_folder
from sla_lint.finding import SEVERITIES
from sla_lint.judge import Charge, gather
from sla_lint.vocabulary import Vocabulary

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from sla_lint.config.settings import RuleSetting
    from sla_lint.finding import Finding
    from sla_lint.part import Place
    from sla_lint.plugins import Plugin
    from sla_lint.request import Request
    from sla_lint.rules import Rule
    from sla_lint.waivers.waiver import Checked, Waiver


class Force:
    """The rules in force for some files, as the configuration and the command line have it."""

    def __init__(self, settings: Mapping[str, RuleSetting], request: Request, rules: Mapping[str, Rule]) -> None:
        self.settings = settings
        self.names = frozenset(
            name
            for name, setting in settings.items()
            if setting.enabled and (not request.select or name in request.select) and name not in request.ignore
        )
        self.charges = tuple(
            Charge(rule, {**rule.defaults, **settings[name].options}, settings[name].weigh)
            for name, rule in rules.items()
            if name in self.names and rule.group != "housekeeping"
        )

    def weighed(self, findings: Iterable[Finding]) -> list[Finding]:
        """Findings that no rule has made, under the same settings as all others."""
        return [
            finding._replace(severity=self.settings[finding.rule].weigh(finding.severity))
            for finding in findings
            if finding.rule in self.names
        ]


class Judged:
    """A judged document: its findings, and what the gathering of floods and waivers, if there are any, need to know."""

    __slots__ = ("checked", "findings", "metrics", "path", "place")

    def __init__(self, path: str, checked: Checked | None, findings: list[Finding], metrics: int, place: Place) -> None:
        self.path = path
        self.checked = checked
        self.findings = findings
        self.metrics = metrics
        self.place = place


class Results:
    """What a ground has gathered; plain data, so that it can come from another process."""

    __slots__ = ("judged", "on_waivers")

    def __init__(self, judged: list[Judged], on_waivers: list[Finding]) -> None:
        self.judged = judged
        self.on_waivers = on_waivers


class Ground:
    """What the files below one configuration share. Documents are added once judged, and concluded at the end.

    `reading_words` is the vocabulary together with the phrases by which text documents are read.
    """

    def __init__(
        self, config: Config, vocabulary: Vocabulary, waivers: list[Waiver], request: Request, rules: Mapping[str, Rule]
    ) -> None:
        self.config = config
        self.vocabulary = vocabulary
        self.waivers = waivers
        self.rules = rules
        self.request = request
        self._forces: dict[int, Force] = {}
        self.results = Results([], [])
        self._root = os.path.realpath(config.root)
        self.reading_words = vocabulary

    def force(self, path: str) -> Force:
        """The rules in force for a file; files to which the same parts of the configuration apply share it."""
        settings = self.config.settings_for(self._below(path) if self.config.by_path else "")
        if id(settings) not in self._forces:
            self._forces[id(settings)] = Force(settings, self.request, self.rules)
        return self._forces[id(settings)]

    def excludes(self, path: str) -> bool:
        """Whether the configuration leaves a file out of walks."""
        return bool(self.config.exclude) and self.config.excludes(self._below(path))

    def add(self, judged: list[Judged], waivers: list[Waiver], today: datetime.date) -> None:
        """Take over the documents of one file, and the waivers in its comments."""
        self.results.judged.extend(self._waived(judged, waivers, today) if waivers else judged)

    def take_over(self, results: Results) -> None:
        """Add what another process has gathered under the same configuration."""
        self.results.judged.extend(results.judged)
        self.results.on_waivers.extend(results.on_waivers)

    def conclude(self, today: datetime.date) -> list[Finding]:
        """All findings, once the waiver file has been applied and floods have been gathered."""
        judged = self.results.judged
        if self.waivers:
            judged = self._waived(judged, self.waivers, today)
        gathered = [gather(one.findings, one.metrics, one.place, self.rules) for one in judged]
        return [*(finding for findings in gathered for finding in findings), *self.results.on_waivers]

    def fails(self, findings: Iterable[Finding], threshold: str | None) -> bool:
        """Whether any open finding is at or above the threshold."""
        threshold = threshold or self.config.fail_on or "warning"
        grave = SEVERITIES[: SEVERITIES.index(threshold) + 1] if threshold in SEVERITIES else ()
        return any(finding.severity in grave and finding.suppression is None for finding in findings)

    def _waived(self, judged: list[Judged], waivers: list[Waiver], today: datetime.date) -> list[Judged]:
        """The documents with their findings waived; what is wrong with the waivers themselves is kept apart."""
        from sla_lint.waivers.apply import apply_waivers  # only where there is a waiver

        findings = [finding for one in judged for finding in one.findings]
        documents = [one.checked for one in judged if one.checked is not None]
        applied = apply_waivers(
            findings, waivers, documents, today=today, rules=self.rules.keys(), locked=self.config.locked
        )
        results = iter(applied[: len(findings)])
        if judged:
            self.results.on_waivers.extend(self.force(judged[0].path).weighed(applied[len(findings) :]))
        for one in judged:
            one.findings = [next(results) for _ in one.findings]
        return judged

    def _below(self, path: str) -> str:
        """A path as patterns see it: from the configuration's folder, with forward slashes."""
        return os.path.relpath(os.path.realpath(path), self._root).replace(os.sep, "/")


def load_ground(
    path: Path | None,
    request: Request,
    plugins: Iterable[Plugin],
    rules: Mapping[str, Rule],
    troubles: list[Trouble],
) -> Ground:
    """The ground of a configuration file, or the built-in one. Raises ConfigError or VocabularyError.

    A waiver file that cannot be followed is a trouble; nothing is waived then.
    """
    plugins = tuple(plugins)
    config = _config(path, request, plugins, rules)
    texts = _vocabularies(plugins)
    vocabulary = Vocabulary.from_texts(texts, [config.vocabulary] if config.vocabulary else [])
    if config.vocabulary or len(texts) > 1:
        vocabulary.recognise("")  # two claims to one name are a fault of the set-up: found now, not in a rule
    ground = Ground(config, vocabulary, _waivers(config.waivers_path, troubles), request, rules)
    ground.reading_words = vocabulary.extended(_texts(file for plugin in plugins for file in plugin.phrases))
    return ground


def words_of(plugins: Iterable[Plugin]) -> Vocabulary:
    """The vocabulary that some plugins bring, without any configuration."""
    return Vocabulary.from_texts(_vocabularies(plugins))


def _vocabularies(plugins: Iterable[Plugin]) -> list[Callable[[], str]]:
    return _texts(path for plugin in plugins for path in plugin.vocabulary)


def _texts(paths: Iterable[str]) -> list[Callable[[], str]]:
    return [partial(_text_of, path) for path in paths]


def _text_of(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def _config(path: Path | None, request: Request, plugins: tuple[Plugin, ...], rules: Mapping[str, Rule]) -> Config:
    if path is None and request.profile is None:
        return unconfigured(current_folder(), rules)
    from pathlib import Path

    from sla_lint.config.load import load_config  # only where there is something to read

    presets = [Path(preset) for plugin in plugins for preset in plugin.presets]
    names = {plugin.name for plugin in plugins}
    return load_config(path, rules, presets, profile=request.profile, known_plugins=names)


def _waivers(path: str | Path | None, troubles: list[Trouble]) -> list[Waiver]:
    if path is None:
        return []
    from sla_lint.waivers.file import read_waivers  # only where there is something to read

    try:
        return read_waivers(path)
    except ConfigError as error:
        troubles += [Trouble("broken-waivers", line) for line in str(error).split("\n")]
        return []

"""The fields of a configuration file, drawn from the installed rules."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from sla_lint.config.shapes import Group, Groups, Value, Word, Words, fits_kind
from sla_lint.errors import PluginError
from sla_lint.finding import SEVERITIES
from sla_lint.part import Field, Misfit, Part, Schema, Shape
from sla_lint.syntax import Mapping, Node, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from collections.abc import Mapping as MappingOf

    from sla_lint.finding import Severity
    from sla_lint.rules import Option, Rule

LEVELS: dict[str | bool, str] = {**{word: word for word in ("off", "on", *SEVERITIES)}, False: "off", True: "on"}
"""What may stand behind a rule's name; YAML 1.1 tools write off and on as false and true."""


class Change(NamedTuple):
    """What a configuration says of one rule: a level, or None where it only sets options."""

    level: str | None
    options: MappingOf[str, Any]


class Tree(Shape["MappingOf[str, Any]"]):
    """Whatever stands under names."""

    expected = "a group of fields"
    absent: Any = {}  # noqa: RUF012 (never written to)

    def read(self, node: Node, owner: Part, key: str) -> MappingOf[str, Any] | None:
        return cast("MappingOf[str, Any]", plain(node)) if isinstance(node, Mapping) else None

    def fits(self, node: Node) -> bool:
        return isinstance(node, Mapping)

    def schema(self) -> Schema:
        return {"type": ["object", "null"]}


class RuleShape(Shape[Change]):
    """What may be said of one rule."""

    expected = "off, on, error, warning, note, or a group with severity and options"

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.level = Word(LEVELS)

    @cached_property
    def group(self) -> Group[Part]:
        """The severity and the rule's options as fields; made where a configuration sets one."""
        fields: dict[str, Field[Any]] = {
            name: Field(_option_shape(option, self.rule), "") for name, option in self.rule.options.items()
        }
        fields["severity"] = Field(self.level, "")
        return Group(_part("RuleSettings", fields), f"option {{}} of '{self.rule.name}'")

    def read(self, node: Node, owner: Part, key: str) -> Change | None:
        if not isinstance(node, Mapping):
            return Change(self.level.read(node, owner, key), {}) if self.fits(node) else None
        group = self.group.kind(node, owner, key)
        options = {name: getattr(group, name) for name in self.rule.options if _has(node, name)}
        return Change(getattr(group, "severity", None), options)

    def fits(self, node: Node) -> bool:
        return isinstance(node, Mapping) or self.level.fits(node)

    def misfits(self, node: Node, path: str) -> Iterator[Misfit]:
        yield from self.group.misfits(node, path) if isinstance(node, Mapping) else super().misfits(node, path)

    def schema(self) -> Schema:
        from sla_lint.explain import option_meanings

        meanings = option_meanings(self.rule)
        group = self.group.schema()
        for name, option in self.rule.options.items():
            group["properties"][name] |= {"description": meanings.get(name, ""), "default": _as_json(option.default)}
        group["properties"]["severity"] = {"$ref": "#/$defs/level"}
        return {"anyOf": [{"$ref": "#/$defs/level"}, group], "description": self.rule.summary}


class RulesShape(Group[Part]):
    """Settings by rule."""

    absent: Any = {}  # noqa: RUF012 (never written to)

    def __init__(self, rules: MappingOf[str, Rule]) -> None:
        fields: dict[str, Field[Any]] = {name: Field(RuleShape(rule), rule.summary) for name, rule in rules.items()}
        super().__init__(_part("Rules", fields), "rule {}")

    def read(self, node: Node, owner: Part, key: str) -> Any:
        """The changes by rule."""
        values = node.values.items() if isinstance(node, Mapping) else ()
        shapes = ((name, value, self.kind.fields.get(name)) for name, value in values)
        changes = ((name, field.shape.read(value, owner, name)) for name, value, field in shapes if field is not None)
        return {name: change for name, change in changes if change is not None}

    def schema(self) -> Schema:
        return {"$ref": "#/$defs/rules"}


class ConfigFile(Part):
    """One configuration file, or one preset."""

    description: Field[str | None] = Field(Value("str"), "What the configuration is for.")
    extends: Field[tuple[str, ...]] = Field(
        Words(), "Presets by name, and files by a path from this one; of two that disagree the later counts."
    )
    fail_on: Field[str | None] = Field(
        Word({word: word for word in (*SEVERITIES, "never")}), "The level from which findings fail the run."
    )
    lowest_severity: Field[Severity | None] = Field(
        Word({word: word for word in SEVERITIES}),
        "Findings that weigh less are raised to this level, unless this file sets the rule's severity itself.",
    )
    waivers: Field[str | None] = Field(
        Value("str"), "The waiver file, by a path from this one (default: .sla-lint-waivers.yaml, if there is one)."
    )
    exclude: Field[tuple[str, ...]] = Field(
        Words(), "Files that a walk through folders passes over: patterns as in .gitignore."
    )
    locked: tuple[str, ...]
    rules: MappingOf[str, Change]
    overrides: tuple[Override, ...]
    vocabulary: VocabularyFields | None
    plugins: tuple[str, ...]


class Override(Part):
    """Other settings for some paths."""

    paths: Field[tuple[str, ...]] = Field(Words(), "Patterns as in .gitignore, from this file's folder.", required=True)
    rules: MappingOf[str, Change]


class VocabularyFields(Part):
    """Words that are added to those of the plugins."""

    metrics: Field[MappingOf[str, Any]] = Field(Tree(), "Known metrics by id, as in a plugin's vocabulary.")
    ambiguous: Field[MappingOf[str, Any]] = Field(Tree(), "Names that stand for more than one metric.")
    aliases: Field[MappingOf[str, Any]] = Field(Tree(), "Other names of known metrics: the name, then the metric's id.")
    words: Field[MappingOf[str, Any]] = Field(Tree(), "Word lists that rules use, by name.")
    sources: Field[MappingOf[str, Any]] = Field(Tree(), "Who says so: the sources that rules cite, by id.")


def fields_for(rules: MappingOf[str, Rule], plugins: Collection[str] | None = None) -> type[ConfigFile]:
    """The class of a configuration file where these rules and plugins are installed."""
    settings: Field[Any] = Field(RulesShape(rules), "Settings by rule.")
    override = type("InstalledOverride", (Override,), {"rules": Field(settings.shape, "Settings by rule.")})
    own = {
        "locked": Field(Words(rules, "rule {}"), "Rules that nobody can waive."),
        "rules": settings,
        "overrides": Field(Groups(override), "Other settings for some paths; of two that match the later counts."),
        "vocabulary": Field(Group(VocabularyFields), "Words that are added to those of the plugins."),
        "plugins": Field(Words(plugins, "plugin {}"), "Plugins that must be installed."),
    }
    return type("InstalledConfigFile", (ConfigFile,), own)


def _part(name: str, fields: dict[str, Field[Any]]) -> type[Part]:
    return type(name, (Part,), dict(fields))


def _option_shape(option: Option, rule: Rule) -> Shape[Any]:
    kind = option.type.removesuffix(" | None")
    if option.name == "severity" or not fits_kind(kind):
        what = f"the option '{option.name}' of type {kind}"
        raise PluginError(f"the rule '{rule.name}' has {what}, which no configuration can set")
    return Words() if kind == "tuple" else Value(kind)


def _has(group: Mapping, name: str) -> bool:
    return name in group.values and plain(group.values[name]) is not None


def _as_json(value: Any) -> Any:
    """A default as JSON has it; a number only for the eye, nothing is reckoned with it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value

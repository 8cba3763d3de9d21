"""Configuration: what is found, what it may say, and what each mistake is answered with."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import pack
from sla_lint.config.find import find_config
from sla_lint.config.load import load_config
from sla_lint.config.presets import describe_presets
from sla_lint.config.schema import config_schema
from sla_lint.config.settings import Config, Layer, RuleSetting
from sla_lint.errors import ConfigError, PluginError
from sla_lint.rules import rule
from sla_lint.syntax import plain_yaml


@rule(severity="warning", group="metric-selection", source="practice")
def too_many_kpis(
    service, *, max_kpis: int = 5, share: Decimal = Decimal("1.5"), classes: tuple[str, ...] = ("critical",)
):
    """More KPIs than anyone will attend to.

    Options:
        max_kpis: The most that one service line may have.
        share: A share.
        classes: The classes that count.
    """
    yield from ()


@rule(severity="note", group="wording", source="practice")
def vague_term(document, *, strict: bool = False, language: str = "en", limit: Decimal | None = Decimal(2)):
    """Words that cannot be measured."""
    yield from ()


@rule(severity="error", group="targets", source="practice")
def missing_target(metric):
    """A metric without a target."""
    yield from ()


RULES = {one.name: one for one in (too_many_kpis, vague_term, missing_target)}
PRESETS = """\
default:
  description: Each rule as it is.
strict:
  lowest_severity: warning
relaxed:
  extends: strict
  rules: {missing-target: off, vague-term: note}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def load(folder, text, name=".sla-lint.yaml", **options):
    presets = [write(folder, "plugin/profiles.yaml", PRESETS)]
    return load_config(write(folder, name, text), RULES, presets, known_plugins=["acme", "bpo"], **options)


def complaint(folder, text, name=".sla-lint.yaml", **options):
    with pytest.raises(ConfigError) as caught:
        load(folder, text, name, **options)
    return str(caught.value).splitlines()


def setting(config, name, path="a.yaml"):
    return config.settings_for(path)[name]


# --- finding ---------------------------------------------------------------------------------------------------------


def test_the_nearest_configuration_above_a_file_wins(tmp_path):
    outer = write(tmp_path, ".sla-lint.yaml", "")
    inner = write(tmp_path, "a/b/.sla-lint.yml", "")
    (tmp_path / "a/b/c/d").mkdir(parents=True)
    (tmp_path / "x").mkdir()
    cache = {}
    assert find_config(f"{tmp_path}/a/b/c/d", cache) == inner
    assert find_config(f"{tmp_path}/a/b", cache) == inner
    assert find_config(f"{tmp_path}/a", cache) == outer
    assert find_config(f"{tmp_path}/x/../a/b", cache) == inner


def test_a_file_of_ours_comes_before_pyproject_in_one_folder(tmp_path):
    project = write(tmp_path, "pyproject.toml", "[tool.sla-lint]\n")
    assert find_config(str(tmp_path), {}) == project
    ours = write(tmp_path, ".sla-lint.yml", "")
    assert find_config(str(tmp_path), {}) == ours
    first = write(tmp_path, ".sla-lint.yaml", "")
    assert find_config(str(tmp_path), {}) == first


@pytest.mark.parametrize("text", ["", "[tool.black]\n", "# tool.sla-lint is not used here\n", "[tool.sla-linter]\n"])
def test_a_pyproject_without_our_table_is_passed_over(tmp_path, text):
    outer = write(tmp_path, ".sla-lint.yaml", "")
    write(tmp_path, "inner/pyproject.toml", text)
    assert find_config(f"{tmp_path}/inner", {}) == outer


@pytest.mark.parametrize(
    "text",
    ["[tool.sla-lint.rules]\n", "x = 1\n  [[tool.sla-lint.overrides]]\n", "tool.sla-lint.fail_on = 'note'"],
)
def test_any_table_of_ours_makes_a_pyproject_a_configuration(tmp_path, text):
    project = write(tmp_path, "pyproject.toml", text)
    assert find_config(str(tmp_path), {}) == project


def test_where_no_folder_has_a_configuration_there_is_none(tmp_path, monkeypatch):
    monkeypatch.setattr("sla_lint.config.find.NAMES", ())
    cache = {}
    assert find_config(str(tmp_path), cache) is None
    assert cache[str(tmp_path)] is cache[tmp_path.root] is None


def test_a_thousand_files_in_a_folder_look_for_it_once(tmp_path, monkeypatch):
    write(tmp_path, ".sla-lint.yaml", "")
    cache = {}
    find_config(str(tmp_path), cache)
    monkeypatch.setattr(Path, "is_file", None)
    assert find_config(str(tmp_path), cache) == tmp_path / ".sla-lint.yaml"


def test_a_pyproject_that_cannot_be_opened_stops_the_search(folder, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    write(folder, "pyproject.toml", "")
    monkeypatch.setattr("sla_lint.config.find.open", refuse, raising=False)
    with pytest.raises(ConfigError, match=r"^pyproject\.toml: cannot be opened: permission denied$"):
        find_config(str(folder), {})


# --- what it says ----------------------------------------------------------------------------------------------------


def test_without_a_file_every_rule_runs_as_it_is(folder):
    config = load_config(None, RULES)
    assert config.settings_for("any.yaml") == dict.fromkeys(RULES, RuleSetting())
    assert (config.path, config.root, config.fail_on, config.waivers_path) == (None, folder, None, None)
    assert (config.exclude, config.locked, config.required_plugins, config.vocabulary) == ((), frozenset(), (), {})


def test_an_empty_file_changes_nothing(folder):
    for text in ("", "# nothing yet\n", "---\n", "rules:\n", "rules: {vague-term: }\nextends:\noverrides:\n"):
        assert load(folder, text).settings_for("a.yaml") == dict.fromkeys(RULES, RuleSetting())


def test_every_key_is_read(folder):
    write(folder, "accepted.yaml", "waivers: []")
    config = load(
        folder,
        """\
        description: For the procurement team.
        fail_on: never
        waivers: accepted.yaml
        exclude: ["archive/**", "*.bak.yaml"]
        locked: missing-target
        plugins: [acme]
        vocabulary:
          aliases: {Talk time: average-handle-time}
          words: {vague: [pronto]}
        """,
    )
    assert (config.fail_on, config.waivers_path) == ("never", folder / "accepted.yaml")
    assert (config.locked, config.required_plugins) == ({"missing-target"}, ("acme",))
    assert config.vocabulary == {"aliases": {"Talk time": "average-handle-time"}, "words": {"vague": ["pronto"]}}
    assert setting(config, "missing-target").locked
    assert not setting(config, "vague-term").locked
    assert [config.excludes(path) for path in ("archive/a.yaml", "x/y.bak.yaml", "a.yaml")] == [True, True, False]
    assert not load(folder, "").excludes("archive/a.yaml")


def test_the_waiver_file_beside_a_configuration_needs_no_mention(folder):
    assert load(folder, "").waivers_path is None
    beside = write(folder, ".sla-lint-waivers.yaml", "waivers: []")
    assert load(folder, "").waivers_path == beside


@pytest.mark.parametrize(
    ("text", "enabled", "severity"),
    [
        ("off", False, None),
        ("false", False, None),
        ("on", True, None),
        ("true", True, None),
        ("error", True, "error"),
        ("note", True, "note"),
        ("{}", True, None),
        ("{severity: off}", False, None),
        ("{severity: error}", True, "error"),
    ],
)
def test_a_rule_takes_a_level(folder, text, enabled, severity):
    found = setting(load(folder, f"rules: {{too-many-kpis: {text}}}"), "too-many-kpis")
    assert (found.enabled, found.severity, found.options) == (enabled, severity, {})


@pytest.mark.parametrize(
    ("rule_name", "option", "text", "value"),
    [
        ("too-many-kpis", "max_kpis", "7", 7),
        ("too-many-kpis", "share", "1", Decimal(1)),
        ("too-many-kpis", "share", "0.1", Decimal("0.1")),
        ("too-many-kpis", "classes", "[critical, key]", ("critical", "key")),
        ("too-many-kpis", "classes", "key", ("key",)),
        ("too-many-kpis", "classes", "[]", ()),
        ("vague-term", "strict", "true", True),
        ("vague-term", "language", "de", "de"),
        ("vague-term", "language", "''", ""),
        ("vague-term", "limit", "3", Decimal(3)),
    ],
)
def test_an_option_has_the_type_of_its_parameter(folder, rule_name, option, text, value):
    options = setting(load(folder, f"rules: {{{rule_name}: {{{option}: {text}}}}}"), rule_name).options
    assert options == {option: value}
    assert type(options[option]) is type(value)


def test_an_option_without_a_value_is_not_set(folder):
    assert setting(load(folder, "rules: {too-many-kpis: {classes: , max_kpis: }}"), "too-many-kpis").options == {}


def test_overrides_count_for_their_paths_and_the_later_one_wins(folder):
    config = load(
        folder,
        """\
        rules: {too-many-kpis: {max_kpis: 7}}
        overrides:
          - paths: ["ola/**", "!ola/kept.yaml"]
            rules: {missing-target: off, too-many-kpis: error}
          - paths: special.yaml
            rules: {too-many-kpis: {severity: note, max_kpis: 2}}
        """,
    )
    seen = {
        path: (setting(config, "missing-target", path).enabled, *setting(config, "too-many-kpis", path)[1:3])
        for path in ("a.yaml", "ola/a.yaml", "ola/kept.yaml", "ola/special.yaml")
    }
    assert seen == {
        "a.yaml": (True, None, {"max_kpis": 7}),
        "ola/a.yaml": (False, "error", {"max_kpis": 7}),
        "ola/kept.yaml": (True, None, {"max_kpis": 7}),
        "ola/special.yaml": (False, "note", {"max_kpis": 2}),
    }
    assert config.settings_for("a.yaml") is config.settings_for("b/c.yaml")


# --- layers ----------------------------------------------------------------------------------------------------------


def test_a_preset_comes_below_what_the_file_says_itself(folder):
    config = load(folder, "extends: relaxed\nrules: {missing-target: note}")
    assert setting(config, "missing-target") == RuleSetting(severity="note")
    assert setting(config, "vague-term") == RuleSetting(severity="note")
    assert setting(config, "too-many-kpis") == RuleSetting(lowest="warning")


def test_of_two_bases_the_later_counts(folder):
    write(folder, "loud.yaml", "rules: {vague-term: error}\nfail_on: note")
    write(folder, "quiet.yaml", "rules: {vague-term: off}\nfail_on: error")
    assert setting(load(folder, "extends: [loud.yaml, quiet.yaml]"), "vague-term").enabled is False
    config = load(folder, "extends: [quiet.yaml, ./loud.yaml]")
    assert (setting(config, "vague-term").severity, config.fail_on) == ("error", "note")


def test_a_profile_goes_on_top_of_what_the_file_extends_and_below_its_own_rules(folder):
    write(folder, "base.yaml", "rules: {vague-term: error, missing-target: error}")
    config = load(folder, "extends: base.yaml\nrules: {missing-target: warning}", profile="relaxed")
    assert setting(config, "vague-term").severity == "note"
    assert setting(config, "missing-target") == RuleSetting(severity="warning")


def test_a_profile_counts_again_where_the_file_extends_it_already(folder):
    write(folder, "base.yaml", "rules: {vague-term: error}")
    config = load(folder, "extends: [relaxed, base.yaml]", profile="relaxed")
    assert setting(config, "vague-term").severity == "note"


def test_a_profile_needs_no_file(folder):
    presets = [write(folder, "profiles.yaml", PRESETS)]
    assert setting(load_config(None, RULES, presets, profile="relaxed"), "missing-target").enabled is False


def test_overrides_of_a_base_come_below_the_rules_of_the_file(folder):
    write(folder, "base.yaml", "overrides: [{paths: '**', rules: {vague-term: off}}]")
    assert setting(load(folder, "extends: base.yaml"), "vague-term").enabled is False
    assert setting(load(folder, "extends: base.yaml\nrules: {vague-term: on}"), "vague-term").enabled is True


def test_lists_and_words_of_all_layers_are_gathered(folder):
    write(
        folder,
        "shared/base.yaml",
        "locked: vague-term\nexclude: old/**\nplugins: bpo\nvocabulary: {aliases: {a: x, b: y}}\nwaivers: w.yaml",
    )
    there = write(folder, "shared/w.yaml", "waivers: []")
    config = load(
        folder,
        "extends: shared/base.yaml\nlocked: missing-target\nexclude: new/**\nplugins: [acme, bpo]\n"
        "vocabulary: {aliases: {b: z}}",
    )
    assert config.locked == {"vague-term", "missing-target"}
    assert config.exclude == ("old/**", "new/**")
    assert config.required_plugins == ("bpo", "acme")
    assert config.vocabulary == {"aliases": {"a": "x", "b": "z"}}
    assert config.waivers_path == there


def test_a_base_that_two_others_share_is_no_cycle(folder):
    write(folder, "base.yaml", "rules: {vague-term: error}")
    write(folder, "one.yaml", "extends: base.yaml")
    write(folder, "two.yaml", "extends: base.yaml")
    assert setting(load(folder, "extends: [one.yaml, two.yaml]"), "vague-term").severity == "error"


def test_a_repository_lets_a_configuration_reach_up_to_its_root(folder):
    (folder / ".git").mkdir()
    write(folder, "house.yaml", "rules: {vague-term: error}")
    assert setting(load(folder, "extends: ../house.yaml", "deep/.sla-lint.yaml"), "vague-term").severity == "error"


@pytest.mark.parametrize(
    ("preset", "own", "ruled", "reported"),
    [
        (None, "note", None, "warning"),
        (None, "error", None, "error"),
        ("note", "error", None, "warning"),
        ("error", "note", None, "error"),
        (None, "note", "note", "note"),
        ("note", "note", "on", "warning"),
    ],
)
def test_a_lowest_severity_raises_what_the_file_itself_does_not_set(folder, preset, own, ruled, reported):
    write(folder, "base.yaml", f"rules: {{vague-term: {preset or 'on'}}}")
    config = load(folder, f"extends: [base.yaml, strict]\nrules: {{vague-term: {ruled or ''}}}")
    assert setting(config, "vague-term").weigh(own) == reported


def test_the_higher_of_two_lowest_severities_stays(folder):
    config = load(folder, "extends: strict\nlowest_severity: error")
    assert setting(config, "vague-term").weigh("note") == "error"
    assert setting(load(folder, "extends: strict\nlowest_severity: note"), "vague-term").weigh("note") == "warning"


LEVELS = st.sampled_from(["off", "on", "error", "warning", "note", "{severity: note}", "{}"])


@given(st.dictionaries(st.sampled_from(sorted(RULES)), LEVELS), st.randoms())
def test_the_order_of_rules_in_a_file_does_not_matter(tmp_path_factory, settings, random):
    folder = tmp_path_factory.mktemp("order")
    lines = [f"  {name}: {level}" for name, level in settings.items()]
    shuffled = random.sample(lines, len(lines))
    one, other = (load(folder, "\n".join(["extends: strict", "rules:", *order])) for order in (lines, shuffled))
    assert one.settings_for("a.yaml") == other.settings_for("a.yaml")


# --- mistakes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fail_om: error", "1:1: unknown key 'fail_om' (did you mean 'fail_on'?)"),
        ("zebra: 1", "1:1: unknown key 'zebra'"),
        ("x-mine: 1", "1:1: unknown key 'x-mine'"),
        ("fail_on: fatal", "1:10: 'fail_on' takes one of error, warning, note, never, not 'fatal'"),
        ("fail_on: [error]", "1:10: 'fail_on' takes one of error, warning, note, never, not a list"),
        ("description: [x]", "1:14: 'description' takes a text, not a list"),
        ("rules: [vague-term]", "1:8: 'rules' takes a group of fields, not a list"),
        ("rules:\n  vague-trem: off", "2:3: unknown rule 'vague-trem' (did you mean 'vague-term'?)"),
        ("rules: {x-vague: off}", "1:9: unknown rule 'x-vague'"),
        (
            "rules: {vague-term: loud}",
            "1:21: 'rules/vague-term' takes off, on, error, warning, note, "
            "or a group with severity and options, not 'loud'",
        ),
        (
            "rules: {vague-term: {severity: loud}}",
            "1:32: 'rules/vague-term/severity' takes one of off, on, error, warning, note, not 'loud'",
        ),
        (
            "rules: {too-many-kpis: {max_kpi: 3}}",
            "1:25: unknown option 'max_kpi' of 'too-many-kpis' (did you mean 'max_kpis'?)",
        ),
        ("rules: {missing-target: {at_most: 3}}", "1:26: unknown option 'at_most' of 'missing-target'"),
        (
            "rules: {too-many-kpis: {max_kpis: 3.5}}",
            "1:35: 'rules/too-many-kpis/max_kpis' takes a whole number, not '3.5'",
        ),
        (
            "rules: {too-many-kpis: {max_kpis: true}}",
            "1:35: 'rules/too-many-kpis/max_kpis' takes a whole number, not 'true'",
        ),
        ("rules: {too-many-kpis: {share: '1'}}", "1:32: 'rules/too-many-kpis/share' takes a number, not '1'"),
        ("rules: {too-many-kpis: {classes: 3}}", "1:34: 'rules/too-many-kpis/classes' takes a list of texts, not '3'"),
        ("rules: {too-many-kpis: {classes: [3]}}", "1:35: 'rules/too-many-kpis/classes' takes texts, not '3'"),
        ("rules: {vague-term: {strict: 'yes'}}", "1:30: 'rules/vague-term/strict' takes true or false, not 'yes'"),
        ("rules: {vague-term: {language: 3}}", "1:32: 'rules/vague-term/language' takes a text, not '3'"),
        ("locked: [vagueterm]", "1:10: unknown rule 'vagueterm' (did you mean 'vague-term'?)"),
        ("plugins: [acne]", "1:11: unknown plugin 'acne' (did you mean 'acme'?)"),
        ("overrides: {paths: a}", "1:12: 'overrides' takes a list of groups of fields, not a group of fields"),
        ("overrides: [a]", "1:13: 'overrides/1' takes a group of fields, not 'a'"),
        ("overrides: [{rules: {}}]", "1:14: 'paths' is missing; it takes a list of texts"),
        ("overrides: [{paths: a, rules: {vague: off}}]", "1:32: unknown rule 'vague' (did you mean 'vague-term'?)"),
        ("overrides: [{paths: [a, '!']}]", "1:25: '!' is no pattern that .gitignore would understand"),
        ("exclude: '[z-a]'", "1:10: '[z-a]' is no pattern that .gitignore would understand"),
        ("vocabulary: [x]", "1:13: 'vocabulary' takes a group of fields, not a list"),
        ("vocabulary: {alias: {}}", "1:14: unknown key 'alias' (did you mean 'aliases'?)"),
        ("vocabulary: {words: x}", "1:21: 'vocabulary/words' takes a group of fields, not 'x'"),
        ("extends: strct", "1:10: unknown preset 'strct' (did you mean 'strict'?)"),
        ("extends: {strict: 1}", "1:10: 'extends' takes a list of texts, not a group of fields"),
        (
            "extends: https://example.com/a.yaml",
            "1:10: 'https://example.com/a.yaml' must be a path relative to this file",
        ),
        ("extends: /etc/passwd.yaml", "1:10: '/etc/passwd.yaml' must be a path relative to this file"),
        ("extends: ../a.yaml", "1:10: '../a.yaml' leads out of the repository"),
        ("extends: a.yaml", "1:10: there is no file 'a.yaml'"),
        ('extends: "a\\0.yaml"', "1:10: there is no file 'a\0.yaml'"),
        (f"extends: {'a' * 300}.yaml", f"1:10: there is no file '{'a' * 300}.yaml'"),
        ("extends: .sla-lint.yaml", "1:10: '.sla-lint.yaml' extends this configuration in its turn"),
        ("waivers: w.yaml", "1:10: there is no file 'w.yaml'"),
        ("waivers: ../w.yaml", "1:10: '../w.yaml' leads out of the repository"),
        ("- rules", "1:1: a group of fields is expected here, not a list"),
        ("a: 1\n---\nb: 2", "3:1: the file holds more than one document; leave the first"),
        ("rules: {a", "1:10: not valid YAML: a group in braces is not closed, or lacks a comma"),
    ],
)
def test_a_mistake_is_named_with_its_place(folder, text, said):
    assert f".sla-lint.yaml:{said}" in complaint(folder, text)


def test_all_mistakes_of_all_files_are_listed_in_their_order(folder):
    write(folder, "base.yaml", "zebra: 1\nrules: {vague-trem: off}\n")
    assert complaint(folder, "rules:\n  vague: off\n  too-many-kpis: {max_kpis: x}\nextends: base.yaml\n") == [
        ".sla-lint.yaml:2:3: unknown rule 'vague' (did you mean 'vague-term'?)",
        ".sla-lint.yaml:3:29: 'rules/too-many-kpis/max_kpis' takes a whole number, not 'x'",
        "base.yaml:1:1: unknown key 'zebra'",
        "base.yaml:2:9: unknown rule 'vague-trem' (did you mean 'vague-term'?)",
    ]


def test_a_name_that_stands_twice_is_a_mistake(folder):
    (said,) = complaint(folder, "fail_on: note\nfail_on: error\n")
    assert said.startswith(".sla-lint.yaml:2:1: 'fail_on' stands twice")


def test_a_circle_of_files_is_a_mistake(folder):
    write(folder, "a.yaml", "extends: b.yaml")
    write(folder, "b.yaml", "extends: a.yaml")
    assert complaint(folder, "extends: a.yaml") == ["b.yaml:1:10: 'a.yaml' extends this configuration in its turn"]


def test_a_long_chain_of_files_is_a_mistake(folder):
    for number in range(30):
        write(folder, f"{number}.yaml", f"extends: {number + 1}.yaml")
    assert complaint(folder, "extends: 0.yaml") == ["18.yaml:1:10: more than 20 configurations extend each other"]


def test_a_link_that_leads_out_of_the_repository_is_a_mistake(tmp_path, monkeypatch):
    write(tmp_path, "secret.yaml", "a: 1")
    (tmp_path / "repository").mkdir()
    (tmp_path / "repository/inner.yaml").symlink_to(tmp_path / "secret.yaml")
    monkeypatch.chdir(tmp_path / "repository")
    assert complaint(tmp_path / "repository", "extends: inner.yaml") == [
        ".sla-lint.yaml:1:10: 'inner.yaml' leads out of the repository"
    ]


def test_an_unknown_profile_is_named_with_the_nearest(folder):
    assert complaint(folder, "", profile="strickt") == [
        "unknown profile 'strickt' (did you mean 'strict'?); there are default, strict, relaxed"
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a: \xff", r"^\.sla-lint\.yaml:1:4: byte 4 is not UTF-8"),
        (None, r"^\.sla-lint\.yaml: cannot be opened"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_mistake(folder, data, said):
    path = folder / ".sla-lint.yaml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(ConfigError, match=said):
        load_config(path, RULES)


@pytest.mark.parametrize("kind", ["float", "dict"])
def test_an_option_that_no_configuration_can_set_is_the_plugins_fault(folder, kind):
    odd = {
        "odd": missing_target._replace(name="odd", options={"x": too_many_kpis.options["share"]._replace(type=kind)})
    }
    path = write(folder, ".sla-lint.yaml", "rules: {odd: {x: 1}}")
    with pytest.raises(PluginError, match=f"^the rule 'odd' has the option 'share' of type {kind}, which no config"):
        load_config(path, odd)


def test_an_option_called_severity_is_the_plugins_fault(folder):
    option = vague_term.options["language"]._replace(name="severity")
    odd = {"odd": missing_target._replace(name="odd", options={"severity": option})}
    with pytest.raises(PluginError, match=r"^the rule 'odd' has the option 'severity'"):
        load_config(write(folder, ".sla-lint.yaml", "rules: {odd: {severity: note}}"), odd)


# --- presets ---------------------------------------------------------------------------------------------------------


def test_presets_are_described(folder):
    presets = [write(folder, "profiles.yaml", PRESETS)]
    assert describe_presets(presets) == {"default": "Each rule as it is.", "strict": "", "relaxed": ""}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("acme: [x]", "acme.yaml:1:1: the preset 'acme' must be a group of fields, not a list"),
        ("strict: {}", "acme.yaml:1:1: another plugin brings a preset 'strict' too"),
        ("- x", "acme.yaml:1:1: a group of fields is expected here, not a list"),
        ("acme: {rules: {vague: off}}", "acme.yaml:1:16: unknown rule 'vague' (did you mean 'vague-term'?)"),
        ("acme: {extends: ./x.yaml}", "acme.yaml:1:17: unknown preset './x.yaml'"),
        ("acme: {extends: acme}", "acme.yaml:1:17: 'acme' extends this configuration in its turn"),
    ],
)
def test_a_mistake_in_a_preset_is_named_with_its_place(folder, text, said):
    presets = [write(folder, "a/profiles.yaml", PRESETS), write(folder, "b/acme.yaml", text)]
    config = write(folder, ".sla-lint.yaml", "extends: acme")
    with pytest.raises(ConfigError) as caught:
        load_config(config, RULES, presets)
    assert said in str(caught.value).splitlines()


def test_a_preset_may_name_no_waiver_file(folder):
    presets = [write(folder, "acme.yaml", "acme: {waivers: w.yaml}")]
    write(folder, "w.yaml", "waivers: []")
    assert load_config(write(folder, ".sla-lint.yaml", "extends: acme"), RULES, presets).waivers_path is None


# --- TOML ------------------------------------------------------------------------------------------------------------

TOML = """\
[tool.other]
fail_on = "note"

[tool.sla-lint]
extends = ["strict"]
fail_on = "error"
exclude = ["archive/**"]

[tool.sla-lint.rules]
vague-term = "off"
too-many-kpis = {max_kpis = 7, share = 0.1}
missing-target = false

[[tool.sla-lint.overrides]]
paths = ["ola/**"]
rules = {vague-term = "note"}
"""


def test_pyproject_takes_the_same_keys(folder):
    config = load(folder, TOML, "pyproject.toml")
    assert (config.fail_on, config.exclude) == ("error", ("archive/**",))
    assert setting(config, "too-many-kpis").options == {"max_kpis": 7, "share": Decimal("0.1")}
    assert setting(config, "too-many-kpis").weigh("note") == "warning"
    assert [setting(config, "vague-term", path).enabled for path in ("a.yaml", "ola/a.yaml")] == [False, True]
    assert not setting(config, "missing-target").enabled


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "max_kpis = 7",
            "max_kpi = 7",
            "11:18: unknown option 'max_kpi' of 'too-many-kpis' (did you mean 'max_kpis'?)",
        ),
        ("share = 0.1", "share = inf", "11:32: 'rules/too-many-kpis/share' takes a number, not 'Infinity'"),
        ("share = 0.1", "share = 2026-01-01", "11:32: 'rules/too-many-kpis/share' takes a number, not '2026-01-01'"),
        (
            'fail_on = "error"',
            'fail_on = "fatal"',
            "6:1: 'fail_on' takes one of error, warning, note, never, not 'fatal'",
        ),
        ('rules = {vague-term = "note"}', "rules = 3", "16:1: 'overrides/1/rules' takes a group of fields, not '3'"),
        ('"strict"', '"strct"', "5:1: unknown preset 'strct' (did you mean 'strict'?)"),
        ('fail_on = "error"', "fail_on = ", "6:11: not valid TOML: Invalid value"),
        ("0.1}", "0.1", "11:43: not valid TOML: Unclosed inline table"),
        ("[tool.sla-lint]", "[tool.sla-lint", "4:15: not valid TOML: Expected ']' at the end of a table declaration"),
        ("exclude = [", "exclude = ['''", "17:1: not valid TOML: Expected \"'''\""),
        ("exclude = [", "e = " + "[" * 5000 + "#", None),
        (
            TOML,
            "[tool.sla-lint.\"rules\"]\n'vague-trem' = 'off'\n",
            "2:2: unknown rule 'vague-trem' (did you mean 'vague-term'?)",
        ),
        (TOML, "[tool]\n'sla-lint' = 3\n", "1:1: there is no table [tool.sla-lint]"),
        (TOML, "tool = 3\n", "1:1: there is no table [tool.sla-lint]"),
        (TOML, '[tool.sla-lint]\n"\\u007Aebra" = 1', "1:2: unknown key 'zebra'"),
    ],
)
def test_a_mistake_in_pyproject_is_named_with_its_line(folder, old, new, said):
    assert old in TOML
    found = complaint(folder, TOML.replace(old, new, 1), "pyproject.toml")
    assert said is None or f"pyproject.toml:{said}" in found


# --- the schema ------------------------------------------------------------------------------------------------------


def test_the_schema_is_a_sound_schema():
    Draft202012Validator.check_schema(config_schema(RULES))


def test_the_schema_tells_what_the_options_are():
    rules = config_schema(RULES)["$defs"]["rules"]["properties"]
    assert rules["too-many-kpis"]["description"] == "More KPIs than anyone will attend to."
    options = rules["too-many-kpis"]["anyOf"][1]["properties"]
    assert options["max_kpis"] == {
        "type": ["integer", "null"],
        "description": "The most that one service line may have.",
        "default": 5,
    }
    assert options["share"]["default"] == 1.5
    assert options["classes"]["default"] == ["critical"]
    assert rules["vague-term"]["anyOf"][1]["properties"]["limit"]["default"] == 2
    json.dumps(config_schema(RULES))


VALUES = st.recursive(
    st.sampled_from([None, True, False, 1, "off", "error", "a", "vague-term"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(
                ["rules", "paths", "vague-term", "too-many-kpis", "severity", "max_kpis", "classes", "words", "x"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)
KEYS = st.sampled_from(["fail_on", "lowest_severity", "description", "rules", "overrides", "vocabulary", "zebra"])


@given(st.dictionaries(KEYS, VALUES, max_size=3))
def test_the_schema_accepts_what_the_linter_accepts(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("schema")
    text = json.dumps(data)
    valid = Draft202012Validator(config_schema(RULES)).is_valid(plain_yaml(text))
    try:
        load_config(write(folder, ".sla-lint.yaml", text), RULES)
        taken = True
    except ConfigError:
        taken = False
    assert valid == taken


def test_a_configuration_can_be_made_without_a_file():
    assert Config(None, Path(), RULES, [Layer(fail_on="note")]).fail_on == "note"


# --- the page --------------------------------------------------------------------------------------------------------

PAGE = Path(__file__).parent.parent / "docs/configuration.md"


@pytest.mark.parametrize(
    ("kind", "text"), re.findall(r"```(yaml|toml)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
)
def test_an_example_of_the_page_can_be_used(folder, kind, text):
    write(folder, "accepted.yaml", "waivers: []")
    path = write(folder, {"yaml": ".sla-lint.yaml", "toml": "pyproject.toml"}[kind], text)
    assert load_config(path, pack.rules(), [PAGE.parent.parent / "plugins/sla_lint_bpo/profiles.yaml"]).path == path


def test_the_mistake_on_the_page_is_the_one_that_is_made(folder):
    text = PAGE.read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)[1].replace("max_kpis", "max_kpi")
    said = re.search(r"```text\n(.*?)\n```", text, re.DOTALL)[1]
    assert said in complaint(folder, example)

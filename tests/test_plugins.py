"""Plugins: found by their entry points, loaded in order, and named when they break their promises."""

from pathlib import Path

import pytest

from sla_lint.errors import PluginError
from sla_lint.plugins import entry_points, load_plugins


def install(folder, distribution, entries, *, module="", source=""):
    info = folder / f"{distribution}.dist-info"
    info.mkdir(parents=True)
    (info / "entry_points.txt").write_text(entries)
    if module:
        (folder / f"{module}.py").write_text(source)


RULE = """
from sla_lint import Metric, Problems, hookimpl, rule

@rule(severity="note", group="x", source="x")
def {name}(metric: Metric) -> Problems:
    \"\"\"X.\"\"\"
    yield from ()

@hookimpl
def sla_lint_rules():
    return [{name}]
"""


def test_entry_points_are_read_without_importing_anything(tmp_path):
    install(tmp_path, "b_pack-2.1", "[console_scripts]\nb = b:main\n\n[sla_lint]\nz = zmod\n\ny = ymod\n")
    install(tmp_path, "a-1.0", "[sla_lint]\nx = xmod\n[other]\nsla = no\n")
    install(tmp_path, "other-1.0", "[console_scripts]\nc = c:main\n")
    (tmp_path / "plain-1.0.dist-info").mkdir()
    found = entry_points([str(tmp_path)])
    assert [(entry.name, entry.module, entry.distribution, entry.version) for entry in found] == [
        ("x", "xmod", "a", "1.0"),
        ("y", "ymod", "b-pack", "2.1"),
        ("z", "zmod", "b-pack", "2.1"),
    ]


def test_the_first_of_two_installations_on_the_path_counts(tmp_path):
    install(tmp_path / "one", "a-1.0", "[sla_lint]\nx = one\n")
    install(tmp_path / "two", "a-2.0", "[sla_lint]\nx = two\n")
    assert [entry.module for entry in entry_points([str(tmp_path / "one"), str(tmp_path / "two")])] == ["one"]


def test_nothing_is_loaded_from_the_current_folder(tmp_path, monkeypatch):
    install(tmp_path, "evil-1.0", "[sla_lint]\nevil = evil_mod\n", module="evil_mod", source="raise RuntimeError")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.syspath_prepend("")
    assert "evil" not in [entry.name for entry in entry_points()]
    assert load_plugins()[1] == []


def test_the_built_in_pack_is_always_there():
    plugins, troubles = load_plugins(installed=False)
    assert troubles == []
    assert [(plugin.name, plugin.origin.split()[0]) for plugin in plugins] == [
        ("bpo", "sla-lint"),
        ("office", "sla-lint"),
    ]
    assert all(Path(path).is_file() for plugin in plugins for path in (*plugin.vocabulary, *plugin.presets))


def test_an_installed_plugin_is_loaded_in_the_order_of_names_and_can_be_left_out(tmp_path, monkeypatch):
    install(
        tmp_path,
        "acme-1.0",
        "[sla_lint]\nacme = acme_mod_a\n",
        module="acme_mod_a",
        source=RULE.format(name="acme_rule"),
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    plugins, troubles = load_plugins()
    assert troubles == []
    assert [plugin.name for plugin in plugins] == ["acme", "bpo", "office"]
    assert [rule.name for rule in plugins[0].rules] == ["acme-rule"]
    assert plugins[0].origin == "acme 1.0"
    assert [plugin.name for plugin in load_plugins(installed=False)[0]] == ["bpo", "office"]


READER = """
from sla_lint import Reader, hookimpl

@hookimpl
def sla_lint_readers():
    return [Reader("Mine", ({suffix!r},), lambda data, changes: None)]
"""

BROKEN = [
    ("import nothing_like_it", "the plugin 'acme' of acme 1.0 cannot be loaded (ModuleNotFoundError: "),
    (
        "from sla_lint import hookimpl\n@hookimpl\ndef sla_lint_rulez(): return []",
        "the plugin 'acme' cannot be loaded (PluginValidationError: ",
    ),
    (
        "from sla_lint import hookimpl\n@hookimpl\ndef sla_lint_rules(): return [5]",
        "the plugin 'acme' hands over 5 where a Rule is expected",
    ),
    (
        "from sla_lint import hookimpl\n@hookimpl\ndef sla_lint_rules(): raise ValueError('no')",
        "the plugin 'acme' cannot be loaded (ValueError: no)",
    ),
    (
        "from sla_lint import hookimpl\n@hookimpl\ndef sla_lint_vocabulary(): return 5",
        "the plugin 'acme' cannot be loaded (TypeError: ",
    ),
    (
        RULE.format(name="acme_x").replace('"note"', '"fatal"'),
        "the rule 'acme-x' of the plugin 'acme' must be an error",
    ),
    (RULE.format(name="acme_y").replace(": Metric", ""), "the rule 'acme-y' of the plugin 'acme' must be an error"),
    (RULE.format(name="invalid_value"), "the rule 'invalid-value' comes from both 'sla-lint itself' and 'acme'"),
    ("raise SystemExit(0)", "the plugin 'acme' of acme 1.0 cannot be loaded (SystemExit: 0)"),
    ("x = 1", "the plugin 'acme' brings nothing; it needs a hook such as sla_lint_rules"),
    (RULE.format(name="missing_window"), "the rule 'missing-window' comes from both 'bpo' and 'acme'"),
    (READER.format(suffix=".md"), "files named '.md' are read by both 'sla-lint itself' and 'acme'"),
    (READER.format(suffix=".yaml"), "files named '.yaml' are read by both 'sla-lint itself' and 'acme'"),
    (READER.format(suffix=".pdf"), "files named '.pdf' are read by both 'acme' and 'office'"),
    (READER.format(suffix="ODT"), "the plugin 'acme' has a reader of 'ODT'; write it like '.docx'"),
    (
        "from sla_lint import hookimpl\n@hookimpl\ndef sla_lint_readers(): return ['docx']",
        "the plugin 'acme' hands over 'docx' where a Reader is expected",
    ),
]


@pytest.mark.parametrize(("source", "message"), BROKEN, ids=[message for _, message in BROKEN])
def test_a_plugin_that_breaks_a_promise_is_named_and_the_others_are_loaded(tmp_path, monkeypatch, source, message):
    module = f"acme_broken_{abs(hash(source))}"
    install(
        tmp_path, "acme-1.0", f"[sla_lint]\nzacme = {module}\n".replace("zacme", "acme"), module=module, source=source
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    plugins, [trouble] = load_plugins()
    assert trouble.kind == "broken-plugin"
    assert trouble.message.startswith(message) or "comes from both 'acme' and 'bpo'" in trouble.message


@pytest.mark.parametrize("name", ["none.py", "folder", "text.txt"])
def test_a_plugin_file_that_is_none_is_named(tmp_path, name):
    (tmp_path / "folder").mkdir()
    (tmp_path / "text.txt").write_text("x = 1")
    _, [trouble] = load_plugins([tmp_path / name], installed=False)
    assert trouble.message == f"the plugin file {name} does not exist or is no Python file"


def test_a_plugin_file_without_a_version_has_version_0(tmp_path):
    (tmp_path / "mine.py").write_text(RULE.format(name="mine_rule"))
    plugins, _ = load_plugins([tmp_path / "mine.py"], installed=False)
    assert [(plugin.name, plugin.version, plugin.origin) for plugin in plugins if plugin.name == "mine"] == [
        ("mine", "0", "mine.py")
    ]


def test_the_public_names_are_there_and_no_others():
    import sla_lint

    assert all(getattr(sla_lint, name) is not None for name in sla_lint.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        sla_lint.nothing  # noqa: B018
    assert issubclass(PluginError, Exception)
    assert Path(sla_lint.__file__).with_name("py.typed").exists()

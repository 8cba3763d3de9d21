"""The built-in pack, loaded once for all tests."""

from functools import cache
from pathlib import Path

from sla_lint.plugins import load_plugins
from sla_lint.rules import Rule
from sla_lint.vocabulary import Vocabulary


@cache
def rules() -> dict[str, Rule]:
    plugins, _ = load_plugins(installed=False)
    return {rule.name: rule for plugin in plugins for rule in plugin.rules}


@cache
def vocabulary() -> Vocabulary:
    plugins, _ = load_plugins(installed=False)
    return Vocabulary.from_texts(_texts(path for plugin in plugins for path in plugin.vocabulary))


@cache
def reading_words() -> Vocabulary:
    """The vocabulary together with the phrases by which text documents are read."""
    plugins, _ = load_plugins(installed=False)
    return vocabulary().extended(_texts(path for plugin in plugins for path in plugin.phrases))


def _texts(paths):
    return [Path(path).read_text(encoding="utf-8") for path in paths]

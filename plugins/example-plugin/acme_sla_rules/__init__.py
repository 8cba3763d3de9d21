"""Acme's house rules for service-level agreements."""

from collections.abc import Iterable
from pathlib import Path

from acme_sla_rules.missing_cost_centre import missing_cost_centre
from sla_lint import Rule, hookimpl


@hookimpl
def sla_lint_rules() -> Iterable[Rule]:
    """The rules of this plugin."""
    return [missing_cost_centre]


@hookimpl
def sla_lint_vocabulary() -> Path:
    """Metrics and names that only Acme uses."""
    return Path(__file__).with_name("vocabulary.yaml")


@hookimpl
def sla_lint_presets() -> Path:
    """A configuration to extend: `extends: acme`."""
    return Path(__file__).with_name("presets.yaml")

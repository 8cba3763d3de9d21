"""Configuration: which rules apply to a file, how much their findings weigh, and with which options."""

from sla_lint.config.find import find_config
from sla_lint.config.load import load_config
from sla_lint.config.presets import describe_presets
from sla_lint.config.schema import config_schema
from sla_lint.config.settings import Config, RuleSetting

__all__ = [
    "Config",
    "RuleSetting",
    "config_schema",
    "describe_presets",
    "find_config",
    "load_config",
]

"""The JSON schema of a configuration, for editors: drawn from the installed rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sla_lint.config.fields import LEVELS, fields_for
from sla_lint.config.shapes import closed_schema
from sla_lint.schema import SCHEMA_HOME

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sla_lint.config.fields import RulesShape
    from sla_lint.rules import Rule

_LEVEL = "How much the rule's findings weigh, or whether it runs."


def config_schema(rules: Mapping[str, Rule]) -> dict[str, Any]:
    """The schema of `.sla-lint.yaml`, with each rule's options, their meanings and defaults."""
    kind = fields_for(rules)
    settings = cast("RulesShape", kind.fields["rules"].shape)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{SCHEMA_HOME}/config.schema.json",
        "title": "sla-lint configuration",
        "description": "What .sla-lint.yaml, or the table [tool.sla-lint] of a pyproject.toml, may hold.",
        **closed_schema(kind),
        "$defs": {
            "level": {"description": _LEVEL, "enum": [*LEVELS, None]},
            "rules": {**closed_schema(settings.kind), "type": ["object", "null"]},
        },
    }

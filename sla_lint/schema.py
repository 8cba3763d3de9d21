"""The JSON schema of an agreement, for editors: drawn from the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.model import Document
from sla_lint.part import schema_of

if TYPE_CHECKING:
    from sla_lint.part import Schema

SCHEMA_HOME = "https://raw.githubusercontent.com/sla-lint/sla-lint/main/schemas"
"""Where the schemas are published; editors find them by a comment line in the agreement."""


def agreement_schema() -> Schema:
    """The schema of an agreement in YAML or JSON, version 1.0 of the model."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{SCHEMA_HOME}/sla.schema.json",
        "title": "Service-level agreement",
        "description": "An agreement as sla-lint reads it. Unknown fields are allowed; begin your own with 'x-'.",
        **schema_of(Document),
        "patternProperties": {"^x-": {}},
    }

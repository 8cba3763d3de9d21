"""The built-in pack: the rules for outsourced services, one a file, and the vocabulary they speak."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

from sla_lint import hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint import Rule

_HERE = os.path.dirname(__file__)

RULES = (
    "announced_kpis_unreadable",
    "aspirational_target",
    "backward_ramp",
    "contradicted_direction",
    "contradictory_targets",
    "disordered_thresholds",
    "gameable_metric",
    "hollow_quality_floor",
    "missing_consequence",
    "missing_definition",
    "missing_quality_floor",
    "missing_ramp_period",
    "missing_review",
    "missing_section",
    "missing_target",
    "missing_window",
    "penalty_without_root_cause",
    "perfect_target",
    "small_sample_target",
    "speed_outweighs_quality",
    "target_below_baseline",
    "target_without_baseline",
    "too_many_kpis",
    "unbalanced_weights",
    "uncapped_credits",
    "undefined_data_source",
    "undefined_hours",
    "unmeasurable_target",
    "vague_term",
    "vanity_metric",
    "weak_pair",
)


@hookimpl
def sla_lint_rules() -> Iterator[Rule]:
    """The rules, each from the module of its own name."""
    for name in RULES:
        yield getattr(import_module(f"sla_lint_bpo.rules.{name}"), name)


@hookimpl
def sla_lint_vocabulary() -> str:
    """The known metrics, and the word lists that the rules use."""
    return os.path.join(_HERE, "vocabulary.yaml")


@hookimpl
def sla_lint_phrases() -> tuple[str, ...]:
    """The words by which metrics and clauses are found in text documents."""
    return (os.path.join(_HERE, "extraction.yaml"), os.path.join(_HERE, "clauses.yaml"))


@hookimpl
def sla_lint_presets() -> str:
    """The profiles."""
    return os.path.join(_HERE, "profiles.yaml")

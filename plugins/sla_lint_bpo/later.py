"""Targets that an agreement sets later, by a method it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sla_lint import Metric


def set_later(metric: Metric) -> bool:
    """Whether a date or a method says how the target comes about; a bare text under `target_set_by` does so too."""
    plan = metric.target_set_by
    if plan is None:
        return metric.says("target_set_by")
    return bool(plan.date or plan.method or plan.see)

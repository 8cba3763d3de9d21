"""Waivers: findings that somebody has accepted, with a reason and an end date."""

from sla_lint.waivers.apply import apply_waivers
from sla_lint.waivers.comments import inline_waivers
from sla_lint.waivers.file import read_waivers
from sla_lint.waivers.waiver import Checked, Waiver, checked

__all__ = ["Checked", "Waiver", "apply_waivers", "checked", "inline_waivers", "read_waivers"]

"""Waivers: findings that somebody has accepted, with a reason and an end date.

The modules are imported one by one, where they are needed: most drafts have no waiver to apply.
"""

MARK = "sla-lint:"
"""What a comment begins with that speaks to us."""

"""Measurements that are no tests: what sla-lint costs, and how much of a draft it gets right."""

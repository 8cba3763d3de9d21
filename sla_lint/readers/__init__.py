"""Readers: a file's text to the agreements in it."""

from sla_lint.readers.native import Reading, read_text
from sla_lint.readers.parents import with_parents

__all__ = ["Reading", "read_text", "with_parents"]

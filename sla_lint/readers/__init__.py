"""Readers: a file's text to the agreements in it."""

from sla_lint.readers.native import Reading, read_text

__all__ = ["Reading", "read_text"]

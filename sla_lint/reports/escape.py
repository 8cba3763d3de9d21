"""Text from outside made safe to show: it cannot move a cursor, turn a line around or give orders to a CI runner."""

from __future__ import annotations

import re

# Controls (C0, DEL, C1), marks that change the direction of text, the two Unicode line breaks, and lone surrogates.
_CONTROL = r"[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
# Invisible characters that a runner's comparison of strings may skip, so that they hide a command but do not break it.
_SKIPPED = r"\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\ufeff"
# GitHub obeys "##[" and Azure Pipelines "##vso[" anywhere in a line that a job prints.
_UNSAFE = rf"(?i){_CONTROL}|#(?=[{_SKIPPED}]*#[{_SKIPPED}]*(?:\[|vso\[))"
# GitHub obeys "::" at the start of a line, after blanks too. What follows a text in its line may begin with a colon.
_LEADING_COLON = rf"\A([\s{_SKIPPED}]*):"
_SHORT = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}


def escape(text: str) -> str:
    r"""The text with everything unsafe spelt out, such as \x1b, \u202e or \n; for messages, names and file names."""
    if text.isprintable() and "#" not in text and not text.lstrip().startswith(":"):
        return text  # as nearly all: the patterns, which take long to compile, are not needed
    return re.sub(_LEADING_COLON, r"\1\\x3a", re.sub(_UNSAFE, lambda match: _spelt(match[0]), text))


def escaped_characters(text: str) -> list[str]:
    """What to show for each character of a text that does not open a line."""
    shown = list(text)
    for match in re.finditer(_UNSAFE, text):
        shown[match.start()] = _spelt(match[0])
    return shown


def _spelt(character: str) -> str:
    if "\udc80" <= character <= "\udcff":  # a byte of a file name that is not UTF-8, as Python keeps it
        character = chr(ord(character) - 0xDC00)
    code = f"{ord(character):04x}"
    return _SHORT.get(character) or (f"\\x{code[2:]}" if code.startswith("00") else f"\\u{code}")

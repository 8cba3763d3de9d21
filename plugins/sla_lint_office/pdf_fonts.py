"""What a file says of the characters on a page besides which they are."""

from __future__ import annotations

import math
from ctypes import byref, c_int, create_string_buffer
from typing import Any

import pypdfium2.raw as pdfium

from sla_lint_office.pdf_paths import shows

_BOLD = 600
_LONGEST_NAME = 512
_ASLANT = 0.7
"""The sine of an angle from which on a character lies rather than stands."""


class Fonts:
    """The fonts of a page's characters; asked for a few of them only, because each question costs."""

    def __init__(self, text_page: Any) -> None:
        self._text_page = text_page
        self._name = create_string_buffer(_LONGEST_NAME)

    def bold(self, index: int) -> bool:
        """Whether a character is drawn in a bold font; some fonts say so only by their names."""
        if index < 0:
            return False
        if pdfium.FPDFText_GetFontWeight(self._text_page, index) >= _BOLD:
            return True
        length = pdfium.FPDFText_GetFontInfo(self._text_page, index, self._name, len(self._name), byref(c_int()))
        return b"bold" in self._name.raw[:length].lower()

    def unmapped(self, index: int) -> bool:
        """Whether the file does not say which character this is."""
        return bool(pdfium.FPDFText_HasUnicodeMapError(self._text_page, index))

    def written(self, index: int) -> bool:
        """Whether a blank is written in the file, not made up by pdfium."""
        return index >= 0 and not pdfium.FPDFText_IsGenerated(self._text_page, index)

    def shows(self, index: int) -> bool:
        """Whether a character is drawn at all."""
        return shows(pdfium.FPDFText_GetTextObject(self._text_page, index))

    def sideways(self, index: int, quarters: int) -> bool:
        """Whether a character lies on its side when the paper is turned by some quarters."""
        angle = pdfium.FPDFText_GetCharAngle(self._text_page, index) - quarters * math.pi / 2
        return bool(abs(math.sin(angle)) > _ASLANT)

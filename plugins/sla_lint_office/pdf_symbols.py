"""Characters that PDF files hold in ways of their own, and what a reader of the page sees."""

from __future__ import annotations

MISSING = "\ufffd"

_SPACES = dict.fromkeys((0x09, 0x0A, 0x0D, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x3000), " ")
_NOTHING = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF), "")
_LIGATURES = dict(enumerate(("ff", "fi", "fl", "ffi", "ffl", "ft", "st"), start=0xFB00))
_HYPHENS = {0x02: "-", 0x2010: "-", 0x2011: "-", 0xFFFE: "-"}
"""pdfium gives a hyphen at the end of a line as 2, or as FFFE."""

_SYMBOL_FONTS = {
    0xF0A3: "≤",
    0xF0A7: "▪",
    0xF0A8: "☐",
    0xF0B0: "°",
    0xF0B1: "±",
    0xF0B3: "≥",
    0xF0B4: "×",
    0xF0B7: "•",
    0xF0B9: "≠",
    0xF0D8: "➢",
    0xF0E0: "→",
    0xF0FC: "✓",
    0xF0FE: "☒",
}
"""Places of the fonts Symbol and Wingdings, which word processors write instead of the character."""

_CONTROLS = dict.fromkeys((*range(0x20), *range(0xD800, 0xE000)), MISSING)

SHOWN = {**_CONTROLS, **_SPACES, **_NOTHING, **_LIGATURES, **_HYPHENS, **_SYMBOL_FONTS}
"""What is shown, by the number that the file gives."""

ACCENTS = {"¨": "\u0308", "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "˜": "\u0303", "˚": "\u030a", "¸": "\u0327"}
"""Accents that are drawn over a letter as characters of their own, and the accent that combines with a letter."""

BULLETS = frozenset("•▪➢→✓☐☒●○■□◦‣⁃∙·–—-*o§ü¾")
"""Characters that open an item of a list when they stand alone before it."""


def is_private(character: str) -> bool:
    """Whether a character means nothing outside of the font that draws it."""
    return character == MISSING or "\ue000" <= character < "\uf900"

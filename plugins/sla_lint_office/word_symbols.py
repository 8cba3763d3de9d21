"""Symbol fonts: what a character of Symbol or Wingdings shows, in Unicode. A "≥" lost turns "≥ 95" into "95"."""

from __future__ import annotations

_PRIVATE = 0xF000
_UNKNOWN = "\ufffd"

_GREEK = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
)
_SYMBOL = {
    **{chr(code): chr(code) for code in range(0x20, 0x7F)},
    **_GREEK,
    **dict(zip("\"$'*-@^`", "∀∃∋∗−≅⊥‾", strict=True)),
    **dict(
        zip(
            map(chr, range(0xA0, 0xF0)),
            "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪",
            strict=True,
        )
    ),
    "\xf1": "〉",
    "\xf2": "∫",
}
_WINGDINGS = {
    **dict(zip("JKLlmnopqrstuvwx", "☺😐☹●❍■□❐❑❒⬧⧫◆❖⬥⌧", strict=True)),
    "§": "▪",
    "¨": "☐",
    "\x9f": "•",
    "Ø": "➢",
    "ß": "←",
    "à": "→",
    "á": "↑",
    "â": "↓",
    "è": "➔",
    "é": "⬆",
    "ê": "⬇",
    "ð": "⇨",
    "ñ": "⇧",
    "ò": "⇩",
    "ó": "⬄",
    "ô": "⇔",
    "û": "✗",
    "ü": "✓",
    "ý": "☒",
    "þ": "☑",
    "«": "★",
    "¤": "◉",
}
_WINGDINGS_2 = {
    "O": "✗",
    "P": "✓",
    "Q": "☒",
    "R": "☑",
    "S": "☒",
    "T": "☒",
    "£": "☐",
    "\x96": "•",
    "\x97": "●",
    "\x98": "●",
}
_WINGDINGS_3 = {"f": "←", "g": "→", "h": "↑", "i": "↓", "p": "▲", "q": "▼", "t": "◀", "u": "▶", "}": "▶"}
_WEBDINGS = {"a": "✓", "r": "✗", "c": "☐", "g": "■", "n": "●", "4": "▶", "=": "♦", "\x98": "•"}
_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
}


def symbol(font: str, code: str) -> str:
    """The character that a symbol shows: a font and a hexadecimal code, as Word writes them."""
    try:
        number = int(code, 16)
    except ValueError:
        return _UNKNOWN
    return shown(chr(number), font) if number <= 0xFFFF else _UNKNOWN  # noqa: PLR2004 (the end of the basic plane)


def is_symbol_font(font: str) -> bool:
    """Whether the letters of a font show other characters than they are."""
    return font.lower() in _FONTS


def shown(text: str, font: str) -> str:
    """A text in the characters that its font shows: symbol fonts keep theirs in letters and in the private area."""
    table = _FONTS.get(font.lower())
    if table is None and not any("\uf020" <= letter <= "\uf0ff" for letter in text):
        return text
    return "".join(_shown(letter, table) for letter in text)


def _shown(letter: str, table: dict[str, str] | None) -> str:
    private = "\uf020" <= letter <= "\uf0ff"
    plain = chr(ord(letter) - _PRIVATE) if private else letter
    if private:
        return (_SYMBOL if table is None else table).get(plain, _UNKNOWN)
    return letter if table is None else table.get(plain, letter)

"""Characters of the symbol fonts of Windows, which have no meaning of their own, as characters that have.

The private code points U+F020–U+F0FF stand for the glyphs of a symbol font; what the glyphs are: the code charts of
Symbol and Wingdings that Unicode publishes (L2/11-196). Arrows, ticks and boxes come out as such, bullets as the
ones that headings use.
"""

from __future__ import annotations

_PRIVATE = 0xF000
_WINGDINGS = dict(
    zip(
        (0x6C, 0x6D, 0x6E, 0x6F, 0x70, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77),
        "●○■□□□□◆◆◆❖◆",
        strict=True,
    )
) | {
    0x9E: "•", 0x9F: "●", 0xA1: "○", 0xA4: "◎", 0xA7: "■", 0xA8: "□", 0xAA: "✦", 0xAB: "★", 0xB2: "✦",
    0xD8: "►", 0xDF: "←", 0xE0: "→", 0xE8: "→", 0xF0: "→", 0xFB: "×", 0xFC: "√", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS |= {0x80 + digit: char for digit, char in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩")}
_WINGDINGS |= {0x8B + digit: char for digit, char in enumerate("⓿❶❷❸❹❺❻❼❽❾❿")}
_WINGDINGS_2 = {0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0x97: "●", 0x98: "●", 0x99: "○"}
_SYMBOL = {
    0x2D: "-", 0xA3: "≤", 0xA5: "∞", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥",
    0xB4: "×", 0xB7: "●", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD7: "·", 0xDE: "⇒",
    0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x73: "σ", 0x57: "Ω",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
# What a bullet is where its glyph has no entry.
_BULLET = "●"


def symbol(code: int, font: str) -> str:
    """The character behind ``code`` of a font; a private one that no chart names stays as it is."""
    if font.lower() in _FONTS:
        low = code - _PRIVATE if code >= _PRIVATE else code
        if known := _FONTS[font.lower()].get(low):
            return known
        if 0x30 <= low <= 0x39 and font.lower() == "symbol":
            return chr(low)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def bullet(text: str, font: str) -> str:
    """The sign of an item as a usual glyph; an ``o`` of Courier is a ring."""
    known = font.lower() in _FONTS
    signs = []
    for char in text:
        private = _PRIVATE <= ord(char) < _PRIVATE + 0x1000
        if private or (known and ord(char) < 0x100 and not char.isspace()):
            # A private character without a font is one of Wingdings or Symbol; their common bullets differ.
            found = [symbol(ord(char), name) for name in ([font] if known else ["wingdings", "symbol"])]
            signs.append(next((sign for sign in found if sign != char and ord(sign) > 0x7F), _BULLET))
        else:
            signs.append("○" if text == "o" else char)
    return "".join(signs)

"""Characters that producers of page formats write for others: radicals for ideographs, ligatures, symbols of a font."""

from __future__ import annotations

import unicodedata
from functools import cache

# What PDFium gives for a hyphen that a line break put in.
SOFT_HYPHENS = frozenset((0x02, 0xAD, 0xFFFE))
# Radicals of simplified characters that Unicode does not decompose (UAX 44), as fonts of Chinese producers map them.
_RADICALS = dict(
    zip(
        "⺁⺃⺆⺈⺌⺍⺒⺓⺗⺝⺟⺠⺪⺫⺮⺳⺶⺷⺻⺼⻁⻂⻃⻄⻅⻆⻇⻈⻉⻋⻌⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰",
        "厂乚冂刀小小巳幺心月母民疋目竹网羊羊聿肉虎衤覀西见角角讠贝车辶长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙",
        strict=True,
    )
)
# Bullets of Wingdings and Symbol, which live in the private use area (U+F020 to U+F0FF).
_BULLETS = {
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf06f": "□",
    "\uf071": "□",
    "\uf075": "◆",
    "\uf076": "❖",
    "\uf0a8": "□",
    "\uf0b2": "★",
    "\uf0d8": "►",
    "\uf0e8": "►",
    "\uf0fc": "•",
}


@cache
def readable(char: str) -> str:
    """``char`` as it is meant; ligatures and composed marks become several characters."""
    if char in _RADICALS:
        return _RADICALS[char]
    if "\u2f00" <= char <= "\u2fd5" or "\uf900" <= char <= "\ufaff" or "\ufb00" <= char <= "\ufb06":
        return unicodedata.normalize("NFKC", char)
    if "\ufe10" <= char <= "\ufe4f":
        return unicodedata.normalize("NFKC", char).translate(_HALF_TO_FULL)
    if "\uf020" <= char <= "\uf0ff":
        return _BULLETS.get(char, "•")
    if unicodedata.category(char) in ("Cc", "Cs"):
        return ""
    return char


# Vertical forms decompose to the ASCII sign where the text has the full one.
_HALF_TO_FULL = str.maketrans(",:;!?()", "，：；！？（）")


def is_unreadable(char: str) -> bool:
    """Whether ``char`` stands for a glyph whose meaning the font does not give."""
    if "\uf020" <= char <= "\uf0ff":
        return False
    return char == "\ufffd" or unicodedata.category(char) in ("Co", "Cn", "Cs", "Cc")

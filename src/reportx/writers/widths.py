"""How many columns of a terminal text takes, by East Asian width."""

from __future__ import annotations

import unicodedata

_NO_WIDTH = frozenset(("Mn", "Me", "Cf"))


def char_width(char: str) -> int:
    """Two for wide characters, none for those that sit on the one before; one where the width is ambiguous."""
    if char.isascii():
        return 1
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    return 0 if unicodedata.category(char) in _NO_WIDTH else 1


def text_width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return len(text) if text.isascii() else sum(map(char_width, text))

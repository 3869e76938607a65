"""The characters of a line as a page shows them: blanks, raised figures, numbers of list items."""

from __future__ import annotations

import re

# A break in the source between two wide characters is none on the page (CSS Text 3, 4.1.3); else it is a blank.
_WIDE = r"[\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6“”‘’—…]"
_BREAK = re.compile(rf"(?<={_WIDE})[ \t\f]*[\r\n][ \t\r\n\f]*(?={_WIDE})")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_NOTE_MARK = re.compile(r"\s*(?:[\[［〔【(（]\s*(?:\d{1,3}|[注*])\s*[\]］〕】)）]|[①-⑳*†‡]|\d{1,3})\s*")
_OWN_MARKER = re.compile(r"\s*[\[(（【]?(?:\d+|[一二三四五六七八九十]+)[\])）】.、．:：]|\s*[①-⑳第]")
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def spaced(text: str) -> str:
    """``text`` with the white space of its source as it is shown; other blanks (U+00A0, U+3000) stay."""
    return _SPACE.sub(" ", _BREAK.sub("", text)).strip(" ")


def numbered(text: str, number: str) -> str:
    """An item of a numbered list, unless it brings a marker of its own."""
    return text if _OWN_MARKER.match(text) else f"{number}.{text.lstrip()}"


def raised(text: str, before: str) -> str:
    """Raised figures behind the character ``before``: exponents (m², 10⁴) stay as such, marks of footnotes go."""
    if re.fullmatch(r"[\d+\-−]+", text) and before.isascii() and before.isalnum():
        return text.translate(_RAISED)
    return "" if _NOTE_MARK.fullmatch(text) else text

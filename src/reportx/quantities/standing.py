"""Whether a number without a measure word is one, or part of a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportx.numerals import DIGITS
from reportx.quantities.expressions import HAN, POWERS, numeral

if TYPE_CHECKING:
    from reportx.quantities.figures import Figure

_LINKED = re.compile(rf" ?(?:[至到~]|[—-]{{1,2}}) ?[{HAN}\d]")
_HOUR = re.compile(r"点(?![\d零一二三四五六七八九])|点[\d一二三四五]{1,3}分")
_LAST_HOUR, _LAST_DAY = 24, 31
_STOPS = ",。;!?\n"


def stands(text: str, match: re.Match[str]) -> bool:
    """Whether a number without a measure word is one: 一百二十三 is, 万一 and 三五 in a sentence are not."""
    words = match[0]
    if not all(char in DIGITS or char in POWERS for char in words):
        return True
    if text[match.end() : match.end() + 1] in ("是", "要") and _opens_clause(text, match):
        # 十一是, 十二要: these number a list.
        return False
    if len(words) > 1 and (words[0] not in POWERS or words[0] in "十拾") and any(char in POWERS for char in words):
        return True
    if _LINKED.match(text, match.end()) and words[0] not in POWERS:
        return True
    return is_alone(text, match)


def is_alone(text: str, match: re.Match[str]) -> bool:
    """The number is a clause by itself."""
    return _opens_clause(text, match) and (text[match.end() : match.end() + 1] or "\n") in _STOPS


def _opens_clause(text: str, match: re.Match[str]) -> bool:
    return (text[match.start() - 1 : match.start()] or "\n") in _STOPS + ": "


def is_hour(text: str, figure: Figure) -> bool:
    """``8点开会``, ``20点``: a time of day."""
    return (
        figure.unit is None
        and figure.value is not None
        and figure.value <= _LAST_HOUR
        and bool(_HOUR.match(text, figure.end))
    )


def is_word(text: str, figure: Figure) -> bool:
    """``万一``, ``三五成群``, ``八月十五``: no number, although the characters make one."""
    words = text[figure.start : figure.end]
    if figure.unit is not None or not all(char in DIGITS or char in POWERS for char in words):
        return False
    if words[0] in POWERS and words[-1] in DIGITS and numeral(words) is None:
        return True
    before = text[max(0, figure.start - 1) : figure.start]
    pair = len(words) == 2 and all(char in DIGITS for char in words)
    day = before == "月" and figure.value is not None and figure.value <= _LAST_DAY
    return day or (pair and before.isalpha())

"""Numbers of automatic numbering as Word prints them, by the name of their format.

Formats: ECMA-376 part 1, 17.18.59; where Word does otherwise: MS-OI29500 2.1.540 (ideographEnclosedCircle stands in
brackets) and MS-DOCX 2.4 (the characters, among them the noughts ○ and 〇). Word prints 一百〇一 where the standard has
一百零一. Beyond the last character of a set the number is decimal, and so is every format of other scripts than
Chinese, Japanese and Latin.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

# The largest numbers that Word prints so: thirty letters, and what fits into two bytes.
_MAX_LETTER = 780
_MAX_ROMAN = 32_767

_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"],
        strict=True,
    )
)
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FULL_WIDTH = "０１２３４５６７８９"


class _Words(NamedTuple):
    """How a language counts: digits from nought, tens to thousands, ten thousand, and whether 10 is 一十."""

    digits: str
    places: tuple[str, str, str, str]
    myriad: str
    nought: bool = True
    one: bool = True
    ten: bool = False


_SIMPLIFIED = _Words("〇一二三四五六七八九", ("", "十", "百", "千"), "万")
_TRADITIONAL = _SIMPLIFIED._replace(digits="零一二三四五六七八九", myriad="萬")
_JAPANESE = _SIMPLIFIED._replace(nought=False, one=False)
_LEGAL = _Words("零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"), "万", ten=True)
_LEGAL_TRADITIONAL = _Words("零壹貳參肆伍陸柒捌玖", ("", "拾", "佰", "仟"), "萬", ten=True)
_LEGAL_JAPANESE = _Words("零壱弐参四伍六七八九", ("", "拾", "百", "阡"), "萬", nought=False, ten=True)


def format_number(number: int, style: str) -> str:
    """``number`` in the format ``style``, a value of ``w:numFmt``; a bullet is none and is not asked for here."""
    if style == "none":
        return ""
    if number <= 0 or style not in _FORMATS:
        return str(number)
    return _FORMATS[style](number)


def _of_set(first: int, count: int, number: int) -> str:
    """The character of a row that begins at code point ``first``."""
    return chr(first + number - 1) if number <= count else str(number)


def _of_row(row: str, number: int) -> str:
    return row[number - 1] if number <= len(row) else str(number)


def _digits(row: str, number: int) -> str:
    return "".join(row[int(digit)] for digit in str(number))


def _sixty(number: int) -> str:
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if number <= 60 else str(number)


def _letter(first: str, number: int) -> str:
    """a … z, aa, bb … (ECMA-376: the same letter is repeated)."""
    if number > _MAX_LETTER:
        return str(number)
    return chr(ord(first) + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    if number > _MAX_ROMAN:
        return str(number)
    letters = []
    for value, word in _ROMAN:
        count, number = divmod(number, value)
        letters.append(word * count)
    return "".join(letters)


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _counting(nought: str, number: int) -> str:
    """Up to 99 as people count, from there digit by digit: 十, 二十一, 一○○."""
    row = nought + "一二三四五六七八九"
    if number > 99:
        return _digits(row, number)
    return _group(number, _SIMPLIFIED)


def _thousands(words: _Words, number: int) -> str:
    """As people count: 十, 一百〇一, 一万二千."""
    high, low = divmod(number, 10_000)
    if high >= 10_000:
        return str(number)
    if not high:
        return _group(low, words)
    gap = words.digits[0] if words.nought and 0 < low < 1000 else ""
    return _group(high, words) + words.myriad + gap + _group(low, words, inner=True)


def _group(number: int, words: _Words, *, inner: bool = False) -> str:
    """Four digits; ``inner``: something stands before them, so ten is not bare (一万一十)."""
    parts: list[str] = []
    gap = False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if not digit:
            gap = bool(parts)
            continue
        if gap and words.nought:
            parts.append(words.digits[0])
        gap = False
        bare = digit == 1 and place and (not words.one or (place == 1 and not parts and not inner and not words.ten))
        parts.append(("" if bare else words.digits[digit]) + words.places[place])
    return "".join(parts)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": partial(_digits, _FULL_WIDTH),
    "decimalFullWidth2": partial(_digits, _FULL_WIDTH),
    "decimalEnclosedCircle": partial(_of_set, 0x2460, 20),
    "decimalEnclosedCircleChinese": partial(_of_set, 0x2460, 10),
    "decimalEnclosedParen": partial(_of_set, 0x2474, 20),
    "decimalEnclosedFullstop": partial(_of_set, 0x2488, 20),
    "ideographEnclosedCircle": partial(_of_set, 0x3220, 10),
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": partial(_letter, "A"),
    "lowerLetter": partial(_letter, "a"),
    "ordinal": _ordinal,
    "chineseCounting": partial(_counting, "○"),
    "taiwaneseCounting": partial(_counting, "○"),
    "chineseCountingThousand": partial(_thousands, _SIMPLIFIED),
    "taiwaneseCountingThousand": partial(_thousands, _TRADITIONAL),
    "japaneseCounting": partial(_thousands, _JAPANESE),
    "chineseLegalSimplified": partial(_thousands, _LEGAL),
    "ideographLegalTraditional": partial(_thousands, _LEGAL_TRADITIONAL),
    "japaneseLegal": partial(_thousands, _LEGAL_JAPANESE),
    "ideographDigital": partial(_digits, "〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": partial(_digits, "〇一二三四五六七八九"),
    "taiwaneseDigital": partial(_digits, "○一二三四五六七八九"),
    "ideographTraditional": partial(_of_row, _STEMS),
    "ideographZodiac": partial(_of_row, _BRANCHES),
    "ideographZodiacTraditional": _sixty,
}

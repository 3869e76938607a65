"""Values of numerals, exact.

Grammar of a Chinese numeral (GB/T 15835-2011 calls both writings formal)::

    number   = [wan] rest
    section  = digit [千] digit [百] [零] digit [十] digit
    digits   = digit digit …            (read one by one: 二〇二四, 五六七)
    decimal  = number 点 digits
"""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS: dict[str, int] = {
    **{char: value for value, char in enumerate("〇一二三四五六七八九")},
    **{char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "○": 0,
    "两": 2,
    "俩": 2,
}
_SMALL: dict[str, int] = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE: dict[str, int] = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_SIGN: dict[int, str] = {value: char for char, value in _LARGE.items()}
_TENS: dict[str, int] = {"廿": 20, "卅": 30, "卌": 40}
MULTIPLIERS: dict[str, int] = _SMALL | _LARGE

# Nobody writes longer ones; years read digit by digit and amounts of 兆 stay far below.
_LONGEST = 40

_ONES = "〇一二三四五六七八九"
_ARABIC = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def arabic(text: str) -> Decimal | None:
    """The value of Arabic digits with thousands separators and decimals, blanks between them ignored."""
    compact = re.sub(r"\s", "", text)
    return Decimal(compact.replace(",", "")) if _ARABIC.fullmatch(compact) else None


def chinese(text: str) -> Decimal | None:
    """The value of a numeral in Chinese characters; None where the characters are no number.

    A last digit after 百, 千, 万 or 亿 counts in the next smaller unit, as spoken: 两万五 is 25000.
    """
    if len(text) > _LONGEST:
        return None
    whole, point, fraction = text.partition("点")
    value = _integer(whole)
    if value is None:
        return None
    if not point:
        return Decimal(value)
    if not fraction or any(char not in DIGITS for char in fraction):
        return None
    return Decimal(f"{value}." + "".join(str(DIGITS[char]) for char in fraction))


def _integer(text: str) -> int | None:
    if text and all(char in DIGITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    total = 0
    rest = text
    for unit in (10**12, 10**8, 10**4):
        sign = _SIGN[unit]
        head, found, tail = rest.rpartition(sign) if unit > 10**4 else rest.partition(sign)
        if not found:
            continue
        # 二万五千亿: what stands before a large unit is a number of its own.
        high = _integer(head) if head else 1
        if high is None:
            return None
        total += high * unit
        rest = tail
        if len(rest) == 1 and rest in DIGITS:
            return total + DIGITS[rest] * (unit // 10)
    section = _section(rest) if rest else 0
    return None if section is None or not text else total + section


def _section(text: str) -> int | None:
    """A numeral below 万: digits with 千, 百 and 十."""
    value = 0
    digit: int | None = None
    last = 0
    for char in text:
        if char in DIGITS:
            if digit:
                return None
            digit = DIGITS[char]
            last = 0 if digit == 0 else last
        elif char in _TENS and digit is None:
            value += _TENS[char]
        elif char in _SMALL:
            value += (1 if digit is None else digit) * _SMALL[char]
            digit, last = None, _SMALL[char]
        else:
            return None
    spoken = last // 10 if last >= 100 else 1
    return value + (digit or 0) * spoken


def ordinal(text: str) -> int | None:
    """The number of a marker or an ordinal, however written: ``十二``, ``3``, ``③``, ``(四)``."""
    if len(text) == 1 and "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    if len(text) == 1 and "❶" <= text <= "❿":
        return ord(text) - ord("❶") + 1
    value = value_of(text)
    return None if value is None or value != value.to_integral_value() else int(value)


def as_ordinal(number: int, like: str) -> str:
    """An ordinal from 1 to 99 written in the manner of another: 十一, ⑪ (up to 20) or 11."""
    if "①" <= like <= "⑳" and number <= 20:
        return chr(ord("①") + number - 1)
    if like.isdecimal():
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _ONES[tens]) + ("十" if tens else "") + (_ONES[ones] if ones else "")


def value_of(text: str) -> Decimal | None:
    """The value of a plain numeral in either writing."""
    return arabic(text) if text[:1].isascii() else chinese(text)

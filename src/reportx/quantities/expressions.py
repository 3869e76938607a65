"""Whole number expressions of running prose, in either writing or both mixed, and their values.

::

    expression = [sign] (百分之 number | [number 又] number 分之 [负] number | number [/ digits] | digits e digits)
    number     = digits with separators | numeral
    numeral    = (number of digits | Chinese digit) power … [零] [digit]      (3亿5000万, 5万4千6百, 四百五, 十五点七)

What reports hold as well is read by ``scan``; here is the rest of what people write: signs, mixed numerals, improper
and mixed fractions, exponents, letters for powers (15k).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reportx.numerals import DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator

_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_TENS = {"廿": 20, "卅": 30}
_LETTERS = {"k": 10**3, "K": 10**3, "w": 10**4, "M": 10**6}
_ONE = "".join(DIGITS)
HAN = _ONE + "".join(_SMALL) + "".join(_LARGE) + "".join(_TENS)
_DECIMALS = "〇○零一二三四五六七八九壹贰叁肆伍陆柒捌玖"
POWERS = "".join(_SMALL) + "".join(_LARGE)

_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!,?\d)|\d+)(?:\.\d+)?"
_NUMBER = (
    rf"(?:(?:{_ARABIC})[{POWERS}]+(?:零?(?:\d+(?:\.\d+)?|[{_ONE}])(?:[{POWERS}]+|(?![\d.])))*|{_ARABIC}|(?<![A-Za-z\d.])\.\d+"
    rf"|[{HAN}]+(?:\d+[{POWERS}]+)*(?:点[{_DECIMALS}]+(?![{POWERS}]))?)"
)
EXPRESSION = re.compile(
    r"(?P<sign>(?<![减担抱肩胜自欺背])负|零下|(?<![\w)%./-])[-+]|(?<=[一-鿿])[-+])?"
    rf"(?:(?P<percent>[百佰]分之)|(?:(?P<whole>{_NUMBER})(?:又|\ (?=\d+/)))?(?:(?P<bottom>{_NUMBER})分之)?)"
    r"(?:(?<=之)(?P<minus>负))?"
    rf"(?P<number>{_NUMBER})"
    r"(?:(?<=\d)/(?P<below>\d{1,4})(?![\d/年月.])|(?<=\d)(?:[eE](?P<ten>[-+]?\d{1,2})|\^(?P<power>[-+]?\d{1,2}))(?![\w.])"
    r"|(?<=\d)\ ?(?P<letter>[kw](?![A-Za-z0-9])|[KM](?![\w-]))|个(?P<large>亿)(?![元级]))?"
)
# Every expression begins with one of these: looking for them alone is many times quicker.
_FIRST = re.compile(rf"[\d{HAN}负.+-]")
_TOKEN = re.compile(rf"\d[\d,]*(?:\.\d+)?|\.\d+|[{HAN}]")
# Nobody writes longer ones, nor numbers beyond these.
_LONGEST = 40
_DIGITS_AT_MOST = 15
_LEAST, _MOST = Decimal("1e-15"), Decimal("1e18")
_PLACES = 12
_SMALL_SHARE = Decimal("0.001")


def expressions(text: str) -> Iterator[re.Match[str]]:
    """The matches of ``EXPRESSION`` in order."""
    position = 0
    while begin := _FIRST.search(text, position):
        match = EXPRESSION.match(text, begin.start())
        position = match.end() if match else begin.end()
        if match:
            yield match


def value_of_expression(match: re.Match[str]) -> Decimal | None:
    """The value of a match of ``EXPRESSION``; None where the characters make no number."""
    value = numeral(match["number"])
    if value is None:
        return None
    if match["minus"]:
        value = -value
    below = match["bottom"] or match["below"]
    if below:
        divisor = numeral(below)
        whole = numeral(match["whole"] or "零")
        if not divisor or whole is None:
            return None
        share = value / divisor
        value = round(share, _PLACES if abs(share) > _SMALL_SHARE else _PLACES + 6) + whole
    elif match["whole"]:
        return None
    value = _raised(match, value)
    if value and not _LEAST <= abs(value) < _MOST:
        return None
    return -value if match["sign"] in ("负", "零下", "-") else value


def _raised(match: re.Match[str], value: Decimal) -> Decimal:
    if match["large"]:
        return value * _LARGE[match["large"]]
    if match["letter"]:
        return value * _LETTERS[match["letter"]]
    if match["ten"]:
        return value.scaleb(int(match["ten"]))
    if match["power"]:
        return value ** int(match["power"]) if value else value
    return value


def numeral(text: str) -> Decimal | None:
    """The value of a numeral in Arabic or Chinese characters or both; None where its powers do not descend."""
    if len(text) > _LONGEST:
        return None
    whole, point, decimals = text.partition("点")
    if all(char in DIGITS for char in whole):
        value = Decimal("".join(str(DIGITS[char]) for char in whole)) if whole else None
    else:
        value = _composed(_TOKEN.findall(whole))
    if value is None or not point:
        return value
    return value + Decimal("0." + "".join(str(DIGITS[char]) for char in decimals))


class _Sum:
    """A numeral while it is read: what stands complete, the section below 万 at work, and the digit in hand."""

    __slots__ = ("digit", "last", "parts", "section", "spoken")

    def __init__(self) -> None:
        self.parts: list[tuple[int, Decimal]] = []
        self.section = Decimal(0)
        self.digit: Decimal | None = None
        self.last = 0  # the power read last in this section, or the large one before it
        self.spoken = False  # whether a last digit counts in the next smaller power: 四百五

    def take_digit(self, digit: Decimal, *, single: bool) -> bool:
        if self.digit:
            return False
        self.spoken = single and self.digit is None and self.last >= 100
        self.digit = digit
        return True

    def take_small(self, power: int) -> bool:
        if self.last and self.last < 10**4 and power >= self.last:
            return False
        self.section += (1 if self.digit is None or not self.digit else self.digit) * power
        self.digit, self.last = None, power
        return True

    def take_large(self, power: int) -> bool:
        amount = self.section + (self.digit or 0)
        while self.parts and (self.parts[-1][0] < power or (self.parts[-1][0] == power and not amount)):
            amount += self.parts.pop()[1]
        if not amount or (self.parts and self.parts[-1][0] <= power):
            return False
        self.parts.append((power, amount * power))
        self.section, self.digit, self.last = Decimal(0), None, power
        return True

    def value(self) -> Decimal:
        tail = self.digit or Decimal(0)
        if self.spoken and tail:
            tail *= self.last // 10
        return sum((amount for _, amount in self.parts), self.section + tail)


def _composed(tokens: list[str]) -> Decimal | None:
    total = _Sum()
    for token in tokens:
        if token in _LARGE:
            taken = total.take_large(_LARGE[token])
        elif token in _SMALL:
            taken = total.take_small(_SMALL[token])
        elif token in _TENS:
            taken = total.take_digit(Decimal(_TENS[token] // 10), single=False) and total.take_small(10)
        elif token in DIGITS:
            taken = total.take_digit(Decimal(DIGITS[token]), single=True)
        else:
            number = Decimal(token.replace(",", ""))
            if len(number.as_tuple().digits) > _DIGITS_AT_MOST:
                return None
            taken = total.take_digit(number, single=len(token) == 1 and len(tokens) > 1)
        if not taken:
            return None
    return total.value()

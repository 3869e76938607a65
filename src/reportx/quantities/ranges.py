"""Numbers that belong together: 6至8次, 三四十名, 三十五、六次, and lists that name their unit once."""

from __future__ import annotations

from decimal import Decimal
from math import prod
from typing import TYPE_CHECKING

from reportx.numerals import arabic, chinese
from reportx.quantities.figures import POWERS, read_amount
from reportx.quantities.grammar import DIGITS, NUMERAL
from reportx.rules.lazy import Lazy

if TYPE_CHECKING:
    import re

    from reportx.quantities.figures import Figure

_LINK = Lazy(r"\s?(?:[至到]|[—–~\-]{1,2})\s?")
_IN_A_ROW = Lazy(r"([十百]?)([一二两三四五六七八九])([二两三四五六七八九])([十百千万亿]*)")
# 三十五、六; 两、三百. The second number is one digit with the powers that hold for both.
_COMMA_BETWEEN = Lazy(rf"([{DIGITS}十百]*?)([二两三四五六七八九])、([三四五六七八九])([十百千万亿]*)")
# 一、二期, 三、四级: these number things.
_NUMBERED = ("期", "级", "季度", "等", "批", "届", "大", "班")
_AND = frozenset({"、", "和", "及", "与", "或", "以及"})
_SCALE = Lazy("[百千万亿]+")
# A shorter number of a list shares the multiplier of the last one as long as that gives like sizes: 3、5万元.
_ALIKE = 100


def ranged(text: str, first: Figure, stop: int) -> Figure | None:
    """``6至8次``, ``3—5个``, ``30%—40%``: one figure from the first number to the second one's unit."""
    link = _LINK.match(text, first.end)
    if link is None or text[first.start - 1 : first.start] in tuple("由从自"):
        return None
    match = NUMERAL.match(text, link.end(), stop)
    if match is None or match.lastgroup not in ("arabic", "spaced", "han"):
        return None
    value = chinese(match[0]) if match.lastgroup == "han" else arabic(match[0])
    if value is None or first.value is None:
        return None
    second = read_amount(text, match, value, stop)
    if second.unit is None or (first.unit is not None and first.unit != second.unit):
        return None
    low = first.value
    scale = second.value / value if second.value and value else Decimal(1)
    if first.number_end == first.end and first.unit is None and first.value * scale <= (second.value or 0):
        low = first.value * scale
    if second.value is None or low >= second.value:
        return None
    second.start, second.value, second.value_max, second.bound = first.start, low, second.value, "range"
    second.kind = "amount"
    second.bound_start = first.bound_start
    return second


def estimated(text: str, match: re.Match[str], stop: int) -> Figure | None:
    """Two numbers that estimate one."""
    figure = _adjacent(text, match, stop) if len(match[0]) > 1 else None
    if figure is None and text[match.end() : match.end() + 1] == "、":
        figure = _spoken_list(text, match.start(), stop)
    return figure


def _adjacent(text: str, match: re.Match[str], stop: int) -> Figure | None:
    """``三四十名``, ``两三次``, ``一两件``: two digits in a row with what holds for both."""
    numeral = _IN_A_ROW.fullmatch(match[0])
    if numeral is None or not 1 <= _step(numeral[2], numeral[3]) <= 2 or numeral[2] + numeral[3] in ("一三", "一二"):
        return None
    prefix, power = numeral[1], numeral[4]
    return _between(text, match, chinese(prefix + numeral[2] + power), chinese(prefix + numeral[3] + power), stop)


def _spoken_list(text: str, begin: int, stop: int) -> Figure | None:
    """``三十五、六次``, ``两、三百篇``: an estimate, not a list."""
    match = _COMMA_BETWEEN.match(text, begin, stop)
    if match is None or _step(match[2], match[3]) != 1 or text[begin - 1 : begin] in ("第", "、"):
        return None
    prefix, power = match[1], match[4]
    low, high = chinese(prefix + match[2] + power), chinese(prefix + match[3] + power)
    figure = _between(text, match, low, high, stop)
    return None if figure is None or figure.unit in _NUMBERED or figure.place else figure


def _step(low: str, high: str) -> int:
    return int((chinese(high) or 0) - (chinese(low) or 0))


def _between(text: str, match: re.Match[str], low: Decimal | None, high: Decimal | None, stop: int) -> Figure | None:
    if not low or high is None:
        return None
    figure = read_amount(text, match, low, stop)
    if figure.unit is None or figure.value is None:
        return None
    figure.value_max = high * (figure.value / low)
    figure.bound, figure.han = "range", True
    return figure


def share_units(text: str, figures: list[Figure]) -> None:
    """``提高20.9、36.2、54个百分点``: every number of the list has the unit of the last one."""
    scale = 1
    for index in range(len(figures) - 2, -1, -1):
        figure, after = figures[index], figures[index + 1]
        if figure.unit is not None or not _listed(text, figure, after):
            scale = 1
            continue
        scale = _own_scale(text, after) or scale
        figure.unit, figure.dimension = after.unit, after.dimension
        if figure.value and after.value and not _own_scale(text, figure):
            figure.value *= scale if figure.value * scale <= after.value * _ALIKE else 1


def _own_scale(text: str, figure: Figure) -> int:
    """What the 百, 千, 万 and 亿 of a figure multiply it with; 0 where there is none."""
    multiplier = _SCALE.search(text, figure.start, figure.number_end)
    return prod(POWERS[char] for char in multiplier[0]) if multiplier else 0


def _listed(text: str, figure: Figure, after: Figure) -> bool:
    return (
        figure.kind == after.kind == "amount"
        and figure.value is not None
        and figure.dimension == "count"
        and not figure.han
        and after.unit is not None
        and not after.place
        and after.value_max is None
        and figure.end == figure.number_end
        and text[figure.end : after.start].strip() in _AND
    )

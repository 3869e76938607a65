"""The reading of any prose: the figures of ``scan`` and, over them, the numbers that only running prose holds.

The scanner leaves a Chinese numeral without a measure word alone, since in reports it is nearly always part of a word.
Elsewhere people write 我有一百二十三 and 打八折. Each number expression that the scanner did not read as a whole is
read here, with its own look to the right and left; names, dates, ordinals and idioms stay what they are.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reportx.numerals import chinese
from reportx.quantities.codes import read_codes
from reportx.quantities.expressions import EXPRESSION, POWERS, expressions, numeral, value_of_expression
from reportx.quantities.figures import Figure, read_amount, read_bounds
from reportx.quantities.linked import link_ranges
from reportx.quantities.scan import scan
from reportx.quantities.standing import is_alone, is_hour, is_word, stands
from reportx.quantities.tails import is_counted, read_tails
from reportx.rules.prose import prose_units
from reportx.rules.units import unit_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What the scanner took for part of a word, or for a code, although it is a whole number expression.
_OPEN = ("no_unit", "power_alone", "quoted", "age", "number_lost")
# What it is not where a measure word of prose follows: 168cm, 27日元, 12英寸.
_MEASURED = ("lettered", "date", "specification")
_SPOKEN = re.compile(
    rf"([十百千]?)([二两三四五六七八](?=[三四五六七八九])|一(?=[两二]))([二两三四五六七八九])([{POWERS}]*)"
)
_DISCOUNT = re.compile(r"折(?![扣叠旧合中返回页腰射磨断纸])")
_DOZEN = re.compile(r"打(?![开电听造破击扮架工仗包车招印球盹断扰交卡下拼分])")
# Halves of ten or a hundred: 对折, 半成, 半百.
_HALF = re.compile(
    r"(?<=打)(?P<fold>对折)|(?<![一-鿿])(?P<tenth>半)(?P<what>[成折])|(?P<hundred>(?<=过)半百|^半百)"
    r"|(?P<some>(?<![一-鿿])[数几][十百千万亿]+|(?<=好)几[十百千万亿]+)|(?<![多\d个年月天斤米里吨倍块元点成])(?P<one>半)(?=个?多?(?:小时|钟头)|个多?月|[公市]?斤|公里|[吨米升杯碗瓶])"
)
_CHEQUE_DIGITS = frozenset("壹贰叁肆伍陆柒捌玖拾")


def scan_prose(text: str) -> list[Figure]:
    """All figures of ``text`` in order, bare numbers among them, never overlapping."""
    scanned, coded = read_codes(text, scan(text))
    found = [figure for figure in _expressions(text, scanned) if not coded.hold(figure.start)]
    return link_ranges(text, list(_finished(text, _merged(scanned, found))))


def _merged(scanned: list[Figure], found: list[Figure]) -> Iterator[Figure]:
    """Both in order; what overlaps an expression is part of it."""
    index = 0
    for figure in found:
        while index < len(scanned) and scanned[index].end <= figure.start:
            yield scanned[index]
            index += 1
        while index < len(scanned) and scanned[index].start < figure.end:
            index += 1
        yield figure
    yield from scanned[index:]


def _finished(text: str, figures: Iterable[Figure]) -> Iterator[Figure]:
    """The figures with what is said around them; one that goes into the words of the one before it is gone."""
    end = 0
    for figure in figures:
        end = max(end, prose_units().idiom_end(text, figure.start))
        if figure.start < end or is_hour(text, figure) or is_word(text, figure):
            continue
        if figure.kind in ("amount", "threshold") and figure.number_end:
            if figure.unit is None:
                _counted_otherwise(text, figure)
            read_tails(text, figure)
        end = figure.end
        yield figure


def _expressions(text: str, scanned: list[Figure]) -> Iterator[Figure]:
    """The figures of number expressions that no scanned figure holds as a whole."""
    done = index = 0
    for match in _matches(text):
        while index < len(scanned) and scanned[index].end <= match.start():
            index += 1
        beside = scanned[index : index + len(match[0])]
        beside = [figure for figure in beside if figure.start < match.end()]
        if match.start() < done or _signed(match, beside) or not all(_may_be_read(figure, match) for figure in beside):
            continue
        figure = _half(text, match) if match.re is _HALF else _read(text, match)
        if figure is not None:
            done = figure.end
            yield figure


def _matches(text: str) -> list[re.Match[str]]:
    matches = list(expressions(text))
    halves = list(_HALF.finditer(text)) if any(char in text for char in "折半几数") else []
    return sorted(matches + halves, key=lambda match: match.start()) if halves else matches


def _may_be_read(figure: Figure, match: re.Match[str]) -> bool:
    """Whether the scanner's figure yields to the expression: it holds less, or was left open."""
    if figure.rule in _OPEN:
        return True
    if figure.kind in ("amount", "threshold"):
        if figure.start > match.start() or figure.end < match.end():
            return True
        words = match[0]
        misread = (len(words) > 1 and words.endswith("两")) or chinese(words) not in (None, numeral(words))
        return misread and figure.number_end == match.end()
    if figure.kind in ("name", "idiom") and figure.end <= match.end():
        # What begins inside an expression is no word of its own (3分之一百); nor is the code of an exponent (2e5).
        coded = match.re is EXPRESSION and (match["ten"] or match["power"] or match["letter"])
        return bool(figure.start > match.start() or coded)
    before = match.string[match.start() - 1 : match.start()] if match.start() else ""
    if figure.rule not in _MEASURED or (before.isascii() and before.isalnum()):
        return False
    unit = prose_units().at(match.string, match.end())
    return unit is not None and unit.end >= figure.end


def _signed(match: re.Match[str], beside: list[Figure]) -> bool:
    """``-5到8度``: the sign of a range that the scanner has read belongs to its lower end."""
    if match.re is not EXPRESSION or match["sign"] not in ("-", "负", "零下") or len(beside) != 1:
        return False
    figure = beside[0]
    if figure.start != match.start("number") or figure.value is None or figure.value_max is None:
        return False
    figure.start, figure.value = match.start(), -figure.value
    return True


def _read(text: str, match: re.Match[str]) -> Figure | None:
    spoken = _spoken_range(text, match)
    if spoken is not None:
        return spoken
    match = _without_unit(text, match)
    value = value_of_expression(match)
    if value is None:
        return None
    clock = "点" in match["number"] and text[match.end() : match.end() + 1] == "分" and value < 25
    if clock or text[match.start() - 1 : match.start()] == "第":
        return None
    if match["percent"]:
        figure = Figure(match.start(), match.end(), "amount", "percent", value=value, unit="%", dimension="percent")
        figure.number_end = match.end()
        read_bounds(text, figure)
        return figure
    figure = read_amount(text, match, value, len(text))
    if figure.kind == "rank":
        return None
    counted = is_counted(text, figure)
    cheque = match[0] in _CHEQUE_DIGITS and figure.dimension != "money" and not _DOZEN.match(text, match.end())
    powers = cheque or all(char in POWERS and char not in "十拾" for char in match[0])
    if powers and not is_alone(text, match) and figure.bound == "exact" and text[figure.end : figure.end + 1] != "来":
        return None
    counted = counted or figure.unit is not None or _counted_otherwise(text, figure)
    bounded = figure.bound_end > figure.end  # 一以上
    if not (counted or bounded) and figure.end == match.end() and not stands(text, match):
        return None
    figure.rule = "expression" if figure.kind == "amount" else figure.rule
    return figure


def _without_unit(text: str, match: re.Match[str]) -> re.Match[str]:
    """The match up to a character that belongs to the measure word: 一百 of 一百千瓦, 三十 of 三十两."""
    last = match.end() - 1
    if last > match.start() and (text[last] == "两" or (text[last] in "千兆" and _unit(text, last))):
        return EXPRESSION.match(text, match.start(), last) or match
    return match


def _unit(text: str, start: int) -> bool:
    return bool(unit_rules().at(text, start) or prose_units().at(text, start))


def _counted_otherwise(text: str, figure: Figure) -> bool:
    """``八折``, ``75折`` of the price; ``两打``, twelve each."""
    end, value = figure.end, figure.value
    if value is None or text[end : end + 1] not in ("折", "打"):
        return False
    if _DISCOUNT.match(text, end) and 0 < value < 100 and value != 10:
        figure.value, figure.unit, figure.dimension = value * (1 if value > 10 else 10), "%", "percent"
    elif _DOZEN.match(text, end) and value == value.to_integral_value():
        figure.value = value * 12
    else:
        return False
    figure.end = figure.number_end = end + 1
    return True


def _half(text: str, match: re.Match[str]) -> Figure:
    if match["some"]:
        figure = read_amount(text, match, numeral(match["some"][1:]), len(text))
        figure.bound = "about"
        return figure
    if match["one"]:
        return read_amount(text, match, Decimal("0.5"), len(text))
    figure = Figure(match.start(), match.end(), "amount", "half", number_end=match.end())
    if match["hundred"]:
        figure.value = Decimal(50)
    else:
        figure.value = Decimal(5 if match["what"] == "成" else 50)
        figure.unit, figure.dimension = "%", "percent"
    return figure


def _spoken_range(text: str, match: re.Match[str]) -> Figure | None:
    """``三四十``, ``七八百``, ``十七八``: from the one to the other."""
    spoken = _SPOKEN.fullmatch(match[0])
    if spoken is None:
        return None
    low, high = (numeral(spoken[1] + spoken[digit] + spoken[4]) for digit in (2, 3))
    if low is None or high is None or not low < high:
        return None
    figure = read_amount(text, match, low, len(text))
    counted = figure.unit is not None or is_counted(text, figure)
    if not figure.value or figure.kind != "amount" or not (spoken[1] or spoken[4] or counted):
        return None
    figure.value_max, figure.bound, figure.rule = high * (figure.value / low), "range", "spoken_range"
    return figure

"""Numbers in Chinese characters, and the words that only look like them."""

from __future__ import annotations

import re
from decimal import Decimal

from reportx.numerals import chinese
from reportx.quantities.damage import read_masked
from reportx.quantities.figures import Figure, read_amount
from reportx.quantities.grammar import DIGITS
from reportx.quantities.ranges import estimated, ranged
from reportx.rules.patterns import pattern
from reportx.rules.units import unit_rules

_DIGIT = re.compile(f"[{DIGITS}十廿卅卌壹贰叁肆伍陆柒捌玖拾]")
_STOP = re.compile(r"[,。;、)”\s]|$")
_CIRCLES = frozenset("○〇")
_COUNTS = tuple("总指人户件次个参基系倍字量")
_UNIT_LABEL = re.compile(r"[(每:]\s?$")
# A number of ten thousands with a digit, before the noun that it counts: 两百多万高校毕业生.
_LARGE = re.compile(f"[{DIGITS}十几数].*[万亿][余多]?$")
_LETTER = re.compile(r"[^\W\d_]")
# A year that lost one of its digits (二三五年); years of a time are written with powers (二百三十五年).
_BROKEN_YEAR = re.compile(f"[{DIGITS}]{{3}}")
# Behind a bare 二 these words say which one, never how many: a count says 两.
_WHICH = frozenset(
    [
        "期",
        "级",
        "类",
        "轮",
        "批",
        "届",
        "等",
        "档",
        "组",
        "队",
        "班",
        "回",
        "部",
        "层",
        "站",
        "线",
        "区",
        "款",
        "环",
        "审",
    ]
)
# How far before and behind a numeral a quotation may open and close.
_QUOTED = 12
# How far behind a numeral the rest of a proper name ends; the longest of the rule has 20 characters.
_PROPER = 24


def read_han(text: str, match: re.Match[str], stop: int) -> Figure | None:
    numeral = match[0]
    begin = match.start()
    if set(numeral) <= _CIRCLES:
        bullet = begin == 0 or text[begin - 1] in " \n"
        return None if bullet else read_masked(text, match, stop)
    if numeral.startswith("数以"):
        return Figure(begin, match.end(), "idiom", "by_the_power", han=True)
    if numeral == "成百上千":
        return _about(text, match, Decimal(100), stop)
    if numeral[0] in "数几":
        return _about(text, match, chinese(numeral[1:]) if numeral[1:] else None, stop)
    return estimated(text, match, stop) or _read_number(text, match, stop)


def _read_number(text: str, match: re.Match[str], stop: int) -> Figure | None:
    numeral = match[0]
    figure = read_amount(text, match, chinese(numeral.rstrip("几")), stop)
    figure.han = True
    if numeral.endswith("几"):
        figure.bound = "at_least"
    range_ = ranged(text, figure, stop)
    if range_ is not None:
        return range_
    if figure.kind == "threshold":
        return figure
    if figure.unit == "年" and _BROKEN_YEAR.fullmatch(numeral):
        return Figure(figure.start, figure.end, "damaged", "damaged", unit="年", han=True)
    if numeral == "二" and figure.unit in _WHICH:
        return Figure(figure.start, figure.end, "name", "second", han=True)
    if figure.unit is None or figure.value is None:
        return _without_unit(text, figure)
    if not _DIGIT.search(numeral) and figure.bound == "exact" and not _reached(text, match.start()):
        return _power_alone(text, figure)
    return figure


def _about(text: str, match: re.Match[str], value: Decimal | None, stop: int) -> Figure | None:
    """``数十名``, ``几次``; not the 数 of 总数 or 指数."""
    if match[0][0] == "数" and text[match.start() - 1 : match.start()] in _COUNTS:
        return None
    figure = read_amount(text, match, value, stop)
    if figure.unit is None and (value is None or not _LARGE.search(text, figure.start, figure.end)):
        return None if value is None else Figure(figure.start, figure.end, "idiom", "no_unit", han=True)
    figure.han, figure.bound = True, "about"
    return figure


def _reached(text: str, begin: int) -> bool:
    return pattern("bounds", "around", "reached").search(text[max(0, begin - 2) : begin]) is not None


def _without_unit(text: str, figure: Figure) -> Figure:
    """Without a unit a number counts where it cannot be a word: of two characters and a stop, or 两百多万 of a noun."""
    long = figure.value is not None and figure.end - figure.start >= 2
    if long and _STOP.match(text, figure.end) and text[figure.end : figure.end + 1] not in ("”", " "):
        figure.rule = "bare_han"
        return figure
    quoted = _in_quotes(text, figure)
    if long and not quoted and _LARGE.search(text, figure.start, figure.end):
        return figure
    if quoted:
        return Figure(figure.start, figure.end, "name", "quoted", han=True)
    if text[figure.start] not in "一零" and pattern("names", "around", "proper").match(
        text, figure.end, figure.end + _PROPER
    ):
        return Figure(figure.start, figure.end, "name", "proper", han=True)
    return Figure(figure.start, figure.end, "idiom", "no_unit", han=True)


def _power_alone(text: str, figure: Figure) -> Figure:
    """百万元 and 万列 alone mean at least so much; 万家, 千里 are figures of speech, and 万元 has lost its number."""
    ends = _STOP.match(text, figure.end) is not None
    measured = figure.dimension in ("money", "area", "mass") or figure.unit in unit_rules().alone
    if figure.dimension == "money" and text[figure.start : figure.number_end] in ("万", "亿") and ends:
        if _UNIT_LABEL.search(text, max(0, figure.start - 2), figure.start):
            return Figure(figure.start, figure.end, "name", "unit_label", unit=figure.unit, han=True)
        return Figure(figure.start, figure.end, "damaged", "number_lost", unit=figure.unit, han=True)
    if measured and ends:
        figure.bound, figure.rule = "at_least", "power_alone"
        return figure
    kind = "threshold" if measured and _LETTER.match(text, figure.end) else "idiom"
    return Figure(figure.start, figure.end, kind, "power_alone", han=True)


def _in_quotes(text: str, figure: Figure) -> bool:
    """The numeral stands in a short quotation: a name (“三高四新”)."""
    before = text[max(0, figure.start - _QUOTED) : figure.start]
    opening = before.rfind("“")
    return opening >= 0 and "”" not in before[opening:] and "”" in text[figure.end : figure.end + _QUOTED]

"""One pass over the clean view: every numeral becomes a ``Figure`` with what it is.

Numerals are rare, so the pass anchors on them and looks left and right: names and dates first, then multiplier,
unit and bound words by keyed look-up.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reportx.numerals import arabic, chinese
from reportx.quantities.figures import Figure, read_amount, read_bounds, read_multiplier, unit_at
from reportx.rules.names import name_rules
from reportx.rules.patterns import pattern
from reportx.rules.units import unit_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN = "〇○零一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
# Every numeral begins with one of these; looking for them alone is many times quicker than trying all forms.
_FIRST = re.compile(rf"[\d?？xX×*\ufffd数几成半{_HAN}]")
_NUMERAL = re.compile(
    rf"(?P<percent>百分之(?:[{_HAN}]+(?:点[{_HAN}]+)?|\d+(?:\.\d+)?))"
    rf"|(?P<fraction>[{_HAN}]{{1,5}}分之[{_HAN}]{{1,5}}|(?<![\d/.])\d{{1,2}}/\d{{1,2}}(?![\d/])|一半|半数)"
    r"|(?P<damaged>[?？]{2,}\s?\d*|\d+[?？]{2,}\d*|\d*\ufffd+\d*)"
    r"|(?P<masked>(?<![A-Za-z0-9_.*×])\d*(?:[xX×]{1,6}|\*{1,6})(?:\.(?:[xX×]{1,4}|\*{1,4}))?(?![A-Za-z0-9*×]))"
    # Digits set apart by blanks (7 4 7件), thousands as well (1 250人次).
    r"|(?P<spaced>\d(?: \d)+(?![\d.])|\d{1,3}(?: \d{3})+(?![\d.])|\d+(?: \d)* \. \d+(?: \d)*(?!\d))(?= ?(?:[^\W\d]|%))"
    r"|(?P<arabic>\d+(?:,\d{3}(?!\d))*(?:\.\d+)?)"
    rf"|(?P<han>成百上千|[数几](?=[十百千万亿])[十百千万亿]+|[{_HAN}]+(?:点[{_HAN}]+(?=[万亿%成倍个]))?几?|几(?=[{{units}}]))".replace(
        "{units}", "个件次场篇份名位家年天条项"
    )
)
_DATE = re.compile(
    r"(?:19|20)\d{2}\s?年?\s?(?:[—\-–~至到]+|、)\s?(?:19|20)\d{2}\s?年(?:度)?"
    r"|(?:19|20)\d{2}\s?年(?:度|代|末|初|底|间)?(?:\s?\d{1,2}\s?月(?:份|底|初|末)?(?:\s?\d{1,2}\s?[日号])?)?"
    r"|(?:19|20)\d{6}(?=日)日|(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|(?<!\d)\d{1,2}\s?[—\-–~至到]\s?\d{1,2}\s?月(?:份)?(?!\d)"
    r"|(?<!\d)\d{1,2}\s?月(?:份|底|初|末|中旬|上旬|下旬|\s?\d{1,2}\s?(?:[日号]|(?:[—\-–~至到、]\s?\d{1,2}\s?[日号])))?"
    r"|(?<!\d)\d{1,2}(?:[—\-–~至到、]\d{1,2})?日(?![均益常元])"
    r"|\d{2}年代|[一二][〇○零九一二三四五六七八]{3}年(?:度)?(?:十?[一二三四五六七八九十]月(?:[一二三四五六七八九十]{1,3}日)?)?"
    r"|十?[一二三四五六七八九十]月(?:份|底|初|末|[一二三四五六七八九十]{1,3}[日号])?(?![均])"
    r"|[二三]?十?[一二三四五六七八九十]日(?=[上下中]午|晚|,|在|召|,)"
    r"|[一二三四]季度|[上下]半年"
    r"|(?:19|20)\d{2}(?![\d.,%])"
)
_YEAR = re.compile(r"(?:1 9|2 0) \d \d")
_DIGITS = re.compile(r"\d+")
_RANGE = re.compile(r"\s?(?:[至到]|[—–~\-]{1,2})\s?")
_SPOKEN_RANGE = re.compile(r"([十百]?)([一二两三四五六七八九])([一二三四五六七八九])([十百千万亿]*)")
_DIGIT = re.compile(f"[{_HAN.translate(dict.fromkeys(map(ord, '百千万亿佰仟')))}]")
# More digits than these are a serial number; they would not survive as a JSON number either.
_LONGEST = 15


def scan(text: str, start: int = 0, end: int | None = None) -> list[Figure]:
    """All figures of ``text[start:end]`` in order, never overlapping."""
    return list(_figures(text, start, len(text) if end is None else end))


def numeral_at(text: str, start: int) -> str | None:
    """The bare numeral that begins at ``start``, without what multiplies it (5.41 of 5.41亿元)."""
    match = _NUMERAL.match(text, start)
    return match[0] if match else None


def _figures(text: str, start: int, stop: int) -> Iterator[Figure]:
    names = name_rules()
    position = start
    while True:
        candidate = _FIRST.search(text, position, stop)
        if candidate is None:
            return
        begin = candidate.start()
        match = _NUMERAL.match(text, begin, stop)
        if match is None:
            position = begin + 1
            continue
        figure: Figure | None = None
        kind = match.lastgroup or ""
        if kind in ("arabic", "han", "percent"):
            name = names.at(text, begin)
            if name and name.end > begin:
                figure = Figure(begin, name.end, name.kind, name.id)
            elif kind != "percent":
                date = _DATE.match(text, begin)
                if date and _is_date(text, date):
                    figure = Figure(begin, date.end(), "date", "date")
        if figure is None:
            figure = _READERS[kind](text, match, stop)
        if figure is None:
            position = match.end()
            continue
        position = max(figure.end, begin + 1)
        yield figure


def _is_date(text: str, date: re.Match[str]) -> bool:
    """Not a date: the count before ``个月``, and four digits that a measure word or 余 follows (2000册)."""
    if date[0].isdigit() and len(date[0]) == 4:
        end = date.end()
        gap = end + (text[end : end + 1] == " ")
        return (
            text[end : end + 1] not in tuple("余多几万亿")
            and unit_rules().at(text, gap) is None
            and bool(text[end : end + 1])
        )
    return not (date[0][-1] == "月" and date.start() and text[date.start() - 1] in "个")


def _read_arabic(text: str, match: re.Match[str], stop: int) -> Figure | None:
    digits = match[0]
    if "," in digits and not _is_grouped(text, match):
        # A half-width comma is a clause break in much of this prose: read up to it.
        match = _DIGITS.match(text, match.start()) or match
        digits = match[0]
    if text[match.start() - 1 : match.start()] == "第":
        return Figure(match.start(), match.end(), "ordinal", "ordinal")
    if len(digits) > _LONGEST:
        return Figure(match.start(), match.end(), "document_number", "too_long")
    figure = read_amount(text, match, arabic(digits), stop)
    return _ranged(text, figure, stop) or figure


def _read_spaced(text: str, match: re.Match[str], stop: int) -> Figure | None:
    """One number where a unit follows; else columns of a table or the like, each number by itself."""
    if text[match.start() - 1 : match.start()] not in ("第", "."):
        figure = read_amount(text, match, arabic(match[0]), stop)
        if figure.unit == "年" and _YEAR.fullmatch(match[0]):
            return Figure(match.start(), figure.end, "date", "date")
        if figure.unit is not None:
            return figure
        ranged = _ranged(text, figure, stop)
        if ranged is not None:
            return ranged
    single = _DIGITS.match(text, match.start())
    return _read_arabic(text, single, stop) if single else None


def _is_grouped(text: str, match: re.Match[str]) -> bool:
    """Thousands separators: at most three digits before the first comma, and a unit or multiplier right behind."""
    if len(match[0].split(",", 1)[0]) > 3:
        return False
    return bool(unit_rules().at(text, match.end())) or text[match.end() : match.end() + 1] in tuple("万亿余多")


def _ranged(text: str, first: Figure, stop: int) -> Figure | None:
    """``6至8次``, ``3—5个``, ``30%—40%``: one figure from the first number to the second one's unit."""
    link = _RANGE.match(text, first.end)
    if link is None or text[first.start - 1 : first.start] in tuple("由从自"):
        return None
    second_match = _NUMERAL.match(text, link.end(), stop)
    if second_match is None or second_match.lastgroup not in ("arabic", "spaced", "han"):
        return None
    value = chinese(second_match[0]) if second_match.lastgroup == "han" else arabic(second_match[0])
    if value is None or first.value is None:
        return None
    second = read_amount(text, second_match, value, stop)
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


def _read_han(text: str, match: re.Match[str], stop: int) -> Figure | None:
    numeral = match[0]
    begin = match.start()
    if text[begin - 1 : begin] == "第":
        return _ordinal(text, match)
    if len(numeral) > 1 and set(numeral) <= set("○〇"):
        return _read_masked(text, match, stop)
    if numeral == "成百上千":
        return _bounded(read_amount(text, match, Decimal(100), stop), "about", Decimal(100))
    if numeral == "几":
        return _bounded(read_amount(text, match, None, stop), "about", None)
    if numeral[0] in "数几":
        return _bounded(read_amount(text, match, chinese(numeral[1:]), stop), "about", chinese(numeral[1:]))
    spoken = _SPOKEN_RANGE.fullmatch(numeral)
    if spoken and _is_spoken_range(spoken):
        return _spoken_range(text, match, spoken, stop)
    several = numeral.endswith("几") and len(numeral) > 1
    figure = read_amount(text, match, chinese(numeral.rstrip("几")), stop)
    figure.han = True
    if several:
        figure.bound = "at_least"
    if figure.kind == "rank":
        return figure
    ranged = _ranged(text, figure, stop)
    if ranged is not None:
        return ranged
    if figure.unit is None or figure.value is None:
        return _bare_han(text, figure)
    if not _DIGIT.search(numeral) and figure.bound == "exact" and not _reached(text, begin):
        # 千里, 万家, 百姓: a power alone is a figure of speech unless a word or a 余 bounds it.
        return Figure(begin, figure.end, "idiom", "power_alone", han=True)
    return figure


def _reached(text: str, begin: int) -> bool:
    return pattern("bounds", "around", "reached").search(text[max(0, begin - 2) : begin]) is not None


def _bare_han(text: str, figure: Figure) -> Figure:
    """A Chinese numeral without a unit counts only where it cannot be a word: two characters at least, then a stop."""
    ends = text[figure.end : figure.end + 1]
    if figure.value is not None and figure.end - figure.start >= 2 and (not ends or ends in ",。;、)"):
        figure.rule = "bare_han"
        return figure
    return Figure(figure.start, figure.end, "idiom", "no_unit", han=True)


def _ordinal(text: str, match: re.Match[str]) -> Figure:
    clause = text[max(0, match.start() - 24) : match.start() - 1]
    clause = re.split(r"[,。;、\n]", clause)[-1]
    ranked = pattern("bounds", "around", "rank").search(clause) is not None and not re.match(
        r"[^\W\d_]", text[match.end() : match.end() + 1]
    )
    kind = "rank" if ranked else "ordinal"
    return Figure(match.start() - 1, match.end(), kind, "ordinal", value=chinese(match[0]), han=True)


def _bounded(figure: Figure, bound: str, value: Decimal | None) -> Figure | None:
    if figure.unit is None:
        return None
    figure.han, figure.bound = True, bound
    return figure


def _is_spoken_range(match: re.Match[str]) -> bool:
    low, high = chinese(match[2]), chinese(match[3])
    return low is not None and high is not None and 1 <= high - low <= 2 and match[2] != "一"


def _spoken_range(text: str, match: re.Match[str], spoken: re.Match[str], stop: int) -> Figure | None:
    prefix, power = spoken[1], spoken[4]
    low = chinese(prefix + spoken[2] + power)
    high = chinese(prefix + spoken[3] + power)
    figure = read_amount(text, match, low, stop)
    if figure.unit is None or low is None or high is None or figure.value is None:
        return None
    figure.value_max = high * (figure.value / low)
    figure.bound, figure.han = "range", True
    return figure


def _read_percent(text: str, match: re.Match[str], stop: int) -> Figure | None:
    digits = match[0][3:]
    value = arabic(digits) if digits[0].isdigit() and digits[0].isascii() else chinese(digits)
    if value is None:
        return None
    figure = Figure(match.start(), match.end(), "amount", "percent", value=value, unit="%", dimension="percent")
    figure.number_end = match.end()
    read_bounds(text, figure)
    return figure


def _read_fraction(text: str, match: re.Match[str], stop: int) -> Figure | None:
    if match[0] in ("一半", "半数"):
        value = Decimal("0.5")
    else:
        if "/" in match[0]:
            top, bottom = (arabic(part) for part in match[0].split("/"))
        else:
            bottom, top = (chinese(part) for part in match[0].split("分之"))
        if not top or not bottom or top >= bottom:
            return None
        value = round(top / bottom, 12)
    figure = Figure(match.start(), match.end(), "amount", "fraction", value=value, dimension="ratio")
    figure.number_end = match.end()
    read_bounds(text, figure)
    return figure


def _read_damaged(text: str, match: re.Match[str], stop: int) -> Figure | None:
    unit = unit_at(text, match.end(), stop)
    if unit is None and not any(char.isdigit() for char in match[0]):
        return None
    end = unit.end if unit else match.end()
    return Figure(match.start(), end, "damaged", "damaged", unit=unit.word if unit else None)


def _read_masked(text: str, match: re.Match[str], stop: int) -> Figure | None:
    if text[match.start() - 1 : match.start()] in ("第", "“", "〔") and match.start():
        return None
    figure = Figure(match.start(), match.end(), "amount", "masked", number_end=match.end())
    position = read_multiplier(text, figure, match.end())
    unit = unit_rules().at(text, position)
    if unit is None or unit.place or unit.dimension == "duration" or unit.word == "大" or unit.end > stop:
        return None
    figure.unit, figure.dimension, figure.end, figure.bound = unit.word, unit.dimension, unit.end, "masked"
    figure.bound_start, figure.bound_end = figure.start, figure.end
    return figure


_READERS = {
    "percent": _read_percent,
    "fraction": _read_fraction,
    "damaged": _read_damaged,
    "masked": _read_masked,
    "spaced": _read_spaced,
    "arabic": _read_arabic,
    "han": _read_han,
}

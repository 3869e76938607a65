"""Dates, months, quarters, decades: numerals that say when."""

from __future__ import annotations

import re

from reportx.rules.units import unit_rules

_TO = r"\s?[—\-–~至到]{1,2}\s?"
_YEAR = r"(?:19|20)\d{2}"
_HAN_DIGIT = "〇○零一二三四五六七八九"
_HAN_MONTH = "(?:十[一二]?|[一二三四五六七八九])月"
_HAN_DAY = "(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_DATE = re.compile(
    # 2017—2021年, 2017年至2021年, 2023、2024年
    rf"{_YEAR}\s?年?\s?(?:[—\-–~至到]+|、)\s?{_YEAR}\s?年(?:度)?"
    # 2024年, 2024年1月15日, 2024年1—4月
    rf"|{_YEAR}\s?年(?:度|代|末|初|底|间)?(?:\s?\d{{1,2}}(?:{_TO}\d{{1,2}})?\s?月(?:份|底|初|末|[上中下]旬)?"
    rf"(?:\s?\d{{1,2}}\s?[日号](?:{_TO}\d{{1,2}}\s?[日号])?)?)?"
    rf"|{_YEAR}\d{{4}}(?=日)日|{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)"
    # 1—4月, 5、6月份, 3月5日至8日, 5月上旬
    rf"|(?<!\d)\d{{1,2}}(?:{_TO}|、)\d{{1,2}}\s?月(?:份)?(?!\d)"
    rf"|(?<!\d)\d{{1,2}}\s?月(?:份|底|初|末|[上中下]旬|\s?\d{{1,2}}\s?(?:[日号](?:{_TO}\d{{1,2}}\s?[日号])?|[—\-–~至到、]\s?\d{{1,2}}\s?[日号]))?"
    r"|(?<!\d)\d{1,2}(?:[—\-–~至到、]\d{1,2})?日(?![均益常元])"
    # 0724日 and 724日: a month whose sign was lost
    r"|(?<![\d.,A-Za-z])(?:0?[1-9]|1[0-2])(?:0[1-9]|1[1-9]|2[1-9]|31)日(?=[,上下晚]|在|召|$)"
    rf"|\d0年代|\d{{1,2}}世纪(?:\d0年代)?|二?十[一二三四五六七八九]?世纪(?:[二三四五六七八九]十年代)?|[二三四五六七八九]十年代"
    rf"|[一二][{_HAN_DIGIT}]{{3}}年(?:度)?(?:{_HAN_MONTH}(?:{_HAN_DAY}日)?)?"
    rf"|[一二][{_HAN_DIGIT}]{{3}}(?=、[一二][{_HAN_DIGIT}]{{3}})"
    rf"|{_HAN_MONTH}(?:份|底|初|末|[上中下]旬|{_HAN_DAY}[日号])?(?![均])"
    rf"|{_HAN_DAY}日(?=[上下中]午|晚|,|在|召)"
    r"|(?<=[正冬腊]月)(?:初[一二三四五六七八九十]|[十廿][一二三四五六七八九]|[二三]?十)"
    r"|[一二三四](?:、[一二三四]){0,3}季度|[上下]半年"
    rf"|(?<=[望忆向顾看别迎启首])\s?{_YEAR}(?!\d)"
    rf"|{_YEAR}(?![\d.,%])"
)

# The same with blanks between the digits: 2 0 0 8 年1 2 月3 1 日, 1 2 月2 0 日.
_DIGIT_PAIR = r"\d(?: ?\d)?"
_SPACED = re.compile(
    rf"(?:1 9|2 0) \d \d ?年(?:度|代|底|末|初)?(?: ?{_DIGIT_PAIR} ?月(?: ?{_DIGIT_PAIR} ?日)?)?"
    rf"|{_DIGIT_PAIR} ?月 ?{_DIGIT_PAIR} ?日|(?<=[年至到]){_DIGIT_PAIR} ?月|(?<=月){_DIGIT_PAIR} ?日"
)


def spaced_date_end(text: str, begin: int) -> int | None:
    """The end of the date that begins at ``begin`` and has blanks between its digits."""
    date = _SPACED.match(text, begin)
    return date.end() if date else None


def date_end(text: str, begin: int) -> int | None:
    """The end of the date whose numeral begins at ``begin``."""
    date = _DATE.match(text, begin)
    return date.end() if date and _is_date(text, date) else None


def _is_date(text: str, date: re.Match[str]) -> bool:
    """Not a date: the count before ``个月``, and four digits that a measure word or 余 follows (2000册)."""
    if date[0].isdigit() and len(date[0]) == 4:
        end = date.end()
        gap = end + (text[end : end + 1] == " ")
        following = text[end : end + 1]
        return following not in tuple("余多几万亿") and unit_rules().at(text, gap) is None and bool(following)
    return not (date[0][-1] == "月" and date.start() and text[date.start() - 1] in "个")

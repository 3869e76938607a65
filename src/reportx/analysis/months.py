"""Figures of some months only, which are not those of the year: 上半年召开协商会3次."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportx.model.observation import Observation

_YEAR = 12
# At the head of a clause, and with a comma or a verb behind: 围绕上半年经济形势 is a topic.
_MONTHS = re.compile(
    "(?:^|[，,；;。：:])(?:今年|去年|本年|当年|[0-9]{4}年)?的?"
    "(?:上半年|下半年|第?[一二三四]季度|前[一二两三]个?季度"
    "|(?P<first>[0-9]{1,2})月?份?[至到—–~～-]+(?P<last>[0-9]{1,2})月份?)"
    "(?=[，,共]|累计|先后|我们|召开|开展|举办|举行|组织|提交|提出|收到|立案|编发|编报|报送|上报|接待|完成|走访|视察)"
)
_WHOLE = re.compile("全年|一年来|年内|今年以来|年底|年末|[；;。]")


def is_of_months(one: Observation) -> bool:
    """Whether it is a figure of less than a year: by its period, or by the words before it in its sentence.

    Where its number stands in the sentence more than once, the words must say so of each.
    """
    if _told_months(one):
        return True
    if not _MONTHS.search(one.sentence):  # most: a pattern for each number would take long
        return False
    before = words_before(one)
    return bool(before) and all(_ends_in_months(words) for words in before)


def words_before(one: Observation) -> list[str]:
    """What its sentence says before its number, for each place where that stands; none if it is written otherwise."""
    return [one.sentence[:start] for start, _ in places_of(one)]


def places_of(one: Observation) -> list[tuple[int, int]]:
    """Where its number stands in its sentence; nowhere if it is written otherwise (三次, 1.2亿)."""
    if one.value is None:
        return []
    number = re.compile(rf"(?<![0-9.,]){re.escape(f'{one.value:f}')}(?!,?[0-9]|\.[0-9])")
    return [found.span() for found in number.finditer(one.sentence)]


def _told_months(one: Observation) -> bool:
    ends = [re.fullmatch("([0-9]{4})-([0-9]{2})", end or "") for end in (one.period_from, one.period_to)]
    numbers = [int(end[1]) * _YEAR + int(end[2]) for end in ends if end is not None]
    return len(numbers) == len(ends) and 0 <= numbers[1] - numbers[0] < _YEAR - 1


def _ends_in_months(words: str) -> bool:
    found = list(_MONTHS.finditer(words))
    if not found or _WHOLE.search(words, found[-1].end()):
        return False
    first, last = found[-1]["first"], found[-1]["last"]
    return first is None or int(last) - int(first) < _YEAR - 1

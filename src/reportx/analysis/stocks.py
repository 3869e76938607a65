"""What stands for years, so that a year has the number at its end, and which figure of a report tells that number."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from reportx.analysis.likeness import defining
from reportx.analysis.months import words_before
from reportx.model.observation import last_year

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportx.analysis.senses import Sense
    from reportx.model.observation import Observation

# What was set up stands for years; members are the same people the whole year.
_CODES = ("platforms.", "party.organizations", "supervision.supervisors", "members.count", "culture.venues")
_MADE = re.compile("建成|建立|成立|设立|打造|组建|培育|创建")
# What was founded was so within the time of the report; 建成 and the like may be said of all that there are.
_FOUNDED = re.compile("成立|设立|组建")
# What a rate has come to: 上升至97%, 提高到2021年的96.1%.
_COME_TO = re.compile(
    "(?:上升|增长|增加|提高|提升|攀升|升|增|涨|下降|降低|回落|降)[到至为](?:(?P<year>[0-9]{4})年的?)?$"
)
TOTAL_KINDS = frozenset(("as_of", "cumulative"))


class Standing(IntEnum):
    """How far a figure counts all that there are, best first; what is no stock has the first."""

    TOTAL = 0
    COUNTED = 1
    OF_TERM = 2
    NEW = 3


def is_stock(code: str) -> bool:
    """Whether a code counts what stands for years."""
    return code.startswith(_CODES)


def is_come_to(one: Observation) -> bool:
    """Whether it is a rate that has risen or fallen to this, which it then is at the end of its time."""
    if one.unit != "%" or not one.code.endswith("_rate"):
        return False
    found = [_COME_TO.search(words) for words in words_before(one)]
    return bool(found) and all(words is not None and words["year"] in (None, str(one.year)) for words in found)


def _is_of_years(one: Observation) -> bool:
    first, last = last_year(one.period_from), last_year(one.period_to)
    return one.period_kind == "term" or (first is not None and first != last)


def standing(one: Observation, sense: Sense, *, whole: bool) -> Standing:
    """That of a figure; ``whole`` where ``wholes_of`` names it."""
    if _is_of_years(one) and is_come_to(one):
        return Standing.OF_TERM
    if whole or not is_stock(one.code):
        return Standing.TOTAL
    if sense.fresh:
        return Standing.NEW
    if one.period_kind in TOTAL_KINDS or "stock" in defining(one.label):
        return Standing.TOTAL
    if one.period_kind == "term":
        return Standing.OF_TERM
    return Standing.NEW if _FOUNDED.search(one.label) else Standing.COUNTED


def wholes_of(own: Sequence[Observation], found: Mapping[str, Sense]) -> set[str]:
    """The ids of the figures of a report that tell all that there are of a stock.

    They stand beside what is new of it, or behind what it was before. What names nothing itself has its name from the
    figure before it: 新建委员工作室12个，达到40个.
    """
    wholes = {sense.whole_id for sense in found.values() if sense.whole_id is not None}
    first: dict[tuple[object, ...], Observation] = {}
    new: dict[tuple[object, ...], Observation] = {}
    stocks = [one for one in sorted(own, key=lambda one: one.start) if is_stock(one.code) and one.value is not None]
    for one in stocks:
        place = one.code, one.unit, one.scope, one.status, one.sentence
        earlier = first.setdefault((*place, one.label), one)
        sense = found[earlier.id]
        if earlier is not one and (sense.before or (sense.fresh and _exceeds(one, earlier))):
            wholes.add(one.id)
        elif found[one.id].fresh:
            new[place] = one
    for one in stocks:  # 建成98个，今年新增24个
        beside = new.get((one.code, one.unit, one.scope, one.status, one.sentence))
        if beside is not None and _MADE.search(one.label) and not found[one.id].fresh and _exceeds(one, beside):
            wholes.add(one.id)
    return wholes


def _exceeds(one: Observation, other: Observation) -> bool:
    return one.value is not None and other.value is not None and one.value > other.value

"""Figures of a part of the year (上半年, 二季度, 1至6月) beside that of the whole year in one report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportx.analysis.likeness import SURE, likeness, unit_family
from reportx.analysis.months import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportx.model.observation import Observation

_MONTH = "(?:[1-9]|1[0-2]|[一二三四五六七八九十]|十[一二])"
_PART = f"上半年|下半年|前[两二三]个?季度|第?[一二三四1-4]季度|(?<![0-9]){_MONTH}月?(?:份?[至到—–~-]){_MONTH}月份?"
_NAMES_PART = re.compile(_PART)
# Between these words and the figure neither another figure nor the end of the clause: 上半年走访企业60家.
_BEFORE = re.compile(f"(?:{_PART})(?:以?来|末|里|中|间)?[^0-9，,。；;、：:！？]*$")
# 走访企业60家（上半年）
_BEHIND = re.compile(f"[^0-9，,。；;、：:！？（(]{{0,4}}[（(](?:其中)?(?:{_PART})[)）]")


def part_years(observations: Sequence[Observation]) -> Iterator[tuple[str, str]]:
    """The ids of figures of a part of the year, each with that of the whole year."""
    parts = [one for one in observations if _is_part_of_year(one)]
    if not parts:
        return
    known = {one.id for one in parts}
    for one in parts:
        wholes = [other for other in observations if other.id not in known and _may_hold(other, one)]
        if wholes:
            yield one.id, max(wholes, key=lambda other: (other.sentence == one.sentence, other.value or 0)).id


def _is_part_of_year(one: Observation) -> bool:
    if one.period_kind != "year" or not _names_part(one.sentence):
        return False
    return any(
        _BEFORE.search(one.sentence[:start]) or _BEHIND.match(one.sentence, end) for start, end in places_of(one)
    )


def _names_part(sentence: str) -> bool:
    # Most sentences hold none of these; looking for them is ten times as fast as the pattern.
    if "月" not in sentence and "季度" not in sentence and "半年" not in sentence:
        return False
    return _NAMES_PART.search(sentence) is not None


def _may_hold(whole: Observation, one: Observation) -> bool:
    """Whether it counts the same, in the whole year of which the other is a part."""
    if whole.value is None or one.value is None or whole.value < one.value:
        return False
    if _thing(whole) != _thing(one):
        return False
    of_year = "全年" in whole.sentence and whole.sentence == one.sentence
    return of_year or likeness(_without(one.label), whole.label) >= SURE


def _thing(one: Observation) -> tuple[object, ...]:
    return one.code, unit_family(one.unit), one.status, one.scope, one.period_kind, one.year


def _without(label: str) -> str:
    return _NAMES_PART.sub("", label) or label

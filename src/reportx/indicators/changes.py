"""Labels of changes and of the values that they are measured by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportx.indicators.actors import split_named
from reportx.indicators.nouns import NOUN_LONG, Label
from reportx.indicators.phrases import pattern, trim
from reportx.rules.lazy import Lazy

if TYPE_CHECKING:
    from reportx.indicators.clauses import Place

_CHANGE = Lazy(r"(增加|增长|提高|提升|上升|下降|减少|降低|压减|净增|高出|多出|增幅|缩短|回落|上涨|扩大|翻)了?$")
_NAMED = 2
_MORE = Lazy(r"(?:比|较)[^,。;]{2,8}?(?:高出|多出|低)$")
# A value of another kind between the figure before and this change: 案件平均审理天数60天,同比减少15天.
_MEASURED = Lazy(r"[,;](?P<thing>[^\W\d_]{4,14}?)(?:达到?|为)?\d[\d.]*[^\W\d_,;]{1,3}[,;][^,;]*$")
_COMPARED = Lazy(r"(?:分别)?(?:比|较|同比|环比|与|年均|按).*$")


def changed(place: Place, before: Label | None, between: str) -> Label | None:
    """``比上年增加24件``, ``增长6.6%``: the change of what was counted before, or of what the clause names."""
    change = _CHANGE.search(place.left)
    if change is None or place.right[:1] not in ("", ",", ";", "、", ")", "。", "和"):
        return None
    subject = trim(_COMPARED.sub("", place.left[: change.start()]))
    if len(subject) < 2 and before is None:
        return None
    previous = before.text if before else ""
    measured = _MEASURED.search(between) if len(subject) < _NAMED else None
    qualifier = subject if pattern("qualifier").match(subject) else ""
    if measured:
        thing = trim(measured["thing"])
    elif len(subject) < _NAMED or (qualifier and before is not None):
        thing = _CHANGE.sub("", previous).replace(qualifier or "＿", "") + qualifier
    else:
        thing = subject
    compared = _MORE.search(place.left)
    how = compared[0] if compared else change[1]
    return Label((thing + how)[-NOUN_LONG:], "", before.noun if before else "", thing, None, "change")


def level_label(place: Place, before: Label | None, context: str) -> Label | None:
    """``由上届的9次上升至21次``: both ends of a change are values of what stands before it."""
    start = pattern("level_from").search(place.left) if pattern("from_to").match(place.right) else None
    if start:
        thing = trim(place.left[: start.start()])
        if not thing and place.first:  # 进出口总额,由355亿元增加到772亿元: it stands a comma before
            thing = trim(context[: len(context) - len(place.left)].rstrip(", ").rpartition(",")[2])
        if 2 <= len(thing) <= NOUN_LONG:
            thing, scope = split_named(thing)
            return Label(thing[-NOUN_LONG:], noun=thing, topic=thing, scope=scope, rule="level")
    if before is not None and before.rule == "level" and pattern("level_to").match(place.left):
        return before
    return None


def base_label(place: Place, before: Label | None) -> Label:
    """What a comparison base counts: the words before 比 or 较, else what was counted before."""
    subject = trim(re.split("比|较|由|从", place.left)[0])
    if len(subject) >= 2:
        return Label(subject, noun=subject, topic=subject, rule="base")
    return before or Label("", rule="base")

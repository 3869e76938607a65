"""Deciding whether an amount is an indicator, and why it is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportx.indicators.phrases import pattern
from reportx.rules.load import table
from reportx.rules.patterns import pattern as rule_pattern

if TYPE_CHECKING:
    from reportx.indicators.clauses import Place
    from reportx.quantities import Figure

_SMALL = 12
_LARGE = re.compile(r"[万亿][余多]?$")
_OPEN = ("at_least", "at_most")
_COUNTED_BEHIND = re.compile(r"的?\d+\s?[余多]?[家个户项名人]")
_COMPLETE = re.compile(r"[,。;、)\s]|$")


def decide(text: str, place: Place, *, economy: bool) -> tuple[str, str]:
    """``(kind, reason)`` of an amount: an indicator, or why it is none.

    ``economy`` says that the economy's figures are the report's own.
    """
    figure = place.figure
    if figure.unit is None and figure.dimension == "count":
        return _bare(text, place)
    if _in_quotes(text, place):
        return "name", "quoted"
    if figure.place:
        return "context", "places"
    clause = text[place.clause[0] : figure.start]
    other = _no_amount(text, place, clause)
    if other is not None:
        return other
    small = figure.han and figure.value is not None and figure.value <= _SMALL and figure.value % 1 == 0
    if small and figure.bound == "exact":
        return _small(text, place)
    if not economy and _is_anothers(clause):
        return "other_body", "other_body"
    return "indicator", "counted"


def _no_amount(text: str, place: Place, clause: str) -> tuple[str, str] | None:
    """What an amount is that was not reached: for one of many, a quota or a limit, another time's, an age."""
    figure = place.figure
    if pattern("per_unit").search(clause):
        return "per_unit", "per_unit"
    if figure.unit == "岁" and not pattern("reached_age").search(place.left):
        return "context", "age"
    based = figure.unit != "倍" and pattern("base").search(place.left) and not pattern("compare").search(place.left)
    if based and not pattern("from_to").match(place.right):
        return "comparison_base", "base"
    if figure.value == 1 and pattern("negated").search(place.left):
        return "idiom", "negated"
    if _is_demanded(text, figure, clause):
        return "threshold", "quota"
    return None


def _is_demanded(text: str, figure: Figure, clause: str) -> bool:
    """A rule asks for it, it limits a text or a speech, or it only tells which things are counted behind it."""
    if figure.unit in table("labels")["limited"] and figure.bound == "at_most":
        return True
    if figure.han and figure.value == 1 and "至少" in clause:
        return True
    if figure.dimension == "money" and figure.bound in (*_OPEN, "about") and _sizes(text, figure, clause):
        return True
    return pattern("quota").search(clause) is not None or (figure.bound in _OPEN and _qualifies(text, figure))


def _sizes(text: str, figure: Figure, clause: str) -> bool:
    """``12家企业营业收入超百亿元``, ``超千亿元镇``: how big the things are that are counted or named."""
    around = rule_pattern("bounds", "around", "kind_of_place").match(text, figure.end)
    return around is not None or (figure.han and rule_pattern("bounds", "around", "sized").search(clause) is not None)


def _qualifies(text: str, figure: Figure) -> bool:
    """``产值超10亿元的企业3家``: the amount is a property of what is counted behind it."""
    if figure.bound_end > figure.end:
        return _COUNTED_BEHIND.match(text, figure.bound_end) is not None
    bounded_before = figure.bound_start < figure.start and figure.dimension not in ("count", "person_times", "percent")
    return bounded_before and pattern("threshold_of").match(text, figure.bound_end) is not None


def _is_anothers(clause: str) -> bool:
    """The clause speaks of the economy, the treasury or a charity, and not of what was done together with them."""
    named = pattern("other_actor").match(clause) or pattern("other_body").search(clause)
    return named is not None and not pattern("together").search(clause[: named.start()])


def _bare(text: str, place: Place) -> tuple[str, str]:
    """A number without a measure word counts where 万 or 亿 makes it an amount, or where its clause ends with it."""
    figure = place.figure
    if _in_quotes(text, place):
        return "name", "quoted"
    following = text[figure.bound_end : figure.bound_end + 1]
    large = _LARGE.search(text, figure.start, figure.number_end) is not None
    if large and re.match(r"[^\W\d_]", following):
        return "indicator", "bare_noun"
    ends = _COMPLETE.match(following) and (large or pattern("bare").search(place.left))
    if place.left and (ends or pattern("bare_before").search(place.left)):
        return "indicator", "bare"
    return "unknown", "bare"


def _in_quotes(text: str, place: Place) -> bool:
    """The numeral opens a quotation, or stands in a short one: a name (“十件实事”)."""
    figure = place.figure
    opening = text.rfind("“", place.sentence[0], figure.start)
    if opening < 0 or text.find("”", opening, figure.start) >= 0:
        opening = text.rfind("《", place.sentence[0], figure.start)
        return opening >= 0 and text.find("》", opening, figure.start) < 0
    closing = text.find("”", figure.end, place.sentence[1])
    return opening + 1 == figure.start or (closing >= 0 and closing - opening <= 20)


def _ends(place: Place) -> bool:
    return not place.right or place.right[0] in "、,;和及)"


def _small(text: str, place: Place) -> tuple[str, str]:
    """Small Chinese numerals count where a verb of counting stands before them, and name a topic elsewhere."""
    figure = place.figure
    left = place.left.rstrip()
    if figure.unit == "大":
        return "context", "topic"
    one_thing = left and _ends(place) and figure.unit in table("labels")["objects"].split()
    if figure.value == 1 and not one_thing and not pattern("counted_one").search(left):
        return "idiom", "one"
    if left and _ends(place) and not left.endswith(("的", "、", "和")):
        return "indicator", "counted"
    if figure.unit in ("名", "人", "户", "家", "位") and not left.endswith(("围绕", "聚焦")):
        return "indicator", "counted"
    if pattern("topic_number").search(left):
        return "context", "topic"
    if pattern("counted").search(left) or (left == "" and figure.unit in ("次", "轮次", "场次", "名", "人")):
        return "indicator", "counted"
    if left.endswith(("和", "及", "、")) or figure.unit in table("labels")["concrete"]:
        return ("indicator", "counted") if not place.left.endswith("的") else ("context", "topic")
    return "context", "topic"

"""Deciding which figures are indicators, and describing each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from reportx.indicators.clauses import Place, place_figures
from reportx.indicators.labels import Label, label_of
from reportx.indicators.naming import Code, name_figure
from reportx.quantities import Figure
from reportx.rules.load import table

_SMALL = 12
_COMPLETE = re.compile(r"[,，。;；、)\s]|$")


@dataclass(slots=True)
class Item:
    """A figure with its reading. ``kind`` is ``indicator`` or the ledger kind that it falls to instead."""

    place: Place
    kind: str
    reason: str
    label: Label
    code: Code
    rule: str
    near: str
    status: str | None = None
    part_of: Item | None = None
    combined: list[str] = field(default_factory=list)

    @property
    def figure(self) -> Figure:
        return self.place.figure


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(table("labels")[key])


def find_items(
    text: str, start: int, end: int, figures: list[Figure], *, heading_of: object = None, economy: bool = False
) -> list[Item]:
    """Items for the amounts among ``figures`` of ``text[start:end]``, in order.

    ``economy`` says that the economy's figures are the report's own (government reports).
    """
    amounts = [figure for figure in figures if figure.kind == "amount"]
    places = place_figures(text, start, end, amounts)
    items: list[Item] = []
    for place in places:
        before = items[-1] if items and items[-1].place.sentence == place.sentence else None
        items.append(_read(text, place, before, items[-1] if items else None, economy))
    return items


def _read(text: str, place: Place, before: Item | None, earlier: Item | None, economy: bool) -> Item:
    sentence = text[place.sentence[0] : place.figure.start]
    context = sentence
    if before is None and place.left == "" and earlier is not None:
        # The figure opens its sentence or line; what it counts stands at the end of the line above.
        context = text[max(0, place.sentence[0] - 40) : place.sentence[0]].rstrip("。\n ") + sentence
    elif place.sentence[0] > 0 and not sentence.strip():
        context = text[max(0, place.sentence[0] - 40) : place.sentence[0]].rstrip("。\n ")
    label = label_of(place, before.label if before else None, context)
    near = "|".join((label.text, _clause_words(text, place)))
    head = text[max(0, place.sentence[0] - 60) : place.sentence[0]]
    code, rule = name_figure(near, head + sentence, place.figure.dimension, place.figure.unit)
    kind, reason = _decide(text, place, economy)
    return Item(place, kind, reason, label, code, rule, near, combined=_combined(label.text))


def _clause_words(text: str, place: Place) -> str:
    return f"{place.left}#{place.right}"


def _combined(label: str) -> list[str]:
    """The names that share one number: 学习、研讨、讲坛、培训."""
    plain = re.sub(r"“[^”]*”|《[^》]*》|\([^)]*\)", lambda match: match[0].replace("、", "＿"), label)
    if "、" not in plain:
        return []
    return [part for part in re.split(r"、|和|及", plain) if part]


def _decide(text: str, place: Place, economy: bool) -> tuple[str, str]:
    """``(kind, reason)`` of an amount: an indicator, or why it is none."""
    figure = place.figure
    if figure.unit is None and figure.dimension == "count":
        return _bare(text, place)
    if figure.dimension == "duration":
        return "duration", "duration"
    if figure.place:
        return "context", "places"
    clause = text[place.clause[0] : figure.start]
    if _in_quotes(text, place):
        return "name", "quoted"
    if _pattern("per_unit").search(clause):
        return "per_unit", "per_unit"
    if _pattern("base").search(place.left) and not _pattern("compare").search(place.left):
        return "comparison_base", "base"
    if figure.han and figure.value is not None and figure.value <= _SMALL and figure.bound == "exact":
        return _small(text, place)
    if not economy and _pattern("other_body").search(text[place.sentence[0] : figure.end]):
        if _pattern("other_body").search(clause) or place.clause[0] > place.sentence[0]:
            return "other_body", "other_body"
    return "indicator", "counted"


def _bare(text: str, place: Place) -> tuple[str, str]:
    """A number without a measure word counts right behind the name of what is counted, at the end of its clause."""
    figure = place.figure
    following = text[figure.bound_end : figure.bound_end + 1]
    named = place.left and re.search(r"(?:立案|提案|信息|意见|建议|报告|数|量|总数|完成|办结|办复)(?:共|为|达)?$", place.left)
    if named and _COMPLETE.match(following):
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


def _small(text: str, place: Place) -> tuple[str, str]:
    """Small Chinese numerals count where a verb of counting stands before them, and name a topic elsewhere."""
    figure = place.figure
    left = place.left.rstrip()
    if figure.unit == "大":
        return "context", "topic"
    if figure.value == 1 and not re.search(r"(?:承担|中的|其中的|提交|完成|解决|获)(?:了)?(?:其中的)?$", left):
        return "idiom", "one"
    if _pattern("topic_number").search(left):
        return "context", "topic"
    if _pattern("counted").search(left) or (left == "" and figure.unit in ("次", "轮次", "场次", "名", "人")):
        return "indicator", "counted"
    if left.endswith(("和", "及", "、")) or figure.unit in ("件", "名", "次", "篇", "份", "期", "册", "户", "人", "场", "支"):
        return ("indicator", "counted") if not place.left.endswith("的") else ("context", "topic")
    return "context", "topic"

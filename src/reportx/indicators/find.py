"""Deciding which figures are indicators, and describing each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reportx.indicators.clauses import Place, place_figures
from reportx.indicators.combined import names_of
from reportx.indicators.labels import Label, base_label, label_of, noun_of
from reportx.indicators.naming import Contexts, name_figure
from reportx.indicators.phrases import pattern
from reportx.indicators.respectively import match_rows
from reportx.rules.load import table

if TYPE_CHECKING:
    from reportx.quantities import Figure
    from reportx.rules.vocabulary import Code, Vocabulary

_SMALL = 12
# Labels that take their subject from the figure before: what was another body's stays so.
_SAME_SUBJECT = frozenset(("change", "inherited", "rate_inherited"))
_LARGE = re.compile(r"[万亿][余多]?$")
_OPEN = ("at_least", "at_most")
_COUNTED_BEHIND = re.compile(r"的?\d+\s?[余多]?[家个户项名人]")
_COMPLETE = re.compile(r"[,。;、)\s]|$")


@dataclass(slots=True, eq=False)
class Item:
    """A figure with its reading. ``kind`` is ``indicator`` or the ledger kind that it falls to instead.

    ``near`` are the words that its code was looked for in, ``alone`` where the sentence before them was left aside;
    ``linked`` says how ``part_of`` was found.
    """

    place: Place
    kind: str
    reason: str
    label: Label
    code: Code
    rule: str
    near: str
    alone: bool = False
    part_of: Item | None = None
    share_of: Item | None = None
    linked: str | None = None
    combined: list[str] = field(default_factory=list)

    @property
    def figure(self) -> Figure:
        return self.place.figure


class Whose(NamedTuple):
    """Whose report it is: a government's, with codes of its own; the economy's figures may be own all the same."""

    government: bool = False
    economy: bool = False


def find_items(
    text: str, start: int, end: int, figures: list[Figure], vocabulary: Vocabulary, whose: Whose
) -> list[Item]:
    """Items for the amounts among ``figures`` of ``text[start:end]``, in order, with codes of ``vocabulary``."""
    amounts = [
        figure
        for figure in figures
        if figure.kind == "amount" and (figure.dimension != "duration" or figure.rule == "time_saved")
    ]
    items: list[Item] = []
    contexts = Contexts(text, vocabulary)
    for place in place_figures(text, start, end, amounts):
        listed = [other for other in items[-4:] if other.place.sentence == place.sentence and other.kind != "per_unit"]
        before = listed[-1] if listed else None
        item = _read(text, place, before, contexts, whose)
        items += _several_rates(item, contexts) or [item]
    match_rows(items, vocabulary)
    return items


_RATES = re.compile(r"[^\W\d_]{1,10}(?:率|度)(?:(?:、|和|及|与)[^\W\d_]{1,12}(?:率|度))+$")


def _several_rates(item: Item, contexts: Contexts) -> list[Item]:
    """``面商率和答复率均达100%``: one figure, an indicator for each rate."""
    match = _RATES.search(item.label.text) if item.figure.unit == "%" else None
    if match is None or (not item.place.last and "分别" in item.place.left) or item.label.rule == "rate_inherited":
        return []
    items = []
    for name in re.split(r"(?<=[率度])(?:、|和|及|与)", match[0]):
        label = item.label._replace(text=name, noun=name, topic=name)
        code, rule = name_figure(contexts.vocabulary, name, partial(contexts.before, item.place), "percent", "%")
        items.append(replace(item, label=label, code=code, rule=rule, near=name, combined=[]))
    return items


def _read(text: str, place: Place, before: Item | None, contexts: Contexts, whose: Whose) -> Item:
    kind, reason = _decide(text, place, whose)
    previous = before.label if before else None
    if kind == "comparison_base":
        label = base_label(place, previous)
    else:
        label = label_of(place, previous, text[place.sentence[0] : place.figure.start])
    if before is not None and before.kind == "comparison_base" and place.left.strip() in ("、", "和", "及"):
        kind, reason = "comparison_base", "base"  # 比上年的1.2%、2.6%下降
    if kind == "indicator" and before is not None and before.kind == "other_body" and label.rule in _SAME_SUBJECT:
        kind = reason = "other_body"
    right = place.right if place.last and not place.right.startswith(("、", "和", "及")) else noun_of(place)
    near = f"{place.left}#{right}"
    if label.text not in near:
        near = f"{label.text}|{near}"
    context = partial(contexts.before, place)
    code, rule = name_figure(contexts.vocabulary, near, context, place.figure.dimension, place.figure.unit)
    if whose.government:
        words = text[place.sentence[0] : place.clause[1]]
        code, rule = _of_government(contexts.vocabulary, code, rule, words)
    if label.rule == "change":
        code, rule = contexts.vocabulary.codes["compare"], "change"
    names = [] if place.figure.dimension == "percent" else names_of(label, place.left)
    return Item(place, kind, reason, label, code, rule, near, combined=names)


def _of_government(vocabulary: Vocabulary, code: Code, rule: str, words: str) -> tuple[Code, str]:
    """The code as far as it speaks of a government's work too, or is a user's own, else ``other``."""
    rules = table("reports")["government"]
    proposals = code.code.startswith(rules["named"]) and not re.search(rules["named_by"], words)
    own = code.code in rules["codes"] or code.code in vocabulary.added
    return (code, rule) if own and not proposals else (vocabulary.codes["other"], "other")


def _decide(text: str, place: Place, whose: Whose) -> tuple[str, str]:
    """``(kind, reason)`` of an amount: an indicator, or why it is none."""
    figure = place.figure
    if figure.unit is None and figure.dimension == "count":
        return _bare(text, place)
    clause = text[place.clause[0] : figure.start]
    if _in_quotes(text, place):
        return "name", "quoted"
    if figure.place:
        return "context", "places"
    if pattern("per_unit").search(clause):
        return "per_unit", "per_unit"
    if figure.unit == "岁" and not place.left.endswith(("达到", "达", "为", "至", "到")):
        return "context", "age"
    if figure.unit != "倍" and pattern("base").search(place.left) and not pattern("compare").search(place.left):
        if pattern("from_to").match(place.right):
            return "indicator", "from"
        return "comparison_base", "base"
    if pattern("quota").search(clause) or (figure.bound in _OPEN and _qualifies(text, figure)):
        return "threshold", "quota"
    if figure.han and figure.value is not None and figure.value <= _SMALL and figure.bound == "exact":
        return _small(text, place)
    if figure.han and figure.value == 1 and "至少" in clause:
        return "threshold", "quota"
    if not whose.economy and _is_anothers(clause):
        return "other_body", "other_body"
    return "indicator", "counted"


def _qualifies(text: str, figure: Figure) -> bool:
    """``产值超10亿元的企业3家``: the amount is a property of what is counted behind it."""
    if figure.bound_end > figure.end:
        return _COUNTED_BEHIND.match(text, figure.bound_end) is not None
    bounded_before = figure.bound_start < figure.start and figure.dimension not in ("count", "person_times", "percent")
    return bounded_before and pattern("threshold_of").match(text, figure.bound_end) is not None


def _is_anothers(clause: str) -> bool:
    """The clause speaks of the economy, the treasury or a charity, and not of what was done together with them."""
    named = pattern("other_body").search(clause)
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


def _small(text: str, place: Place) -> tuple[str, str]:
    """Small Chinese numerals count where a verb of counting stands before them, and name a topic elsewhere."""
    figure = place.figure
    left = place.left.rstrip()
    if figure.unit == "大":
        return "context", "topic"
    if figure.value == 1 and not pattern("counted_one").search(left):
        return "idiom", "one"
    if left and (not place.right or place.right[0] in "、,;和及)") and not left.endswith(("的", "、", "和")):
        return "indicator", "counted"
    if figure.unit in ("名", "人", "户", "家") and not left.endswith(("围绕", "聚焦")):
        return "indicator", "counted"
    if pattern("topic_number").search(left):
        return "context", "topic"
    if pattern("counted").search(left) or (left == "" and figure.unit in ("次", "轮次", "场次", "名", "人")):
        return "indicator", "counted"
    if left.endswith(("和", "及", "、")) or figure.unit in table("labels")["concrete"]:
        return ("indicator", "counted") if not place.left.endswith("的") else ("context", "topic")
    return "context", "topic"

"""Deciding which figures are indicators, and describing each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reportx.indicators.clauses import Place, place_figures
from reportx.indicators.combined import names_of
from reportx.indicators.deciding import decide
from reportx.indicators.labels import Label, base_label, label_of, noun_of
from reportx.indicators.naming import Contexts, name_figure
from reportx.indicators.respectively import match_rows
from reportx.rules.load import table

if TYPE_CHECKING:
    from reportx.quantities import Figure
    from reportx.quantities.entries import Entry
    from reportx.rules.vocabulary import Code, Vocabulary

# Labels that take their subject from the figure before: what was another body's stays so.
_SAME_SUBJECT = frozenset(("change", "inherited", "rate_inherited"))


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
    text: str,
    start: int,
    end: int,
    figures: list[Figure],
    vocabulary: Vocabulary,
    whose: Whose,
    headed: frozenset[int],
) -> list[Item]:
    """Items for the amounts among ``figures`` of ``text[start:end]``, in order, with codes of ``vocabulary``.

    ``headed`` are the line ends of headings: no clause runs over one.
    """
    amounts = [
        figure
        for figure in figures
        if figure.kind == "amount" and (figure.dimension != "duration" or figure.rule == "time_saved")
    ]
    items: list[Item] = []
    contexts = Contexts(text, vocabulary)
    for place in place_figures(text, start, end, amounts, headed):
        if place.figure.entry is not None:
            items.append(_read_entry(place, place.figure.entry, contexts, whose))
            continue
        listed = [other for other in items[-4:] if other.place.sentence == place.sentence and other.kind != "per_unit"]
        before = listed[-1] if listed else None
        earlier = items[-1] if before is None and items else None
        item = _read(text, place, before, contexts, whose, earlier)
        items += _several_rates(item, contexts) or [item]
    match_rows(items, vocabulary)
    return items


def _read_entry(place: Place, entry: Entry, contexts: Contexts, whose: Whose) -> Item:
    """The reading of a figure in a table."""
    from reportx.indicators.tabulated import decide_entry, entry_label, is_change  # few texts have tables

    label, header = entry_label(entry, place.figure.unit)
    kind, reason = decide_entry(entry, place.figure, label)
    # A header of its own says best what is counted: 河湖长制落实 | 提出意见 is about what was proposed.
    for near in (header, f"{label.text}|{place.left}#") if header else (f"{label.text}|{place.left}#",):
        context = partial(contexts.before, place)
        code, rule = name_figure(contexts.vocabulary, near, context, place.figure.dimension, place.figure.unit)
        if code.code != "other":
            break
    if header and code.code == "compare":
        code, rule = contexts.vocabulary.codes["other"], "other"  # 新增就业 | 完成率 is no change
    if whose.government:
        code, rule = _of_government(contexts.vocabulary, code, rule, f"{near}{entry.title}{entry.above}")
    if is_change(entry):
        code, rule = contexts.vocabulary.codes["compare"], "change"
    return Item(place, kind, reason, label, code, rule, near)


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


def _read(text: str, place: Place, before: Item | None, contexts: Contexts, whose: Whose, earlier: Item | None) -> Item:
    kind, reason = decide(text, place, economy=whose.economy)
    previous = before.label if before else None
    if kind == "comparison_base":
        label = base_label(place, previous)
    else:
        label = label_of(place, previous, text[place.sentence[0] : place.figure.start], _told(text, earlier, place))
    label = _total(label, previous, place.left)
    if before is not None and before.kind == "comparison_base" and place.left.strip() in ("、", "和", "及"):
        kind, reason = "comparison_base", "base"  # 比上年的1.2%、2.6%下降
    if kind == "indicator" and before is not None and before.kind == "other_body" and label.rule in _SAME_SUBJECT:
        kind = reason = "other_body"
    right = _words_behind(place)
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


_TOTAL = re.compile(r"其?(?P<stock>总数|总量)(?:达到|达|为)?$")
_JOINED = re.compile(r"(?:、|和|及|以及|与)$")


def _total(label: Label, before: Label | None, left: str) -> Label:
    """``新增工作室5个,总数达40个``: the stock of what was added before."""
    match = _TOTAL.match(left.strip("、,和 "))
    if match is None or before is None:
        return label
    return label._replace(text=f"{before.noun or before.text}{match['stock']}", rule="total")


def _words_behind(place: Place) -> str:
    """The words behind a figure that speak of it: up to the next figure where only a joint parts the two."""
    if place.right.startswith(("、", "和", "及")):
        return noun_of(place)
    if place.last:
        return place.right
    joined = _JOINED.search(place.right)
    return place.right[: joined.start()] if joined else noun_of(place)


def _told(text: str, earlier: Item | None, place: Place) -> Label | None:
    """The label of the last figure of the sentence before, in the same paragraph."""
    near = earlier is not None and "\n" not in text[earlier.figure.end : place.sentence[0]]
    return earlier.label if near and earlier is not None and earlier.kind == "indicator" else None


def _of_government(vocabulary: Vocabulary, code: Code, rule: str, words: str) -> tuple[Code, str]:
    """The code as far as it speaks of a government's work too, or is a user's own, else ``other``."""
    rules = table("reports")["government"]
    proposals = code.code.startswith(rules["named"]) and not re.search(rules["named_by"], words)
    own = code.code in rules["codes"] or code.code in vocabulary.added
    return (code, rule) if own and not proposals else (vocabulary.codes["other"], "other")

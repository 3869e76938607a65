"""``分别``: figures in a row that belong, one by one, to names or to figures in a row before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportx.indicators.naming import name_figure
from reportx.indicators.phrases import trim

if TYPE_CHECKING:
    from reportx.indicators.find import Item
    from reportx.rules.vocabulary import Vocabulary

_MARK = re.compile(r"分别(?P<how>[^,。;、]{0,8})$")
_LINKS = frozenset(("、", "和", "及", "与", "以及", ",", ",和"))
_CHANGES = re.compile(r"增长|增加|提高|下降|减少|降低|上升|回落|压减")


def match_rows(items: list[Item], vocabulary: Vocabulary) -> None:
    """Give each figure of a 分别 row its own name and code; ``items`` stand in order."""
    for index, item in enumerate(items):
        mark = _MARK.search(item.place.left)
        if mark is None:
            continue
        row = [item, *_followers(items[index + 1 :], item)]
        if len(row) < 2:
            continue
        _share_bound(row)
        names = _names(item.place.left[: mark.start()], len(row))
        before = [other for other in items[:index] if other.place.sentence == item.place.sentence][-len(row) :]
        subject = trim(item.place.left[: mark.start()])
        if len(subject) >= 2:
            _name_by_words(row, names or [subject] * len(row), mark["how"], vocabulary)
        elif len(before) == len(row) and len({other.figure.unit for other in before}) == 1:
            _name_by_figures(row, before, mark["how"], vocabulary)


def _followers(later: list[Item], first: Item) -> list[Item]:
    """The figures behind the first that nothing but a comma or an 和 parts from it."""
    row: list[Item] = []
    for item in later:
        if item.place.sentence != first.place.sentence or item.place.left.strip() not in _LINKS:
            break
        if item.figure.dimension != first.figure.dimension:
            break
        row.append(item)
    return row


def _share_bound(row: list[Item]) -> None:
    """``分别突破400亿元和200亿元``: the word that bounds the first bounds them all."""
    for item in row[1:]:
        if item.figure.bound == "exact" and row[0].figure.bound in ("at_least", "at_most", "about"):
            item.figure.bound = row[0].figure.bound


def _names(left: str, count: int) -> list[str]:
    """The names of a list with ``count`` members; the tail of the last one belongs to all (市级、县级委员工作室)."""
    names = [name for name in re.split(r"、|和|及|与", trim(left)) if name]
    if len(names) != count:
        return []
    length = max(len(name) for name in names[:-1])
    tail = names[-1][length:] if len({len(name) for name in names[:-1]}) == 1 and length <= 3 else ""
    return [name if name.endswith(tail) else name + tail for name in names]


def _name_by_words(row: list[Item], names: list[str], how: str, vocabulary: Vocabulary) -> None:
    change = _CHANGES.search(how)
    for item, name in zip(row, names, strict=True):
        text = name + (change[0] if change else "")
        item.label = item.label._replace(text=text, noun=name, topic=name, rule="row")
        item.combined = []
        if change:
            item.code, item.rule = vocabulary.codes["compare"], "change"
        elif len(set(names)) == len(names):
            code, rule = name_figure(vocabulary, name, set, item.figure.dimension, item.figure.unit)
            if code.code != "other":
                item.code, item.rule, item.near, item.alone = code, rule, name, True


def _name_by_figures(row: list[Item], before: list[Item], how: str, vocabulary: Vocabulary) -> None:
    """Shares and changes of the figures just given: 270件、77件、18件,分别占74.0%、21.1%和4.9%."""
    change = _CHANGES.search(how)
    suffix = change[0] if change else "占比" if "占" in how else ""
    for item, other in zip(row, before, strict=True):
        item.label = other.label._replace(text=other.label.text + suffix, rule="row")
        item.combined = []
        if change:
            item.code, item.rule = vocabulary.codes["compare"], "change"
        elif item.figure.dimension == other.figure.dimension or item.figure.dimension in other.code.dimensions:
            item.code, item.rule = other.code, "row"

"""``分别``: figures in a row that belong, one by one, to names or to figures in a row before them.

``names 分别 [deed] figures``: 常委会会议、主席会议分别召开5次和8次; the names may be actors, whose deed is
counted: 被省政协、市政协分别采用96条和415条. ``figures, [thing] 分别 [share or change] figures``:
270件、77件,分别占77.8%和22.2%.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reportx.indicators.actors import ends_as_actor, is_scope
from reportx.indicators.naming import name_figure
from reportx.indicators.nouns import noun_of
from reportx.indicators.phrases import pattern, trim, verbs_of, words
from reportx.rules.lazy import Lazy

if TYPE_CHECKING:
    from reportx.indicators.find import Item
    from reportx.rules.vocabulary import Vocabulary

_MARK = Lazy(r"分别(?P<how>[^,。;、]{0,8})$")
_LINK = Lazy(r"^(?:、|和|及|与|以及|,|,和)?")
_JOIN = Lazy(r"、|和|及|与")
_ACTOR_LEVEL = Lazy(r"级$|本级$")
_BEFELL = Lazy("被|荣?获|受到|得到")
_DEED_LONG = 16
_OLD = 6  # no verb of a row is longer


class _Row(NamedTuple):
    """Figures in a row with what was said of each: a change, a share, a deed; ``subject`` stands before 分别."""

    items: list[Item]
    hows: list[str]
    subject: str


_SHARED = Lazy(r"^(?P<noun>[^\W\d_]{2,12}?)(?:、|和|及|以及)(?P<body>[^,;]*)$")


def share_deeds(items: list[Item]) -> None:
    """``12个集体和28名干警受到表彰``: what is said of the last of a list of subjects is said of all."""
    for item, other in pairwise(items):
        if item.label.rule != "right" or item.place.left or item.place.last or not other.place.last:
            continue
        joined = _SHARED.match(item.place.right)
        if joined is None:
            continue
        if item.place.right != other.place.left.strip() or (joined["body"] and not ends_as_actor(joined["body"])):
            continue
        befell = _BEFELL.search(other.place.right)
        noun = other.place.right[: befell.start()] if befell else noun_of(other.place, short=True)
        deed = other.place.right[len(noun) :]
        if noun and deed and other.place.right.startswith(noun) and len(deed) <= _DEED_LONG and _is_deed(deed):
            item.label = item.label._replace(text=joined["noun"] + deed, noun=joined["noun"])


def _is_deed(words_: str) -> bool:
    return bool(_BEFELL.match(words_) or words("verbs").match(words_))


def match_rows(items: list[Item], vocabulary: Vocabulary) -> None:
    """Give each figure of a 分别 row its own name and code; ``items`` stand in order."""
    share_deeds(items)
    for index, item in enumerate(items):
        row = _row(items, index)
        if row is None:
            continue
        _share_bound(row.items)
        count = len(row.items)
        names = _names(row.subject, count)
        same = _of_sentence(items, index)
        before = [other for other in same if (other.label.outer is None) == (item.label.outer is None)][-count:]
        counted = len(before) == count and len({other.figure.unit for other in before}) == 1
        if names or (len(row.subject) >= 2 and not counted):
            _name_by_words(row, names or [row.subject] * count, before, vocabulary)
        elif counted:
            _name_by_figures(row, before, vocabulary)


def _of_sentence(items: list[Item], index: int) -> list[Item]:
    """The figures before the one at ``index`` in its sentence."""
    first = index
    while first and items[first - 1].place.sentence == items[index].place.sentence:
        first -= 1
    return items[first:index]


def _row(items: list[Item], index: int) -> _Row | None:
    """The row that begins with the figure at ``index``."""
    item = items[index]
    mark = _MARK.search(item.place.left) if "分别" in item.place.left else None
    if mark is None and not (item.figure.dimension == "percent" and pattern("row_of_changes").match(item.place.left)):
        return None
    how = mark["how"] if mark else item.place.left
    row, hows = [item], [how]
    for other in items[index + 1 :]:
        left = other.place.left.strip()
        own = left[_LINK.match(left).end() :]  # type: ignore[union-attr]
        changed = words("changes").ending(own)
        if other.place.sentence != item.place.sentence or (own and not changed) or not left:
            break
        if other.figure.dimension != item.figure.dimension:
            break
        row.append(other)
        hows.append(own or how)
    if len(row) < 2 or (mark is None and len(row) != 2):
        return None
    return _Row(row, hows, trim(item.place.left[: mark.start()]) if mark else "")


def _share_bound(row: list[Item]) -> None:
    """``分别突破400亿元和200亿元``: the word that bounds the first bounds them all."""
    for item in row[1:]:
        if item.figure.bound == "exact" and row[0].figure.bound in ("at_least", "at_most", "about"):
            item.figure.bound = row[0].figure.bound


def _names(subject: str, count: int) -> list[str]:
    """The names of a list with ``count`` members; the tail of the last one belongs to all (市级、县级委员工作室)."""
    names = [name for name in _JOIN.split(subject.rpartition("被")[2]) if name]
    if len(names) != count:
        return []
    length = max(len(name) for name in names[:-1])
    alike = len({len(name) for name in names[:-1]}) == 1 and length <= 3 and not names[-1].endswith("级")
    tail = names[-1][length:] if alike else ""
    attributed = names[-1].find("的") if not any("的" in name for name in names[:-1]) else -1
    tail = tail or (names[-1][attributed:] if attributed > 0 else words("tails").ending(names[-1]))
    return [name if not tail or name.endswith(tail) else name + tail for name in names]


def _name_by_words(row: _Row, names: list[str], before: list[Item], vocabulary: Vocabulary) -> None:
    thing = row.subject.rpartition("被")[0] or (before[-1].label.noun if before else "")
    passive = "被" if "被" in row.subject else ""
    deed = row.hows[0] if verbs_of(row.hows[0]).plain and len(row.hows[0]) <= _OLD else ""
    taken: set[str] = set()
    for item, name, how in zip(row.items, names, row.hows, strict=True):
        change = words("changes").ending(how)
        actor = is_scope(name) or ends_as_actor(name)
        if actor and deed and thing and not change:
            item.label = item.label._replace(
                text=thing + passive + deed, verb=deed, noun=thing, topic="", scope=name, rule="row"
            )
            continue
        scope = name if _ACTOR_LEVEL.search(name) else None
        item.label = item.label._replace(text=name + change, noun=name, topic=name, scope=scope, rule="row")
        item.combined = []
        if change:
            item.code, item.rule = vocabulary.codes["compare"], "change"
        elif len(set(names)) == len(names):
            code, rule = name_figure(vocabulary, name, set, item.figure.dimension, item.figure.unit)
            # A neighbour's name gave the code that the figure has: it is not its own.
            if code.code != "other" or item.code.code in taken:
                item.code, item.rule, item.near, item.alone = code, rule, name, True
            taken.add(code.code)


def _name_by_figures(row: _Row, before: list[Item], vocabulary: Vocabulary) -> None:
    """Shares and changes of the figures just given: 270件、77件、18件,分别占74.0%、21.1%和4.9%."""
    for item, other, how in zip(row.items, before, row.hows, strict=True):
        change = words("changes").ending(how)
        suffix = change or ("占比" if "占" in how else "")
        name = other.label.noun + row.subject if len(row.subject) >= 2 else other.label.text
        item.label = other.label._replace(text=name + suffix, rule="row")
        item.combined = []
        if change:
            item.code, item.rule = vocabulary.codes["compare"], "change"
        elif item.figure.dimension == other.figure.dimension or item.figure.dimension in other.code.dimensions:
            item.code, item.rule = other.code, "row"

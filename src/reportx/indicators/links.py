"""Parts and wholes: which count each figure is a part of, by the rules of chains, outcomes and codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportx.indicators.chains import among_part, bracketed_part, listed_part, marked_part
from reportx.indicators.outcomes import counted_above, outcome_part, settled_part
from reportx.indicators.parts import fits, in_bracket, is_commensurable, part_pattern
from reportx.indicators.phrases import verbs_of
from reportx.rules.load import table

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from reportx.indicators.find import Item

_NEAR = 40  # as many figures before a part may its whole lie
_LISTED = 6  # and as many where a list begins with it


def link_parts(text: str, items: list[Item]) -> None:
    """Set ``part_of`` of the indicators among ``items``, which stand in order."""
    # Shares and changes stand between the members of a list and are none of them.
    counts: list[Item] = []
    tabulated = False
    for item in items:
        if item.kind != "indicator" or item.figure.dimension == "percent" or item.code.code == "compare":
            continue
        if item.figure.entry is not None:
            tabulated = True
            continue
        if counts:
            item.part_of, item.linked = _whole_of(text, item, counts)
            if item.part_of is not None:
                _name_part(item, item.part_of)
        counts.append(item)
    _mend_sums(counts)
    if tabulated:
        from reportx.indicators.totals import link_totals  # few texts have tables

        link_totals(items)


def _mend_sums(counts: list[Item]) -> None:
    """Parts that exceed their whole, and are exactly another count of the same kind before it, are that one's."""
    lists: dict[tuple[int, tuple[int, int]], list[Item]] = {}
    for item in counts:
        if item.part_of is not None and item.linked == "marked":
            lists.setdefault((id(item.part_of), item.place.sentence), []).append(item)
    for parts in lists.values():
        total = _total(parts)
        whole = parts[0].part_of
        if len(parts) < 2 or total is None or whole is None or whole.figure.value is None:
            continue
        if total > whole.figure.value:
            first = counts.index(parts[0])
            near = (other for other in counts[max(0, first - _LISTED) : first] if is_commensurable(other, parts[0]))
            fitting = [other for other in near if other.figure.value == total]
            for part in parts if fitting else ():
                part.part_of = fitting[-1]


def _total(parts: list[Item]) -> Decimal | None:
    values = [part.figure.value for part in parts if part.figure.value is not None]
    return sum(values[1:], values[0]) if len(values) == len(parts) else None


def _whole_of(text: str, item: Item, counts: list[Item]) -> tuple[Item, str] | tuple[None, None]:
    """The whole that ``item`` is a part of, and the name of the rule that says so."""
    near = counts[-_LISTED:]
    for rule, whole_of in _LINKS:
        whole = whole_of(text, item, counts[-_NEAR:] if rule in _FAR else near)
        if whole is not None:
            return whole, rule
    return None, None


def _name_part(part: Item, whole: Item) -> None:
    """A part that says only which part it is (村居级318个) is named, and coded, after its whole."""
    label, noun = part.label.text, whole.label.noun or whole.label.text
    level = part_pattern("level").search(label) is not None and len(label) <= 8
    if level:
        part.label = part.label._replace(text=label + noun)
    same = level or (not verbs_of(label).plain and label[-2:] in whole.label.text)
    if same and part.code.code == "other" and part.figure.dimension == whole.figure.dimension:
        part.code, part.rule = whole.code, "part"


def _aspect_part(text: str, item: Item, earlier: list[Item]) -> Item | None:
    """``…20项。在强化履职方面,建立…15项``: the next sentence splits the total by aspects."""
    last = earlier[-1]
    begin = item.place.sentence[0]
    if last.figure.unit != item.figure.unit or last.code.code != item.code.code or not fits(last, item):
        return None
    if last.place.sentence[1] > begin or begin - last.place.sentence[1] > 2:
        return None
    return last if part_pattern("aspect").match(text, begin) else None


def _paired_part(text: str, item: Item, earlier: list[Item]) -> Item | None:
    """Codes of which one counts what became of the other: 提出意见380条,126条被采纳."""
    rules = table("parts")
    for reach in ("sentence", "paragraph"):
        wholes = rules[reach].get(item.code.code)
        if wholes is None:
            continue
        near = [other for other in earlier if _within(text, reach, other, item)]
        if reach == "sentence" and not re.search(rules["settled"]["pattern"], item.label.text):
            return None
        for code in wholes:
            for other in reversed(near):
                same = other.code.code == code and other.part_of is None and other.figure.unit == item.figure.unit
                if same and fits(other, item) and not _is_settled(other, item, rules["settled"]["pattern"]):
                    return other
    return None


def _split_part(text: str, item: Item, earlier: list[Item]) -> Item | None:
    """``收到提案450件,…会议期间提交431件``: a count of the same code, told apart by when or by whom."""
    words = table("parts")["split"].get(item.code.code)
    if words is None or not re.search(words, item.label.text):
        return None
    near = [other for other in earlier if other.code is item.code and _within(text, "paragraph", other, item)]
    near = [other for other in near if not in_bracket(text, other, item)]
    return next((o for o in reversed(near) if fits(o, item) and not re.search(words, o.label.text)), None)


def _is_settled(whole: Item, part: Item, pattern: str) -> bool:
    """A whole of the part's own code must be the stage before: found, not yet solved."""
    return whole.code.code == part.code.code and re.search(pattern, whole.label.text) is not None


def _within(text: str, reach: str, whole: Item, part: Item) -> bool:
    if reach == "sentence":
        return whole.place.sentence == part.place.sentence
    return text.count("\n", whole.figure.end, part.figure.start) <= 1


# In this order: the first that finds a whole decides.
# Rules that look further back than a list is long.
_FAR = frozenset(("paired", "split"))
_LINKS: tuple[tuple[str, Callable[[str, Item, list[Item]], Item | None]], ...] = (
    ("bracket", bracketed_part),
    ("marked", marked_part),
    ("settled", settled_part),
    ("among", among_part),
    ("paired", _paired_part),
    ("split", _split_part),
    ("outcome", outcome_part),
    ("above", counted_above),
    ("listed", listed_part),
    ("aspect", _aspect_part),
)

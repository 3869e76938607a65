"""What became of the things just counted: a part of them was settled, adopted, finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.indicators.parts import fits, part_pattern
from reportx.indicators.phrases import trim, without_verbs
from reportx.rules.load import table

if TYPE_CHECKING:
    from reportx.indicators.find import Item


def settled_part(text: str, item: Item, earlier: list[Item]) -> Item | None:
    """``企业反映的15个问题已解决落实12个``: the figure before, in the same clause, was taken up and settled."""
    last = earlier[-1]
    if last.figure.unit != item.figure.unit:
        return None
    if part_pattern("of_them").search(item.place.left):
        return last if fits(last, item) else None
    if last.place.clause != item.place.clause:
        return None
    between = text[last.figure.bound_end : item.figure.bound_start]
    if part_pattern("outcome").search(between) and "、" not in between and fits(last, item):
        return last
    return None


def outcome_part(text: str, item: Item, earlier: list[Item]) -> Item | None:
    """``提出的43个问题,当场答复17个,另有4个列入督办``: what became of the things just counted, not named again."""
    rules = table("parts")
    alike = [other for other in earlier if other.place.sentence == item.place.sentence and _same_things(other, item)]
    if not alike or item.code.code in rules["funnel"]:
        return None
    last = alike[-1]
    if item.code.code in rules["sentence"] and not (last.part_of and item.place.left.startswith("、")):
        return None
    if part_pattern("rest").search(item.place.left) and last.part_of is not None:
        return last.part_of if fits(last.part_of, item) else None
    opens = part_pattern("front").fullmatch(item.place.left) and part_pattern("outcome_behind").match(item.place.right)
    if not (opens and last is earlier[-1]) and not _closes_with_outcome(item, last):
        return None
    again = last.part_of is not None and last.linked in ("outcome", "settled", "paired")
    whole = last.part_of if again and last.part_of is not None else last
    if whole.code.code in rules["funnel"] or part_pattern("outcome").search(whole.label.text) or not fits(whole, item):
        return None
    return whole


def _same_things(whole: Item, part: Item) -> bool:
    """Counted by the same measure word; a part may lack it (已开工7)."""
    unit = whole.figure.unit
    if unit in table("parts")["events"]:
        return False
    return unit == part.figure.unit or (part.figure.unit is None and whole.figure.dimension == "count")


def _closes_with_outcome(item: Item, last: Item) -> bool:
    """``现已办结40个``, ``已开工7个``: the clause says what became of things, and names none."""
    left = item.place.left
    if item.place.right[:1] not in ("", ",", "、", ";", ")") or not _names_nothing(item, last):
        return False
    listed = left.startswith("、") and last.linked == "outcome"  # 已开工7、投产3
    return listed or any(part_pattern(key).search(left) for key in ("outcome", "by_now"))


def _names_nothing(item: Item, whole: Item) -> bool:
    """The words before the number hold no noun but the whole's: only verbs and adverbs."""
    rest = part_pattern("outcome").sub("", part_pattern("adverbs").sub("", without_verbs(trim(item.place.left))))
    return len(rest) <= 1 or rest in whole.label.text


def counted_above(text: str, item: Item, earlier: list[Item]) -> Item | None:
    """``有8个项目竣工`` after a count of projects: the noun behind the figure ends an earlier label."""
    if not part_pattern("of_above").search(item.place.left) or not part_pattern("finished").search(item.place.right):
        return None
    noun = item.place.right[:2]
    for other in reversed(earlier):
        if other.figure.unit == item.figure.unit and noun in other.label.text and fits(other, item):
            return other
    return None

"""Chains of parts: behind 其中 and its like, in brackets, after a set that the sentence names first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.indicators.parts import (
    fits,
    in_bracket,
    is_commensurable,
    is_twin,
    names_a_thing,
    overlap,
    part_pattern,
    room_in,
)
from reportx.indicators.phrases import trim, verbs_of
from reportx.rules.lazy import Lazy

if TYPE_CHECKING:
    from reportx.indicators.find import Item

_COMMAS = Lazy(r",{2,}")


def bracketed_part(text: str, item: Item, earlier: list[Item]) -> Item | None:
    """``316件(集体提案84件、委员提案232件)``: a bracket right behind a figure splits it."""
    bracket = text.rfind("(", item.place.sentence[0], item.figure.start)
    if bracket < 0 or text.find(")", bracket, item.figure.start) >= 0:
        return None
    for other in reversed(earlier):
        if other.figure.start < bracket:
            return other if bracket - other.figure.end <= 1 and is_commensurable(other, item) else None
    return None


def marked_part(text: str, item: Item, earlier: list[Item]) -> Item | None:
    """``其中`` in the clause, or earlier in the sentence with nothing but its list in between."""
    begin, _ = item.place.sentence
    mark = _mark(text[begin : item.figure.start], item, earlier)
    if mark is None:
        return None
    mark += begin
    if mark < item.place.clause[0] and part_pattern("stages").search(item.label.text):
        return None
    since = [other for other in earlier if other.figure.start > mark and not in_bracket(text, other, item)]
    if since:
        return _sibling(text, item, since, [other for other in earlier if other.figure.start < mark])
    wholes = [other for other in earlier if other.figure.start < mark and is_commensurable(other, item)]
    wholes = [other for other in wholes if other.figure.unit == item.figure.unit] or wholes
    wholes = [other for other in wholes if not in_bracket(text, other, item)] or wholes
    return _nearest(wholes, item)


def _mark(words: str, item: Item, earlier: list[Item]) -> int | None:
    """Where the last word stands that opens a list of parts and still holds for the figure."""
    marks = list(part_pattern("mark").finditer(words))
    marks = [mark for mark in marks if mark[0] != "包括" or words[mark.end() :].count(",") == 0]
    if not marks:
        return None
    if marks[-1][0].startswith("分别"):
        follows = bool(earlier) and earlier[-1].figure.unit == item.figure.unit
        if not follows or "," in words[marks[-1].end() :]:
            return None
    return marks[-1].start()


def _nearest(wholes: list[Item], item: Item) -> Item | None:
    """The last, but of those of one sentence the one to which the same was done (受理…、审结…。其中受理…)."""
    if not wholes:
        return None
    together = [other for other in wholes if other.place.sentence == wholes[-1].place.sentence]
    twins = [other for other in together if is_twin(other, item)]
    # Of equals the last: max keeps the first that it meets.
    return max(reversed(twins), key=lambda other: overlap(other, item)) if twins else wholes[-1]


def _sibling(text: str, item: Item, since: list[Item], before: list[Item]) -> Item | None:
    """The whole of a further part of a list that began with 其中."""
    last = next((o for o in reversed(since) if o.figure.unit == item.figure.unit), since[-1])
    gap = _COMMAS.sub(",", part_pattern("aside").sub("", text[last.figure.end : item.figure.start]))
    besides = part_pattern("besides").match(item.place.left)
    if last.part_of is None or gap.count(",") > 1 or besides or _opens_anew(gap, last, item):
        return None
    if ";" in gap:
        return _over_semicolon(last.part_of, item, since)
    if not is_commensurable(last.part_of, item):
        # 稿件156篇、图片410幅。其中,亲历稿件93篇,首次公开的图片26幅: each part has the whole of its own measure word.
        wholes = [other for other in before if other.figure.unit == item.figure.unit and fits(other, item)]
        return wholes[-1] if wholes and _shares_noun(wholes[-1], item) else None
    whole = last if part_pattern("nested").match(item.place.left) else last.part_of
    whole = _better(whole, last, item, before)
    return whole if fits(whole, item) else None


def _better(whole: Item, last: Item, item: Item, before: list[Item]) -> Item:
    """Another whole of those that stood before the list, where it is named like the part and the first is not."""
    if not is_twin(last, item):
        twins = [other for other in before if is_twin(other, item)]
        return twins[-1] if twins else whole
    if not names_a_thing(whole):
        return whole
    others = [other for other in before if other.figure.unit == item.figure.unit and fits(other, item)]
    best = max(others, key=lambda other: overlap(other, item), default=whole)
    return best if overlap(best, item) > overlap(whole, item) else whole


def _over_semicolon(whole: Item, item: Item, since: list[Item]) -> Item | None:
    """Behind ``;`` a list of parts goes on, perhaps a level further up, as long as the parts do not exceed the whole.

    A clause with a verb of its own, other than the parts before have, is no part of the list.
    """
    own = {verb.word for verb in verbs_of(trim(item.place.left)).plain}
    if own and not own & {verb.word for other in since for verb in verbs_of(other.label.text).plain}:
        return None
    while whole.part_of is not None and whole in since:
        whole = whole.part_of
    parts = [other for other in since if other.part_of is whole]
    return whole if parts and is_commensurable(whole, item) and room_in(whole, parts, item) else None


def _shares_noun(whole: Item, part: Item) -> bool:
    noun = whole.label.noun or whole.label.text
    return noun[-2:] in part.label.text


def _opens_anew(gap: str, last: Item, item: Item) -> bool:
    """A clause that is built otherwise, or has a verb of its own other than of an outcome, ends the list of parts."""
    if "," not in gap:
        return False
    own, former = trim(item.place.left), trim(last.place.left)
    if not own and len(former) >= 2:
        return True
    verbs = verbs_of(own).plain
    if not verbs or verbs[0].start() != 0 or part_pattern("outcome").search(item.label.text):
        return False
    # 主办2件,协办1件: both say nothing but what was done.
    return not (verbs[0].end() == len(own) == len(former))


def among_part(text: str, item: Item, earlier: list[Item]) -> Item | None:
    """``立案的268件提案中,涉及产业发展的91件、…``: the first figure of the sentence is the set that is split."""
    near = [other for other in earlier if other.place.sentence == item.place.sentence]
    whole = next((other for other in near if part_pattern("within").match(text, other.figure.bound_end)), None)
    if whole is None or whole.figure.unit != item.figure.unit or not fits(whole, item):
        return None
    return _over_semicolon(whole, item, near) if ";" in text[whole.figure.end : item.figure.start] else whole


def listed_part(text: str, item: Item, earlier: list[Item]) -> Item | None:
    """A further member of a list that is no more than the whole leaves (A类249件、B类71件、C类20件)."""
    last = earlier[-1]
    if last.part_of is None or last.figure.unit != item.figure.unit or not item.place.left.startswith("、"):
        return None
    parts = [other for other in earlier if other.part_of is last.part_of]
    known = last.part_of.figure.value is not None and item.figure.value is not None
    return last.part_of if known and room_in(last.part_of, parts, item) else None

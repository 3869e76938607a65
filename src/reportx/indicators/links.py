"""Parts and wholes: 其中 chains, named splits, and the part of a thing just counted that was settled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportx.indicators.phrases import trim, verbs_of
from reportx.rules.load import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportx.indicators.find import Item

_NEAR = 40  # as many figures before a part may its whole lie
_PART = re.compile(r"其中(?!的)|内有|包括|分别(?:为|是|有)?")
_OF_ABOVE = re.compile(r"(?:有|已有|已经有|已)$")
_OUTCOME = re.compile(r"(?:解决|落实|办结|办复|整改|采纳|采用|竣工|完工|投产|完成|转化|答复|销号|获)")
_ASPECT = re.compile(r"在.{2,16}方面")
_ISSUE = re.compile(r"(?:反映|提出|查摆|发现|收集|征集)?的?$")
_LEVEL = re.compile(r"(?:级|层面)$")
_STAGES = re.compile(r"并案后|交办|交由|办复|办结")


def link_parts(text: str, items: list[Item]) -> None:
    """Set ``part_of`` of the indicators among ``items``, which stand in order."""
    indicators = [item for item in items if item.kind == "indicator"]
    for index, item in enumerate(indicators):
        earlier = indicators[max(0, index - 6) : index]
        if not earlier or item.figure.dimension == "percent" or item.code.code == "compare":
            continue
        for rule, whole_of in _LINKS:
            reach = indicators[max(0, index - _NEAR) : index] if rule == "paired" else earlier
            whole = whole_of(text, item, reach)
            if whole is not None:
                item.part_of, item.linked = whole, rule
                _name_part(item, whole)
                break


def _name_part(part: Item, whole: Item) -> None:
    """A part that says only which part it is (村居级318个) is named, and coded, after its whole."""
    label, noun = part.label.text, whole.label.noun or whole.label.text
    level = _LEVEL.search(label) is not None and len(label) <= 8
    if level:
        part.label = part.label._replace(text=label + noun)
    same = level or (not verbs_of(label).plain and label[-2:] in whole.label.text)
    if same and part.code.code == "other" and part.figure.dimension == whole.figure.dimension:
        part.code, part.rule = whole.code, "part"


def _bracketed_part(text: str, item: Item, earlier: list[Item]) -> Item | None:
    """``316件(集体提案84件、委员提案232件)``: a bracket right behind a figure splits it."""
    bracket = text.rfind("(", item.place.sentence[0], item.figure.start)
    if bracket < 0 or text.find(")", bracket, item.figure.start) >= 0:
        return None
    for other in reversed(earlier):
        if other.figure.start < bracket:
            return other if bracket - other.figure.end <= 1 and _commensurable(other, item) else None
    return None


def _marked_part(text: str, item: Item, earlier: list[Item]) -> Item | None:
    """``其中`` in the clause, or earlier in the sentence with nothing but its list in between."""
    if _STAGES.search(item.label.text):
        return None
    begin, _ = item.place.sentence
    words = text[begin : item.figure.start]
    marks = list(_PART.finditer(words))
    marks = [mark for mark in marks if mark[0] != "包括" or words[mark.end() :].count(",") == 0]
    if not marks:
        return None
    mark = begin + marks[-1].start()
    if marks[-1][0].startswith("分别") and not _follows_whole(item, earlier):
        return None
    since = [other for other in earlier if other.figure.start > mark]
    if since and (since[-1].figure.unit != item.figure.unit or since[-1].part_of is None):
        return None
    if since and (text.count(",", since[-1].figure.end, item.figure.start) > 1 or _opens_anew(text, since[-1], item)):
        return None
    if since:
        nested = re.match(r"[,、和]?(?:.{0,6})(?:其中|单篇)", item.place.left)
        whole = since[-1] if nested else since[-1].part_of
        return whole if whole is not None and _fits(whole, item) else None
    wholes = [other for other in earlier if other.figure.start < mark and _commensurable(other, item)]
    if not wholes:
        return None
    # The nearest whole; a chain of parts (被采用177篇、其中单篇29篇) hangs on its last link.
    return wholes[-1]


def _opens_anew(text: str, last: Item, item: Item) -> bool:
    """A new clause with a verb of its own, other than of what became of the part, ends the list of parts."""
    if "," not in text[last.figure.end : item.figure.start]:
        return False
    verbs = verbs_of(trim(item.place.left)).plain
    return bool(verbs) and verbs[0].start() <= 1 and not _OUTCOME.search(item.label.text)


def _follows_whole(item: Item, earlier: list[Item]) -> bool:
    return bool(earlier) and earlier[-1].figure.unit == item.figure.unit


def _commensurable(whole: Item, part: Item) -> bool:
    if whole.figure.dimension == "percent" or whole.kind != "indicator":
        return False
    if whole.figure.unit == part.figure.unit:
        return _fits(whole, part)
    loose = {"件", "条", "篇", "个", "项", "份", "期"}
    return whole.figure.unit in loose and part.figure.unit in loose and _fits(whole, part)


def _fits(whole: Item, part: Item) -> bool:
    """A part is no larger than its whole, as far as both are stated."""
    if whole.figure.value is None or part.figure.value is None:
        return True
    return part.figure.value <= whole.figure.value


def _settled_part(text: str, item: Item, earlier: list[Item]) -> Item | None:
    """``企业反映的15个问题已解决落实12个``: the figure before, in the same clause, was taken up and settled."""
    last = earlier[-1]
    if last.place.clause != item.place.clause or last.figure.unit != item.figure.unit:
        return None
    between = text[last.figure.bound_end : item.figure.bound_start]
    if _OUTCOME.search(between) and "、" not in between and _fits(last, item):
        return last
    return None


def _outcome_part(text: str, item: Item, earlier: list[Item]) -> Item | None:
    """``有8个项目竣工`` after a count of projects: the noun behind the figure ends an earlier label."""
    if not _OF_ABOVE.search(item.place.left) or not _OUTCOME.search(item.place.right):
        return None
    noun = item.place.right[:2]
    for other in reversed(earlier):
        if other.figure.unit == item.figure.unit and noun in other.label.text and _fits(other, item):
            return other
    return None


def _aspect_part(text: str, item: Item, earlier: list[Item]) -> Item | None:
    """``…20项。在强化履职方面,建立…15项``: the next sentence splits the total by aspects."""
    last = earlier[-1]
    begin = item.place.sentence[0]
    if last.figure.unit != item.figure.unit or last.code.code != item.code.code or not _fits(last, item):
        return None
    if last.place.sentence[1] > begin or begin - last.place.sentence[1] > 2:
        return None
    return last if _ASPECT.match(text, begin) else None


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
                if same and _fits(other, item) and not _is_settled(other, item, rules["settled"]["pattern"]):
                    return other
    return None


def _is_settled(whole: Item, part: Item, pattern: str) -> bool:
    """A whole of the part's own code must be the stage before: found, not yet solved."""
    return whole.code.code == part.code.code and re.search(pattern, whole.label.text) is not None


def _within(text: str, reach: str, whole: Item, part: Item) -> bool:
    if reach == "sentence":
        return whole.place.sentence == part.place.sentence
    return text.count("\n", whole.figure.end, part.figure.start) <= 1


# In this order: the first that finds a whole decides.
_LINKS: tuple[tuple[str, Callable[[str, Item, list[Item]], Item | None]], ...] = (
    ("bracket", _bracketed_part),
    ("marked", _marked_part),
    ("settled", _settled_part),
    ("outcome", _outcome_part),
    ("aspect", _aspect_part),
    ("paired", _paired_part),
)

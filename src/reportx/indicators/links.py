"""Parts and wholes: 其中 chains, named splits, and the part of a thing just counted that was settled."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reportx.indicators.phrases import trim, verbs_of, without_verbs
from reportx.rules.load import lazy, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportx.indicators.find import Item
    from reportx.rules.lazy import Lazy

_NEAR = 40  # as many figures before a part may its whole lie
_BARE = 4  # the length of a label that is nothing but what was done (结案)
_LISTED = 6  # and as many where a list begins with it
_OF_ABOVE = re.compile(r"(?:有|已有|已经有|已)$")
_ASPECT = re.compile(r"在.{2,16}方面")
_LEVEL = re.compile(r"(?:级|层面)$")
_NESTED = re.compile(r"[,、和]?(?:.{0,6})(?:其中|单篇)")
_SHARE = re.compile(r"[,(]?(?:(?:各|分别)?占|同比|环比|比上年|比去年|较上年)[^,。;、]*")
_COMMAS = re.compile(r",{2,}")
_BESIDES = re.compile(r"[,;、]?(?:另有|另外|还有|此外)")
_WITHIN = re.compile(r"[^,。;、\d]{0,14}(?:中|里|当中|之中)(?:,|已|有)")
_OF_THEM = re.compile(r"其中的?$")
_FRONT = re.compile(r"(?:有|已有|已经有|另有|还有|其余|目前有|现有)?$")


def link_parts(text: str, items: list[Item]) -> None:
    """Set ``part_of`` of the indicators among ``items``, which stand in order."""
    # Shares and changes stand between the members of a list and are none of them.
    counts: list[Item] = []
    for item in items:
        if item.kind != "indicator" or item.figure.dimension == "percent" or item.code.code == "compare":
            continue
        if counts:
            item.part_of, item.linked = _whole_of(text, item, counts)
            if item.part_of is not None:
                _name_part(item, item.part_of)
        counts.append(item)


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
    begin, _ = item.place.sentence
    words = text[begin : item.figure.start]
    marks = list(_pattern("mark").finditer(words))
    marks = [mark for mark in marks if mark[0] != "包括" or words[mark.end() :].count(",") == 0]
    if not marks:
        return None
    mark = begin + marks[-1].start()
    if mark < item.place.clause[0] and _pattern("stages").search(item.label.text):
        return None
    if marks[-1][0].startswith("分别") and not _follows_whole(item, earlier):
        return None
    since = [other for other in earlier if other.figure.start > mark and not _in_bracket(text, other, item)]
    if since:
        return _sibling(text, item, since, [other for other in earlier if other.figure.start < mark])
    wholes = [other for other in earlier if other.figure.start < mark and _commensurable(other, item)]
    wholes = [other for other in wholes if other.figure.unit == item.figure.unit] or wholes
    return _nearest(wholes, item)


def _nearest(wholes: list[Item], item: Item) -> Item | None:
    """The last that shares its first words with the part (受理…、审结…,其中…受理); else the last."""
    twins = [other for other in wholes if _is_twin(other, item)]
    return (twins or wholes)[-1] if wholes else None


def _is_twin(whole: Item, part: Item) -> bool:
    """Counted by the same measure word, and the same was done to both."""
    if whole.figure.unit != part.figure.unit:
        return False
    if len(whole.label.text) <= _BARE and part.label.text.endswith(whole.label.text):
        return True
    verbs = {verb.word for verb in verbs_of(part.label.text).every}
    return any(verb.word in verbs for verb in verbs_of(whole.label.text).every)


def _in_bracket(text: str, other: Item, item: Item) -> bool:
    """``other`` stands in a bracket that closes before ``item``."""
    opened = text.rfind("(", other.place.sentence[0], other.figure.start)
    return opened >= 0 and other.figure.start < text.find(")", opened) < item.figure.start


def _sibling(text: str, item: Item, since: list[Item], before: list[Item]) -> Item | None:
    """The whole of a further part of a list that began with 其中."""
    last = next((o for o in reversed(since) if o.figure.unit == item.figure.unit), since[-1])
    gap = _COMMAS.sub(",", _SHARE.sub("", text[last.figure.end : item.figure.start]))
    if last.part_of is None or gap.count(",") > 1 or _BESIDES.match(item.place.left) or _opens_anew(gap, last, item):
        return None
    if ";" in gap:
        return _over_semicolon(last.part_of, item, since)
    if not _commensurable(last.part_of, item):
        # 稿件156篇、图片410幅。其中,亲历稿件93篇,首次公开的图片26幅: each part has the whole of its own measure word.
        wholes = [other for other in before if other.figure.unit == item.figure.unit and _fits(other, item)]
        return wholes[-1] if wholes and _shares_noun(wholes[-1], item) else None
    whole = last if _NESTED.match(item.place.left) else last.part_of
    twins = [other for other in before if _is_twin(other, item)] if not _is_twin(last, item) else []
    whole = twins[-1] if twins else whole
    return whole if _fits(whole, item) else None


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
    values = [other.figure.value for other in [*parts, item]]
    if whole.figure.value is None or not parts or not _commensurable(whole, item):
        return None
    return whole if sum(value for value in values if value is not None) <= whole.figure.value else None


def _shares_noun(whole: Item, part: Item) -> bool:
    noun = whole.label.noun or whole.label.text
    return noun[-2:] in part.label.text


def _opens_anew(gap: str, last: Item, item: Item) -> bool:
    """A clause that is built otherwise, or has a verb of its own other than of an outcome, ends the list of parts."""
    if "," not in gap:
        return False
    if not item.place.left and len(trim(last.place.left)) >= 2:
        return True
    verbs = verbs_of(trim(item.place.left)).plain
    return bool(verbs) and verbs[0].start() == 0 and not _pattern("outcome").search(item.label.text)


def _follows_whole(item: Item, earlier: list[Item]) -> bool:
    return bool(earlier) and earlier[-1].figure.unit == item.figure.unit


def _commensurable(whole: Item, part: Item) -> bool:
    if whole.figure.dimension == "percent" or whole.kind != "indicator":
        return False
    one, other = whole.figure.unit, part.figure.unit
    return (one == other or any(one in units and other in units for units in _alike())) and _fits(whole, part)


@cache
def _alike() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(units.split()) for units in table("parts")["alike"])


@cache
def _pattern(key: str) -> Lazy:
    return lazy(table("parts")[key])


def _fits(whole: Item, part: Item) -> bool:
    """A part is no larger than its whole, as far as both are stated."""
    if whole.figure.value is None or part.figure.value is None:
        return True
    return part.figure.value <= whole.figure.value


def _settled_part(text: str, item: Item, earlier: list[Item]) -> Item | None:
    """``企业反映的15个问题已解决落实12个``: the figure before, in the same clause, was taken up and settled."""
    last = earlier[-1]
    if last.figure.unit != item.figure.unit:
        return None
    if _OF_THEM.search(item.place.left):
        return last if _fits(last, item) else None
    if last.place.clause != item.place.clause:
        return None
    between = text[last.figure.bound_end : item.figure.bound_start]
    if _pattern("outcome").search(between) and "、" not in between and _fits(last, item):
        return last
    return None


def _among_part(text: str, item: Item, earlier: list[Item]) -> Item | None:
    """``立案的268件提案中,涉及产业发展的91件、…``: the first figure of the sentence is the set that is split."""
    near = [other for other in earlier if other.place.sentence == item.place.sentence]
    whole = next((other for other in near if _WITHIN.match(text, other.figure.bound_end)), None)
    if whole is None or whole.figure.unit != item.figure.unit or not _fits(whole, item):
        return None
    if ";" in text[whole.figure.end : item.figure.start]:
        return _over_semicolon(whole, item, near)
    return whole


def _outcome_part(text: str, item: Item, earlier: list[Item]) -> Item | None:
    """``提出的43个问题,当场答复17个,另有4个列入督办``: what became of the things just counted, not named again."""
    rules = table("parts")
    alike = [other for other in earlier if other.place.sentence == item.place.sentence and _same_things(other, item)]
    if not alike or item.code.code in rules["funnel"]:
        return None
    last = alike[-1]
    if item.code.code in rules["sentence"] and not (last.part_of and item.place.left.startswith("、")):
        return None
    if _pattern("rest").search(item.place.left) and last.part_of is not None:
        return last.part_of if _fits(last.part_of, item) else None
    opens = _FRONT.fullmatch(item.place.left) and _pattern("outcome_behind").match(item.place.right)
    if not (opens and last is earlier[-1]) and not _closes_with_outcome(item, last):
        return None
    again = last.part_of is not None and last.linked in ("outcome", "settled", "paired")
    whole = last.part_of if again and last.part_of is not None else last
    if whole.code.code in rules["funnel"] or _pattern("outcome").search(whole.label.text) or not _fits(whole, item):
        return None
    return whole


def _same_things(whole: Item, part: Item) -> bool:
    """Counted by the same measure word; a part may lack it (已开工7)."""
    unit = whole.figure.unit
    if unit in table("parts")["events"]:
        return False
    return unit == part.figure.unit or (part.figure.unit is None and whole.figure.dimension == "count")


def _listed_part(text: str, item: Item, earlier: list[Item]) -> Item | None:
    """A further member of a list that is no more than the whole leaves (A类249件、B类71件、C类20件)."""
    last = earlier[-1]
    if last.part_of is None or last.figure.unit != item.figure.unit or not item.place.left.startswith("、"):
        return None
    parts = [other.figure.value for other in earlier if other.part_of is last.part_of]
    whole = last.part_of.figure.value
    if whole is None or item.figure.value is None:
        return None
    return last.part_of if sum(value for value in parts if value is not None) + item.figure.value <= whole else None


def _closes_with_outcome(item: Item, last: Item) -> bool:
    """``现已办结40个``, ``已开工7个``: the clause says what became of things, and names none."""
    left = item.place.left
    if item.place.right[:1] not in ("", ",", "、", ";", ")") or not _names_nothing(item, last):
        return False
    listed = left.startswith("、") and last.linked == "outcome"  # 已开工7、投产3
    return listed or any(_pattern(key).search(left) for key in ("outcome", "by_now"))


def _names_nothing(item: Item, whole: Item) -> bool:
    """The words before the number hold no noun but the whole's: only verbs and adverbs."""
    rest = _pattern("outcome").sub("", _pattern("adverbs").sub("", without_verbs(trim(item.place.left))))
    return len(rest) <= 1 or rest in whole.label.text


def _counted_above(text: str, item: Item, earlier: list[Item]) -> Item | None:
    """``有8个项目竣工`` after a count of projects: the noun behind the figure ends an earlier label."""
    if not _OF_ABOVE.search(item.place.left) or not _pattern("finished").search(item.place.right):
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


def _split_part(text: str, item: Item, earlier: list[Item]) -> Item | None:
    """``收到提案450件,…会议期间提交431件``: a count of the same code, told apart by when or by whom."""
    words = table("parts")["split"].get(item.code.code)
    if words is None or not re.search(words, item.label.text):
        return None
    near = [other for other in earlier if other.code is item.code and _within(text, "paragraph", other, item)]
    near = [other for other in near if not _in_bracket(text, other, item)]
    return next((o for o in reversed(near) if _fits(o, item) and not re.search(words, o.label.text)), None)


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
    ("bracket", _bracketed_part),
    ("marked", _marked_part),
    ("settled", _settled_part),
    ("among", _among_part),
    ("paired", _paired_part),
    ("split", _split_part),
    ("outcome", _outcome_part),
    ("above", _counted_above),
    ("listed", _listed_part),
    ("aspect", _aspect_part),
)

"""Figures that leave out what they count: it was named by the figure before them, or by their whole."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportx.indicators.actors import is_scope
from reportx.indicators.phrases import verbs_of
from reportx.rules.lazy import Lazy
from reportx.rules.load import table

if TYPE_CHECKING:
    from reportx.indicators.find import Item
    from reportx.rules.vocabulary import Code, Vocabulary

_SHARE = Lazy(r"^[,、(]?(?:各|均|约|已|共)?占(?:了|到|比)?[^,。;、占]{0,16}$")
_TOPIC = Lazy(r"(?:围绕|聚焦|针对|紧扣|就)[^;。]{2,40}$")
_FROM = Lazy(r"[由从][^,。;]{0,12}$")
_LEVEL = Lazy(r"(?:增加|增长|递增|上升|提高|提升|扩大|发展|下降|减少|降低|增|升|降)[到至](?:[^,。;]{0,6}年的?)?$")
_OWN = Lazy(r"[A-D]类|得到|获|受到|被|肯定|入选|列入|纳入|推广")
_JOIN = Lazy(r"^[,;、(和及与]*[^,。;、]{0,14}$")


def fill_codes(text: str, items: list[Item], vocabulary: Vocabulary) -> None:
    """Give figures that name nothing themselves the code of the one that they follow; parts must be linked before."""
    rules, codes = table("naming"), vocabulary.codes
    lists = frozenset(rules["lists"].split())
    before: Item | None = None
    for item in items:
        if item.kind != "indicator":
            continue
        same = before is not None and item.place.sentence == before.place.sentence
        if before is not None and same and item.figure.entry is None and item.code.code != "compare":
            gap = text[before.figure.bound_end : item.figure.bound_start]
            shared = codes.get(rules["share_codes"].get(before.code.code, ""), before.code)
            if _is_share(item, before, shared, gap):
                item.code, item.rule = shared, "share"
            elif item.code.code == "other" and (
                _is_another(item, before)
                or _is_multiple(item, before, gap)
                or (before.code.code in lists and _goes_on(item, before, gap))
            ):
                item.code, item.rule = before.code, "list"
        if item.code.code == "other" and item.part_of is not None and _names_nothing(item, item.part_of):
            whole = item.part_of.code
            item.code, item.rule = codes.get(rules["part_codes"].get(whole.code, ""), whole), "part"
        elif item.linked == "table_total" and item.part_of is not None and _is_kind(item, item.part_of):
            shared = rules["part_codes"].get(item.code.code, item.code.code)
            item.code, item.rule = codes[shared], "part"
        before = item
    _split_by_topic(text, items, codes)


def _is_kind(part: Item, whole: Item) -> bool:
    """``产业发展 | 54`` above a total of the same code: a kind of what that counts, and no body's or year's."""
    return part.code is whole.code and part.label.scope is None and part.label.text != whole.label.text


def _split_by_topic(text: str, items: list[Item], codes: dict[str, Code]) -> None:
    """``围绕产业,提出提案95件;围绕民生,提出提案61件``: several counts of proposals, each behind its topic."""
    rows: dict[tuple[int, int], list[Item]] = {}
    for item in items:
        if item.code.code == "proposals.submitted" and _TOPIC.search(text, item.place.sentence[0], item.figure.start):
            rows.setdefault(item.place.sentence, []).append(item)
    for row in rows.values():
        if len(row) > 1 and all(";" in text[a.figure.end : b.figure.start] for a, b in pairwise(row)):
            for item in row:
                item.code, item.rule = codes["proposals.by_topic"], "topics"


def _is_share(item: Item, before: Item, code: Code, gap: str) -> bool:
    """``集体提案72件,占24%`` or ``占24%(72件)``: the percentage and the count say the same."""
    if code.code == "other" or item.rule == "row" or item.figure.dimension not in code.dimensions:
        return False
    if item.figure.dimension == "percent":
        return before.figure.dimension != "percent" and _SHARE.match(gap) is not None
    return before.figure.dimension == "percent" and gap in ("(", "、", ",即", "(即")


def _is_another(item: Item, before: Item) -> bool:
    """The same of another body or another year: ``反映信息3270条,市政协本级608条``, ``由201件增加到346件``."""
    if item.figure.unit != before.figure.unit or item.place.right[:1] not in ("", ",", "、", ";", ")"):
        return False
    left = item.place.left
    if _LEVEL.search(left):
        return _FROM.search(before.place.left) is not None
    return len(left) >= 2 and is_scope(left.strip(",、其中 ").removesuffix("本级"))


def _is_multiple(item: Item, before: Item, gap: str) -> bool:
    """``分别是2011年的1.65倍、1.86倍``: the second multiple is of the same year."""
    return before.code.code == "compare" and item.figure.unit == "倍" and gap.strip() in ("、", "和", "及")


def _goes_on(item: Item, before: Item, gap: str) -> bool:
    """A further thing of a list of which the first was named with its verb (捐赠口罩2000只、体温计30支)."""
    return (
        item.figure.unit in before.code.units
        and item.figure.unit not in ("人次", "次", "场", "人", "名")
        and _JOIN.match(gap) is not None
        and not verbs_of(item.place.left).plain
        and (not item.place.right or item.place.right[0] in ",、;:()和及与" or not item.place.left.strip("、,和及"))
    )


def _names_nothing(part: Item, whole: Item) -> bool:
    """The part has the measure word of its whole, no class or fate of its own, and no verb but the whole's own."""
    if part.figure.unit != whole.figure.unit or _OWN.search(part.label.text):
        return False
    verbs = [verb.word for verb in verbs_of(part.label.text).plain]
    return not verbs or any(verb.endswith(other.word) for verb in verbs for other in verbs_of(whole.label.text).plain)

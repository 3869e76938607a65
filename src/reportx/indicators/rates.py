"""Labels of percentages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportx.indicators.actors import split_named
from reportx.indicators.nouns import LONG, Label, noun_of
from reportx.indicators.phrases import trim, words
from reportx.rules.lazy import Lazy

if TYPE_CHECKING:
    from reportx.indicators.clauses import Place

PER_HEAD = frozenset(("人均", "户均", "篇均", "均", "平均"))
_FATE = Lazy(r"(?:已经?|均|全部)?(?:得到|获得|实现)[^,。;:()\d]{2,10}")
_RAISED = Lazy(r"^(?:力争|确保|实现|保持|做到|达到){1,2}(?=.{3})")
_PART_OF = Lazy(
    r"[,、和]?(?:分别|约|已|共|均)?占(?:了|到)?(?P<whole>[^,。;占]{0,20}?)(?:总数|总量|总额|数)?的?(?:比例|比重|比)?(?:为|达|达到|到|近|约)?$"
)


def rate_label(place: Place, left: str, before: Label | None, context: str, *, listed: bool) -> Label:
    """A percentage: the rate, or what it is a share of."""
    share = "占" in place.left
    part = _PART_OF.match(place.left) if before is not None else None
    if before is not None and part:
        return before._replace(text=f"{before.text.removesuffix('占比')}占{part['whole'] or '比'}", rule="share")
    counted = before.noun if before is not None else ""
    if left in PER_HEAD and before is not None:
        return before._replace(text=left + before.text, rule="per_head")
    if left and left not in ("分别", "增长", "占", "达"):
        rest, scope = split_named(left)
        named = (rest or left)[-LONG:]
        named = _RAISED.sub("", named) if named.endswith("率") else named
        if not re.search("率|比|占|满意|面|额|度", named) and listed and before is not None and before.topic:
            named = before.topic[-12:] + named
        fate = _FATE.match(place.right) if not share and place.last else None
        if fate and not re.search("[率比度面]$", named):  # 提案100%得到办理答复
            return Label(named + fate[0], "", counted or _counted(named), named, scope, "rate")
        suffix = "占比" if share and "占" not in named else ""
        return Label(named + suffix, "", counted or _counted(named), named, scope, "rate")
    noun = noun_of(place)
    if noun:
        return Label(noun[:LONG], noun=noun, rule="rate_right")
    if before is not None:
        text = before.text + ("占比" if share and not before.text.endswith("占比") else "")
        return Label(text, "", before.noun, before.topic, before.scope, "rate_inherited")
    clauses = [trim(clause) for clause in re.split(r"[,;:。]", context)]
    named = next((clause for clause in reversed(clauses) if len(clause) >= 2), left)
    return Label(named[-LONG:], noun=_counted(named), rule="rate")


def _counted(rate: str) -> str:
    """What a rate is a rate of: 提案办复率 → 提案."""
    found = [thing.word for thing in words("things").finditer(rate)]
    return found[-1] if found else rate

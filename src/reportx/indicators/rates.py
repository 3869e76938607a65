"""Labels of percentages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportx.indicators.actors import split_named
from reportx.indicators.nouns import LONG, Label, noun_of

if TYPE_CHECKING:
    from reportx.indicators.clauses import Place

_PART_OF = re.compile(
    r"[,、和]?(?:分别|约|已|共|均)?占(?:了|到)?(?P<whole>[^,。;占]{0,20}?)(?:总数|总量|总额)?的?(?:比例|比重|比)?(?:为|达|达到|到|近|约)?$"
)


def rate_label(place: Place, left: str, before: Label | None, listed: bool) -> Label:
    """A percentage: the rate, or what it is a share of."""
    share = re.search(r"占", place.left) is not None
    part = _PART_OF.match(place.left) if before is not None else None
    if before is not None and part:
        return before._replace(text=f"{before.text.removesuffix('占比')}占{part['whole'] or '比'}", rule="share")
    if left and left not in ("分别", "增长", "占"):
        rest, scope = split_named(left)
        named = (rest or left)[-LONG:]
        if not re.search("率|比|占|满意|面|额|度", named) and listed and before is not None and before.topic:
            named = before.topic[-12:] + named
        return Label(named + ("占比" if share and "占" not in named else ""), "", named, named, scope, "rate")
    noun = noun_of(place)
    if noun:
        return Label(noun[:LONG], noun=noun, rule="rate_right")
    if before is not None:
        text = before.text + ("占比" if share and not before.text.endswith("占比") else "")
        return Label(text, "", before.noun, before.topic, before.scope, "rate_inherited")
    return Label(left, noun=left, rule="rate")

"""Whether two figures that are compared reach as far: ``scopes``, and what that is too strict or too lax for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from reportx.analysis.scopes import scope_of, scopes

if TYPE_CHECKING:
    from reportx.model.observation import Observation

Verdict: TypeAlias = Literal["same", "unstated", "doubtful", "place", "different"]

# 全市 says where, not who: all that there is in the place, which a report that says nothing means as well.
_PLACE = re.compile("全[省市县区州盟旗](?:政协)?委员|全[省市县区州盟旗]")
_OF_A_PLACE = ("platforms.", "grassroots.", "members.", "beneficiaries.", "welfare.participants", "problems.solved")
_NOBODY = frozenset(("委员", "政协委员"))


def reaches(one: Observation, other: Observation) -> Verdict:
    """The verdict of ``scopes``; ``place`` where one text says that it counts the whole place, the other nothing."""
    verdict = scopes(one, other)
    silent = [each for each in (one, other) if each.scope is None or each.scope in _NOBODY]
    if len(silent) != 1:
        return verdict
    named = other if silent[0] is one else one
    if verdict == "different" and _all_of_place(named) and _about_place(one) and _about_place(other):
        return "place"
    # 县级 alone in a report of a city is only a part of what it counts.
    below = scope_of(named).ranks
    return "different" if verdict == "unstated" and below and min(below) > 0 else verdict


def told_scope(one: Observation) -> str | None:
    """The scope that must be equal for what has no code: that it is all of its place says nothing in a government's."""
    return None if _about_place(one) and _all_of_place(one) else one.scope


def _all_of_place(one: Observation) -> bool:
    return _PLACE.fullmatch(one.scope or "") is not None


def _about_place(one: Observation) -> bool:
    return one.kind == "government_work_report" or one.code.startswith(_OF_A_PLACE)

"""Whether a figure may stand for its body: its own may, and that of others that tells of it all the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportx.analysis.scopes import scope_of

if TYPE_CHECKING:
    from reportx.analysis.senses import Reach
    from reportx.model.observation import Observation

# What others do with the work of the body: leaders write on it, committees above take it up, media print it.
_TAKEN_UP = ("instructions.", "public_opinion.adopted", "suggestions.adopted", "media.articles")
# What is always done by somebody: parties and members hand in, leaders take charge.
_DONE_BY = ("donations.", "enterprises.founded", "members.", "party.", "poverty.", "proposals.", "speeches.", "unity.")
# Members and organs of the body, with whatever they do.
_PEOPLE = re.compile("主席会议|委员|党组|政协领导|常委会|界别|机关|参加单位")


def stands(one: Observation, reach: Reach) -> bool:
    """Whether the figure is one of the body: its own, done by its people, or what came of its work.

    That of all levels below as well is not, nor what committees and offices below have done.
    """
    if reach == "own" or one.code.startswith(_TAKEN_UP):
        return True
    if reach == "wide" or not (one.code.startswith(_DONE_BY) or _PEOPLE.search(one.scope or "")):
        return False
    ranks = scope_of(one).ranks
    return not ranks or min(ranks) <= 0

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
# What stands in a place; members and party branches are those of one committee or another.
_IN_PLACE = ("platforms.", "culture.venues")
# Said with 全市, the work of several committees all the same.
_LEVELS = re.compile("[两二三四]级|各级|各地|系统|上下|[县区旗乡镇]")


def stands(one: Observation, reach: Reach) -> bool:
    """Whether the figure is one of the body: its own, done by its people, or what came of its work.

    That of all levels below as well is not, unless it is what stands in the whole place; nor is what committees and
    offices below have done.
    """
    if reach == "own" or one.code.startswith(_TAKEN_UP) or is_of_place(one, reach):
        return True
    if reach == "wide" or not (one.code.startswith(_DONE_BY) or _PEOPLE.search(one.scope or "")):
        return False
    ranks = scope_of(one).ranks
    return not ranks or min(ranks) <= 0


def is_of_place(one: Observation, reach: Reach) -> bool:
    """Whether it counts what stands in the whole place of the body, whoever runs it: 全市委员工作站57个."""
    if reach != "wide" or not one.region or not one.code.startswith(_IN_PLACE):
        return False
    words = one.scope or ""
    return words.startswith(f"全{one.region[-1]}") and not _LEVELS.search(words[2:])

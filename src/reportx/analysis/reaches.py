"""Whether a figure may stand for its body: its own may, that of others only where a code is always said with somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.analysis.scopes import scope_of

if TYPE_CHECKING:
    from reportx.analysis.senses import Reach
    from reportx.model.observation import Observation

# What others do with the work of the body: leaders write on it, committees above take it up, media print it.
_TAKEN_UP = ("instructions.", "public_opinion.adopted", "suggestions.adopted", "media.articles")
# What members and organs of the body do.
_DONE_BY = (
    "donations.",
    "enterprises.founded",
    "inspection.participants",
    "investment.projects_linked",
    "members.",
    "party.",
    "poverty.",
    "proposals.collective",
    "proposals.key_supervised",
    "proposals.member",
    "proposals.submitted",
    "speeches.",
    "study.",
    "suggestions.made",
    "training.",
    "unity.",
)


def stands(one: Observation, reach: Reach) -> bool:
    """Whether the figure is one of the body: its own, done by its people, or what came of its work.

    That of all levels below as well is not, nor what committees and offices below have done.
    """
    if reach == "own" or one.code.startswith(_TAKEN_UP):
        return True
    if reach == "wide" or not one.code.startswith(_DONE_BY):
        return False
    ranks = scope_of(one).ranks
    return not ranks or min(ranks) <= 0

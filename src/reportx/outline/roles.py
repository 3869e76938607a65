"""Roles: what the heading of a part says, else the mood of its sentences; what stands below a part shares its role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportx.outline.ranks import is_part, last_word, sequence_key, words_of
from reportx.rules.patterns import pattern

if TYPE_CHECKING:
    from reportx.outline.candidates import Heading
    from reportx.outline.tree import OutlineNode

_PLAN_SENTENCES = 3


def assign_roles(text: str, roots: list[OutlineNode], default: str) -> None:
    """Give every node its role; ``default`` is that of a part which says nothing of its own."""
    previous: str | None = None
    years = [
        int(y) for node in roots if node.heading for y in re.findall(r"(?:19|20)\d\d", words_of(text, node.heading))
    ]
    for node in roots:
        if node.heading is None:
            node.role = previous or default if node.role == "thanks" else node.role
            continue
        node.role = _part_role(text, node, previous, default, years)
        previous = node.role
        _inherit(text, node)


def _part_role(text: str, node: OutlineNode, previous: str | None, default: str, years: list[int]) -> str:
    """The role that the heading of a part names; of words for two roles the last one is the head of the phrase."""
    assert node.heading is not None
    words = words_of(text, node.heading)
    if not is_part(words):
        return _undeclared(text, node, previous, default)
    review, plan = last_word(words, "review"), last_word(words, "plan")
    if pattern("roles", "headings", "problems").found(words) and review < 0:
        return "problems"
    if pattern("roles", "headings", "experience").found(words) and plan < 0:
        return "experience"
    if review >= 0 or plan >= 0:
        return "plan" if plan > review else "review"
    year = re.search(r"(?:19|20)\d\d", words)
    later = year is not None and years and int(year[0]) > min(years)
    return "plan" if previous is not None or later or "今年" in words or "新" in words else default


def _undeclared(text: str, node: OutlineNode, previous: str | None, default: str) -> str:
    """A part whose heading says nothing of its role: told from the mood of its sentences, else like the one before."""
    if previous is None or previous == "plan":
        return previous or default
    body = text[node.start : node.end]
    planned = len(pattern("roles", "modality", "planned").findall(body))
    done = len(pattern("roles", "modality", "done").findall(body))
    if previous in ("problems", "experience"):
        return "plan" if planned > done else "review"
    return "plan" if planned >= _PLAN_SENTENCES and planned > 2 * done else previous


def _inherit(text: str, node: OutlineNode) -> None:
    led = ""
    for index, child in enumerate(node.children):
        if child.heading is None:
            child.role = node.role if child.role in ("thanks", node.role) else child.role
            continue
        if index and _leads(text, node.children[index - 1]):
            led = sequence_key(text, child.heading)
        if led and led == sequence_key(text, child.heading):
            child.role = node.children[index - 1].role
        else:
            led, child.role = "", _own_role(text, node, child.heading)
        _inherit(text, child)


def _leads(text: str, passage: OutlineNode) -> bool:
    """Whether a passage is one paragraph that leads to the list behind it: the lessons learned, the problems left."""
    led = passage.heading is None and passage.role in ("experience", "problems")
    return led and "\n" not in text[passage.start : passage.end].strip()


def _own_role(text: str, node: OutlineNode, heading: Heading) -> str:
    """The role of a heading below ``node``: the same, unless its words say otherwise."""
    if node.role != "review":
        return node.role
    words = words_of(text, heading)
    if pattern("roles", "headings", "plan_below").match(words):
        return "plan"
    if heading.own_line and len(words) <= 24 and not re.search("解决|整改|破解", words):
        for role in ("experience", "problems"):
            if pattern("roles", "headings", role).found(words):
                return role
    return node.role

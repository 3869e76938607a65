"""The outline: headings and passages nested by their ranks, what each node covers, and its role."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportx.outline.candidates import Heading, Passage, last_start
from reportx.outline.headings import find_headings
from reportx.outline.lists import Lists
from reportx.outline.ranks import rank_headings
from reportx.outline.roles import assign_roles

if TYPE_CHECKING:
    from reportx.outline.segment import Region
    from reportx.text import View
    from reportx.text.grids import Grid


@dataclass(slots=True, eq=False)
class OutlineNode:
    """A node in offsets of the clean view; ``heading`` is None for a passage."""

    start: int
    end: int
    heading: Heading | None
    role: str
    depth: int
    children: list[OutlineNode] = field(default_factory=list)


def build_outline(view: View, region: Region, grids: list[Grid], *, plan: bool = False) -> list[OutlineNode]:
    """The outline of a region as a forest; ``plan`` says that the document is nothing but next year's plan.

    The lines of ``grids`` are neither headings nor passages.
    """
    text = view.text
    tables = {index for grid in grids for index in grid.lines()}
    headings, passages = find_headings(text, region.body, tables, dict(view.headings))
    ranks = rank_headings(text, headings)
    lists = Lists(text, region.body, headings, ranks)
    roots: list[OutlineNode] = []
    stack: list[tuple[float, OutlineNode]] = []
    events: list[Heading | Passage] = sorted([*headings, *passages], key=lambda event: event.start)
    first = min((heading.start for heading in headings), default=region.end)
    last = last_start(headings, region.end)
    for passage in passages:
        if passage.role == "closing" and passage.start < last:
            passage.role = "thanks"  # an address in the middle: the closing words come after the last heading
    if region.body and region.body[0].start < first:
        roots.append(OutlineNode(region.body[0].start, region.end, None, "opening", 1))
        events = [event for event in events if isinstance(event, Heading) or event.start >= first]
    for event in events:
        if isinstance(event, Passage):
            _place_passage(text, event, roots, stack, region.end)
            continue
        rank = ranks[event.start]
        while stack and (stack[-1][0] >= rank or stack[-1][1].heading is None):
            stack.pop()
        while stack and lists.stands_apart(event, stack[-1][1], stack[-2][1].children if len(stack) > 1 else []):
            stack.pop()
        node = OutlineNode(event.start, region.end, event, "review", len(stack) + 1)
        (stack[-1][1].children if stack else roots).append(node)
        stack.append((rank, node))
    _close(roots, region.end)
    for root in roots:
        _without_strays(text, root)
    assign_roles(text, roots, "plan" if plan else "review")
    return roots


def _place_passage(
    text: str, passage: Passage, roots: list[OutlineNode], stack: list[tuple[float, OutlineNode]], end: int
) -> None:
    """A passage ends the measure before it and stands beside it; closing words stand beside the parts."""
    if passage.role == "closing":
        stack.clear()
    elif text.startswith("各位", passage.start):
        del stack[1:]  # who addresses the meeting anew has done with the section before
    while stack and (stack[-1][1].heading is None or not stack[-1][1].children) and len(stack) > 1:
        stack.pop()
    node = OutlineNode(passage.start, end, None, passage.role, len(stack) + 1)
    (stack[-1][1].children if stack else roots).append(node)
    stack.append((1000.0, node))


def _without_strays(text: str, node: OutlineNode) -> None:
    """Lines without a number and with nothing below them are no headings where a headed text holds none but these.

    The words of a text box, of a picture: what holds them has a body of its own, and stays a measure.
    """
    strays = node.heading is not None and all(_is_stray(text, child) for child in node.children)
    if strays and node.heading and node.children and text[node.heading.body_start : node.children[0].start].strip():
        node.children.clear()
    for child in node.children:
        _without_strays(text, child)


def _is_stray(text: str, node: OutlineNode) -> bool:
    heading = node.heading
    if heading is None or heading.family != "line" or node.children:
        return False
    return not text[heading.body_start : node.end].strip()


def _close(nodes: list[OutlineNode], end: int) -> None:
    for index, node in enumerate(nodes):
        node.end = nodes[index + 1].start if index + 1 < len(nodes) else end
        _close(node.children, node.end)

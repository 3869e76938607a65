"""Nesting: depth from the marker families of this very document, roles, and what each node covers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportx.outline.candidates import Heading, Passage
from reportx.outline.headings import find_headings
from reportx.rules.patterns import numbering, pattern

if TYPE_CHECKING:
    from reportx.outline.segment import Region
    from reportx.text import View
    from reportx.text.grids import Grid

# Customary ranks of headings without a marker, on the scale of the numbering table.
_PART, _RUN_IN, _LINE_BELOW, _LINE_ABOVE = 0.0, 60.0, 21.0, 15.0
_UNRANKED = 22.0
_LEADS = re.compile(r"[^\W_]{2,6},")
_PLAN_SENTENCES = 3


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
    headings, passages = find_headings(text, region.body, {index for grid in grids for index in grid.lines()})
    ranks = _ranks(text, headings)
    roots: list[OutlineNode] = []
    stack: list[tuple[float, OutlineNode]] = []
    events: list[Heading | Passage] = sorted([*headings, *passages], key=lambda event: event.start)
    first = min((heading.start for heading in headings), default=region.end)
    last = max((heading.start for heading in headings), default=-1)
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
        node = OutlineNode(event.start, region.end, event, "review", len(stack) + 1)
        (stack[-1][1].children if stack else roots).append(node)
        stack.append((rank, node))
    _close(roots, region.end)
    _assign_roles(view, roots, "plan" if plan else "review")
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


def _close(nodes: list[OutlineNode], end: int) -> None:
    for index, node in enumerate(nodes):
        node.end = nodes[index + 1].start if index + 1 < len(nodes) else end
        _close(node.children, node.end)


def _ranks(text: str, headings: list[Heading]) -> dict[int, float]:
    """The rank of every heading by its start: lower ranks stand above higher ones."""
    families = numbering().families
    ranks: dict[int, float] = {}
    order: list[str] = []
    for heading in headings:
        family = families.get(heading.family)
        if family is None:
            continue
        key = _glyph_key(text, heading)
        if key not in order:
            order.append(key)
        ranks[heading.start] = float(family.rank) if family.rank is not None else _UNRANKED + order.index(key)
    for heading in headings:
        if heading.family.startswith("run_in"):
            ranks[heading.start] = _RUN_IN
        elif heading.family == "parallel":
            ranks[heading.start] = _LINE_BELOW
    _rank_lines(text, headings, ranks)
    return ranks


def _glyph_key(text: str, heading: Heading) -> str:
    """Glyph families are told apart by the glyph itself."""
    if numbering().families[heading.family].glyph:
        return heading.family + text[heading.start]
    return heading.family


def _rank_lines(text: str, headings: list[Heading], ranks: dict[int, float]) -> None:
    """Unnumbered headings on their own lines: parts, or subheadings, as numbering and wording around them show."""
    lines = [heading for heading in headings if heading.family == "line"]
    if not lines:
        return
    openings: dict[str, int] = {}
    for heading in lines:
        lead = _LEADS.match(text, heading.start, heading.title_end)
        if lead:
            openings[lead[0]] = openings.get(lead[0], 0) + 1
    numbered = [h for h in headings if h.numbered and h.own_line]
    topped = bool(numbered) and min(ranks[h.start] for h in numbered) <= 10 and not _restarts(headings, ranks)
    parts = [h for h in lines if is_part(_words(text, h))]
    apart = _plan_apart(text, parts, numbered, ranks)
    for heading in lines:
        lead = _LEADS.match(text, heading.start, heading.title_end)
        shared = lead is not None and openings[lead[0]] >= 2
        if heading in apart or (heading in parts and not topped and not shared):
            ranks[heading.start] = _PART
        elif (shared and parts) or topped:
            ranks[heading.start] = _LINE_ABOVE if _restarts_below(heading, headings, ranks) else _LINE_BELOW
        else:
            ranks[heading.start] = _line_rank(heading, lines, parts, headings)


def _plan_apart(text: str, parts: list[Heading], numbered: list[Heading], ranks: dict[int, float]) -> list[Heading]:
    """The lines that stand above 一、二、: next year's plan behind the last of them, and the part that they belong to.

    None where a numbered heading is the plan itself or the numbering goes on behind the line.
    """
    top = min((ranks[heading.start] for heading in numbered), default=0)
    tops = [heading for heading in numbered if ranks[heading.start] == top]
    plans = [heading for heading in parts if _last(_words(text, heading), "plan") >= 0]
    if not plans:
        plans = parts[1:] if len(parts) == 2 else []
    if len(plans) != 1 or not tops or any(_last(_words(text, heading), "plan") >= 0 for heading in tops):
        return []
    after = [heading for heading in tops if heading.start > plans[0].start]
    if len(after) == len(tops) or (after and after[0].ordinal != 1):
        return []
    return [heading for heading in parts if heading.start < tops[0].start] + plans


def _line_rank(heading: Heading, lines: list[Heading], parts: list[Heading], headings: list[Heading]) -> float:
    """A line like any other is a part where it is set like the parts, a subheading right below one of them."""
    if not parts:
        return _PART
    layout = parts[0].blank_before
    before = [h for h in headings if h.start < heading.start]
    directly_below = bool(before) and before[-1] in parts and before[-1].body_start >= heading.start - 3
    alike = all(part.blank_before == layout for part in parts) and heading.blank_before == layout
    spaced = any(line.blank_before != layout for line in lines)
    if directly_below:
        return _LINE_ABOVE
    if spaced:
        return _PART if alike else _LINE_ABOVE
    return _PART if sum(1 for line in lines if line not in parts) <= len(parts) else _LINE_ABOVE


def _restarts(headings: list[Heading], ranks: dict[int, float]) -> bool:
    """Whether the highest numbered family starts again at one below unnumbered lines."""
    numbered = [h for h in headings if h.numbered and h.own_line and h.start in ranks]
    if not numbered:
        return False
    top = min(ranks[h.start] for h in numbered)
    ones = [h for h in numbered if ranks[h.start] == top and h.ordinal == 1]
    if len(ones) >= 2:
        return True
    # One sequence alone may stand below the plan part of an otherwise unnumbered report.
    lines = [h for h in headings if h.family == "line" and h.start < ones[0].start] if ones else []
    return len(lines) >= 2


def _restarts_below(heading: Heading, headings: list[Heading], ranks: dict[int, float]) -> bool:
    """Whether a numbered sequence that has been running starts again right below ``heading``."""
    later = [h for h in headings if h.start > heading.start and h.numbered and h.own_line]
    if not later or later[0].ordinal != 1:
        return False
    family = later[0].family
    start = [h for h in headings if h.start < heading.start and ranks.get(h.start, 99.0) < _LINE_ABOVE]
    since = start[-1].start if start else -1
    return any(since < h.start < heading.start and h.family == family for h in headings)


def is_part(words: str) -> bool:
    """A heading that names a part by its role or its time."""
    if len(words) > 24:
        return False
    return any(
        pattern("roles", "headings", key).found(words) for key in ("review", "plan", "problems", "experience", "either")
    )


def _words(text: str, heading: Heading) -> str:
    """The words of a heading without blanks, which titles are often spaced out with (工 作 安 排)."""
    lines = [(heading.title_start, heading.title_end), *heading.extra]
    return "".join("".join(text[start:end] for start, end in lines).split())


def _assign_roles(view: View, roots: list[OutlineNode], default: str) -> None:
    text = view.text
    previous: str | None = None
    years = [int(y) for node in roots if node.heading for y in re.findall(r"(?:19|20)\d\d", _words(text, node.heading))]
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
    words = _words(text, node.heading)
    if not is_part(words):
        return _undeclared(text, node, previous, default)
    review, plan = _last(words, "review"), _last(words, "plan")
    if pattern("roles", "headings", "problems").found(words) and review < 0:
        return "problems"
    if pattern("roles", "headings", "experience").found(words) and plan < 0:
        return "experience"
    if review >= 0 or plan >= 0:
        return "plan" if plan > review else "review"
    year = re.search(r"(?:19|20)\d\d", words)
    later = year is not None and years and int(year[0]) > min(years)
    return "plan" if previous is not None or later or "今年" in words or "新" in words else default


def _last(words: str, role: str) -> int:
    """Where the last word for ``role`` begins; -1 where there is none."""
    return max((match.start() for match in pattern("roles", "headings", role).finditer(words)), default=-1)


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
    for child in node.children:
        if child.heading is None:
            child.role = node.role if child.role in ("thanks", node.role) else child.role
            continue
        words = _words(text, child.heading)
        child.role = node.role
        if node.role == "review" and pattern("roles", "headings", "plan_below").match(words):
            child.role = "plan"
        elif node.role == "review" and child.heading.own_line and len(words) <= 24:
            for role in ("problems", "experience"):
                if pattern("roles", "headings", role).found(words) and not re.search("解决|整改|破解", words):
                    child.role = role
        _inherit(text, child)

"""Headings that the format itself sets apart: levels of styles (Word) and of tags (HTML) beside marker families."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportx.outline.candidates import Heading

# How far one level without a numbered heading of its own stands from the next.
_STEP = 0.5
_LONGEST = 80


def may_be_styled(text: str) -> bool:
    """Whether a line with the style of a heading is one: not where it is plainly a paragraph."""
    return len(text) <= _LONGEST and not any(stop in text[:-1] for stop in "。!?;") and len(text) >= 2


def apply_styles(headings: list[Heading], ranks: dict[int, float]) -> None:
    """Give headings the ranks that their levels ask for.

    Numbered families keep their order unless all of their headings have levels that say otherwise; headings without
    a number stand beside the numbered ones of their level.
    """
    levels = _family_levels(headings)
    _reorder(headings, ranks, levels)
    ranked = {level: min(ranks[h.start] for h in headings if h.family == family) for family, level in levels.items()}
    styled = [h for h in headings if h.level is not None and h.family == "line"]
    for heading in styled:
        assert heading.level is not None
        ranks[heading.start] = _rank_of(heading.level, ranked, min(h.level or 0 for h in styled))


def _family_levels(headings: list[Heading]) -> dict[str, int]:
    """The level of each numbered family that has one and the same in all its headings, two or more."""
    found: dict[str, set[int | None]] = {}
    counts: dict[str, int] = {}
    for heading in headings:
        if heading.numbered and heading.own_line:
            found.setdefault(heading.family, set()).add(heading.level)
            counts[heading.family] = counts.get(heading.family, 0) + 1
    single = {family: next(iter(levels)) for family, levels in found.items() if len(levels) == 1}
    return {family: level for family, level in single.items() if level is not None and counts[family] >= 2}


def _reorder(headings: list[Heading], ranks: dict[int, float], levels: dict[str, int]) -> None:
    """Deal the ranks of the families out anew where their levels differ from their customary order."""
    own = {family: min(ranks[h.start] for h in headings if h.family == family) for family in levels}
    if len(set(levels.values())) < len(levels):
        return
    dealt = dict(zip(sorted(levels, key=levels.__getitem__), sorted(own.values()), strict=True))
    for heading in headings:
        if heading.family in dealt:
            ranks[heading.start] = dealt[heading.family]


def _rank_of(level: int, ranked: dict[int, float], top: int) -> float:
    """The rank for a level: that of the numbered headings on it, else between those above and below it."""
    if level in ranked:
        return ranked[level]
    above = [rank for other, rank in ranked.items() if other < level]
    if above:
        return max(above) + _STEP * (level - max(other for other in ranked if other < level))
    return _STEP * (level - top)

"""Automatic numbering: which marker stands before a paragraph (ECMA-376 17.9).

Paragraphs name a ``num``; that is an ``abstractNum`` with its nine levels, and overrides of some of them. Paragraphs of
all nums of one abstractNum are counted together. Where Word departs from the standard it is followed: MS-OI29500
on ``lvlRestart`` (a level restarts after any higher one; in an override it is not heeded).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reportx.readers.docx_numerals import format_number
from reportx.readers.docx_symbols import bullet
from reportx.readers.docx_xml import attribute, child, local, number, switch

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from reportx.readers.docx_styles import Styles

_PLACE = re.compile(r"%([1-9])")
# Longer texts of levels than any list has would only swell the document.
_MAX_TEXT = 255
_MAX_LINKS = 8
# Behind these signs, and behind those of wide scripts, a reader sees no gap.
_CLOSED = tuple("、，。；：．）】〕」』》)]")


class Level(NamedTuple):
    """``restart``: the level counted from 1 that starts this one anew, 0 for none, ``None`` for all above it."""

    start: int = 0
    style: str = "decimal"
    text: str = ""
    font: str = ""
    restart: int | None = None
    legal: bool = False
    gap: bool = True
    paragraph_style: str | None = None


class _Num(NamedTuple):
    """``abstract`` is what its paragraphs are counted with; ``starts`` are the overrides of where levels start."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The numbering of a document; it counts as it goes, so paragraphs must be asked for in their order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        elements = list(root) if root is not None else []
        abstracts = {attribute(e, "abstractNumId"): e for e in elements if local(e.tag) == "abstractNum"}
        nums = {number(e, "numId"): e for e in elements if local(e.tag) == "num"}
        self._nums: dict[int, _Num] = {}
        levels: dict[str, dict[int, Level]] = {}
        for num_id, num in nums.items():
            abstract = _resolved(attribute(child(num, "abstractNumId")), abstracts, nums, styles)
            if num_id is not None and abstract is not None:
                if abstract not in levels:
                    levels[abstract] = _levels(abstracts[abstract])
                self._nums[num_id] = _with_overrides(abstract, levels[abstract], num)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[int, int]] = set()

    def level_of(self, num: int, style: str | None) -> int | None:
        """The level that is tied to a paragraph style (``w:pStyle``)."""
        if style is None or num not in self._nums:
            return None
        levels = self._nums[num].levels
        return next((index for index, level in levels.items() if level.paragraph_style == style), None)

    def marker(self, num: int, level: int) -> str:
        """Count one more paragraph, and give its marker with the blank behind it; empty where it has none."""
        if num not in self._nums or level not in self._nums[num].levels:
            return ""
        definition = self._nums[num]
        counts = self._counts.setdefault(definition.abstract, {})
        override = definition.starts.get(level)
        if override is not None and (num, level) not in self._begun:
            counts[level] = override
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = _start(definition, level)
        self._begun.add((num, level))
        for deeper, other in definition.levels.items():
            if deeper > level and _restarts(other, deeper, level):
                counts.pop(deeper, None)
        return _shown(definition, level, counts)


def _restarts(deeper: Level, index: int, used: int) -> bool:
    """Whether level ``index`` starts anew after level ``used``."""
    if deeper.restart is None or deeper.restart > index:
        return True
    return used < deeper.restart


def _start(num: _Num, level: int) -> int:
    return num.starts.get(level, num.levels[level].start if level in num.levels else 1)


def _shown(num: _Num, index: int, counts: dict[int, int]) -> str:
    level = num.levels[index]
    if level.style == "bullet":
        text = bullet(level.text, level.font)
    else:

        def of_level(found: re.Match[str]) -> str:
            other = int(found[1]) - 1
            if other not in num.levels or other > index:
                return ""
            style = "decimal" if level.legal else num.levels[other].style
            return "" if style == "bullet" else format_number(counts.get(other, _start(num, other)), style)

        text = _PLACE.sub(of_level, level.text)
    if not text.strip():
        return ""
    closed = not level.gap or text.endswith(_CLOSED) or text[-1].isspace()
    return text if closed else text + " "


def _resolved(
    abstract: str | None,
    abstracts: dict[str | None, Element],
    nums: dict[int | None, Element],
    styles: Styles,
) -> str | None:
    """The abstractNum that holds the levels: one with ``numStyleLink`` stands for that of a numbering style."""
    for _ in range(_MAX_LINKS):
        if abstract not in abstracts:
            return None
        link = attribute(child(abstracts[abstract], "numStyleLink"))
        if link is None:
            return abstract
        num = styles.named(link).num
        following = attribute(child(nums.get(num), "abstractNumId"))
        if following is None:
            # The style is not there: the abstractNum that says it is that style's will do.
            linked = (key for key, e in abstracts.items() if attribute(child(e, "styleLink")) == link)
            following = next(linked, None)
        abstract = following
    return None


def _levels(parent: Element) -> dict[int, Level]:
    levels = {number(e, "ilvl"): _level(e) for e in parent if local(e.tag) == "lvl"}
    return {index: level for index, level in levels.items() if index is not None and 0 <= index <= 8}


def _with_overrides(abstract: str, levels: dict[int, Level], num: Element) -> _Num:
    levels, starts = dict(levels), {}
    for override in num:
        index = number(override, "ilvl")
        if local(override.tag) != "lvlOverride" or index is None:
            continue
        replaced = child(override, "lvl")
        if replaced is not None and 0 <= index <= 8:
            levels[index] = _level(replaced)._replace(restart=levels[index].restart if index in levels else None)
        start = number(child(override, "startOverride"))
        if start is not None:
            starts[index] = start
    return _Num(abstract, levels, starts)


def _level(element: Element) -> Level:
    fonts = child(element, "rPr", "rFonts")
    start = number(child(element, "start"))
    return Level(
        start=0 if start is None else start,
        style=_style(element),
        text=(attribute(child(element, "lvlText")) or "")[:_MAX_TEXT],
        font=attribute(fonts, "ascii") or attribute(fonts, "hAnsi") or attribute(fonts, "hint") or "",
        restart=number(child(element, "lvlRestart")),
        legal=switch(child(element, "isLgl")) or False,
        gap=attribute(child(element, "suff")) != "nothing",
        paragraph_style=attribute(child(element, "pStyle")),
    )


def _style(element: Element) -> str:
    """The format's name; newer ones stand in an AlternateContent, with a usual one as their fallback (MS-DOCX 2.4)."""
    found = child(element, "numFmt")
    if found is None:
        found = child(element, "AlternateContent", "Fallback", "numFmt")
    return attribute(found) or "decimal"

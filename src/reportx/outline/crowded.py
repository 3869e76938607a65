"""Headings inside a line: where a page has lost its line ends, 一、二、 stand behind the full stops of one line."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reportx.outline.candidates import CROWDED, Heading, after, closed, title_end
from reportx.rules.patterns import numbering, pattern

if TYPE_CHECKING:
    from reportx.rules.patterns import Family
    from reportx.text import Line

_BEFORE = "。!?;…”"


class _Mark(NamedTuple):
    """A marker with its line; ``known`` where it opens the line and is a heading already."""

    start: int
    end: int
    ordinal: int
    line: Line
    known: bool


def find_glued(text: str, lines: list[Line], headings: list[Heading]) -> tuple[list[Heading], set[int]]:
    """Headings of long lines whose markers run on 1, 2, … through the text, and the starts of these lines.

    A heading that opens such a line is among them: its title ends sooner than the line lets one think.
    """
    long = [line for line in lines if len(line.text) >= CROWDED]
    found: list[tuple[_Mark, Family]] = []
    breaks: list[int] = []
    for family in sorted(numbering().families.values(), key=lambda family: family.rank or 0):
        if not family.line or family.banner or family.glyph or family.rank is None:
            continue
        kept = _run_on(sorted(_marks(text, long, lines, headings, family)), breaks)
        found += [(mark, family) for mark in kept]
        breaks = sorted([*breaks, *(mark.start for mark in kept)])
    crowded = {mark.line.start for mark, _ in found if not mark.known}
    return _headings(text, [(mark, family) for mark, family in found if mark.line.start in crowded], breaks), crowded


def _marks(text: str, long: list[Line], lines: list[Line], headings: list[Heading], family: Family) -> list[_Mark]:
    """All markers of a family: those that open lines, and those behind a sentence in a long line."""
    by_start = {line.start: line for line in lines}
    marks = [
        _Mark(h.start, h.marker[1], h.ordinal, by_start[h.start], known=True)
        for h in headings
        if h.family == family.id and h.marker and h.ordinal is not None and h.start in by_start
    ]
    for line in long:
        if not family.pattern.holds(line.text):
            continue
        for match in family.pattern.built().finditer(text, line.start + 1, line.end):
            ordinal = family.marker(match).ordinal
            if ordinal is not None and text[line.start : match.start()].rstrip()[-1:] in _BEFORE:
                marks.append(_Mark(match.start(), match.end(), ordinal, line, known=False))
    return marks


def _run_on(marks: list[_Mark], breaks: list[int]) -> list[_Mark]:
    """The marks whose numbers run on from 1 between two breaks, two or more; a lone number is a word like any other."""
    kept: list[_Mark] = []
    chain: list[_Mark] = []
    for mark in marks:
        broken = bool(chain) and bisect_right(breaks, chain[-1].start) < bisect_right(breaks, mark.start)
        if chain and not broken and mark.ordinal == chain[-1].ordinal + 1:
            chain.append(mark)
            continue
        if mark.ordinal != 1 and not broken:
            continue
        kept += chain if len(chain) >= 2 else []
        chain = [mark] if mark.ordinal == 1 else []
    return kept + (chain if len(chain) >= 2 else [])


def _headings(text: str, found: list[tuple[_Mark, Family]], breaks: list[int]) -> list[Heading]:
    made: list[Heading] = []
    for mark, family in found:
        following = bisect_right(breaks, mark.start)
        stop = min(breaks[following], mark.line.end) if following < len(breaks) else mark.line.end
        start = mark.end
        while start < stop and text[start] in " ,":
            start += 1
        end = _title_end(text, start, stop)
        body = after(text, end, stop)
        marker = (mark.start, mark.start + len(text[mark.start : mark.end].rstrip()))
        made.append(Heading(mark.start, start, end, body, family.id, marker, mark.ordinal, numbered=True))
    return made


def _title_end(text: str, start: int, stop: int) -> int:
    """Where the title ends: behind the words that name a part (工作回顾), else as that of any heading."""
    end = title_end(text, start, stop)
    part = pattern("headlines", "glued_part").built().match(text, start, end)
    return closed(text, start, part.end() if part else end)

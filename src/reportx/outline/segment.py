"""Splitting a text into reports and noise.

A region runs from a title (or the first line that is no noise) to its last line of body. What a site put around and
between the reports becomes noise with a reason; a region in which no body of the field speaks of its work is none.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reportx.outline.contents import mark_contents
from reportx.outline.evidence import is_report
from reportx.outline.glued import unglue
from reportx.outline.marking import (
    FULL_STOP,
    NUMBERED,
    MarkedLine,
    is_body,
    mark_asides,
    mark_doubled,
    mark_noise,
    mark_tables,
    mark_tail,
    mark_titles,
    mark_translations,
)
from reportx.outline.recurrence import has_repeats
from reportx.outline.starts import Starts
from reportx.rules.patterns import pattern
from reportx.text import Line, View, split_lines

if TYPE_CHECKING:
    from reportx.outline.repeats import Content


@dataclass(slots=True, eq=False)
class Region:
    """One report: its title, the lines of its head, and the lines of its body (noise left out)."""

    start: int
    end: int
    title: tuple[tuple[int, int], ...]
    subtitle: str
    head: list[Line]
    body: list[Line]
    context: list[Line] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Noise:
    """A stretch of noise in offsets of the clean view."""

    start: int
    end: int
    reason: str


class Segments(NamedTuple):
    """What a text holds: reports in order, and noise in order."""

    regions: list[Region]
    noise: list[Noise]


def segment(view: View, *, excerpt: bool = False) -> Segments:
    """The reports of ``view`` and the noise around them.

    With ``excerpt`` the whole text is the body of one region, whatever it is; only lines of noise are left out.
    """
    marked = [MarkedLine(line) for line in unglue(split_lines(view.text))]
    mark_asides(marked, view.asides)
    if "|" in view.text:
        mark_tables(marked)
    mark_contents(marked)
    mark_noise(marked)
    if excerpt:
        return _excerpt(marked)
    mark_translations(marked)
    mark_titles(marked)
    mark_doubled(marked)
    recurring = has_repeats([item.line.text for item in marked if item.reason is None])
    starts = Starts(marked, _restarts(marked) if recurring else set()).find()
    edges = [*starts, len(marked)]
    if starts and starts[0] > 0:
        _dismiss(marked[: starts[0]], "page title")
    parts = [marked[begin:stop] for begin, stop in itertools.pairwise(edges)]
    for part in parts:
        mark_tail(part)
    regions = [_region(part) for part in parts]
    if recurring:
        regions = _once(parts, regions)
    for part, region in zip(parts, regions, strict=True):
        if region is None:
            _dismiss(part, "not a report")
    return Segments([region for region in regions if region is not None], _noise(marked))


def _restarts(marked: list[MarkedLine]) -> set[int]:
    from reportx.outline.repeats import find_restarts  # in few texts anything recurs

    return find_restarts(marked)


def _once(parts: list[list[MarkedLine]], regions: list[Region | None]) -> list[Region | None]:
    """The regions without those that are copies of another; all lines of copies become noise."""
    from reportx.outline.repeats import find_copies, repeats

    found = [index for index, region in enumerate(regions) if region is not None]
    contents = [_content(part, region) for part, region in zip(parts, regions, strict=True) if region is not None]
    copies = {found[place] for place in find_copies(contents)}
    known = frozenset[str]().union(*(content.body.shingles for content in contents))
    for index, part in enumerate(parts):
        own = "".join(item.line.text for item in part if item.reason is None)
        if index in copies or (regions[index] is None and repeats(own, known)):
            _dismiss(part, "repeated text")
    return [None if index in copies else region for index, region in enumerate(regions)]


def _content(part: list[MarkedLine], region: Region) -> Content:
    from reportx.outline.repeats import content_of

    head = [*(line.text for line in region.head), region.subtitle]
    body, whole = (line.text for line in region.body), (item.line.text for item in part)
    return content_of(body, whole, head, titled=bool(region.title))


def _region(part: list[MarkedLine]) -> Region | None:
    lines = [item.line for item in part if item.reason is None]
    if not lines or not is_report(lines, titled=any(item.title for item in part)):
        return None
    title, subtitle, used = _title(part)
    head: list[Line] = list(used)
    rest = [line for line in lines if line not in head]
    body = _strip_head(rest, head, bool(title))
    if not body:
        return None
    first = min([line.start for line in head] + [body[0].start])
    return Region(first, body[-1].end, title, subtitle, head, body, [item.line for item in part if item.reason])


def _strip_head(lines: list[Line], head: list[Line], titled: bool) -> list[Line]:
    """Move the lines of the head (date and place, speaker) from ``lines`` to ``head``; the body's lines."""
    subtitle = pattern("reports", "title", "subtitle")
    index = 0
    while index < len(lines):
        text = lines[index].text
        spoken = titled and pattern("reports", "head", "speaker").match(text) and not text.endswith(FULL_STOP)
        if not (pattern("reports", "head", "aside").match(text) or spoken or subtitle.match(text)):
            break
        head.append(lines[index])
        index += 1
    return lines[index:]


def _title(part: list[MarkedLine]) -> tuple[tuple[tuple[int, int], ...], str, list[Line]]:
    """``(title ranges, subtitle, lines used)`` of a region."""
    lines = [item.line for item in part if item.reason is None]
    titled = {item.line.start for item in part if item.title}
    prose = (i for i, line in enumerate(lines) if is_body(line.text) and line.start not in titled)
    stop = next(prose, len(lines))
    titles = [line for line in lines[:stop] if line.start in titled]
    if not titles:
        return _untitled(lines[:stop])
    last = titles[-1]
    at = lines.index(last)
    above = lines[:at]
    if re.match(r"[—–-]{1,4}\s?", last.text):
        used = [line for line in above if line not in titles] or []
        chosen = used[-3:] if used else []
        if chosen:
            return tuple((line.start, line.end) for line in chosen), last.text, [*above, last]
        dashes = re.match(r"[—–-]{1,4}\s?", last.text)
        return ((last.start + (dashes.end() if dashes else 0), last.end),), "", [last]
    chosen = [last]
    half = pattern("reports", "head", "half_title")
    while above and half.match(above[-1].text) and above[-1] not in titles and len(chosen) < 3:
        chosen.insert(0, above.pop())
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    subtitle = following if pattern("reports", "title", "subtitle").match(following) else ""
    return tuple((line.start, line.end) for line in chosen), subtitle, lines[: at + 1]


def _untitled(lines: list[Line]) -> tuple[tuple[tuple[int, int], ...], str, list[Line]]:
    """A first line that is no prose, no marker and no part heading titles the report all the same."""
    if not lines:
        return (), "", []
    first = lines[0]
    barred = pattern("reports", "title", "not_title").match(first.text) or NUMBERED.match(first.text)
    if barred or pattern("reports", "title", "salutation").match(first.text) or len(first.text) < 6:
        return (), "", []
    if any(pattern("roles", "headings", role).found(first.text) for role in ("review", "plan", "either")):
        return (), "", []
    if len(lines) == 1 or not pattern("reports", "title", "subtitle").match(lines[1].text):
        return (((first.start, first.end),), "", [first]) if len(lines) > 1 else ((), "", [])
    return ((first.start, first.end),), lines[1].text, lines[:2]


def _excerpt(marked: list[MarkedLine]) -> Segments:
    if all(item.reason for item in marked):
        for item in marked:
            item.reason = None
    lines = [item.line for item in marked if item.reason is None]
    if not lines:
        return Segments([], _noise(marked))
    region = Region(lines[0].start, lines[-1].end, (), "", [], lines)
    return Segments([region], _noise(marked))


def _dismiss(part: list[MarkedLine], reason: str) -> None:
    for item in part:
        item.reason = item.reason or reason


def _noise(marked: list[MarkedLine]) -> list[Noise]:
    """Noise lines as stretches; neighbours of one reason are one stretch."""
    stretches: list[Noise] = []
    last: MarkedLine | None = None
    for item in marked:
        if item.reason is not None:
            if last is not None and last.reason == item.reason:
                stretches[-1].end = item.line.end
            else:
                stretches.append(Noise(item.line.start, item.line.end, item.reason))
        last = item
    return stretches

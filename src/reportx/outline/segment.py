"""Splitting a text into reports and noise.

A region runs from a title (or the first line that is no noise) to its last line of body. What a site put around and
between the reports becomes noise with a reason; a region in which no body of the field speaks of its work is none.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import NamedTuple

from reportx.outline.contents import mark_contents
from reportx.outline.marking import (
    COUNTED,
    FULL_STOP,
    NUMBERED,
    MarkedLine,
    is_body,
    mark_asides,
    mark_noise,
    mark_tables,
    mark_tail,
    mark_titles,
)
from reportx.rules.load import table
from reportx.rules.patterns import pattern
from reportx.text import Line, View, split_lines

# Prose that a region must have had before the next title, or the next address, opens another.
_NEXT, _LONG_BODY = 200, 1500


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
    marked = [MarkedLine(line) for line in split_lines(view.text)]
    mark_asides(marked, view.asides)
    if "|" in view.text:
        mark_tables(marked)
    mark_contents(marked)
    mark_noise(marked)
    if excerpt:
        return _excerpt(marked)
    mark_titles(marked)
    starts = _Starts(marked).find()
    regions: list[Region] = []
    edges = [*starts, len(marked)]
    if starts and starts[0] > 0:
        _dismiss(marked[: starts[0]], "page title")
    for begin, stop in itertools.pairwise(edges):
        part = marked[begin:stop]
        mark_tail(part)
        region = _region(part)
        if region is None:
            _dismiss(part, "not a report")
        else:
            regions.append(region)
    return Segments(regions, _noise(marked))


@dataclass(slots=True, eq=False)
class _Starts:
    """The indexes of the lines that open a region, found in one walk.

    ``block`` is the first line of the run of lines without prose that the walk is in, ``titled`` whether it has a
    title, ``body`` how much prose the region has had so far.
    """

    marked: list[MarkedLine]
    starts: list[int] = field(default_factory=list)
    block: int | None = None
    titled: bool = False
    body: int = 0

    def find(self) -> list[int]:
        for index, item in enumerate(self.marked):
            if item.reason is not None:
                self._noise(item)
            elif is_body(item.line.text) and not item.title:
                self._prose(index, len(item.line.text))
            else:
                self._head(index, item)
        if not self.starts:
            return [index for index, item in enumerate(self.marked) if item.reason is None][:1]
        return self.starts

    def _noise(self, item: MarkedLine) -> None:
        if item.reason == "site introduction":
            # What stood above the introduction of a site is the page's title, not the report's.
            self.block, self.titled = None, False
            if not self.body:
                self.starts.clear()
        elif item.tail and self.body:
            self.block = None

    def _prose(self, index: int, length: int) -> None:
        if not self.starts:
            self.starts.append(index if self.block is None else self.block)
        self.body += length
        self.block, self.titled = None, False

    def _head(self, index: int, item: MarkedLine) -> None:
        if self.block is None:
            self.block = index
        if item.title and not self.titled:
            self.titled = True
            first = _first_of_title(self.marked, self.block, index)
            if not self.starts or self.body >= _NEXT:
                self.starts.append(first)
                self.body = 0
        elif self.body >= _LONG_BODY and _is_address(self.marked, index):
            self.starts.append(index)
            self.body, self.titled = 0, True


def _first_of_title(marked: list[MarkedLine], block: int, index: int) -> int:
    """The first line of the head that the title at ``index`` closes; lines of a toolbar in between become noise."""
    first = index
    for above in range(index - 1, block - 1, -1):
        item = marked[above]
        if item.reason is not None:
            continue
        text = item.line.text
        if text.endswith(FULL_STOP):
            break
        if len(text) < 6 or NUMBERED.match(text):
            item.reason = "page furniture"
        elif len(text) <= 60:
            first = above
    return first


def _is_address(marked: list[MarkedLine], index: int) -> bool:
    """A salutation followed by the words that open a report: a report without a title of its own."""
    if not pattern("reports", "title", "salutation").match(marked[index].line.text):
        return False
    following = marked[index + 1].line.text if index + 1 < len(marked) else ""
    return pattern("reports", "title", "speech_opening").match(following) is not None


def _region(part: list[MarkedLine]) -> Region | None:
    lines = [item.line for item in part if item.reason is None]
    if not lines or not _is_report(lines, titled=any(item.title for item in part)):
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


def _is_report(lines: list[Line], *, titled: bool) -> bool:
    rules = table("reports")["evidence"]
    text = "\n".join(line.text for line in lines)
    # The lines of a digest are no sentences, but they count.
    told = sum(len(line.text) for line in lines if is_body(line.text) or COUNTED.search(line.text))
    if told < rules["min_titled" if titled else "min_chars"]:
        return False
    body = len(pattern("reports", "evidence", "body").findall(text))
    work = len(pattern("reports", "evidence", "work").findall(text))
    if titled:
        return body >= 2 and work >= 2
    return body >= int(rules["min_body"]) and work >= int(rules["min_work"])


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

"""Numbers of sister headings that do not run on: one left out, one given twice, one out of order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reportx.numerals import as_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportx.outline.candidates import Heading
    from reportx.outline.tree import OutlineNode

_NUMBER = r"[一二三四五六七八九十]{1,3}|\d{1,2}|[①-⑳]"
# A number that is further off, with nothing behind it, belongs to something else.
_WIDEST = 3
_FEWEST = 2


class Break(NamedTuple):
    """A break between two headings of one list, in offsets of the clean view.

    ``rule`` is ``outline.gap`` (numbers are missing between the two), ``outline.start`` (before the first one, so
    ``earlier`` is None), ``outline.repeated`` or ``outline.order``; ``missing`` are the markers that are not there.
    """

    rule: str
    earlier: Heading | None
    later: Heading
    missing: tuple[str, ...] = ()


def find_breaks(text: str, roots: list[OutlineNode], *, whole: bool = True) -> list[Break]:
    """The breaks of all lists of an outline, in order. A text that is not ``whole`` may begin in the middle of one."""
    lists = list(_lists(text, roots))
    numbered = sorted((h for headings in lists for h in headings), key=lambda heading: heading.start)
    breaks: list[Break] = []
    for headings in lists:
        if whole:
            breaks += _start(text, headings, numbered)
        breaks += _inside(text, headings, numbered)
    return sorted(breaks, key=lambda found: found.later.start)


def _lists(text: str, nodes: list[OutlineNode]) -> Iterator[list[Heading]]:
    """The numbered sisters of each kind; a number 1 begins another list, unless it is typed twice."""
    kinds: dict[str, list[Heading]] = {}
    for node in nodes:
        heading = node.heading
        if heading is not None and _is_counted(text, heading):
            kinds.setdefault(_kind(text, heading), []).append(heading)
        yield from _lists(text, node.children)
    for headings in kinds.values():
        begin = 0
        for index in range(1, len(headings)):
            following = headings[index + 1].ordinal if index + 1 < len(headings) else None
            twice = index == begin + 1 and headings[begin].ordinal == 1 and following == 2
            if headings[index].ordinal == 1 and not twice:
                yield headings[begin:index]
                begin = index
        yield headings[begin:]


def _is_counted(text: str, heading: Heading) -> bool:
    """Whether the marker holds a number: 首先 has one without holding it."""
    return bool(heading.ordinal and heading.marker and re.search(_NUMBER, text[slice(*heading.marker)]))


def _kind(text: str, heading: Heading) -> str:
    """The family of a heading and the words of its marker (亮点, 举措) without number and signs."""
    assert heading.marker is not None
    return heading.family + "".join(filter(str.isalpha, re.sub(_NUMBER, "", text[slice(*heading.marker)])))


def _start(text: str, headings: list[Heading], numbered: list[Heading]) -> Iterator[Break]:
    """A list that begins above 1 and does not run on from the one before it."""
    first = headings[0]
    ordinal = first.ordinal or 1
    if ordinal == 1 or len(headings) < _FEWEST:
        return
    before = [h for h in numbered if h.family == first.family and h.start < first.start]
    if before and before[-1].ordinal == ordinal - 1:
        return
    if before and (before[-1].ordinal or 0) < ordinal:
        yield from _gap(text, before[-1], first, numbered, headings[1:])
    else:
        missing = tuple(marker_of(text, first, number) for number in range(1, ordinal))
        since = before[-1].start if before else 0
        if not any(_stands(text, marker, since, first.start) for marker in missing):
            yield Break("outline.start", None, first, missing)


def _inside(text: str, headings: list[Heading], numbered: list[Heading]) -> Iterator[Break]:
    highest = headings[0]
    for index, later in enumerate(headings[1:], 1):
        earlier, number, top = headings[index - 1], later.ordinal or 0, highest.ordinal or 0
        if number == earlier.ordinal:
            yield Break("outline.repeated", earlier, later)
        elif number < top:
            yield Break("outline.order", earlier, later)
        elif number > top + 1:
            yield from _gap(text, highest, later, numbered, headings[index + 1 :])
        if number > top:
            highest = later


def _gap(text: str, earlier: Heading, later: Heading, numbered: list[Heading], rest: list[Heading]) -> Iterator[Break]:
    """The numbers between two headings that nothing there carries, nor one of the ``rest`` of the list."""
    absent = range((earlier.ordinal or 0) + 1, later.ordinal or 0)
    if len(absent) > _WIDEST and not rest:
        return
    between = [h for h in numbered if h.family == later.family and earlier.start < h.start < later.start]
    known = {h.ordinal for h in (*between, *rest)}
    missing = [number for number in absent if number not in known]
    markers = tuple(marker_of(text, later, number) for number in missing)
    if markers and not any(_stands(text, marker, earlier.start, later.start) for marker in markers):
        yield Break("outline.gap", earlier, later, markers)


def marker_of(text: str, heading: Heading, number: int | None = None) -> str:
    """The marker of ``heading``, or what it would be with another number."""
    assert heading.marker is not None
    own = text[slice(*heading.marker)]
    return own if number is None else re.sub(_NUMBER, lambda found: as_ordinal(number, found[0]), own, count=1)


def _stands(text: str, marker: str, start: int, end: int) -> bool:
    """Whether a marker opens a line or a sentence of ``text[start:end]`` after all, as no heading that we know."""
    return re.search(rf"(?:^|[。!?;:,\s]){re.escape(marker)}", text[start:end]) is not None

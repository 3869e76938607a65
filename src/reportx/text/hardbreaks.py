"""Plain text whose lines end where a page or a screen did: the profile of their lengths tells it, and joins them.

Such a text is printed matter that was copied: many lines end in the middle of a sentence and at the same width.
Where that is not plain, nothing is joined.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reportx.text.furniture import first_number, is_page_number, likeness, may_be_page_number
from reportx.text.joining import (
    SetLine,
    at_share,
    brims,
    em_width,
    first_word,
    goes_on,
    has_ended,
    is_hyphenated,
    is_row,
    joint,
    parts_words,
    setting_of,
)
from reportx.text.layout import Aside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Lines that a width broke are no shorter, in em.
_NARROWEST = 16
# Fewer lines than this have no profile.
_LEAST = 6
# How far the ends of full lines may lie apart, in em.
_RAGGED = 2.5
_BLANKS = {" ": 0.5, "\u00a0": 0.5, "\t": 2.0}


class Piece(NamedTuple):
    """A stretch ``[start, end)`` of the text, or what stands in its place."""

    start: int
    end: int
    instead: str | None = None


class Joined(NamedTuple):
    """The pieces that make up the text with its lines joined, and the page furniture, in offsets of the new text."""

    pieces: list[Piece]
    asides: tuple[Aside, ...]


class _Line(NamedTuple):
    """A line that is not blank: ``text`` is ``[start, end)``, ``stop`` lies behind its line end.

    ``blank`` counts the blank lines above it; ``blank_beside`` says that the line above closes with a blank.
    """

    text: str
    lead: str
    start: int
    end: int
    stop: int
    blank: int
    blank_beside: bool = False
    furniture: str | None = None


class _Profile(NamedTuple):
    """How wide the lines of a text are set, in the measure that shows it best."""

    width: Callable[[str], float]
    room: float
    slack: float


def join_lines(text: str) -> Joined | None:
    """The joined form of ``text``, whose lines are narrow, ``None`` where they were not broken by a width."""
    rows = text.split("\n")
    lines = _without_furniture(list(_lines(rows)))
    prose = [line for line in lines if line.furniture is None]
    profile = _profile(prose)
    if profile is None:
        return None
    joints = _decide(prose, profile)
    return None if all(joint is None for joint in joints) else _Assembly(text, lines, joints).join()


def _lines(rows: list[str]) -> Iterator[_Line]:
    offset = blank = 0
    blank_beside = False
    for number, row in enumerate(rows, 1):
        text = row.strip()
        stop = offset + len(row) + (number < len(rows))
        if text:
            lead = row[: len(row) - len(row.lstrip())]
            start = offset + len(lead)
            yield _Line(text, lead, start, start + len(text), stop, blank, blank_beside)
            blank, blank_beside = 0, row.endswith((" ", " \r"))
        else:
            blank += 1
        offset = stop


def _without_furniture(lines: list[_Line]) -> list[_Line]:
    """The lines, with page numbers and running headers marked."""
    numbers = {i for i, line in enumerate(lines) if is_page_number(line.text)}
    if len(numbers) < 2:
        numbers |= _rising(lines)
    beside = [i for n in numbers for i in (n - 1, n + 1) if 0 <= i < len(lines) and i not in numbers]
    alike = Counter(likeness(lines[i].text) for i in set(beside) if len(lines[i].text) <= 40)
    headers = {i for i in beside if alike[likeness(lines[i].text)] >= 2}
    marked: list[_Line] = []
    for i, line in enumerate(lines):
        reason = "page number" if i in numbers else "running header" if i in headers else None
        # Blank lines around furniture are the page's, not the text's.
        blank = 0 if i and marked[-1].furniture else line.blank
        marked.append(line._replace(blank=blank, furniture=reason))
    return marked


def _rising(lines: list[_Line]) -> set[int]:
    """Bare numbers on lines of their own that count the pages: 1, 2, 3, … at like distances."""
    found = [
        (i, number)
        for i, line in enumerate(lines)
        if may_be_page_number(line.text) and (number := first_number(line.text))
    ]
    if len(found) < 3 or any(b[1] != a[1] + 1 for a, b in itertools.pairwise(found)):
        return set()
    steps = [b[0] - a[0] for a, b in itertools.pairwise(found)]
    return {i for i, _ in found} if min(steps) >= 8 and max(steps) <= 2 * min(steps) else set()


def _profile(lines: list[_Line]) -> _Profile | None:
    """The width that the lines were broken at, where they were."""
    open_lines = [line for line in lines[:-1] if not has_ended(line.text) and not is_row(line.text)]
    if len(open_lines) < _LEAST:
        return None
    found = [profile for width in (_count, em_width) if (profile := _measured(lines, open_lines, width))]
    return min(found, key=lambda profile: profile.slack) if found else None


def _count(text: str) -> float:
    return float(len(text))


def _measured(lines: list[_Line], open_lines: list[_Line], width: Callable[[str], float]) -> _Profile | None:
    widths = sorted(_indent(line.lead, width) + width(line.text) for line in open_lines)
    # The right edge is where most lines that stop in the middle of a sentence do.
    most, room = max((bisect_right(widths, wide) - bisect_right(widths, wide - _RAGGED), -wide) for wide in set(widths))
    room = -room
    if room < _NARROWEST or most < max(_LEAST, 0.5 * len(open_lines), 0.25 * len(lines)):
        return None
    beyond = sum(_indent(line.lead, width) + width(line.text) > room + 1.0 for line in lines)
    near = [wide for wide in widths if room - _RAGGED < wide <= room]
    full = [line.text for line in open_lines if _indent(line.lead, width) + width(line.text) >= near[0]]
    if beyond > 0.05 * len(lines) or not _broken_anywhere(full):
        return None
    # Cut after a number of characters, or set to an edge that lines reach nearly.
    exact = near.count(room) >= 0.6 * len(near)
    return _Profile(width, room, 0.0 if exact else room - at_share(near, 0.1))


def _broken_anywhere(full: list[str]) -> bool:
    """Whether lines end at any character, as a width breaks them, and not at the end of a clause, a verse, an item."""
    marks = sum(not text[-1].isalnum() for text in full)
    ends, starts = Counter(text[-1] for text in full), Counter(text[:2] for text in full)
    return marks <= 0.5 * len(full) and max(ends.most_common(1)[0][1], starts.most_common(1)[0][1]) <= 2 + 0.25 * len(
        full
    )


def _indent(lead: str, width: Callable[[str], float]) -> float:
    lead = lead.replace("\f", "").replace("\r", "")
    return width(lead) if width is _count else sum(_BLANKS.get(char, 1.0) for char in lead)


def _decide(lines: list[_Line], profile: _Profile) -> list[str | None]:
    """For each line what stands between it and the line above where they are joined, else ``None``."""
    width, room, slack = profile
    rights = [_indent(line.lead, width) + width(line.text) for line in lines]
    behind = [
        line
        for above, right, line in zip(lines, rights, lines[1:], strict=False)
        if right >= room - slack and not has_ended(above.text)
    ]
    edge = at_share((_indent(line.lead, width) for line in behind), 0.5) if behind else 0.0
    usual = at_share((line.blank for line in behind), 0.5) if behind else 0.0
    placed = [
        SetLine(
            line.text,
            _indent(line.lead, width) - edge,
            right,
            width(first_word(line.text)),
            room,
            gap=max(0.0, line.blank - usual),
            row=is_row(line.text),
        )
        for line, right in zip(lines, rights, strict=True)
    ]
    setting = setting_of(placed, slack)
    # Where every line closes with a blank, it says nothing.
    beside = sum(line.blank_beside for line in lines) < 0.5 * len(lines)
    joints: list[str | None] = [None] * len(lines)
    for i in range(1, len(lines)):
        above, line = placed[i - 1], placed[i]
        if goes_on(above, line, setting):
            blank = (beside and lines[i].blank_beside) or (lines[i].lead == " " and edge == 0)
            blank |= slack >= 1 and parts_words(above.text, line.text)
            placed[i] = line._replace(first=False)
            joints[i] = joint(above.text, line.text, blank=blank, brim=brims(above, slack))
    return joints


class _Assembly:
    """Puts the pieces together; furniture between joined lines comes behind their paragraph."""

    def __init__(self, text: str, lines: list[_Line], joints: list[str | None]) -> None:
        self.text = text
        self.lines = lines
        own = iter(joints)
        self.joints = [None if line.furniture else next(own) for line in lines]
        self.pieces: list[Piece] = []
        self.asides: list[Aside] = []
        self.length = 0

    def join(self) -> Joined:
        index = done = 0
        while index < len(self.lines):
            line = self.lines[index]
            self._put(done, line.start)
            if line.furniture:
                self._set_apart(line)
                last = index
            else:
                last = self._paragraph(index)
            index, done = last + 1, self.lines[last].stop
        self._put(done, len(self.text))
        return Joined(self.pieces, tuple(self.asides))

    def _paragraph(self, first: int) -> int:
        """Put the paragraph that begins with line ``first``, and what stood between its lines; its last line."""
        last, between = first, []
        for index in range(first + 1, len(self.lines)):
            between_them = self.joints[index]
            if self.lines[index].furniture:
                continue
            if between_them is None:
                break
            between += self.lines[last + 1 : index]
            self._put_line(self.lines[last], self.lines[index], between_them)
            last = index
        self._put(self.lines[last].start, self.lines[last].stop)
        for furniture in between:
            if self.text[self.lines[last].stop - 1] != "\n":
                self._put(furniture.start - 1, furniture.start, "\n")
            self._set_apart(furniture)
        return last

    def _put_line(self, line: _Line, below: _Line, between: str) -> None:
        hyphen = is_hyphenated(line.text, below.text)
        self._put(line.start, line.end - hyphen)
        if between and not hyphen:
            self._put(line.end, line.end + 1, between)

    def _set_apart(self, line: _Line) -> None:
        self.asides.append(Aside(self.length, self.length + line.end - line.start, line.furniture or ""))
        self._put(line.start, line.stop)

    def _put(self, start: int, end: int, instead: str | None = None) -> None:
        if end > start:
            self.pieces.append(Piece(start, end, instead))
            self.length += end - start if instead is None else len(instead)

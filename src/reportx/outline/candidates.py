"""What a heading is before it is nested."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# A line is more than one paragraph where it is as long as several.
CROWDED = 600
CLOSERS = "。.;;:：,，、!！?？ \u3000|｜"
# What leads a clause: 一年来, 我们,
LEAD = re.compile(r"[^\W_]{2,6},")
_COMMA = re.compile(",")
_TITLE_END = re.compile(r"[。;:!?]")


@dataclass(slots=True, eq=False)
class Heading:
    """A heading in offsets of the clean view.

    ``start`` is the marker's first character (the title's where there is none), ``[title_start, title_end)`` the
    title without closing punctuation. ``family`` is a marker family or ``line``, ``parallel``, ``run_in``,
    ``aspect``; ``extra`` holds further title lines of one that is set on several; ``level`` is that of the style
    which the format gives the line, counted from 1.
    """

    start: int
    title_start: int
    title_end: int
    body_start: int
    family: str
    marker: tuple[int, int] | None = None
    ordinal: int | None = None
    numbered: bool = False
    own_line: bool = False
    blank_before: int = 0
    extra: list[tuple[int, int]] = field(default_factory=list)
    level: int | None = None


@dataclass(slots=True, eq=False)
class Passage:
    """A paragraph that no headline covers and that has a role of its own."""

    start: int
    role: str


def closed(text: str, start: int, end: int) -> int:
    """``end`` without the closing punctuation before it."""
    while end > start and text[end - 1] in CLOSERS:
        end -= 1
    return end


def after(text: str, end: int, stop: int) -> int:
    """Where the body begins behind a title that ends at ``end``."""
    while end < stop and text[end] in CLOSERS:
        end += 1
    return end


def title_end(text: str, start: int, stop: int) -> int:
    """Where the title that begins at ``start`` ends: the first clause or sentence, at a comma where it runs long."""
    match = _TITLE_END.search(text, start, stop)
    end = match.start() if match else stop
    if (match and end - start > 40) or (not match and end - start > 60):
        comma = _COMMA.search(text, start, end)
        if comma and comma.start() - start >= 4:
            end = comma.start()
    return closed(text, start, end)


def last_start(headings: list[Heading], end: int) -> int:
    """Where the last of ``headings`` begins that stands before the annexes; -1 where there is none."""
    annexes = min((heading.start for heading in headings if heading.family == "annex"), default=end)
    return max((heading.start for heading in headings if heading.start < annexes), default=-1)

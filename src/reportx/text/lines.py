"""Lines of the clean view."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """A line without its surrounding blanks: ``text == view.text[start:end]``.

    ``blank_before`` counts the empty lines above it, ``indent`` the blanks that it opens with.
    """

    number: int
    start: int
    end: int
    text: str
    blank_before: int
    indent: int


# Lines that a page's width broke are no longer than this, in characters; fewer than the least show no width.
_WIDEST, _LEAST = 72, 6


def are_narrow(text: str) -> bool:
    """Whether the lines of ``text`` are many and short, as they are where a width broke them; false for nearly all."""
    breaks = text.count("\n")
    if breaks < _LEAST or len(text) > _WIDEST * (breaks + 1):
        return False
    rows = text.split("\n")
    return sum(len(row) > _WIDEST for row in rows) <= 0.03 * len(rows)


def split_lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The non-empty lines of ``text[start:end]``; numbers count from 0 at ``start``."""
    lines: list[Line] = []
    stop = len(text) if end is None else end
    offset, blank = start, 0
    for number, raw in enumerate(text[start:stop].split("\n")):
        stripped = raw.strip()
        if stripped:
            indent = len(raw) - len(raw.lstrip())
            begin = offset + indent
            lines.append(Line(number, begin, begin + len(stripped), stripped, blank, indent))
            blank = 0
        else:
            blank += 1
        offset += len(raw) + 1
    return lines

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

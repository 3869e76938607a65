"""A line of a source with marks under the characters that are spoken of, by East Asian width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.writers.figures import PLAIN
from reportx.writers.widths import char_width

if TYPE_CHECKING:
    from reportx.model.document import Span
    from reportx.model.explanation import Excerpt

_CUT = "…"
_LINE_END = "⏎"
_LOST = "\ufffd"


def marked(excerpt: Excerpt, start: int, bound: Span | None, width: int) -> tuple[str, str]:
    """``(line, marks)``: the excerpt on one line of at most ``width`` columns, with ``^`` under its text.

    ``start`` is the offset of the text in the source, ``bound`` the place of its bound word, which gets ``~``. Where
    there is not room for all, the line is cut on both sides, and a very long text at its end.
    """
    cells = _cells(excerpt, start, bound)
    own = [index for index, (_, mark) in enumerate(cells) if mark == "^"] or [0]
    first, last = _window([char_width(char) for char, _ in cells], own[0], own[-1] + 1, width - 2)
    line = "".join(char for char, _ in cells[first:last])
    marks = "".join(mark * char_width(char) for char, mark in cells[first:last])
    if first or excerpt.more_before:
        line, marks = _CUT + line, " " + marks
    if last < len(cells) or excerpt.more_after:
        line += _CUT
    return line, marks.rstrip()


def _cells(excerpt: Excerpt, start: int, bound: Span | None) -> list[tuple[str, str]]:
    """The characters as a terminal may show them, each with its mark."""
    cells = []
    at = start - len(excerpt.before)
    for words, mark in ((excerpt.before, " "), (excerpt.text, "^"), (excerpt.after, " ")):
        for char in words:
            bounds = mark == " " and bound is not None and bound.start <= at < bound.end
            shown = _shown(char)
            if shown:
                cells.append((shown, "~" if bounds else mark))
            at += 1
    return cells


def _shown(char: str) -> str:
    if char == "\n":
        return _LINE_END
    # Half of a pair, which no encoding can write.
    return _LOST if "\ud800" <= char <= "\udfff" else char.translate(PLAIN)


def _window(widths: list[int], first: int, last: int, room: int) -> tuple[int, int]:
    """The stretch of cells around ``[first, last)`` that fits: more before it than behind, for there it is named."""
    room -= sum(widths[first:last])
    while room < 0 and last > first + 1:
        last -= 1
        room += widths[last]
    behind = room // 3
    first, room = _back(widths, first, room - behind)
    start = last
    while last < len(widths) and sum(widths[start : last + 1]) <= room + behind:
        last += 1
    left = room + behind - sum(widths[start:last])
    return _back(widths, first, left)[0], last


def _back(widths: list[int], first: int, room: int) -> tuple[int, int]:
    """As far back as there is room, and what is left of it."""
    while first and widths[first - 1] <= room:
        first -= 1
        room -= widths[first]
    return first, room

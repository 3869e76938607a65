"""What a reader knows of a text beyond its characters: pages, stretches that are no report's, styles of headings."""

from __future__ import annotations

from typing import NamedTuple


class Aside(NamedTuple):
    """A stretch ``[start, end)`` that the format itself sets apart (a running header, a footnote), and the reason.

    It begins and ends with a line; the reason is one of those of noise.
    """

    start: int
    end: int
    reason: str


class Layout(NamedTuple):
    """All offsets are of the source text, in order.

    ``pages``: where each page begins, empty for formats without pages. ``asides``: what stands in the text and belongs
    to no report. ``headings``: ``(start, level)`` of lines whose style says that they are headings, levels from 1.
    """

    pages: tuple[int, ...] = ()
    asides: tuple[Aside, ...] = ()
    headings: tuple[tuple[int, int], ...] = ()


PLAIN = Layout()

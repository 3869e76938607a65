"""Lines as they are printed on pages, for formats that know where each stands and not where paragraphs end."""

from __future__ import annotations

from typing import NamedTuple


class PrintedLine(NamedTuple):
    """A line of a page, in points from the page's left and top edge; ``size`` is the height of its characters."""

    page: int
    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float

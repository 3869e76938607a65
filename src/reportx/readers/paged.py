"""Lines as they are printed on pages, for formats that know where each stands and not where paragraphs end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportx.readers.extracted import Extracted
from reportx.text.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Sequence


class PrintedLine(NamedTuple):
    """A line of a page, in points from the page's left and top edge; ``size`` is the height of its characters."""

    page: int
    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


def paragraphs(lines: Sequence[PrintedLine], pages: int | None = None) -> Extracted:
    """The text of printed lines, a paragraph a line, with pages and asides.

    ``lines`` may come in any order within their page and may be pieces of lines: what stands at one height is put
    together. ``page`` counts from 1; ``pages`` is how many the file has, where the last ones may be without lines.
    """
    starts: list[int] = []
    text = ""
    for line in lines:
        while len(starts) < line.page:
            starts.append(len(text))
        text += line.text + "\n"
    starts += [len(text)] * ((pages or 0) - len(starts))
    return Extracted(text, Layout(tuple(starts)))

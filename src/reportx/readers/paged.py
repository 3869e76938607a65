"""Lines as they are printed on pages, for formats that know where each stands and not where paragraphs end.

Each page's pieces become rows in reading order (``rows``), what is no text is told apart (``page_furniture``), and
rows that the width of the page broke are joined (``reportx.text.joining``).
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from reportx.readers.extracted import Extracted
from reportx.readers.page_furniture import body_size, furniture
from reportx.readers.rows import Row, rows_of
from reportx.text.joining import (
    SetLine,
    at_share,
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
from reportx.text.layout import Aside, Layout

if TYPE_CHECKING:
    from collections.abc import Sequence

# Em by which a full row may miss the right edge.
_SLACK = 0.4


class PrintedLine(NamedTuple):
    """A line of a page, in points from the page's left and top edge; ``size`` is the height of its characters."""

    page: int
    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


class _Body(NamedTuple):
    """Where the text of a column begins and ends and how far its rows are apart, in points."""

    left: float
    right: float
    pitch: float


class _Placed(NamedTuple):
    """A row of a page with its reason, where it is no text, else as the joining sees it."""

    row: Row
    reason: str | None
    line: SetLine | None = None


def paragraphs(lines: Sequence[PrintedLine], pages: int | None = None) -> Extracted:
    """The text of printed lines, a paragraph a line, with pages and asides.

    ``lines`` may come in any order within their page and may be pieces of lines: what stands at one height is put
    together. ``page`` counts from 1; ``pages`` is how many the file has, where the last ones may be without lines.
    """
    count = max([line.page for line in lines], default=0)
    sheets: list[list[PrintedLine]] = [[] for _ in range(max(count, pages or 0))]
    for line in lines:
        if line.text.strip():
            sheets[line.page - 1].append(line)
    rows = rows_of(sheets)
    if not any(rows):
        return Extracted("", Layout(tuple(0 for _ in rows)))
    size = body_size(rows)
    marked = furniture(rows, size)
    placed = _place(rows, marked, size)
    return _assemble(placed, len(rows))


def _place(pages: list[list[Row]], marked: list[dict[int, str]], size: float) -> list[_Placed]:
    """All rows in order, those of the text as the joining sees them."""
    flat = [(row, marked[number].get(at)) for number, rows in enumerate(pages) for at, row in enumerate(rows)]
    text = [row for row, reason in flat if reason is None]
    bodies = _bodies(text, size)
    above: Row | None = None
    placed = []
    for row, reason in flat:
        if reason is not None:
            placed.append(_Placed(row, reason))
            continue
        body = bodies[row.page, row.column]
        gap = 0.0
        if above and (above.page, above.column) == (row.page, row.column):
            gap = max(0.0, (row.bottom - above.bottom - body.pitch) / size)
        placed.append(_Placed(row, None, _set(row, body, gap, size)))
        above = row
    return placed


def _set(row: Row, body: _Body, gap: float, size: float) -> SetLine:
    return SetLine(
        row.text,
        (row.left - body.left) / size,
        (row.right - body.left) / size,
        em_width(first_word(row.text)) * row.size / size,
        (body.right - body.left) / size,
        gap,
        row.size / size,
        row.table or is_row(row.text),
    )


def _bodies(rows: list[Row], size: float) -> dict[tuple[int, int], _Body]:
    """The body of each column of each page: its own where it has rows enough, else that of all pages."""
    columns: dict[tuple[int, int], list[Row]] = defaultdict(list)
    overall: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        columns[row.page, row.column].append(row)
        overall[row.column].append(row)
    usual = {column: _body(members, size) for column, members in overall.items()}
    bodies = {}
    for (page, column), members in columns.items():
        common = usual[column]
        body = _body(members, size) if len(members) >= 6 else common
        # A page of first lines alone shows their indent for its edge.
        if 1.4 <= (body.left - common.left) / size <= 2.6:
            body = body._replace(left=common.left)
        # One of short lines alone shows no edge at all.
        if body.right < common.right - 2 * size:
            body = body._replace(right=common.right)
        bodies[page, column] = body
    return bodies


def _body(rows: list[Row], size: float) -> _Body:
    usual = [row for row in rows if abs(row.size - size) < 0.1 * size and not row.table] or rows
    widest = at_share((row.right - row.left for row in usual), 0.95)
    full = [row for row in usual if row.right - row.left >= 0.75 * widest]
    open_rows = [row.right for row in full if not has_ended(row.text)] or [row.right for row in full]
    right = at_share(open_rows, 0.6)
    steps = [b.bottom - a.bottom for a, b in itertools.pairwise(rows) if a.page == b.page and b.bottom > a.bottom]
    return _Body(at_share((row.left for row in full), 0.1), right, at_share(steps, 0.4) if steps else 2 * size)


def _assemble(placed: list[_Placed], pages: int) -> Extracted:
    lines = [item.line for item in placed if item.line is not None]
    setting = setting_of(lines, _SLACK)
    made = _Made(pages)
    above: SetLine | None = None
    for item in placed:
        if item.line is None:
            made.set_apart(item.row, item.reason or "")
            continue
        if above is not None and goes_on(above, item.line, setting):
            made.go_on(item.row, above)
            above = item.line._replace(first=False)
        else:
            made.begin(item.row)
            above = item.line
    return made.extracted()


class _Made:
    """The text as it grows; what stands between the halves of a paragraph waits until it is whole."""

    def __init__(self, pages: int) -> None:
        self.starts: list[int | None] = [None] * pages
        self.done: list[str] = []
        self.length = 0
        self.paragraph = ""
        self.waiting: list[tuple[Row, str]] = []
        self.asides: list[Aside] = []

    def begin(self, row: Row) -> None:
        self._close()
        self._note_page(row, self.length)
        self.paragraph = row.text

    def go_on(self, row: Row, above: SetLine) -> None:
        if is_hyphenated(self.paragraph, row.text):
            self.paragraph = self.paragraph[:-1]
        else:
            # A digit is half as wide as a Chinese character.
            brim = above.right + 0.5 > above.room - _SLACK
            blank = parts_words(self.paragraph, row.text)
            self.paragraph += joint(self.paragraph, row.text, blank=blank, brim=brim)
        self._note_page(row, self.length + len(self.paragraph))
        self.paragraph += row.text

    def set_apart(self, row: Row, reason: str) -> None:
        self.waiting.append((row, reason))

    def extracted(self) -> Extracted:
        self._close()
        starts: list[int] = []
        following = self.length
        for start in reversed(self.starts):
            following = start if start is not None else following
            starts.append(following)
        return Extracted("".join(self.done), Layout(tuple(reversed(starts)), tuple(self.asides)))

    def _close(self) -> None:
        if self.paragraph:
            self._put(self.paragraph)
        self.paragraph = ""
        for row, reason in self.waiting:
            self._note_page(row, self.length)
            self.asides.append(Aside(self.length, self.length + len(row.text), reason))
            self._put(row.text)
        self.waiting = []

    def _put(self, text: str) -> None:
        self.done.append(text + "\n")
        self.length += len(text) + 1

    def _note_page(self, row: Row, position: int) -> None:
        if self.starts[row.page - 1] is None:
            self.starts[row.page - 1] = position


def page_list(numbers: list[int]) -> str:
    """Page numbers as 1、3—5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return "、".join(str(first) if first == last else f"{first}—{last}" for first, last in runs)

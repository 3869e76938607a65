"""Tables of pages: those that hold data are told from those that lay a page out, and give a line per row."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reportx.readers.html_walk import Page, PageLine

_MOST_COLUMNS, _MOST_ROWS = 60, 500
# The longest cell of a table of data, in characters; of one with lines drawn or with head cells.
_LONGEST, _LONGEST_RULED = 120, 600


class Cell(NamedTuple):
    """The place of a cell: the table's number on the page, row and column from 0."""

    grid: int
    row: int
    column: int


@dataclass(slots=True)
class Grid:
    """A table while it is read: where its next cell goes, which cells reach into the rows below, how wide it is."""

    ruled: bool = False
    nested: bool = False
    row: int = -1
    column: int = 0
    following: int = 0
    below: dict[int, int] = field(default_factory=dict)
    widths: dict[int, int] = field(default_factory=dict)
    captions: set[int] = field(default_factory=set)

    def next_row(self) -> None:
        self.row += 1
        self.following = 0
        self.below = {column: rows - 1 for column, rows in self.below.items() if rows > 1}
        self.widths[self.row] = max(self.below, default=-1) + 1

    def next_cell(self, across: str | None, down: str | None) -> None:
        if self.row < 0:
            self.next_row()
        while self.following in self.below:
            self.following += 1
        self.column = self.following
        width, height = _span(across, _MOST_COLUMNS), _span(down, _MOST_ROWS)
        self.captions.discard(self.row)
        if self.following == 0 and width > 1:
            self.captions.add(self.row)  # the only cell of its row, as long as no other follows
        self.following += width
        if height > 1:
            self.below |= dict.fromkeys(range(self.column, min(self.following, _MOST_COLUMNS)), height)
        self.widths[self.row] = max(self.widths[self.row], min(self.following, _MOST_COLUMNS))

    def cell(self, number: int) -> Cell | None:
        """Where a text stands now; None for what stands in no cell."""
        return Cell(number, self.row, self.column) if self.row >= 0 else None


def _span(given: str | None, most: int) -> int:
    return min(int(given), most) if given and given.isdecimal() and len(given) < 6 and int(given) else 1


def join_rows(page: Page) -> list[PageLine]:
    """The lines of the page; a row of data is one, its cells joined by `` | ``, and empty cells keep their place."""
    texts: dict[int, dict[Cell, list[PageLine]]] = defaultdict(lambda: defaultdict(list))
    for line in page.lines:
        if line.cell is not None and not page.grids[line.cell.grid].nested:
            texts[line.cell.grid][line.cell].append(line)
    data = {number for number, cells in texts.items() if _is_data(page.grids[number], cells)}
    lines: list[PageLine] = []
    last: tuple[int, int] | None = None
    for line in page.lines:
        if line.cell is None or line.cell.grid not in data:
            last = None
            lines.append(line)
            continue
        row = line.cell[:2]
        if row != last:
            lines.append(_row(line, texts[line.cell.grid], page.grids[line.cell.grid]))
        last = row
    return lines


def _is_data(grid: Grid, cells: dict[Cell, list[PageLine]]) -> bool:
    rows = Counter(cell.row for cell in cells)
    longest = max(sum(len(line.text) for line in lines) for lines in cells.values())
    full = sum(1 for count in rows.values() if count > 1)
    return full > 1 and 2 * full >= len(rows) and longest <= (_LONGEST_RULED if grid.ruled else _LONGEST)


def _row(first: PageLine, cells: dict[Cell, list[PageLine]], grid: Grid) -> PageLine:
    assert first.cell is not None
    number, row, _ = first.cell
    width = 1 if row in grid.captions else grid.widths[row]
    found = [cells.get(Cell(number, row, column), []) for column in range(width)]
    first.text = " | ".join(map(_closed_up, found)).strip()
    members = [line for lines in found for line in lines]
    first.links = sum(line.links for line in members)
    first.anchors = sum(line.anchors for line in members)
    return first


def _closed_up(lines: list[PageLine]) -> str:
    """The lines of a cell as one; words that are written with letters keep a blank between them."""
    text = "\n".join(line.text.strip() for line in lines)
    return re.sub(r"(?<=[A-Za-z0-9])\n(?=[A-Za-z0-9])", " ", text).replace("\n", "")

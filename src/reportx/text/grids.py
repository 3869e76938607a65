"""Tables in running text: rows a line each, cells parted by bars, or by tabs in the source.

A reader of documents writes a table row as one line with `` | `` between its cells; dumps of text hold such lines,
tables of Markdown and tables drawn with box characters. In the clean view every bar is ``|`` (``with_bars`` does that
for tabs), so one look at the lines finds them all.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportx.text.lines import Line

_BAR = "|"
_TALL, _WIDE = 3, 3  # a table without figures has at least so many rows and columns
_LONGEST_TITLE = 60
_WORD = re.compile(r"\w")
_RULE = re.compile(r"[\s|+:=\-—═╌-╬┄-┋┌-╋]+")  # lines between rows: |---|---|, ├──┼──┤
_FIGURE = re.compile(r"(?:人民币|折[合价]|共|[<>≥≤~约近超逾])?\s?[+\-]?\d[\d,.]*\s?(?:[^\W\d_]{0,4}|[%％‰])")
_NOTE = re.compile(r"(?:备?注|说明|(?:资料|数据)来源)\s?\d?:")
# A line that names a table or its unit, and no heading: 表1 …, …统计表(单位:件), 单位:万元.
_TITLE = re.compile(
    r"(?!.{1,3}[、.)])(?:.*(?:表|一览|统计|明细|汇总)(?:\([^()]{1,16}\))?|附?表\s?\d.*|.*\((?:计量)?单位:[^()]{1,12}\))"
    r"|[(\[]?单位:.{1,12}"
)
_TITLES = 2


class Cell(NamedTuple):
    """A cell without its surrounding blanks: ``text == view.text[start:end]``."""

    start: int
    end: int
    text: str


class Grid(NamedTuple):
    """A table: its rows of ``width`` cells (missing ones are empty), and the lines around them.

    ``first`` and ``last`` are indexes of its lines, rules between rows among them; ``title`` are the lines right above
    that name the table or its unit, outermost first; ``above`` is the line over these; ``notes`` counts notes below.
    """

    rows: list[list[Cell]]
    width: int
    first: int
    last: int
    title: list[Line]
    above: Line | None
    notes: int

    def lines(self) -> range:
        """The indexes of all lines that belong to the table."""
        return range(self.first - len(self.title), self.last + self.notes + 1)


def find_grids(lines: list[Line]) -> list[Grid]:
    """The tables among ``lines``: at least two neighbours with as many cells, of which one is a figure."""
    grids: list[Grid] = []
    index = 0
    while index < len(lines):
        stop = _run_end(lines, index)
        grid = _grid(lines, index, stop) if stop > index + 1 else None
        if grid is not None:
            grids.append(grid)
        index = max(stop, index + 1)
    return grids


def walled(text: str, lines: list[Line], grids: list[Grid]) -> str:
    """``text`` with a bar for every line end around the rows of tables: no numeral reaches into the next row."""
    rows = {index for grid in grids for index in range(max(0, grid.first - 1), grid.last + 1)}
    ends = sorted(lines[index].end for index in rows if lines[index].end < len(text))
    pieces, done = [], 0
    for end in ends:
        if text[end] == "\n" or text[end] == " ":
            pieces += [text[done:end], _BAR]
            done = end + 1
    return "".join([*pieces, text[done:]])


def with_bars(text: str) -> str:
    """``text`` with a bar for every tab of a table: neighbours with tabs inside, of which one cell is a figure.

    Two of them at least have as many tabs as any.
    """
    lines = text.split("\n")
    done: list[str] = []
    index = 0
    while index < len(lines):
        stop = index
        # A tab that only indents parts no cells.
        while stop < len(lines) and "\t" in lines[stop].strip():
            stop += 1
        stop = max(stop, index + 1)
        run = lines[index:stop]
        tabs = [line.count("\t") for line in run]
        if (
            tabs.count(max(tabs)) > 1
            and max(tabs)
            and any(_FIGURE.fullmatch(cell.strip()) for line in run for cell in line.split("\t"))
        ):
            run = [line.replace("\t", _BAR) for line in run]
        done += run
        index = stop
    return "\n".join(done)


def _run_end(lines: list[Line], first: int) -> int:
    """The index behind the run of rows that begins at ``first``; one empty line may part them, between all of them."""
    stop = first + 1
    if not _is_row(lines[first].text):
        return stop
    gap = lines[stop].blank_before if stop < len(lines) else 0
    while gap <= 1 and stop < len(lines) and _is_row(lines[stop].text) and lines[stop].blank_before == gap:
        stop += 1
    return stop


def _is_row(text: str) -> bool:
    return _BAR in text or _is_rule(text)


def _is_rule(text: str) -> bool:
    return not _WORD.search(text) and _RULE.fullmatch(text) is not None


def _grid(lines: list[Line], first: int, stop: int) -> Grid | None:
    """The table of ``lines[first:stop]``; None where it is none."""
    found = [line for line in lines[first:stop] if not _is_rule(line.text)]
    framed = len(found) > 1 and all(line.text[0] == _BAR == line.text[-1] and len(line.text) > 2 for line in found)
    rows = [list(_cells(line, framed=framed)) for line in found]
    counts = Counter(map(len, rows))
    width, often = max(counts.items(), key=lambda count: (count[1], count[0]), default=(0, 0))
    # Of a header with fewer cells than the rows nobody can tell which columns it names.
    rows = [row for row in rows if len(row) == width or (2 <= len(row) < width and any(map(_is_figure, row)))]
    figures = sum(_is_figure(cell) for row in rows for cell in row)
    if often < 2 or width < 2 or not (figures or (often >= _TALL and width >= _WIDE)):
        return None
    title = _title(lines, first)
    above = lines[first - len(title) - 1] if first > len(title) else None
    notes = next((n for n, line in enumerate(lines[stop:]) if not _NOTE.match(line.text)), len(lines) - stop)
    names = min((_names(row) for row in rows if len(row) == width), default=1)
    return Grid([_filled(row, width, names) for row in rows], width, first, stop - 1, title, above, notes)


def _cells(line: Line, *, framed: bool) -> Iterator[Cell]:
    start, end = (line.start + 1, line.end - 1) if framed else (line.start, line.end)
    text = line.text[start - line.start : end - line.start]
    bars = [match.start() for match in re.finditer(re.escape(_BAR), text)]
    for before, after in pairwise([-1, *bars, len(text)]):
        piece = text[before + 1 : after]
        begin = start + before + 1 + len(piece) - len(piece.lstrip())
        words = piece.strip()
        yield Cell(begin, begin + len(words), words)


def _names(row: list[Cell]) -> int:
    """How many cells stand before the first figure of a row, a serial number among them."""
    return next((index for index, cell in enumerate(row) if index and _is_figure(cell)), len(row))


def _is_figure(cell: Cell) -> bool:
    return _FIGURE.fullmatch(cell.text) is not None


def _filled(row: list[Cell], width: int, names: int) -> list[Cell]:
    """A row with as many cells as the table has: those of a total may be missing among its names, else at its end."""
    missing = [Cell(row[-1].end, row[-1].end, "")] * (width - len(row))
    if len(missing) < names and all(map(_is_figure, row[1:])):
        return [row[0], *missing, *row[1:]]
    return [*row, *missing]


def _title(lines: list[Line], first: int) -> list[Line]:
    """The lines right above a table that name it or its unit, outermost first."""
    index = first
    while index > max(0, first - _TITLES) and _is_title(lines[index - 1].text):
        index -= 1
    return lines[index:first]


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and _TITLE.fullmatch(text) is not None

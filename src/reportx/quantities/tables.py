"""Figures in tables: their unit and time come from headers, and what is no amount is told by its column.

A figure that fills its cell gets an ``Entry`` with the words that name it: those of the headers above it, and those of
the cells that open its row. Numbers inside the sentences of a cell stay what the scanner made of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING

from reportx.numerals import arabic
from reportx.quantities.columns import YEAR, Column, Table, column_pattern, is_nothing, kind_of_words, read_columns
from reportx.quantities.entries import Entry, UnitSource
from reportx.quantities.figures import Figure
from reportx.quantities.headers import UnitSign, read_unit, split_unit
from reportx.quantities.scan import scan
from reportx.text.grids import walled

if TYPE_CHECKING:
    from reportx.text import Line
    from reportx.text.grids import Cell, Grid

_BARE = re.compile(r"(?P<sign>[+\-]?)(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)")
_TIMED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBERED = re.compile(r"附?[图表]\s?(?P<number>[\d一二三四五六七八九十]+)")
_WORD = re.compile(r"\w")
_DIGITS = 15  # more are a serial number, as in ``scan``
_POWERS = tuple("十百千万亿")
_ONE = Decimal(1)
_NEAR = 60  # characters of the line above that may say what a table is about


def scan_tables(text: str, start: int, end: int, lines: list[Line], grids: list[Grid]) -> list[Figure]:
    """All figures of ``text[start:end]`` as ``scan`` finds them, those of ``grids`` read as entries of tables."""
    reader = _Reader(text, scan(walled(text, lines, grids), start, end))
    for grid in grids:
        reader.read(grid)
    return reader.figures


class _Reader:
    """Lays what the cells of tables say over the figures of a scan."""

    def __init__(self, text: str, figures: list[Figure]) -> None:
        self._text = text
        self.figures = figures

    def read(self, grid: Grid) -> None:
        table = read_columns(grid)
        above = self._text[max(grid.above.start, grid.above.end - _NEAR) : grid.above.end] if grid.above else ""
        for row in table.headers:
            for cell in row:
                self._read_header(cell)
        for start, _, words in table.titles:
            self._name_unit(start, words)
            self._read_title(start, words)
        held: dict[int, Cell] = {}
        for number, row in enumerate(table.body):
            self._read_row(table, row, _Row(self._text, table, number, held, above))

    def _read_header(self, cell: Cell) -> None:
        if YEAR.fullmatch(cell.text):
            self._put(cell.start, cell.end, Figure(cell.start, cell.end, "date", "table_year"))
        self._name_unit(cell.start, cell.text)

    def _read_title(self, start: int, words: str) -> None:
        """The number of a table (表1) counts nothing."""
        number = _NUMBERED.match(words)
        for figure in self._in(start + number.start("number"), start + number.end()) if number is not None else ():
            figure.kind, figure.rule = "marker", "table_title"

    def _name_unit(self, start: int, words: str) -> None:
        """The 万元 of a header is no number."""
        named, sign = split_unit(words)
        for figure in self._in(start + len(named), start + len(words)) if sign is not None else ():
            figure.kind, figure.rule = "name", "unit_label"

    def _read_row(self, table: Table, row: list[Cell], names: _Row) -> None:
        for index, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            kind = column.kind or (None if column.names else names.kind(column, index))
            if kind is not None:
                self._tell(cell, kind)
            elif column.units:
                for figure in self._in(cell.start, cell.end):
                    figure.kind, figure.rule = "name", "unit_label"
            elif not column.names and not is_nothing(cell.text):
                self._read_cell(cell, column, names, index)
            elif column.names:
                self._name_unit(cell.start, cell.text)

    def _tell(self, cell: Cell, kind: tuple[str, str]) -> None:
        """A cell of a column whose numbers are no amounts."""
        if _BARE.fullmatch(cell.text):
            self._put(cell.start, cell.end, Figure(cell.start, cell.end, kind[0], kind[1]))
            return
        for figure in self._in(cell.start, cell.end):
            if figure.kind in ("amount", "unknown", "marker") or kind[0] in ("ordinal", "rank"):
                figure.kind, figure.rule = kind

    def _read_cell(self, cell: Cell, column: Column, names: _Row, index: int) -> None:
        figure = self._bare(cell) or self._filling(cell)
        if figure is None:
            return
        source = None
        if figure.unit is None and figure.dimension == "count":
            sign, place = names.unit(column, index)
            if sign is not None:
                powered = self._text[figure.start : figure.number_end].endswith(_POWERS)
                source = _count_in(figure, sign, place, powered=powered)
        figure.entry = names.entry(cell, column, index, source)

    def _bare(self, cell: Cell) -> Figure | None:
        """The figure of a cell that is a number and nothing else."""
        match = _BARE.fullmatch(cell.text)
        value = arabic(match["digits"]) if match is not None else None
        if match is None or value is None or len(match["digits"]) > _DIGITS:
            return None
        figure = Figure(cell.start, cell.end, "amount", "amount", value=-value if match["sign"] == "-" else value)
        figure.number_end = figure.bound_end = cell.end
        figure.bound_start = cell.start
        self._put(cell.start, cell.end, figure)
        return figure

    def _filling(self, cell: Cell) -> Figure | None:
        """The only figure of a cell, where nothing else stands in it."""
        found = self._in(cell.start, cell.end)
        if len(found) != 1 or found[0].kind != "amount":
            return None
        rest = self._text[cell.start : found[0].bound_start] + self._text[found[0].bound_end : cell.end]
        return found[0] if not _WORD.search(column_pattern("beside").sub("", rest)) else None

    def _in(self, start: int, end: int) -> list[Figure]:
        first, last = self._range(start, end)
        return self.figures[first:last]

    def _put(self, start: int, end: int, figure: Figure) -> None:
        first, last = self._range(start, end)
        self.figures[first:last] = [figure]

    def _range(self, start: int, end: int) -> tuple[int, int]:
        first = bisect_left(self.figures, start, key=lambda figure: figure.start)
        return first, bisect_left(self.figures, end, lo=first, key=lambda figure: figure.start)


def _count_in(figure: Figure, sign: UnitSign, place: str, *, powered: bool) -> UnitSource:
    """Give a figure the unit of its header; a number with a power of its own (1.2万) is not multiplied again."""
    figure.unit, figure.dimension, figure.place = sign.word, sign.dimension, sign.place
    factor = _ONE if powered else sign.factor
    figure.value, figure.value_max = _times(figure.value, factor), _times(figure.value_max, factor)
    return UnitSource(place, sign.start, sign.end, factor)


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return value * factor if value is not None else None


class _Row:
    """A row of the body: the words that name it, its unit and its time. ``held`` carries merged cells down."""

    def __init__(self, text: str, table: Table, number: int, held: dict[int, Cell], above: str) -> None:
        self._table, self._number, self._above = table, number, above
        self._row = row = table.body[number]
        self._line = _line(text, row)
        self.role = self._role()
        self._names: dict[int, Cell] = {}
        for index, column in enumerate(table.columns):
            cell = row[index]
            if column.names and not cell.text and self.role != "total" and index in held:
                cell = held[index]
            if column.names and _WORD.search(cell.text):
                self._names[index] = cell
        if self.role != "total":
            held.update(self._names)
        self._titles = [(start, end) for start, end, words in table.titles if _TIMED.search(words)]

    def _role(self) -> str:
        for cell, column in zip(self._row, self._table.columns, strict=True):
            if not (column.names or column.kind):
                break
            role = self._role_of(cell)
            if role:
                return role
        return ""

    @staticmethod
    def _role_of(cell: Cell) -> str:
        for role in ("total", "subtotal"):
            if column_pattern(role).fullmatch(split_unit(cell.text)[0]):
                return role
        return "among" if cell.text and column_pattern("among").match(cell.text) else ""

    def kind(self, column: Column, index: int) -> tuple[str, str] | None:
        """What the name of a row says of its numbers where no header says more: 邮编 | 310000."""
        heads = self._heads(index)
        silent = not column.words or column_pattern("generic").fullmatch(column.words[-1]) or column.time is not None
        if not heads or not silent:
            return None
        words, sign = split_unit(heads[-1][1].text)
        return kind_of_words(words, united=sign is not None)

    def unit(self, column: Column, index: int) -> tuple[UnitSign | None, str]:
        """The unit of a cell and where it is written; a rate takes none but its own or that of rates."""
        if column.unit is not None:
            return column.unit, "header"
        if column.words and column_pattern("rate").fullmatch(column.words[-1]):
            return self._table.percent, "title"
        for other, cell in zip(self._table.columns, self._row, strict=True):
            sign = read_unit(cell.text) if other.units else None
            if sign is not None:
                return sign._replace(start=cell.start, end=cell.end), "column"
        for _, cell in reversed(self._heads(index)):
            sign = split_unit(cell.text)[1]
            if sign is not None:
                return sign._replace(start=cell.start + sign.start, end=cell.start + sign.end), "row"
        return self._table.unit, "title"

    def _heads(self, index: int) -> list[tuple[int, Cell]]:
        """The cells that name the figure in column ``index``: the nearest group of them to its left."""
        left = [(place, cell) for place, cell in self._names.items() if place < index]
        if not left or not self._table.headers:
            return left[-1:]
        columns = self._table.columns
        first = columns[min(place for place, column in enumerate(columns) if column.names)].words
        begin = max((place for place, _ in left if columns[place].words == first), default=left[0][0])
        return [(place, cell) for place, cell in left if place >= begin]

    def entry(self, cell: Cell, column: Column, index: int, unit: UnitSource | None) -> Entry:
        heads = self._heads(index)
        return Entry(
            header=self._header(column, index),
            row=tuple(words for _, head in heads if (words := self._words(head))),
            corner=" ".join(self._table.columns[heads[-1][0]].words[-1:]) if heads else "",
            title="\n".join(words for _, _, words in self._table.titles),
            above=self._above,
            role=self.role if self._table.headers or not heads else self._role_of(heads[-1][1]),
            table=self._table.body[0][0].start,
            line=self._line,
            at=(self._number, index),
            place=(cell.start, cell.end),
            unit=unit,
            time=self._time(column, heads),
        )

    def _header(self, column: Column, index: int) -> tuple[str, ...]:
        """The words above a cell; a mere 占比 is a share of what the column before it counts."""
        if index and column.words and column_pattern("share").fullmatch(column.words[-1]):
            before = self._table.columns[index - 1]
            if not before.names and before.words[-1:] != column.words[-1:]:
                return (*before.words[-1:], *column.words)
        return column.words

    def _words(self, head: Cell) -> str:
        words = (
            column_pattern("among").sub("", split_unit(head.text)[0])
            if self.role == "among"
            else split_unit(head.text)[0]
        )
        summed = column_pattern("total").fullmatch(words) or column_pattern("subtotal").fullmatch(words)
        return "" if summed else words.strip(": ")

    def _time(self, column: Column, heads: list[tuple[int, Cell]]) -> tuple[int, int] | None:
        if column.time is not None:
            return column.time
        dated = [
            cell for cell, one in zip(self._row, self._table.columns, strict=True) if one.kind == ("date", "table_year")
        ]
        dated += [cell for _, cell in heads if _TIMED.match(cell.text)]
        if dated and _TIMED.search(dated[0].text):
            return dated[0].start, dated[0].end
        return self._titles[-1] if self._titles else None


def _line(text: str, row: list[Cell]) -> tuple[int, int]:
    """The range of the line that a row stands on."""
    start = text.rfind("\n", 0, row[0].start) + 1
    end = text.find("\n", row[-1].end)
    return start, end if end >= 0 else len(text)

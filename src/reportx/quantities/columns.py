"""What the rows and columns of a table are: headers, the columns that name rows, units, serial numbers, years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reportx.quantities.headers import UnitSign, implied_unit, read_unit, split_unit, title_unit
from reportx.rules.load import lazy, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportx.rules.lazy import Lazy
    from reportx.text.grids import Cell, Grid

_FIGURE = re.compile(
    r"(?:人民币|折[合价]|共|[<>≥≤~约近超逾])?\s?[+\-]?\d[\d,.]*\s?[万亿]?[余多]?\s?(?:[^\W\d_]{0,4}|[%‰])"
)
YEAR = re.compile(r"(?:19|20)\d\d(?:年度?)?")
_DATE = re.compile(r"(?:19|20)\d\d年.*|\d{1,2}[月日].*")
_TIMED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_UNITS = re.compile(r"(?:计量|统计)?单位")
_BARE = re.compile(r"[+\-]?\d{1,9}(?:\.\d{1,9})?")
_NUMERAL = re.compile(r"[\d一二三四五六七八九十]")
_NUMBER = re.compile(r"\d{2}")
_MOST_HEADERS = 3
_PAIR = 2


class Column(NamedTuple):
    """A column: the words above it, their unit with its place in the view, and the time that they name.

    ``kind`` is the kind and the reason of numbers that are no amounts, ``names`` says that its cells name the rows,
    ``units`` that they are the rows' units.
    """

    words: tuple[str, ...]
    unit: UnitSign | None
    time: tuple[int, int] | None
    kind: tuple[str, str] | None
    names: bool
    units: bool


@dataclass(slots=True, eq=False)
class Table:
    """A grid with its parts told apart; ``titles`` are ranges of the view with their words.

    ``unit`` is what the title says that the figures count in, ``percent`` what it says of rates (单位:件、%).
    """

    headers: list[list[Cell]]
    body: list[list[Cell]]
    columns: list[Column]
    titles: list[tuple[int, int, str]]
    unit: UnitSign | None
    percent: UnitSign | None


def read_columns(grid: Grid) -> Table:
    """The parts of ``grid``."""
    rows = list(grid.rows)
    titles = [(line.start, line.end, line.text) for line in grid.title]
    while len(rows) > 1 and rows[0][0].text and not any(cell.text for cell in rows[0][1:]):
        first = rows.pop(0)[0]
        titles.append((first.start, first.end, first.text))
    count = _header_count(rows)
    headers, body = rows[:count], rows[count:]
    texts = [[cell.text for cell in row] for row in headers]
    body = [row for row in body if [cell.text for cell in row] not in texts]
    columns = _named([_column(headers, body, index) for index in range(grid.width)], body)
    return Table(headers, body, columns, titles, _unit_of(titles, percent=False), _unit_of(titles, percent=True))


@cache
def column_pattern(key: str) -> Lazy:
    """A pattern of the words of tables."""
    return lazy(table("columns")["words"][key])


def is_figure(text: str) -> bool:
    """Whether a cell is a number with its unit, and no year."""
    return _FIGURE.fullmatch(text) is not None and not YEAR.fullmatch(text) and not _DATE.fullmatch(text)


def kind_of_words(words: str, *, united: bool) -> tuple[str, str] | None:
    """The kind and the reason of numbers below, or behind, words that say that they are no amounts."""
    for rule in table("columns")["column"]:
        if (rule.get("unit") or not united) and lazy(rule["pattern"]).fullmatch(words):
            return rule["kind"], rule["id"]
    return None


def is_nothing(text: str) -> bool:
    return column_pattern("nothing").fullmatch(text) is not None


def _header_count(rows: list[list[Cell]]) -> int:
    """How many rows are headers: no figures in them, and each below the first fills what is empty above it."""
    count = 0
    while count < min(_MOST_HEADERS, len(rows) - 1):
        row = rows[count]
        if any(is_figure(cell.text) for cell in row) or not any(cell.text for cell in row):
            break
        if count and not _divides(rows[count - 1], row):
            break
        count += 1
    return 0 if count == 1 and _is_pair(rows) else count


def _divides(above: list[Cell], row: list[Cell]) -> bool:
    """Whether a row of headers stands below spanning ones: it fills what is empty there, or parts what is repeated."""
    if any(cell.text and not upper.text for cell, upper in zip(row, above, strict=True)):
        return True
    pairs = zip(pairwise(above), pairwise(row), strict=True)
    return any(one.text == other.text and left.text != right.text for (one, other), (left, right) in pairs)


def _is_pair(rows: list[list[Cell]]) -> bool:
    """Whether a row without figures is a name with its value like those below it, which have units of their own."""
    if len(rows[0]) != _PAIR:
        return False
    units = {re.sub(r"[\d,.]+", "", row[1].text) for row in rows[1:] if is_figure(row[1].text)}
    words, sign = split_unit(rows[0][1].text)
    if _NUMBER.search(words) and not _TIMED.search(words):
        return True
    known = sign is not None or column_pattern("generic").fullmatch(words) or YEAR.match(words)
    return len(units - {""}) > 1 and not known


def _column(headers: list[list[Cell]], body: list[list[Cell]], index: int) -> Column:
    above = [cell for level in range(len(headers)) if (cell := _above(headers, level, index)) is not None]
    split = [split_unit(cell.text) for cell in above]
    words = tuple(dict.fromkeys(text for text, _ in split if text))
    units = [
        sign._replace(start=cell.start + sign.start, end=cell.start + sign.end)
        for cell, (_, sign) in zip(above, split, strict=True)
        if sign is not None
    ]
    unit = units[-1] if units else None
    cells = [row[index].text for row in body if row[index].text and not is_nothing(row[index].text)]
    if unit is None and words and (implied := implied_unit(words[-1])) is not None:
        shares = implied.is_percent() and not any(_exceeds_one(cell) for cell in cells)
        unit = (
            None
            if shares
            else implied._replace(start=above[-1].start + implied.start, end=above[-1].start + implied.end)
        )
    time = next(((cell.start, cell.end) for cell in reversed(above) if _TIMED.search(cell.text)), None)
    if words and _UNITS.fullmatch(words[-1]) and cells and all(read_unit(cell) for cell in cells):
        return Column(words, None, None, None, names=False, units=True)
    kind = _kind(words, unit, cells, index)
    names = kind is None and bool(cells) and _names_rows(words, unit, cells, first=index == 0)
    return Column(words, unit, time, kind, names=names, units=False)


def _names_rows(words: tuple[str, ...], unit: UnitSign | None, cells: list[str], *, first: bool) -> bool:
    """Whether cells are names; among names a figure may stand (1组), and a header may say that all of them are."""
    figures = sum(is_figure(cell) for cell in cells)
    if not figures or unit is not None or not words:
        return not figures
    named = column_pattern("bodies").fullmatch(words[-1]) or column_pattern("things").fullmatch(words[-1])
    return named is not None and (2 * figures <= len(cells) or (first and not any(map(_BARE.fullmatch, cells))))


def _exceeds_one(text: str) -> bool:
    """Whether a bare number is too large for a fraction (0.985)."""
    return _BARE.fullmatch(text) is not None and abs(Decimal(text)) > 1


def _above(headers: list[list[Cell]], level: int, index: int) -> Cell | None:
    """The header of a column at ``level``: its own cell, or one to the left that spans it."""
    row = headers[level]
    if row[index].text or level == len(headers) - 1:
        return row[index] if row[index].text else None
    if not headers[level + 1][index].text:
        return None
    left = next((place for place in range(index - 1, -1, -1) if row[place].text), None)
    return row[left] if left is not None and headers[level + 1][left].text else None


def _kind(words: Sequence[str], unit: UnitSign | None, cells: list[str], index: int) -> tuple[str, str] | None:
    if words and any(map(_NUMERAL.search, cells)):
        kind = kind_of_words(words[-1], united=unit is not None)
        if kind is not None:
            return kind
    elif not words and index == 0 and cells and cells == [str(number) for number in range(1, len(cells) + 1)]:
        return "ordinal", "table_serial"
    return ("date", "table_year") if cells and all(YEAR.fullmatch(cell) for cell in cells) else None


def _named(columns: list[Column], body: list[list[Cell]]) -> list[Column]:
    """Only the columns before the first figures name rows, and those that repeat their header further on.

    The second of them does only where cells of the first stand for several rows.
    """
    first = next((index for index, one in enumerate(columns) if not (one.names or one.units or one.kind)), len(columns))
    naming = [index for index in range(first) if columns[index].names]
    if len(naming) > 1:
        cells = [row[naming[0]].text for row in body if row[naming[0]].text]
        merged = any(row[naming[1]].text and not row[naming[0]].text for row in body)
        naming = naming[: 2 if merged or len(set(cells)) < len(cells) else 1]
    heads = {columns[index].words for index in naming if columns[index].words}
    return [
        one._replace(names=one.names and (index in naming or (index > first and (not one.words or one.words in heads))))
        for index, one in enumerate(columns)
    ]


def _unit_of(titles: list[tuple[int, int, str]], *, percent: bool) -> UnitSign | None:
    for start, _, text in reversed(titles):
        unit = title_unit(text, percent=percent)
        if unit is not None:
            return unit._replace(start=start + unit.start, end=start + unit.end)
    return None

"""Totals of tables: the rows that a total sums up are its parts, and those that 其中 names."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from reportx.quantities.columns import column_pattern

if TYPE_CHECKING:
    from decimal import Decimal

    from reportx.indicators.find import Item

_FEWEST = 2  # rows that make a sum
_LONGEST = 20  # rows that 其中 reaches over


def link_totals(items: list[Item]) -> None:
    """Set ``part_of`` of the figures in tables, column by column; rates and changes have no parts."""
    columns: dict[tuple[int, int], list[Item]] = {}
    rows: dict[tuple[int, int], list[Item]] = {}
    for item in items:
        entry = item.figure.entry
        if (
            entry is None
            or item.kind != "indicator"
            or item.figure.dimension == "percent"
            or item.code.code == "compare"
        ):
            continue
        columns.setdefault((entry.table, entry.at[1]), []).append(item)
        rows.setdefault((entry.table, entry.at[0]), []).append(item)
    for column in columns.values():
        _link_column(column)
    for row in rows.values():
        _link_row(row)


def _link_row(row: list[Item]) -> None:
    """A column headed 合计 sums up the others of its row, one with 其中 is part of the last without.

    What is part of a total below stays so.
    """
    whole: Item | None = None
    for item in row:
        if not _is_among(item):
            whole = item
        elif whole is not None and item.part_of is None and _alike(whole, item):
            item.part_of, item.linked = whole, "table_among"
    for item in row:
        entry = item.figure.entry
        if entry is not None and entry.header and column_pattern("total_column").fullmatch(entry.header[-1]):
            others = [other for other in row if other is not item and other.part_of is None]
            _link(item, others)


def _link_column(column: list[Item]) -> None:
    """Subtotals sum up the rows above them, totals these or all rows above or below."""
    open_rows: list[Item] = []
    sums: list[Item] = []
    for index, item in enumerate(column):
        role = _role(item)
        if role == "among":
            _link_among(column, index)
        elif role == "subtotal":
            _link(item, open_rows)
            sums.append(item)
            open_rows = []
        elif role == "total":
            plain = [row for row in column if row is not item and not _role(row)]
            below = column[index + 1 :]
            for rows in (sums, [*sums, *open_rows], open_rows, plain, below):
                if _link(item, rows):
                    break
        else:
            open_rows.append(item)


def _link_among(column: list[Item], index: int) -> None:
    """其中 and the rows below it, as far as they sum up to the row above; else the row with 其中 alone."""
    whole = next((row for row in reversed(column[:index]) if _role(row) != "among"), None)
    if whole is None or not _alike(whole, column[index]):
        return
    column[index].part_of, column[index].linked = whole, "table_among"
    below = list(takewhile(lambda row: not _role(row), column[index + 1 : index + _LONGEST]))
    for count in range(len(below), 0, -1):
        if _link(whole, [column[index], *below[:count]], "table_among"):
            return


def _link(whole: Item, rows: list[Item], rule: str = "table_total") -> bool:
    """Make ``rows`` parts of ``whole`` where they come to it; whether they do."""
    if len(rows) < _FEWEST or not all(_alike(whole, row) for row in rows) or _sum(rows) != whole.figure.value:
        return False
    for row in rows:
        row.part_of, row.linked = whole, rule
    return True


def _is_among(item: Item) -> bool:
    entry = item.figure.entry
    return entry is not None and any(column_pattern("among").match(words) for words in entry.header)


def _alike(whole: Item, part: Item) -> bool:
    return part.figure.unit == whole.figure.unit and part.figure.value is not None and whole.figure.value is not None


def _sum(rows: list[Item]) -> Decimal:
    values = [row.figure.value for row in rows if row.figure.value is not None]
    return sum(values[1:], values[0])


def _role(item: Item) -> str:
    return item.figure.entry.role if item.figure.entry is not None else ""

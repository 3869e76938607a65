"""Reports side by side: what each says of the same thing, what changed, and what cannot be compared and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportx.analysis.changes import change
from reportx.analysis.growth import growth_rows
from reportx.analysis.items import CATCH_ALL, GROWTH, items
from reportx.analysis.pairing import rows
from reportx.analysis.report_notes import notes, twins
from reportx.analysis.targets import targets
from reportx.model.compared import Compared, Row
from reportx.model.selection import EVERYTHING, Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reportx.model.compared import Change, Column, Item


def compare(columns: Sequence[Column], selection: Selection = EVERYTHING) -> Compared:
    """The comparison of reports; ``selection`` says which rows are wanted, it does not change what is paired."""
    reports = tuple(column.report for column in columns)
    table = _Table(len(columns), twins(reports))
    told = [items(column, number) for number, column in enumerate(columns)]
    found = sorted((table.row(home) for home in rows(told, table.twins)), key=_order(told))
    wanted = [row for row in found if _is_wanted(row, selection)]
    shared = [row for row in wanted if row.spoken > 1]
    alone = [item for row in wanted if row.spoken == 1 for item in row.cells if item]
    grown = sorted((table.row(home) for home in growth_rows(columns)), key=_planned_last)
    return Compared(
        reports,
        tuple(notes(reports)),
        tuple(row for row in shared if row.first.code not in CATCH_ALL),
        tuple(row for row in shared if row.first.code in CATCH_ALL),
        tuple(row for row in grown if _is_wanted(row, selection)),
        tuple(one for one in targets(reports, told) if selection.holds(one.planned.one)),
        tuple(sorted(alone, key=lambda item: (item.column, item.place))),
        tuple(_left_out(column, number, grown) for number, column in enumerate(columns)),
    )


class _Table(NamedTuple):
    """How many columns there are (``width``), and which of them are of one body and time."""

    width: int
    twins: frozenset[tuple[int, int]]

    def row(self, home: Iterable[Item]) -> Row:
        """The row of what belongs together."""
        cells: list[Item | None] = [None] * self.width
        for item in home:
            cells[item.column] = item
        choices = [(number, self._changes(item, cells)) for number, item in enumerate(cells) if item]
        base, changes = max(choices, key=lambda choice: sum(one.comparable for one in choice[1] if one))
        return Row(base, tuple(cells), changes)

    def _changes(self, base: Item, cells: Sequence[Item | None]) -> tuple[Change | None, ...]:
        return tuple(
            change(base, item, twins=(min(base.column, column), max(base.column, column)) in self.twins)
            if item and item is not base
            else None
            for column, item in enumerate(cells)
        )


def _is_wanted(row: Row, selection: Selection) -> bool:
    return any(selection.holds(item.one) for item in row.cells if item)


def _left_out(column: Column, number: int, grown: Sequence[Row]) -> int:
    """How many changes the report tells that are not compared."""
    shown = [item for row in grown if (item := row.cells[number])]
    told = sum(one.code == GROWTH for one in column.observations)
    return told - sum(1 + len(item.repeats) for item in shown)


def _planned_last(row: Row) -> tuple[object, ...]:
    return (row.first.status == "planned", row.base, next(item.place for item in row.cells if item))


def _order(told: Sequence[Sequence[Item]]) -> Callable[[Row], tuple[object, ...]]:
    """Done before planned, then groups and codes as the reports first name them, then the places in the text."""
    groups: dict[str, int] = {}
    codes: dict[str, int] = {}
    for item in (item for column in told for item in column):
        groups.setdefault(item.one.group, len(groups))
        codes.setdefault(item.one.code, len(codes))

    def key(row: Row) -> tuple[object, ...]:
        first = row.first
        place = next(item.place for item in row.cells if item)
        return (first.status == "planned", groups[first.group], codes[first.code], row.is_part, row.base, place)

    return key

"""Reports side by side: what each says of the same thing, what changed, and what cannot be compared and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.analysis.changes import change
from reportx.analysis.pairing import CATCH_ALL, LEFT_OUT, items, rows
from reportx.model.compared import Compared, Note, Row, Target
from reportx.model.selection import EVERYTHING, Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reportx.model.compared import Change, Column, Item
    from reportx.model.observation import Observation, ReportFacts


def compare(columns: Sequence[Column], selection: Selection = EVERYTHING) -> Compared:
    """The comparison of reports; ``selection`` says which rows are wanted, it does not change what is paired."""
    told = [items(column, number) for number, column in enumerate(columns)]
    found = sorted((_row(home, len(columns)) for home in rows(told)), key=_order(told))
    wanted = [row for row in found if any(selection.holds(item.one) for item in row.cells if item)]
    shared = [row for row in wanted if row.spoken > 1]
    reports = tuple(column.report for column in columns)
    alone = [item for row in wanted if row.spoken == 1 for item in row.cells if item]
    return Compared(
        reports,
        tuple(_notes(reports)),
        tuple(row for row in shared if row.first.code not in CATCH_ALL),
        tuple(row for row in shared if row.first.code in CATCH_ALL),
        tuple(one for one in _targets(reports, told) if selection.holds(one.planned.one)),
        tuple(sorted(alone, key=lambda item: (item.column, item.place))),
        tuple(sum(one.code in LEFT_OUT for one in column.observations) for column in columns),
    )


def _row(home: Iterable[Item], count: int) -> Row:
    cells: list[Item | None] = [None] * count
    for item in home:
        cells[item.column] = item
    choices = [(number, _changes(item, cells)) for number, item in enumerate(cells) if item]
    base, changes = max(choices, key=lambda choice: sum(one.comparable for one in choice[1] if one))
    return Row(base, tuple(cells), changes)


def _changes(base: Item, cells: Sequence[Item | None]) -> tuple[Change | None, ...]:
    return tuple(change(base, item) if item and item is not base else None for item in cells)


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


def _notes(reports: Sequence[ReportFacts]) -> Iterator[Note]:
    """What stands between each report and the first one."""
    base = reports[0]
    for number, report in enumerate(reports[1:], 1):
        if report.kind != base.kind:
            yield Note("kind", 0, number)
        if report.level != base.level:
            yield Note("level", 0, number)
        first, second = _years(base), _years(report)
        if first is None or second is None:
            continue
        if len(first) != len(second):
            yield Note("period", 0, number)
        if same_body(base, report):
            if set(first) & set(second):
                yield Note("overlap", 0, number)
        elif first != second:
            yield Note("years", 0, number)


def _years(report: ReportFacts) -> range | None:
    period = report.plan_period if report.kind == "plan" else report.review_period
    ends = [int(end) for end in (period or "").split("-") if len(end) == 4 and end.isdigit()]
    return range(ends[0], ends[-1] + 1) if ends else None


def same_body(first: ReportFacts, second: ReportFacts) -> bool:
    """Whether both are reports of one body, whichever its term."""
    return first.region is not None and (first.region, first.level, first.kind) == (
        second.region,
        second.level,
        second.kind,
    )


def _targets(reports: Sequence[ReportFacts], told: Sequence[Sequence[Item]]) -> Iterator[Target]:
    for earlier, planner in enumerate(reports):
        for later, doer in enumerate(reports):
            if earlier != later and same_body(planner, doer):
                yield from _kept(told[earlier], told[later], doer.year)


def _kept(planned: Sequence[Item], done: Sequence[Item], year: int | None) -> Iterator[Target]:
    """Plans of one report for a year, set against what the other says was done in it."""
    if year is None:
        return
    wanted = {
        (item.column, item.place): item for item in planned if item.one.status == "planned" and item.one.year == year
    }
    # For pairing, a plan is taken for what it would be when done.
    taken = [item._replace(one=item.one._replace(status="done"), offset=0) for item in wanted.values()]
    facts = [item for item in done if item.one.status != "planned" and item.one.year == year]
    pairs = [home for home in rows([taken, facts]) if len(home) == 2]
    for home in sorted(pairs, key=lambda home: min(item.place for item in home if (item.column, item.place) in wanted)):
        plan, fact = sorted(home, key=lambda item: (item.column, item.place) not in wanted)
        reasons = change(plan, fact).reasons
        reached = None if reasons else _reached(plan.one, fact.one)
        yield Target(wanted[plan.column, plan.place], fact, reached, reasons)


def _reached(plan: Observation, fact: Observation) -> bool | None:
    """Whether at least what was planned was done, or at most where that was the plan."""
    assert plan.value is not None
    assert fact.value is not None
    if plan.bound == "at_most":
        return None if fact.bound != "exact" else fact.value <= plan.value
    if fact.value >= plan.value and fact.bound not in ("at_most", "about"):
        return True
    return False if fact.bound == "exact" else None

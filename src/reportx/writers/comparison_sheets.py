"""A comparison as tables for other programs, and as one table for a document."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reportx.messages import say
from reportx.writers.comparison_lines import lines, sections
from reportx.writers.comparison_names import short_names
from reportx.writers.exports.sheets import Cell, Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportx.model.compared import Change, Compared, Item, Row
    from reportx.model.observation import Observation
    from reportx.writers.exports.sheets import Kind

_ROW = (
    Column("section"),
    Column("code"),
    Column("name"),
    Column("group"),
    Column("label"),
    Column("status"),
    Column("part", "boolean"),
)
_VALUE: tuple[tuple[str, Kind], ...] = (
    ("value", "number"),
    ("value_max", "number"),
    ("unit", "text"),
    ("bound", "text"),
    ("label", "text"),
    ("scope", "text"),
    ("sentence", "text"),
    ("line", "integer"),
    ("page", "integer"),
    ("id", "text"),
)
_CHANGE: tuple[tuple[str, Kind], ...] = (
    ("comparable", "boolean"),
    ("difference", "number"),
    ("difference_max", "number"),
    ("difference_bound", "text"),
    ("percent", "number"),
    ("percent_max", "number"),
    ("reasons", "text"),
    ("remarks", "text"),
)
_TARGET = (
    Column("code"),
    Column("label"),
    Column("planned", "number"),
    Column("planned_max", "number"),
    Column("planned_bound"),
    Column("done", "number"),
    Column("done_bound"),
    Column("unit"),
    Column("outcome"),
    Column("reasons"),
    Column("planned_in"),
    Column("planned_line", "integer"),
    Column("done_in"),
    Column("done_line", "integer"),
)
_REPORT = ("source", "document", "report", "title", "organization", "region", "level", "kind", "review_period")


def comparison_sheets(found: Compared, *, for_people: bool) -> list[Sheet]:
    """All tables of a comparison; for people the one that they see."""
    names = short_names(found.reports, for_people=for_people)
    if for_people:
        return [_shown(found, names)]
    names = [name.replace(" ", "_") for name in names]
    return [_values(found, names), _targets(found, names), _reports(found, names)]


def _values(found: Compared, names: Sequence[str]) -> Sheet:
    """A row a thing, what one report alone says among them; the fields of each report bear its short name."""
    columns = list(_ROW)
    for name in names:
        columns += [Column(f"{field}_{name}", kind) for field, kind in _VALUE]
    if len(names) == 2:
        columns += [Column(field, kind) for field, kind in _CHANGE]
    else:
        columns.append(Column("base"))
        columns += [Column(f"{field}_{name}", kind) for name in names for field, kind in _CHANGE]
    rows = [
        [section, *_of_row(row, names)]
        for section, part in (("compared", found.rows), ("others", found.others), ("growth", found.growth))
        for row in part
    ]
    rows += [["alone", *_of_item(item, names)] for item in found.alone]
    return Sheet("comparison", columns, rows)


def _of_row(row: Row, names: Sequence[str]) -> Iterator[Cell]:
    yield from _named(row.first, part=row.is_part)
    for item in row.cells:
        yield from _cells(item)
    if len(names) == 2:
        yield from _changed(next(change for change in row.changes if change))
        return
    yield names[row.base]
    for change in row.changes:
        yield from _changed(change)


def _of_item(item: Item, names: Sequence[str]) -> Iterator[Cell]:
    yield from _named(item.one, part=item.part)
    for column in range(len(names)):
        yield from _cells(item if column == item.column else None)
    if len(names) > 2:
        yield names[item.column]
    yield from [None] * (len(_CHANGE) * (1 if len(names) == 2 else len(names)))


def _named(one: Observation, *, part: bool) -> Iterator[Cell]:
    yield from (one.code, one.name, one.group, one.label, one.status, part)


def _cells(item: Item | None) -> Iterator[Cell]:
    for field, _ in _VALUE:
        yield getattr(item.one, field) if item else None


def _changed(change: Change | None) -> Iterator[Cell]:
    if change is None:
        yield from [None] * len(_CHANGE)
        return
    bound = change.bound if change.comparable else None
    yield from (change.comparable, change.difference, change.difference_max, bound)
    yield from (change.percent, change.percent_max, " ".join(change.reasons), " ".join(change.remarks))


def _targets(found: Compared, names: Sequence[str]) -> Sheet:
    rows = []
    for target in found.targets:
        plan, done = target.planned.one, target.done.one
        values = (plan.value, plan.value_max, plan.bound, done.value, done.bound, plan.unit)
        places = (names[target.planned.column], plan.line, names[target.done.column], done.line)
        rows.append((plan.code, plan.label, *values, target.outcome, " ".join(target.reasons), *places))
    return Sheet("targets", _TARGET, rows)


def _reports(found: Compared, names: Sequence[str]) -> Sheet:
    columns = [Column("name"), *(Column(key, "integer" if key == "document" else "text") for key in _REPORT)]
    rows = [
        [name, *(getattr(report, key) for key in _REPORT)] for name, report in zip(names, found.reports, strict=True)
    ]
    return Sheet("compared_reports", columns, rows)


def _shown(found: Compared, names: Sequence[str]) -> Sheet:
    """The table for people, names of parts and groups on lines of their own."""
    two = len(names) == 2
    headings = [say("column.label"), *names]
    headings += [say("compare.difference"), say("compare.percent")] if two else []
    headings += [say("compare.remark"), say("column.line")]
    rows: list[list[Cell]] = []
    for heading, part in sections(found):
        for group, own in groupby(lines(part, names), key=lambda line: line.group):
            rows.append([f"{heading} · {group}", *[None] * (len(headings) - 1)])
            for line in own:
                changed = [line.difference, line.percent] if two else []
                rows.append([line.label, *line.values, *changed, line.remark, line.places])
    return Sheet("comparison", [Column(heading) for heading in headings], rows)

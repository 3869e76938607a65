"""A breakdown for people: the totals under each key, or where they are too many, how much there is of each key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from reportx.messages import say
from reportx.writers.amounts import spread_text, sum_text
from reportx.writers.figures import plain
from reportx.writers.fitted import Column, FittedTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from reportx.model.stats import Breakdown, BreakdownRow, Total

# About a screenful: totals of all codes where nobody asked for them, and of other keys in any case.
_UNASKED, _ASKED = 40, 80
_TOTALS = (
    Column("column.name"),
    Column("column.code", drop=4),
    Column("column.status"),
    Column("stats.count", right=True, drop=2),
    Column("stats.counted", right=True, drop=1),
    Column("stats.sum", right=True),
    Column("stats.spread"),
    Column("stats.left_out", drop=3),
)
# Told by the missing sum itself.
_SILENT = frozenset(("not_additive",))
# What such codes hold is not shown among others: it comes to nothing.
_UNLIKE = frozenset(("catch_all", "change"))


def breakdown_blocks(breakdown: Breakdown, *, every: bool) -> Iterator[RenderableType]:
    """The rows of a breakdown; ``every``: however many codes there are."""
    heading = Text(say(f"stats.by_{breakdown.by}"), style="bold")
    count = sum(len(row.totals) for row in breakdown.rows)
    if breakdown.by == "code":
        shown = _codes(breakdown.rows, None if every else _UNASKED)
        yield Group(heading, FittedTable(_TOTALS, [_cells(total) for total in shown]))
        if len(shown) < count:
            yield Text(say("stats.some_codes", shown=len(shown), count=count), style="dim")
    elif count <= _ASKED:
        columns = (Column(f"stats.key.{breakdown.by}"), *_TOTALS)
        rows = [
            (_key(breakdown, row) if first else "", *_cells(total))
            for row in breakdown.rows
            for first, total in zip([True, *[False] * len(row.totals)], row.totals, strict=False)
        ]
        yield Group(heading, FittedTable(columns, rows))
    elif breakdown.by == "report":  # they are listed already
        yield Text(say("stats.many_totals", count=f"{count:,}"), style="dim")
    else:
        yield Group(heading, _keys(breakdown))
        yield Text(say("stats.many_totals", count=f"{count:,}"), style="dim")


def _codes(rows: Sequence[BreakdownRow], most: int | None) -> list[Total]:
    """The totals of codes, or those that most reports have, in their order."""
    every = [total for row in rows for total in row.totals]
    if most is None or len(every) <= most:
        return every
    telling = [total for total in every if not _UNLIKE & total.left_out.keys()]
    ranked = sorted(telling, key=lambda total: (-total.reports, -total.values))
    chosen = set(map(id, ranked[:most]))
    return [total for total in every if id(total) in chosen]


def _key(breakdown: Breakdown, row: BreakdownRow) -> str:
    if breakdown.by == "status":
        return say(f"status.{row.key}") if row.key else say("column.unstated")
    if row.key is None:
        return say("stats.no_unit" if breakdown.by == "unit" else "stats.unknown")
    if breakdown.by == "report":
        return plain(f"{row.name or ''} {row.key}")
    return plain(str(row.key))


def _cells(total: Total) -> tuple[str | Text, ...]:
    counted = total.added + total.left_out.get("not_additive", 0)
    return (
        plain(total.name),
        Text(plain(total.code), style="dim"),
        _status(total),
        f"{total.reports:,}",
        f"{counted:,}" if counted == total.values else f"{counted:,}/{total.values:,}",
        Text(sum_text(total), style="bold"),
        spread_text(total),
        Text(left_out_text(total), style="dim"),
    )


def _status(total: Total) -> str:
    words = [say(f"status.{total.status}")] if total.status else []
    if total.period_kind is None:
        words.append(say("stats.no_time"))
    elif total.period_kind != "year":
        words.append(say(f"period.{total.period_kind}"))
    return " · ".join(words)


def left_out_text(total: Total) -> str:
    """Why values are not in the sum, and how many."""
    return ", ".join(
        f"{say(f'left_out.{reason}')} {count:,}" for reason, count in total.left_out.items() if reason not in _SILENT
    )


def _keys(breakdown: Breakdown) -> FittedTable:
    columns = (
        Column(f"stats.key.{breakdown.by}"),
        Column("stats.count", right=True),
        Column("table.indicators", right=True),
        Column("column.done", right=True),
        Column("column.planned", right=True),
        Column("column.unstated", right=True, drop=1),
    )
    rows = []
    for row in breakdown.rows:
        found = row.indicators
        numbers = (row.reports, found.total, found.done, found.planned, found.unstated)
        rows.append((_key(breakdown, row), *(f"{number:,}" if number else "" for number in numbers)))
    return FittedTable(columns, rows)

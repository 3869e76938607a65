"""Statistics as tables for people: per report and in total, by group and by code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from reportx.messages import say
from reportx.writers.figures import plain, value_text
from reportx.writers.tables import new_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType
    from rich.table import Table

    from reportx.model.stats import CodeValue, Counts, ReportStats, Stats, StatusCounts

# More values than these are for the JSON.
_VALUES_SHOWN = 5
_STATUS_COLUMNS = (
    ("column.total", True),
    ("column.done", True),
    ("column.planned", True),
    ("column.unstated", True),
)


def stats_blocks(stats: Stats) -> Iterator[RenderableType]:
    """What was counted, block by block; groups, codes and the rest only where there are indicators."""
    yield Group(_heading("stats.reports"), _reports(stats))
    if not stats.total.indicators.all.total:
        return
    yield Group(_heading("stats.by_group"), _by_group(stats.total))
    yield Group(_heading("stats.by_code"), _by_code(stats))
    yield Group(*_lists(stats.total))


def _heading(key: str) -> Text:
    return Text(say(key), style="bold")


def _reports(stats: Stats) -> Table:
    table = new_table(
        ("column.report", False),
        ("table.source", False),
        ("table.kind", False),
        ("table.review_period", False),
        ("column.chars", True),
        ("column.sections", True),
        ("column.measures", True),
        ("table.indicators", True),
        ("column.done", True),
        ("column.planned", True),
        ("column.unstated", True),
    )
    for report in stats.reports:
        table.add_row(*_facts(report), *_numbers(report.counts))
    if len(stats.reports) != 1:
        table.add_section()
        total = Text(say("stats.total", reports=stats.total.reports, documents=stats.documents), style="bold")
        table.add_row(total, "", "", "", *_numbers(stats.total))
    return table


def _facts(report: ReportStats) -> Iterator[Text]:
    yield Text(plain(report.title or report.organization or "") or say("table.untitled"))
    yield Text(plain(f"{report.source} {report.report_id}"), style="dim")
    yield Text(say(f"kind.{report.kind}"))
    yield Text(report.review_period or report.plan_period or "")


def _numbers(counts: Counts) -> Iterator[Text]:
    outline, found = counts.outline, counts.indicators.all
    for number in (counts.chars, outline.sections, counts.measures.total, *_statuses(found)):
        yield Text(f"{number:,}")


def _statuses(counts: StatusCounts) -> tuple[int, int, int, int]:
    return counts.total, counts.done, counts.planned, counts.unstated


def _by_group(total: Counts) -> Table:
    table = new_table(("column.group", False), *_STATUS_COLUMNS)
    for entry in total.indicators.by_group:
        table.add_row(Text(plain(entry.group)), *map(_count, _statuses(entry.indicators)))
    table.add_section()
    table.add_row(Text(say("column.total"), style="bold"), *map(_count, _statuses(total.indicators.all)))
    return table


def _by_code(stats: Stats) -> Table:
    table = new_table(("column.name", False), ("column.code", False), *_STATUS_COLUMNS, ("column.values", False))
    for entry, code in zip(stats.total.indicators.by_code, stats.codes, strict=True):
        table.add_row(
            Text(plain(entry.name)),
            Text(plain(entry.code), style="dim"),
            *map(_count, _statuses(entry.indicators)),
            Text(_values(code.values)),
        )
    return table


def _count(number: int) -> Text:
    return Text(f"{number:,}" if number else "")


def _values(values: list[CodeValue]) -> str:
    shown = [f"{value_text(value)} {plain(value.unit or '')}".rstrip() for value in values[:_VALUES_SHOWN]]
    return "; ".join(shown) + (" …" if len(values) > _VALUES_SHOWN else "")


def _lists(total: Counts) -> Iterator[Text]:
    units = [(plain(entry.unit or "") or say("stats.no_unit"), entry.count) for entry in total.indicators.by_unit]
    yield _list("stats.units", units)
    yield _list("stats.bounds", _worded("bound", total.indicators.by_bound.items()))
    if total.numerals is not None:
        yield _list("stats.numerals", _worded("numeral", total.numerals.by_kind.items()))


def _worded(family: str, counts: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return [(say(f"{family}.{word}"), count) for word, count in counts]


def _list(key: str, counts: list[tuple[str, int]]) -> Text:
    line = Text(say(key), style="bold")
    line.append("  " + ", ".join(f"{word} {count:,}" for word, count in counts if count), style="not bold")
    return line

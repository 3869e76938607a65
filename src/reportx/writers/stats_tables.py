"""Statistics as tables for people: reports, groups, and what the values of each code come to.

Few reports are listed one by one, many are summed up by kind; of many totals those are shown that most reports have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from reportx.messages import say
from reportx.model.observation import last_year
from reportx.writers.breakdown_tables import breakdown_blocks
from reportx.writers.figures import plain
from reportx.writers.fitted import Column, FittedTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from reportx.model.stats import Counts, ReportStats, Stats, StatusCounts

# More reports than these are summed up.
_FEW_REPORTS = 12
# All that so few say is not too much to be read.
_VERY_FEW = 3
# Units and the like in a list.
_LISTED = 20
_COUNTS = (
    Column("column.chars", right=True, drop=3),
    Column("column.sections", right=True, drop=2),
    Column("column.measures", right=True, drop=1),
    Column("table.indicators", right=True),
    Column("column.done", right=True),
    Column("column.planned", right=True),
    Column("column.unstated", right=True, drop=4),
)


def stats_blocks(stats: Stats, *, chosen: bool = False) -> Iterator[RenderableType]:
    """What was counted, block by block; ``chosen``: the user asked for this breakdown, and for nothing else.

    Groups, codes and the rest come only where there are indicators.
    """
    every = len(stats.reports) <= _FEW_REPORTS and not chosen
    if every or stats.breakdown.by == "report":
        yield Group(_heading("stats.reports"), _reports(stats))
    else:
        yield Group(_heading("stats.by_kind"), _kinds(stats))
    found = stats.total.indicators
    if not found.all.total:
        return
    if not chosen:
        yield Group(_heading("stats.by_group"), _groups(stats.total))
    yield from breakdown_blocks(stats.breakdown, every=chosen or len(stats.reports) <= _VERY_FEW)
    if not chosen:
        yield Group(*_lists(stats.total))


def _heading(key: str) -> Text:
    return Text(say(key), style="bold")


def _reports(stats: Stats) -> FittedTable:
    columns = (
        Column("column.report"),
        Column("table.source"),
        Column("table.kind", drop=5),
        Column("table.review_period"),
        *_COUNTS,
    )
    rows = [(*_facts(report), *_numbers([report.counts])) for report in stats.reports]
    words = say("stats.total", reports=stats.total.reports, documents=stats.documents)
    total = (words, "", "", "", *_numbers([stats.total]))
    return FittedTable(columns, rows, total if len(rows) != 1 else None)


def _facts(report: ReportStats) -> Iterator[str | Text]:
    yield plain(report.title or report.organization or "") or say("table.untitled")
    yield Text(plain(f"{report.source} {report.report_id}"), style="dim")
    yield say(f"kind.{report.kind}")
    yield report.review_period or report.plan_period or ""


def _kinds(stats: Stats) -> FittedTable:
    kinds: dict[str, list[ReportStats]] = {}
    for report in stats.reports:
        kinds.setdefault(report.kind, []).append(report)
    columns = (
        Column("table.kind"),
        Column("stats.count", right=True),
        Column("stats.regions", right=True),
        Column("stats.years"),
        *_COUNTS,
    )
    rows = [
        (say(f"kind.{kind}"), *_extent(reports), *_numbers([report.counts for report in reports]))
        for kind, reports in kinds.items()
    ]
    total = (say("column.total"), *_extent(stats.reports), *_numbers([stats.total]))
    return FittedTable(columns, rows, total)


def _extent(reports: Sequence[ReportStats]) -> tuple[str, str, str]:
    """How many reports, of how many regions, from when to when."""
    regions = {report.region for report in reports if report.region}
    years = sorted(filter(None, (last_year(report.review_period, report.plan_period) for report in reports)))
    span = "" if not years else str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"
    return f"{len(reports):,}", f"{len(regions):,}", span


def _numbers(counts: Sequence[Counts]) -> Iterator[str]:
    yield f"{sum(one.chars for one in counts):,}"
    yield f"{sum(one.outline.sections for one in counts):,}"
    yield f"{sum(one.measures.total for one in counts):,}"
    for values in zip(*(_statuses(one.indicators.all) for one in counts), strict=True):
        yield f"{sum(values):,}"


def _statuses(counts: StatusCounts) -> tuple[int, int, int, int]:
    return counts.total, counts.done, counts.planned, counts.unstated


def _groups(total: Counts) -> FittedTable:
    columns = (
        Column("column.group"),
        Column("column.total", right=True),
        Column("column.done", right=True),
        Column("column.planned", right=True),
        Column("column.unstated", right=True),
    )
    rows = [(plain(entry.group), *map(_count, _statuses(entry.indicators))) for entry in total.indicators.by_group]
    return FittedTable(columns, rows, (say("column.total"), *map(_count, _statuses(total.indicators.all))))


def _count(number: int) -> str:
    return f"{number:,}" if number else ""


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
    shown = [f"{word} {count:,}" for word, count in counts if count]
    rest = f", {say('stats.more', count=len(shown) - _LISTED)}" if len(shown) > _LISTED else ""
    line.append("  " + ", ".join(shown[:_LISTED]) + rest, style="not bold")
    return line

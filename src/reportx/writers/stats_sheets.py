"""Statistics as sheets: the breakdown with a row for every total, and the reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.writers.exports.sheets import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportx.model.stats import ReportStats, Stats
    from reportx.writers.exports.sheets import Cell

_TOTALS = (
    Column("by"),
    Column("key"),
    Column("code"),
    Column("name"),
    Column("group"),
    Column("unit"),
    Column("dimension"),
    Column("status"),
    Column("period_kind"),
    Column("reports", "integer"),
    Column("values", "integer"),
    Column("added", "integer"),
    Column("left_out", "integer"),
    Column("reasons"),
    Column("bound"),
    Column("sum", "number"),
    Column("sum_max", "number"),
    Column("min", "number"),
    Column("median", "number"),
    Column("max", "number"),
)
_REPORTS = (
    Column("source"),
    Column("document", "integer"),
    Column("report"),
    Column("title"),
    Column("organization"),
    Column("region"),
    Column("level"),
    Column("kind"),
    Column("review_period"),
    Column("plan_period"),
    Column("chars", "integer"),
    Column("sections", "integer"),
    Column("measures", "integer"),
    Column("indicators", "integer"),
    Column("done", "integer"),
    Column("planned", "integer"),
    Column("unstated", "integer"),
)


def stats_sheets(stats: Stats) -> list[Sheet]:
    """The sheets ``totals`` (a row a total of the breakdown) and ``reports``."""
    return [
        Sheet("totals", _TOTALS, list(_totals(stats))),
        Sheet("reports", _REPORTS, [_report(report) for report in stats.reports]),
    ]


def _totals(stats: Stats) -> Iterator[tuple[Cell, ...]]:
    for row in stats.breakdown.rows:
        key = None if row.key is None else str(row.key)
        for total in row.totals:
            given = {column.key: getattr(total, column.key, None) for column in _TOTALS[2:]}
            given["left_out"] = sum(total.left_out.values())
            given["reasons"] = " ".join(f"{reason}={count}" for reason, count in total.left_out.items()) or None
            yield stats.breakdown.by, key, *given.values()


def _report(report: ReportStats) -> tuple[Cell, ...]:
    counts = report.counts
    found = counts.indicators.all
    return (
        report.source,
        report.document,
        report.report_id,
        report.title,
        report.organization,
        report.region,
        report.level,
        report.kind,
        report.review_period,
        report.plan_period,
        counts.chars,
        counts.outline.sections,
        counts.measures.total,
        found.total,
        found.done,
        found.planned,
        found.unstated,
    )

"""What stands between two reports before any of their figures is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.analysis.identity import same_body
from reportx.model.compared import Note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportx.model.observation import ReportFacts


def notes(reports: Sequence[ReportFacts]) -> Iterator[Note]:
    """Reports that do not tell their time; then what stands between each report and the first one."""
    for number, report in enumerate(reports):
        if _years(report) is None:
            yield Note("unknown", number, number)
    base = reports[0]
    for number, report in enumerate(reports[1:], 1):
        if report.kind != base.kind:
            yield Note("kind", 0, number)
        if report.level != base.level and "unknown" not in (report.level, base.level):
            yield Note("level", 0, number)
        first, second = _years(base), _years(report)
        if first is None or second is None:
            continue
        if len(first) != len(second):
            yield Note("period", 0, number)
        if not same_body(base, report):
            if first != second:
                yield Note("years", 0, number)
        elif are_twins(base, report):
            yield Note("twins", 0, number)
        elif set(first) & set(second) and _same_sort(base, report):
            yield Note("overlap", 0, number)


def twins(reports: Sequence[ReportFacts]) -> frozenset[tuple[int, int]]:
    """The columns that are of one body on one time, in pairs."""
    return frozenset(
        (one, other)
        for other, later in enumerate(reports)
        for one, earlier in enumerate(reports[:other])
        if are_twins(earlier, later)
    )


def are_twins(one: ReportFacts, other: ReportFacts) -> bool:
    """Whether both tell of the same: then their figures must agree."""
    years = _years(one)
    return years is not None and years == _years(other) and _same_sort(one, other) and same_body(one, other)


def _same_sort(one: ReportFacts, other: ReportFacts) -> bool:
    """A plan for a year and the report on it are of one body and year, and need not agree."""
    return (one.kind == "plan") == (other.kind == "plan")


def _years(report: ReportFacts) -> range | None:
    period = report.plan_period if report.kind == "plan" else report.review_period
    ends = [int(end) for end in (period or "").split("-") if len(end) == 4 and end.isdigit()]
    return range(ends[0], ends[-1] + 1) if ends else None

"""An indicator with what a table needs to know of its report, and the facts of that report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from reportx.model.document import Indicator, Metadata


class ReportFacts(NamedTuple):
    """One report: where it comes from, what it says of itself, and how much is in it.

    ``source`` is the name of its input (of the library: the path that it was read from), ``document`` its number in
    the library, ``None`` for files; ``source`` and ``report`` together are unique. ``measures`` counts all of them,
    ``measures_done`` and ``measures_planned`` those of that status. ``numerals`` is ``None`` where no ledger was kept.
    """

    source: str
    document: int | None
    sha256: str
    report: str
    title: str | None
    organization: str | None
    region: str | None
    level: str
    kind: str
    review_period: str | None
    plan_period: str | None
    chars: int
    sections: int
    measures: int
    passages: int
    max_depth: int
    measures_done: int
    measures_planned: int
    numerals: Mapping[str, int] | None

    @property
    def year(self) -> int | None:
        """The last year that the report looks back on; of a plan, the last that it plans for."""
        return last_year(self.plan_period if self.kind == "plan" else self.review_period)


class Observation(NamedTuple):
    """One indicator of one report; what is not known is ``None``.

    The fields up to ``kind`` are those of its ``ReportFacts``, ``year`` is ``indicator_year``. ``id`` is unique within
    the report, ``part_of`` and ``share_of`` are such ids. ``value`` is in ``unit``, as the model's. ``section`` is the
    heading of the part of the outline that it stands in. Offsets ``start`` and ``end`` are of the source text of
    ``sha256``.
    """

    source: str
    document: int | None
    sha256: str
    report: str
    title: str | None
    organization: str | None
    region: str | None
    level: str
    kind: str
    year: int | None
    id: str
    code: str
    name: str
    group: str
    label: str
    value: Decimal | None
    value_max: Decimal | None
    unit: str | None
    dimension: str
    bound: str
    status: str | None
    scope: str | None
    period_from: str | None
    period_to: str | None
    period_kind: str | None
    part_of: str | None
    share_of: str | None
    section: str | None
    sentence: str
    line: int
    page: int | None
    start: int
    end: int


class Gathered(NamedTuple):
    """What many reports say: how many documents they come from, the reports, and all their indicators."""

    documents: int
    reports: list[ReportFacts]
    observations: list[Observation]

    def with_more(self, other: Gathered) -> Gathered:
        """Both together; the lists of this one grow."""
        self.reports.extend(other.reports)
        self.observations.extend(other.observations)
        return self._replace(documents=self.documents + other.documents)


def indicator_year(indicator: Indicator, report: Metadata) -> int | None:
    """The last year of the indicator's period, else of what the report looks back on, or plans for if it is planned."""
    period = indicator.period
    return last_year(
        period.to if period else None, report.plan_period if indicator.status == "planned" else report.review_period
    )


def last_year(*periods: str | None) -> int | None:
    """The last year of the first period that names one: ``2017-2021`` and ``2021-12-31`` both give 2021.

    >>> last_year(None, "2017-2021"), last_year("2021-12-31"), last_year("2024"), last_year(None)
    (2021, 2021, 2024, None)
    """
    for period in filter(None, periods):
        first, _, rest = period.partition("-")
        last = rest[:4] if len(rest) == len("2021") else first
        if last.isdigit():
            return int(last)
    return None

"""``Stats``: how much of what was found, per report and in total, the values under each code, and what they add up to.

``total`` counts items; ``breakdown`` adds values up as far as that says something true, and tells what it left out.
The shape is the same always; lists are in the order that their field says.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import Field

from reportx.model.base import Bound, Dimension, Kind, Level, Model, Number, NumeralKind, PeriodKind, Status

By = Literal["code", "group", "report", "region", "year", "section", "status", "unit"]
Reason = Literal[
    "other_body",
    "level",
    "other_report",
    "undated",
    "earlier",
    "part",
    "new",
    "scope",
    "before",
    "repeated",
    "average",
    "hidden",
    "not_additive",
    "catch_all",
    "change",
]


def _every(keys: tuple[str, ...]) -> Any:
    """Has the schema say which keys there are and that all of them always are; pydantic alone does not."""
    return Field(json_schema_extra={"propertyNames": {"enum": [*keys]}, "required": [*keys]})


class StatusCounts(Model):
    """How many, and of these done, planned, and neither by what the text says."""

    total: int
    done: int
    planned: int
    unstated: int


class OutlineCounts(Model):
    """Nodes of the outline by kind; ``max_depth`` is 1 for an outline without inner nodes, 0 for none."""

    sections: int
    measures: int
    passages: int
    max_depth: int


class GroupCount(Model):
    """Indicators of a group of the vocabulary."""

    group: str
    indicators: StatusCounts


class CodeCount(Model):
    """Indicators of a code; name and group are those that the code was first seen with."""

    code: str
    name: str
    group: str
    indicators: StatusCounts


class UnitCount(Model):
    """Indicators of a unit; null for those without one."""

    unit: str | None
    count: int


class IndicatorCounts(Model):
    """Indicators in all and by what they are.

    ``by_group`` is in the order in which the groups are first seen, ``by_code`` in that order and within a
    group in the order in which the codes are. ``by_unit`` has the most frequent first, equals as first seen.
    ``by_bound`` has every bound, with 0 where there is none; ``masked`` is its entry of that name.
    """

    all: StatusCounts
    masked: int
    by_group: list[GroupCount]
    by_code: list[CodeCount]
    by_unit: list[UnitCount]
    by_bound: Annotated[dict[Bound, int], _every(get_args(Bound))]


class NumeralCounts(Model):
    """The ledger by kind, each kind with 0 where there is none; ``reports`` is how many brought a ledger."""

    reports: int
    total: int
    by_kind: Annotated[dict[NumeralKind, int], _every(get_args(NumeralKind))]


class Counts(Model):
    """What was counted in one report, or in several; ``numerals`` is null where no ledger was kept."""

    reports: int
    chars: int
    outline: OutlineCounts
    measures: StatusCounts
    indicators: IndicatorCounts
    numerals: NumeralCounts | None


class ReportStats(Model):
    """One report; ``source`` is the name of its input, ``report_id`` unique within that.

    Of a report of the library, ``source`` is the path that it was read from, and ``document`` its number there.
    """

    source: str
    document: int | None
    report_id: str
    title: str | None
    organization: str | None
    region: str | None
    level: Level
    kind: Kind
    review_period: str | None
    plan_period: str | None
    counts: Counts


class CodeValue(Model):
    """One indicator of a code, as its report has it."""

    source: str
    report_id: str
    indicator_id: str
    label: str
    value: Number | None
    value_max: Number | None
    unit: str | None
    bound: Bound
    status: Status | None
    scope: str | None
    line: int


class CodeValues(Model):
    """The values of a code, in the order of the inputs and of their texts."""

    code: str
    name: str
    group: str
    values: list[CodeValue]


class Total(Model):
    """The values of one code, in one unit, of one status and one sort of period; no others are ever added.

    ``values`` is how many there are, ``reports`` in how many reports. ``added`` and the counts of ``left_out`` make up
    ``values``. Left out is, by reason,

    - ``other_body``: of a government, congress or court, which speaks of what is the committees' own
    - ``level``: of a government or court, or of all below a body, of another level than most of these: one may lie
      within the other
    - ``other_report``: another report of the same body speaks of the same time, and is the fuller one
    - ``undated``: the time is not known, a year or five; such values count only where one report has no others
    - ``earlier``: an earlier state of what has a later one (as of a day, sums since a day, stations that were set up)
    - ``part``: a part of a value that is among these, also what is new of all there are
    - ``new``: what a time added to what stands for years (stations, organizations), where others of these values are
      of what stands
    - ``scope``: a figure of some (``scope``) where the same report has one of all, or of all levels where bodies have
      their own: one may lie within the other
    - ``before``: what it was before it rose or fell to another of these values
    - ``repeated``: said before in the same report, also in a rounder figure
    - ``average``: so much a head, household, day or year
    - ``hidden``: the text hides the value
    - ``not_additive``: rates, scores, durations, and members, who are the same people again
    - ``catch_all``: the code gathers what has no other; its values are of different things
    - ``change``: a rise or fall, of anything

    ``sum`` is null where nothing was added; ``sum_max`` is its upper end where it is a range. ``min``, ``median`` and
    ``max`` are those of the values that were added, or were left out as ``not_additive`` alone. ``bound`` is that of
    the sum, where there is none that of these three: ``exact`` only where each value is, ``at_least`` also where one
    is hidden, ``masked`` where all are, ``about`` where they are bounded in different ways.
    """

    code: str
    name: str
    group: str
    unit: str | None
    dimension: Dimension
    status: Status | None
    period_kind: PeriodKind | None
    values: int
    reports: int
    added: int
    left_out: Annotated[dict[Reason, int], Field(json_schema_extra={"propertyNames": {"enum": [*get_args(Reason)]}})]
    sum: Number | None
    sum_max: Number | None
    bound: Bound
    min: Number | None
    median: Number | None
    max: Number | None


class BreakdownRow(Model):
    """What has one key: in how many reports it is, how many indicators, and what they add up to.

    ``key`` is the code, group, region, year, heading of the part, status or unit, null where it is not known; of a
    report its source and id with a blank between. ``name`` is the name of a code and the title of a report.
    """

    key: str | int | None
    name: str | None
    reports: int
    indicators: StatusCounts
    totals: list[Total]


class Breakdown(Model):
    """Indicators by what ``by`` names.

    Years and statuses are in their own order, the unknown last; codes in that of ``by_code`` of ``total``, reports in
    that of the inputs, others as first seen; the totals of a row as their codes are first seen there.
    """

    by: By
    rows: list[BreakdownRow]


class Stats(Model):
    """Statistics of some reports; ``documents`` is how many documents they come from.

    ``reports`` is in the order of the inputs and of their texts, ``codes`` in that of the ``by_code`` of
    ``total``.
    """

    schema_version: str
    documents: int
    total: Counts
    reports: list[ReportStats]
    codes: list[CodeValues]
    breakdown: Breakdown

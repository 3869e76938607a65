"""``Comparison``: what several reports say of the same things, what changed, and what cannot be compared and why.

Columns are numbered from 0 in the order of the call. ``value`` and ``difference`` are in the ``unit`` of their figures,
differences of rates in percentage points. ``rows`` stand done before planned, and within these in the order in which
the reports first name groups and codes.
"""

from __future__ import annotations

from typing import Literal

from reportx.model.base import Bound, Dimension, Kind, Level, Model, Number, Status
from reportx.model.document import Period, Span

Reason = Literal["hidden", "unit", "scope", "period", "period_unknown", "definition"]
Remark = Literal[
    "contradiction",
    "label",
    "loose",
    "scope",
    "scope_unstated",
    "scope_place",
    "unit",
    "made",
    "period",
    "period_unknown",
    "period_end",
    "status",
    "bound",
    "zero_base",
]
About = Literal["unknown", "kind", "level", "period", "years", "overlap", "twins"]
Outcome = Literal["reached", "nearly", "short"]


class ComparedReport(Model):
    """A column: ``name`` is its short name in tables, ``document`` its number in the library, null for files.

    ``changes_told`` is how many changes the report tells itself (“up by 14 %”) that are not compared.
    """

    column: int
    name: str
    source: str
    document: int | None
    report_id: str
    sha256: str
    title: str | None
    organization: str | None
    region: str | None
    level: Level
    kind: Kind
    review_period: str | None
    plan_period: str | None
    changes_told: int


class ComparisonNote(Model):
    """What to know of two reports first: they differ in ``kind``, ``level`` or the length of their ``period``.

    ``years``: different bodies in different years; ``overlap``: one body, years that are in both; ``twins``: one body
    and the same time, so that figures that differ contradict each other; ``unknown``: a report, ``columns`` has it
    alone, does not tell its time.
    """

    about: About
    columns: list[int]


class ComparedValue(Model):
    """What a report says: its indicator with sentence and place; ``repeats`` are later mentions of the same value.

    ``before`` is the value that the report says it has changed from, ``before_id`` the indicator that holds that.
    """

    column: int
    indicator_id: str
    code: str
    name: str
    group: str
    label: str
    value: Number | None
    value_max: Number | None
    unit: str | None
    dimension: Dimension
    bound: Bound
    status: Status | None
    scope: str | None
    period: Period | None
    part_of: str | None
    share_of: str | None
    sentence: str
    line: int
    page: int | None
    span: Span
    before: Number | None
    before_id: str | None
    repeats: list[str]


class ComparedChange(Model):
    """From the base of the row to the value of ``column``.

    ``reasons`` say why there is no difference: the text hides a value, or unit, scope, period or definition differ, or
    of one the time is not known (``period_unknown``).
    ``remarks`` say what to mind where there is one: ``label`` that the pairing is uncertain, for the labels are little
    alike (``likeness``, from 0 to 1); ``loose`` that reports mean different things by such words; ``scope`` that it is
    told in other words, ``scope_unstated`` by one alone, ``scope_place`` that one says it counts the whole place;
    ``unit``, ``period``, ``status`` that these are near but not the same; ``period_end`` that of spans of unequal
    length what there is at their ends is compared; ``period_unknown`` that of neither the time is known; ``made``
    that one may count what is new and the other all; ``contradiction`` that two reports of one body
    on one time differ; ``bound`` that the difference is not exact; ``zero_base`` that there is no percentage.
    ``percent`` is of the base, and null for rates. The ``_max`` fields are the upper ends where ``bound`` is ``range``;
    it is null where there is no difference.
    """

    column: int
    comparable: bool
    difference: Number | None
    difference_max: Number | None
    percent: Number | None
    percent_max: Number | None
    bound: Bound | None
    reasons: list[Reason]
    remarks: list[Remark]
    likeness: float


class ComparedRow(Model):
    """One thing in several reports; ``values`` has an entry for each, null where it is silent.

    ``base`` is the column that the changes start from: the first, unless another one can be compared with more of the
    others; ``changes`` has null there and where a report is silent. ``part``: of another figure of the same code.
    """

    code: str
    name: str
    group: str
    label: str
    planned: bool
    part: bool
    base: int
    values: list[ComparedValue | None]
    changes: list[ComparedChange | None]


class ComparedTarget(Model):
    """What a report planned for a year, and what the same body's report on that year says.

    ``outcome``: ``reached``, ``short`` of it, ``nearly`` where about so much was planned and at least nine tenths of it
    are done; null where that cannot be told. ``reasons`` are those of a change.
    """

    planned: ComparedValue
    done: ComparedValue
    outcome: Outcome | None
    reasons: list[Reason]


class Comparison(Model):
    """Reports side by side.

    ``rows`` are what at least two reports say; ``others`` the same under codes for what has no name of its own, paired
    by nearly equal words only; ``growth`` are rates of growth of what bears one name, their differences in percentage
    points; ``alone`` is what one report says alone.
    """

    schema_version: str
    reports: list[ComparedReport]
    notes: list[ComparisonNote]
    rows: list[ComparedRow]
    others: list[ComparedRow]
    growth: list[ComparedRow]
    targets: list[ComparedTarget]
    alone: list[ComparedValue]

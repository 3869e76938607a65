"""``Comparison``: what several reports say of the same things, what changed, and what cannot be compared and why.

Columns are numbered from 0 in the order of the call. ``value`` and ``difference`` are in the ``unit`` of their figures,
differences of rates in percentage points. ``rows`` stand done before planned, and within these in the order in which
the reports first name groups and codes.
"""

from __future__ import annotations

from typing import Literal

from reportx.model.document import Bound, Dimension, Kind, Level, Model, Number, Period, Span, Status

Reason = Literal["hidden", "unit", "scope", "period", "definition"]
Remark = Literal["label", "scope", "scope_unstated", "unit", "period", "status", "bound", "zero_base"]
About = Literal["kind", "level", "period", "years", "overlap"]


class ComparedReport(Model):
    """A column: ``name`` is its short name in tables, ``document`` its number in the library, null for files.

    ``changes_told`` is how many changes the report tells itself (“up by 14 %”); these are not compared.
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

    ``years``: different bodies in different years; ``overlap``: one body, years that are in both.
    """

    about: About
    columns: list[int]


class ComparedValue(Model):
    """What a report says: its indicator with sentence and place; ``repeats`` are later mentions of the same value."""

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
    repeats: list[str]


class ComparedChange(Model):
    """From the base of the row to the value of ``column``.

    ``reasons`` say why there is no difference: the text hides a value, or unit, scope, period or definition differ.
    ``remarks`` say what to mind where there is one: ``label`` that the pairing is uncertain, for the labels are little
    alike (``likeness``, from 0 to 1); ``scope`` that it is told in other words, ``scope_unstated`` by one alone;
    ``unit``, ``period``, ``status`` that these are near but not the same; ``bound`` that the difference is not exact;
    ``zero_base`` that there is no percentage. ``percent`` is of the base, and null for rates. The ``_max`` fields are
    the upper ends where ``bound`` is ``range``; it is null where there is no difference.
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

    ``reached`` is null where that cannot be told, and ``reasons`` are those of a change.
    """

    planned: ComparedValue
    done: ComparedValue
    reached: bool | None
    reasons: list[Reason]


class Comparison(Model):
    """Reports side by side.

    ``rows`` are what at least two reports say; ``others`` the same under codes for what has no name of its own, paired
    by equal words only; ``alone`` is what one report says alone.
    """

    schema_version: str
    reports: list[ComparedReport]
    notes: list[ComparisonNote]
    rows: list[ComparedRow]
    others: list[ComparedRow]
    targets: list[ComparedTarget]
    alone: list[ComparedValue]

"""``Stats``: how much of what was found, per report and in total, and the values that stand under each code.

Items are counted, values never added up: two reports that both name 400 proposals may speak of the same ones.
The shape is the same always; lists are in the order that their field says.
"""

from __future__ import annotations

from typing import Annotated, Any, get_args

from pydantic import Field

from reportx.model.document import Bound, Kind, Level, Model, Number, NumeralKind, Status


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
    """One report; ``source`` is the name of its input, ``report_id`` unique within that."""

    source: str
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


class Stats(Model):
    """Statistics of some documents.

    ``reports`` is in the order of the inputs and of their texts, ``codes`` in that of the ``by_code`` of
    ``total``.
    """

    schema_version: str
    documents: int
    total: Counts
    reports: list[ReportStats]
    codes: list[CodeValues]

"""A comparison as the model that is written as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportx.model.base import SCHEMA_VERSION
from reportx.model.comparison import (
    ComparedChange,
    ComparedReport,
    ComparedRow,
    ComparedTarget,
    ComparedValue,
    Comparison,
    ComparisonNote,
)
from reportx.model.document import Period, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportx.model.compared import Change, Compared, Item, Row


def comparison(found: Compared, names: Sequence[str]) -> Comparison:
    """The model; ``names`` are the short names of the reports."""
    return Comparison.made(
        schema_version=SCHEMA_VERSION,
        reports=[_report(found, column, name) for column, name in enumerate(names)],
        notes=[
            ComparisonNote.made(about=note.about, columns=sorted({note.first, note.second})) for note in found.notes
        ],
        rows=[_row(row) for row in found.rows],
        others=[_row(row) for row in found.others],
        growth=[_row(row) for row in found.growth],
        targets=[
            ComparedTarget.made(
                planned=_value(one.planned), done=_value(one.done), outcome=one.outcome, reasons=list(one.reasons)
            )
            for one in found.targets
        ],
        alone=[_value(item) for item in found.alone],
    )


def _report(found: Compared, column: int, name: str) -> ComparedReport:
    facts = found.reports[column]
    return ComparedReport.made(
        column=column,
        name=name,
        source=facts.source,
        document=facts.document,
        report_id=facts.report,
        sha256=facts.sha256,
        title=facts.title,
        organization=facts.organization,
        region=facts.region,
        level=facts.level,
        kind=facts.kind,
        review_period=facts.review_period,
        plan_period=facts.plan_period,
        changes_told=found.left_out[column],
    )


def _row(row: Row) -> ComparedRow:
    first = row.first
    return ComparedRow.made(
        code=first.code,
        name=first.name,
        group=first.group,
        label=first.label,
        planned=first.status == "planned",
        part=row.is_part,
        base=row.base,
        values=[_value(item) if item else None for item in row.cells],
        changes=[_change(one, column) if one else None for column, one in enumerate(row.changes)],
    )


def _change(change: Change, column: int) -> ComparedChange:
    known: dict[str, Any] = change._asdict()
    known |= {"column": column, "comparable": change.comparable}
    known["bound"] = change.bound if change.comparable else None
    known |= {"reasons": list(change.reasons), "remarks": list(change.remarks)}
    return ComparedChange.made(**{name: known[name] for name in ComparedChange.model_fields})


def _value(item: Item) -> ComparedValue:
    one = item.one
    period = None
    if one.period_kind is not None:
        period = Period.made(from_=one.period_from, to=one.period_to, kind=one.period_kind)
    return ComparedValue.made(
        column=item.column,
        indicator_id=one.id,
        code=one.code,
        name=one.name,
        group=one.group,
        label=one.label,
        value=one.value,
        value_max=one.value_max,
        unit=one.unit,
        dimension=one.dimension,
        bound=one.bound,
        status=one.status,
        scope=one.scope,
        period=period,
        part_of=one.part_of,
        share_of=one.share_of,
        sentence=one.sentence,
        line=one.line,
        page=one.page,
        span=Span.made(start=one.start, end=one.end),
        before=item.before.value if item.before else None,
        before_id=item.before.id if item.before else None,
        repeats=[repeat.id for repeat in item.repeats],
    )

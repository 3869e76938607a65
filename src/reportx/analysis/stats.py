"""Counts what is in documents, and lists the values of each code side by side."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from reportx.analysis.documents import documents_from_json, looks_like_json
from reportx.model.document import (
    SCHEMA_VERSION,
    Bound,
    Document,
    Indicator,
    Node,
    NumeralKind,
    Report,
    Status,
)
from reportx.model.stats import (
    CodeCount,
    CodeValue,
    CodeValues,
    Counts,
    GroupCount,
    IndicatorCounts,
    NumeralCounts,
    OutlineCounts,
    ReportStats,
    Stats,
    StatusCounts,
    UnitCount,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["documents_from_json", "looks_like_json", "stats"]

_BOUNDS: tuple[Bound, ...] = get_args(Bound)
_NUMERAL_KINDS: tuple[NumeralKind, ...] = get_args(NumeralKind)


def stats(documents: Sequence[Document]) -> Stats:
    """Statistics of ``documents``, each report by itself and all together; no documents give zeros.

    Items are counted over all reports, values are only listed: nothing is added up that several reports say.
    """
    total = _counts([report for document in documents for report in document.reports])
    return Stats(
        schema_version=SCHEMA_VERSION,
        documents=len(documents),
        total=total,
        reports=[_report(document, report) for document in documents for report in document.reports],
        codes=_codes(documents, total.indicators.by_code),
    )


def _report(document: Document, report: Report) -> ReportStats:
    return ReportStats(
        source=document.source.name,
        report_id=report.id,
        title=report.title,
        organization=report.metadata.organization,
        region=report.metadata.region,
        level=report.metadata.level,
        kind=report.metadata.kind,
        review_period=report.metadata.review_period,
        plan_period=report.metadata.plan_period,
        counts=_counts([report]),
    )


def _counts(reports: Sequence[Report]) -> Counts:
    return Counts(
        reports=len(reports),
        chars=sum(report.span.end - report.span.start for report in reports),
        outline=_outline(reports),
        measures=_by_status(measure.status for report in reports for measure in report.measures),
        indicators=_indicators([indicator for report in reports for indicator in report.indicators]),
        numerals=_numerals([report for report in reports if report.numerals]),
    )


def _outline(reports: Sequence[Report]) -> OutlineCounts:
    nodes = [placed for report in reports for placed in _walk(report.sections, 1)]
    kinds = Counter(node.kind for node, _ in nodes)
    return OutlineCounts(
        sections=kinds["section"],
        measures=kinds["measure"],
        passages=kinds["passage"],
        max_depth=max((depth for _, depth in nodes), default=0),
    )


def _walk(nodes: Iterable[Node], depth: int) -> Iterator[tuple[Node, int]]:
    for node in nodes:
        yield node, depth
        yield from _walk(node.children, depth + 1)


def _by_status(statuses: Iterable[Status | None]) -> StatusCounts:
    counts = Counter(statuses)
    return StatusCounts(total=counts.total(), done=counts["done"], planned=counts["planned"], unstated=counts[None])


def _indicators(indicators: Sequence[Indicator]) -> IndicatorCounts:
    bounds = Counter(indicator.bound for indicator in indicators)
    units = Counter(indicator.unit for indicator in indicators)
    by_code = _grouped(indicators)
    groups: dict[str, list[Status | None]] = {}
    for items in by_code.values():
        groups.setdefault(items[0].group, []).extend(item.status for item in items)
    return IndicatorCounts(
        all=_by_status(indicator.status for indicator in indicators),
        masked=bounds["masked"],
        by_group=[GroupCount(group=group, indicators=_by_status(found)) for group, found in groups.items()],
        by_code=[
            CodeCount(
                code=code,
                name=items[0].name,
                group=items[0].group,
                indicators=_by_status(item.status for item in items),
            )
            for code, items in by_code.items()
        ],
        # most_common() keeps equals in the order in which they were first met.
        by_unit=[UnitCount(unit=unit, count=count) for unit, count in units.most_common()],
        by_bound={bound: bounds[bound] for bound in _BOUNDS},
    )


def _grouped(indicators: Iterable[Indicator]) -> dict[str, list[Indicator]]:
    """Indicators by code: the codes group by group, groups and codes as first seen."""
    codes: dict[str, list[Indicator]] = {}
    groups: dict[str, int] = {}
    for indicator in indicators:
        codes.setdefault(indicator.code, []).append(indicator)
        groups.setdefault(indicator.group, len(groups))
    return dict(sorted(codes.items(), key=lambda entry: groups[entry[1][0].group]))


def _numerals(reports: Sequence[Report]) -> NumeralCounts | None:
    if not reports:
        return None
    kinds = Counter(numeral.kind for report in reports for numeral in report.numerals)
    return NumeralCounts(
        reports=len(reports),
        total=kinds.total(),
        by_kind={kind: kinds[kind] for kind in _NUMERAL_KINDS},
    )


def _codes(documents: Sequence[Document], counted: Sequence[CodeCount]) -> list[CodeValues]:
    values: dict[str, list[CodeValue]] = {}
    for document in documents:
        for report in document.reports:
            for indicator in report.indicators:
                values.setdefault(indicator.code, []).append(_value(indicator, document, report))
    return [CodeValues(code=code.code, name=code.name, group=code.group, values=values[code.code]) for code in counted]


def _value(indicator: Indicator, document: Document, report: Report) -> CodeValue:
    return CodeValue(
        source=document.source.name,
        report_id=report.id,
        indicator_id=indicator.id,
        label=indicator.label,
        value=indicator.value,
        value_max=indicator.value_max,
        unit=indicator.unit,
        bound=indicator.bound,
        status=indicator.status,
        scope=indicator.scope,
        line=indicator.line,
    )

"""Counts what is in documents, and lists the values of each code side by side."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, get_args

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
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["documents_from_json", "gist", "looks_like_json", "stats", "stats_of_gists"]

_BOUNDS: tuple[Bound, ...] = get_args(Bound)
_NUMERAL_KINDS: tuple[NumeralKind, ...] = get_args(NumeralKind)


class Gist(NamedTuple):
    """What statistics need of a document: its reports, each counted, and their indicators, each with its code."""

    reports: list[ReportStats]
    indicators: list[_Coded]


class _Coded(NamedTuple):
    code: str
    name: str
    group: str
    value: CodeValue


def stats(documents: Iterable[Document]) -> Stats:
    """Statistics of ``documents``, each report by itself and all together; no documents give zeros.

    Items are counted over all reports, values are only listed: nothing is added up that several reports say.
    """
    return stats_of_gists(list(map(gist, documents)))


def gist(document: Document) -> Gist:
    """The little of a document that ``stats_of_gists`` needs, so that many do not fill the memory."""
    coded = [[_coded(item, document, report) for item in report.indicators] for report in document.reports]
    reports = [_report(document, report, items) for report, items in zip(document.reports, coded, strict=True)]
    return Gist(reports, [item for items in coded for item in items])


def stats_of_gists(gists: Sequence[Gist]) -> Stats:
    """What ``stats`` gives for the documents of these gists."""
    reports = [report for one in gists for report in one.reports]
    indicators = [indicator for one in gists for indicator in one.indicators]
    total = _total([report.counts for report in reports], indicators)
    return Stats(
        schema_version=SCHEMA_VERSION,
        documents=len(gists),
        total=total,
        reports=reports,
        codes=_codes(indicators, total.indicators.by_code),
    )


def _report(document: Document, report: Report, indicators: Sequence[_Coded]) -> ReportStats:
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
        counts=_counts(report, indicators),
    )


def _counts(report: Report, indicators: Sequence[_Coded]) -> Counts:
    return Counts(
        reports=1,
        chars=report.span.end - report.span.start,
        outline=_outline(report),
        measures=_by_status(measure.status for measure in report.measures),
        indicators=_indicators(indicators),
        numerals=_numerals(1, Counter(one.kind for one in report.numerals)) if report.numerals else None,
    )


def _total(counts: Sequence[Counts], indicators: Sequence[_Coded]) -> Counts:
    ledgers = [one.numerals for one in counts if one.numerals is not None]
    kinds = {kind: sum(ledger.by_kind[kind] for ledger in ledgers) for kind in _NUMERAL_KINDS}
    return Counts(
        reports=len(counts),
        chars=sum(one.chars for one in counts),
        outline=OutlineCounts(
            sections=sum(one.outline.sections for one in counts),
            measures=sum(one.outline.measures for one in counts),
            passages=sum(one.outline.passages for one in counts),
            max_depth=max((one.outline.max_depth for one in counts), default=0),
        ),
        measures=StatusCounts(
            total=sum(one.measures.total for one in counts),
            done=sum(one.measures.done for one in counts),
            planned=sum(one.measures.planned for one in counts),
            unstated=sum(one.measures.unstated for one in counts),
        ),
        indicators=_indicators(indicators),
        numerals=_numerals(len(ledgers), kinds) if ledgers else None,
    )


def _outline(report: Report) -> OutlineCounts:
    nodes = list(_walk(report.sections, 1))
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


def _indicators(indicators: Sequence[_Coded]) -> IndicatorCounts:
    bounds = Counter(indicator.value.bound for indicator in indicators)
    units = Counter(indicator.value.unit for indicator in indicators)
    by_code = _grouped(indicators)
    groups: dict[str, list[Status | None]] = {}
    for items in by_code.values():
        groups.setdefault(items[0].group, []).extend(item.value.status for item in items)
    return IndicatorCounts(
        all=_by_status(indicator.value.status for indicator in indicators),
        masked=bounds["masked"],
        by_group=[GroupCount(group=group, indicators=_by_status(found)) for group, found in groups.items()],
        by_code=[
            CodeCount(
                code=code,
                name=items[0].name,
                group=items[0].group,
                indicators=_by_status(item.value.status for item in items),
            )
            for code, items in by_code.items()
        ],
        # most_common() keeps equals in the order in which they were first met.
        by_unit=[UnitCount(unit=unit, count=count) for unit, count in units.most_common()],
        by_bound={bound: bounds[bound] for bound in _BOUNDS},
    )


def _grouped(indicators: Iterable[_Coded]) -> dict[str, list[_Coded]]:
    """Indicators by code: the codes group by group, groups and codes as first seen."""
    codes: dict[str, list[_Coded]] = {}
    groups: dict[str, int] = {}
    for indicator in indicators:
        codes.setdefault(indicator.code, []).append(indicator)
        groups.setdefault(indicator.group, len(groups))
    return dict(sorted(codes.items(), key=lambda entry: groups[entry[1][0].group]))


def _numerals(reports: int, kinds: Mapping[NumeralKind, int]) -> NumeralCounts:
    by_kind = {kind: kinds.get(kind, 0) for kind in _NUMERAL_KINDS}
    return NumeralCounts(reports=reports, total=sum(by_kind.values()), by_kind=by_kind)


def _codes(indicators: Iterable[_Coded], counted: Sequence[CodeCount]) -> list[CodeValues]:
    values: dict[str, list[CodeValue]] = {}
    for indicator in indicators:
        values.setdefault(indicator.code, []).append(indicator.value)
    return [CodeValues(code=code.code, name=code.name, group=code.group, values=values[code.code]) for code in counted]


def _coded(indicator: Indicator, document: Document, report: Report) -> _Coded:
    return _Coded(indicator.code, indicator.name, indicator.group, _value(indicator, document, report))


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

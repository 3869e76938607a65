"""Documents as the facts of their reports and observations, a row for every indicator."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportx.model.observation import Gathered, Observation, ReportFacts, indicator_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportx.model.document import Document, Indicator, Node, Report


def gathered(documents: Iterable[Document]) -> Gathered:
    """What the documents say, in their order and that of their texts; each may be forgotten when it was looked at."""
    found = Gathered(0, [], [])
    count = 0
    for document in documents:
        count += 1
        for report in document.reports:
            parts = {node.id: node.title for node in report.sections}
            found.reports.append(_facts(document, report))
            found.observations.extend(_observation(document, report, one, parts) for one in report.indicators)
    return found._replace(documents=count)


def _facts(document: Document, report: Report) -> ReportFacts:
    known = report.metadata
    nodes = list(_walk(report.sections, 1))
    kinds = Counter(node.kind for node, _ in nodes)
    statuses = Counter(measure.status for measure in report.measures)
    return ReportFacts(
        source=document.source.name,
        document=None,
        sha256=document.source.sha256,
        report=report.id,
        title=report.title,
        organization=known.organization,
        region=known.region,
        level=known.level,
        kind=known.kind,
        review_period=known.review_period,
        plan_period=known.plan_period,
        chars=report.span.end - report.span.start,
        sections=kinds["section"],
        measures=kinds["measure"],
        passages=kinds["passage"],
        max_depth=max((depth for _, depth in nodes), default=0),
        measures_done=statuses["done"],
        measures_planned=statuses["planned"],
        numerals=Counter(one.kind for one in report.numerals) if report.numerals else None,
    )


def _walk(nodes: Iterable[Node], depth: int) -> Iterator[tuple[Node, int]]:
    for node in nodes:
        yield node, depth
        yield from _walk(node.children, depth + 1)


def _observation(document: Document, report: Report, indicator: Indicator, parts: dict[str, str | None]) -> Observation:
    known, period = report.metadata, indicator.period
    home = indicator.measure_id or indicator.section_id
    return Observation(
        source=document.source.name,
        document=None,
        sha256=document.source.sha256,
        report=report.id,
        title=report.title,
        organization=known.organization,
        region=known.region,
        level=known.level,
        kind=known.kind,
        year=indicator_year(indicator, known),
        id=indicator.id,
        code=indicator.code,
        name=indicator.name,
        group=indicator.group,
        label=indicator.label,
        value=indicator.value,
        value_max=indicator.value_max,
        unit=indicator.unit,
        dimension=indicator.dimension,
        bound=indicator.bound,
        status=indicator.status,
        scope=indicator.scope,
        period_from=period.from_ if period else None,
        period_to=period.to if period else None,
        period_kind=period.kind if period else None,
        part_of=indicator.part_of,
        share_of=indicator.share_of,
        section=parts.get(".".join(home.split(".")[:2])) if home else None,
        sentence=indicator.sentence,
        line=indicator.line,
        page=indicator.location.page,
        start=indicator.span.start,
        end=indicator.span.end,
    )

"""Documents as sheets: indicators, measures, sections and remarks, a row each, of one report or of many."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reportx.writers.as_json import walk
from reportx.writers.exports.sheets import Cell, Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportx.model.document import Diagnostic, Document, Indicator, Measure, Node, Report
    from reportx.writers.parts import Part

Row = tuple[Cell, ...]

# Where a row comes from: of every sheet the first columns.
HOME = (Column("source"), Column("report"))

INDICATORS = (
    *HOME,
    Column("name"),
    Column("label"),
    Column("value", "number"),
    Column("value_max", "number"),
    Column("unit"),
    Column("bound", words="bound"),
    Column("status", words="status"),
    Column("scope"),
    Column("period_from"),
    Column("period_to"),
    Column("period_kind", words="period"),
    Column("section"),
    Column("measure"),
    Column("sentence"),
    Column("line", "integer"),
    Column("page", "integer"),
    Column("paragraph", "integer"),
    Column("code"),
    Column("group"),
    Column("dimension", words="dimension"),
    Column("part_of"),
    Column("share_of"),
    Column("combined_of"),
    Column("text"),
    Column("start", "integer"),
    Column("end", "integer"),
    Column("id"),
    Column("section_id"),
    Column("measure_id"),
    Column("numeral_id"),
    Column("rule"),
)
MEASURES = (
    *HOME,
    Column("marker"),
    Column("title"),
    Column("role", words="role"),
    Column("status", words="status"),
    Column("figures", "integer"),
    Column("section"),
    Column("text"),
    Column("line", "integer"),
    Column("ordinal", "integer"),
    Column("numbered", "boolean"),
    Column("start", "integer"),
    Column("end", "integer"),
    Column("id"),
    Column("section_id"),
)
SECTIONS = (
    *HOME,
    Column("depth", "integer"),
    Column("node", words="node"),
    Column("marker"),
    Column("title"),
    Column("role", words="role"),
    Column("status", words="status"),
    Column("text"),
    Column("line", "integer"),
    Column("ordinal", "integer"),
    Column("numbered", "boolean"),
    Column("start", "integer"),
    Column("end", "integer"),
    Column("id"),
    Column("parent_id"),
)
DIAGNOSTICS = (
    *HOME,
    Column("severity", words="severity"),
    Column("message"),
    Column("line", "integer"),
    Column("rule"),
    Column("start", "integer"),
    Column("end", "integer"),
)


class ReportSheets:
    """The rows of documents, which may be forgotten when they were added."""

    def __init__(self, part: Part | None = None) -> None:
        self._part = part
        self._indicators: list[Row] = []
        self._measures: list[Row] = []
        self._sections: list[Row] = []
        self._diagnostics: list[Row] = []

    def add(self, document: Document) -> None:
        """Take up the rows of a document, those of the one part that is wanted alone."""
        source = document.source.name
        for report in document.reports:
            titles = {node.id: _title(node) for node, _ in walk(report.sections)}
            if self._part in (None, "indicators"):
                self._indicators += (_indicator_row(source, report, one, titles) for one in report.indicators)
            if self._part in (None, "measures"):
                figures = sorted(one.span.start for one in report.indicators)
                self._measures += (_measure_row(source, report, one, titles, figures) for one in report.measures)
            if self._part in (None, "sections"):
                self._sections += _section_rows(source, report, report.sections)
            self._diagnostics += (_diagnostic_row(source, report.id, one) for one in report.diagnostics)
        self._diagnostics += (_diagnostic_row(source, None, one) for one in document.diagnostics)

    def sheets(self) -> list[Sheet]:
        """All sheets, or that of the part that is wanted."""
        sheets = {
            "indicators": Sheet("indicators", INDICATORS, self._indicators),
            "measures": Sheet("measures", MEASURES, self._measures),
            "sections": Sheet("sections", SECTIONS, self._sections),
        }
        if self._part is not None:
            return [sheets[self._part]]
        return [*sheets.values(), Sheet("diagnostics", DIAGNOSTICS, self._diagnostics)]


def _indicator_row(source: str, report: Report, one: Indicator, titles: dict[str, str | None]) -> Row:
    period = one.period
    return (
        source,
        report.id,
        one.name,
        one.label,
        one.value,
        one.value_max,
        one.unit,
        one.bound,
        one.status,
        one.scope,
        period.from_ if period else None,
        period.to if period else None,
        period.kind if period else None,
        titles.get(one.section_id or ""),
        titles.get(one.measure_id or ""),
        one.sentence,
        one.line,
        one.location.page,
        one.location.paragraph,
        one.code,
        one.group,
        one.dimension,
        one.part_of,
        one.share_of,
        " ".join(one.combined_of) or None,
        one.text,
        one.span.start,
        one.span.end,
        one.id,
        one.section_id,
        one.measure_id,
        one.numeral_id,
        one.rule,
    )


def _measure_row(
    source: str, report: Report, one: Measure, titles: dict[str, str | None], figures: Sequence[int]
) -> Row:
    return (
        source,
        report.id,
        one.marker,
        one.title,
        one.role,
        one.status,
        bisect_left(figures, one.span.end) - bisect_left(figures, one.span.start),
        titles.get(one.section_id or ""),
        one.text,
        one.line,
        one.ordinal,
        one.numbered,
        one.span.start,
        one.span.end,
        one.id,
        one.section_id,
    )


def _section_rows(
    source: str, report: Report, nodes: Iterable[Node], parent: str | None = None, depth: int = 1
) -> Iterator[Row]:
    for one in nodes:
        yield (
            source,
            report.id,
            depth,
            one.kind,
            one.marker,
            one.title,
            one.role,
            one.status,
            one.text,
            one.line,
            one.ordinal,
            one.numbered,
            one.span.start,
            one.span.end,
            one.id,
            parent,
        )
        yield from _section_rows(source, report, one.children, one.id, depth + 1)


def _diagnostic_row(source: str, report: str | None, one: Diagnostic) -> Row:
    span = one.span
    place = (span.start, span.end) if span else (None, None)
    return (source, report, one.severity, one.message, one.line, one.rule, *place)


def _title(node: Node) -> str | None:
    return " ".join(filter(None, (node.marker, node.title))) or None

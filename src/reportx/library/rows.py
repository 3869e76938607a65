"""Documents as rows of the library's tables, and the text behind them so that it can be read anew."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reportx.model.base import json_number
from reportx.model.observation import indicator_year, last_year
from reportx.readers import RawText
from reportx.readers.extracted import Facts, Finding
from reportx.text import Aside, Layout
from reportx.text.layout import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportx.model.document import Indicator, Node, Report

Row = tuple[Any, ...]


def report_row(report: Report) -> Row:
    """The columns of ``reports`` from ``name`` on."""
    known = report.metadata
    own = known.plan_period if known.kind == "plan" else known.review_period
    return (
        report.id,
        report.title,
        known.organization,
        known.region,
        known.level,
        known.kind,
        known.speaker,
        known.committee,
        known.meeting,
        known.meeting_date,
        known.published_date,
        known.publisher,
        known.review_period,
        known.plan_period,
        last_year(own),
        report.span.start,
        report.span.end,
    )


def section_rows(nodes: Sequence[Node], parent: str | None = None, depth: int = 1) -> Iterator[Row]:
    """The columns of ``sections`` from ``id`` on, in the order of the text."""
    for node in nodes:
        yield (
            node.id,
            parent,
            depth,
            node.kind,
            node.marker,
            node.ordinal,
            node.numbered,
            node.title,
            node.role,
            node.status,
            node.text,
            node.line,
            node.span.start,
            node.span.end,
        )
        yield from section_rows(node.children, node.id, depth + 1)


def indicator_row(indicator: Indicator, report: Report) -> Row:
    """The columns of ``indicators`` from ``id`` on."""
    period = indicator.period
    return (
        indicator.id,
        indicator.code,
        indicator.name,
        indicator.group,
        indicator.label,
        _number(indicator.value),
        _number(indicator.value_max),
        indicator.unit,
        indicator.dimension,
        indicator.bound,
        indicator.status,
        indicator.scope,
        period.from_ if period else None,
        period.to if period else None,
        period.kind if period else None,
        indicator_year(indicator, report.metadata),
        indicator.part_of,
        indicator.share_of,
        json.dumps(indicator.combined_of, ensure_ascii=False) if indicator.combined_of else None,
        indicator.section_id,
        indicator.measure_id,
        indicator.rule,
        indicator.text,
        indicator.sentence,
        indicator.line,
        indicator.location.page,
        indicator.span.start,
        indicator.span.end,
    )


def numeral_rows(report: Report) -> Iterator[Row]:
    """The columns of ``numerals`` from ``id`` on."""
    for numeral in report.numerals:
        place = (numeral.line, numeral.span.start, numeral.span.end)
        yield (numeral.id, numeral.text, numeral.kind, numeral.reason, *place)


def _number(value: Decimal | None) -> int | float | None:
    """SQLite holds integers of 64 bits; larger ones become floating-point numbers."""
    if value is None:
        return None
    number = json_number(value)
    return number if isinstance(number, float) or abs(number) < 2**63 else float(number)


def layout_json(source: RawText) -> str:
    """What a reader knew of a text beside its characters."""
    # A text without layout is read otherwise than one whose layout is empty.
    layout = None if source.layout is PLAIN else source.layout
    kept = {"layout": layout, "facts": source.facts, "findings": source.findings}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def source_of(name: str, text: str, encoding: str | None, form: str, sha256: str, layout: str) -> RawText:
    """The source that ``layout_json`` and the columns of ``documents`` were made of."""
    kept = json.loads(layout)
    findings = tuple(Finding(*finding) for finding in kept["findings"])
    return RawText(name, text, encoding, form, sha256, _layout(kept["layout"]), Facts(*kept["facts"]), findings)


def _layout(kept: Any) -> Layout:
    if kept is None:
        return PLAIN
    pages, asides, headings = kept
    return Layout(tuple(pages), tuple(Aside(*aside) for aside in asides), tuple(map(tuple, headings)))

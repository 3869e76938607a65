"""The chain behind each numeral that was asked for.

Nothing is read a second time in another way: values, labels, codes and links are those of the engine's own items, and
what they do not keep is asked of the functions that the engine asked.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reportx.explain.figures import trace_figure
from reportx.explain.naming import trace_label, trace_naming
from reportx.explain.places import Lines, heading_of, nodes_at, period_of, role_of
from reportx.explain.select import Entry, Hit, Query, hits
from reportx.model.base import SCHEMA_VERSION
from reportx.model.document import Indicator, Span
from reportx.model.explanation import ClauseTrace, Explanation, IndicatorTrace, WholeTrace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportx.indicators import Item
    from reportx.model.document import Node, Report
    from reportx.model.explanation import What
    from reportx.pipeline import Traced


def explain(traced: Traced, query: Query) -> Iterator[Explanation]:
    """What stands where ``query`` asks, in the order of the text; nothing where there is nothing of it."""
    explainer = _Explainer(traced)
    for hit in hits(traced, query):
        yield explainer.explanation(hit)


def _clause(text: str, item: Item) -> ClauseTrace:
    figure = item.figure
    return ClauseTrace.made(
        left=item.place.left, figure=text[figure.bound_start : figure.bound_end], right=item.place.right
    )


class _Explainer:
    def __init__(self, traced: Traced) -> None:
        self._traced = traced
        self._lines = Lines(traced.view.source, traced.view.newlines())
        self._noise = [noise.span.start for noise in traced.document.noise]
        self._items: dict[str, Item] = {
            reading.ids[id(item)]: item for reading in traced.readings for item in reading.items
        }
        self._by_figure: dict[int, Item] = {
            id(item.figure): item for reading in traced.readings for item in reading.items
        }
        self._indicators = {
            indicator.id: indicator for report in traced.document.reports for indicator in report.indicators
        }

    def explanation(self, hit: Hit) -> Explanation:
        report = hit.entry.reading.report if hit.entry else self._report_at(hit.start)
        what, reason = ("numeral", None) if hit.entry else self._what(hit.start, report)
        path = list(nodes_at(report.sections, hit.start)) if report and what in ("numeral", "words") else []
        span = Span.made(start=hit.start, end=hit.end)
        item = self._by_figure.get(id(hit.entry.figure)) if hit.entry else None
        return Explanation.made(
            schema_version=SCHEMA_VERSION,
            file=self._traced.document.source.name,
            what=what,
            reason=reason,
            text=self._traced.view.source[hit.start : hit.end],
            span=span,
            line=self._lines.number(hit.start),
            column=self._lines.column(hit.start),
            excerpt=self._lines.excerpt(span),
            report=report.id if report else None,
            numeral=hit.entry.numeral if hit.entry else None,
            figure=trace_figure(self._traced.view, hit.entry.figure) if hit.entry else None,
            clause=_clause(self._traced.view.text, item) if item else None,
            indicators=self._traces(hit.entry, path) if hit.entry else [],
            path=[heading_of(node) for node in path],
            role=role_of(path),
        )

    def _report_at(self, position: int) -> Report | None:
        return next((one for one in self._traced.document.reports if one.span.start <= position < one.span.end), None)

    def _what(self, position: int, report: Report | None) -> tuple[What, str | None]:
        """What stands at a position where no numeral of a ledger does."""
        index = bisect_right(self._noise, position) - 1
        if index >= 0:
            noise = self._traced.document.noise[index]
            if position < noise.span.end:
                return "noise", noise.reason
        if report is None:
            return "outside", None
        first = report.sections[0].span.start if report.sections else report.span.start
        return ("head" if position < first else "words"), None

    def _traces(self, entry: Entry, path: Sequence[Node]) -> list[IndicatorTrace]:
        return [
            self._trace(self._indicators[ident], entry.reading.report, path) for ident in entry.numeral.indicator_ids
        ]

    def _trace(self, indicator: Indicator, report: Report, path: Sequence[Node]) -> IndicatorTrace:
        view, item = self._traced.view, self._items[indicator.id]
        return IndicatorTrace.made(
            indicator=indicator,
            label=trace_label(item),
            naming=trace_naming(view.text, item, self._traced.vocabulary),
            whole=self._whole(indicator.part_of, item.linked),
            share=self._whole(indicator.share_of, None),
            period=period_of(view.source, report, indicator, path, self._lines, self._time(item)),
            status=indicator.status,
        )

    def _time(self, item: Item) -> Span | None:
        """Where a table says what time the figure of ``item`` is of."""
        time = item.figure.entry.time if item.figure.entry is not None else None
        if time is None:
            return None
        first, last = self._traced.view.to_source(*time)
        return Span.made(start=first, end=last)

    def _whole(self, ident: str | None, rule: str | None) -> WholeTrace | None:
        if ident is None:
            return None
        whole = self._indicators[ident]
        return WholeTrace.made(
            id=whole.id, text=whole.text, label=whole.label, span=whole.span, line=whole.line, rule=rule
        )

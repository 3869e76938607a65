"""From the reading in offsets of the clean view to the document in offsets of the source."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple, cast

from reportx.indicators import Item, find_items
from reportx.indicators.links import link_parts
from reportx.model.document import (
    Bound,
    Diagnostic,
    Dimension,
    Indicator,
    Location,
    Measure,
    Metadata,
    Node,
    NodeKind,
    Numeral,
    NumeralKind,
    Period,
    Report,
    Role,
    Span,
    Status,
)
from reportx.outline.candidates import CLOSERS

if TYPE_CHECKING:
    from reportx.outline import OutlineNode, Region
    from reportx.quantities import Figure
    from reportx.text import View

_DURATION = "duration"


class Assembler:
    """Turns the reading of one report into models; holds what every item needs: view, region, id."""

    def __init__(self, view: View, region: Region, report_id: str, metadata: Metadata) -> None:
        self._view, self._region, self._id, self._metadata = view, region, report_id, metadata
        self._newlines = [i for i, char in enumerate(view.source) if char == "\n"]
        self._paragraphs = [line.start for line in region.body]
        self.measures: list[Measure] = []

    def span(self, start: int, end: int) -> Span:
        first, last = self._view.to_source(start, end)
        return Span.made(start=first, end=last)

    def text(self, span: Span) -> str:
        return self._view.source[span.start : span.end]

    def line(self, span: Span) -> int:
        """The line of the source that the span begins on, counted from 1."""
        return bisect_right(self._newlines, span.start - 1) + 1 if span.start else 1

    def nodes(self, nodes: list[OutlineNode], parent: str | None, prefix: str) -> list[Node]:
        return [
            self._node(node, parent, f"{prefix}.s{number}" if parent is None else f"{prefix}.{number}")
            for number, node in enumerate(nodes, 1)
        ]

    def _node(self, node: OutlineNode, parent: str | None, node_id: str) -> Node:
        end = self._trimmed(node.start, node.end)
        span = self.span(node.start, end)
        heading = node.heading
        own_end = node.children[0].start if node.children else node.end
        text = self.text(self.span(node.start, self._trimmed(node.start, own_end)))
        has_body = heading is not None and self._has_body(heading.body_start, own_end)
        kind: NodeKind = "passage" if heading is None else "measure" if not node.children and has_body else "section"
        status: Status | None = "done" if node.role == "review" else "planned" if node.role == "plan" else None
        marker = title = None
        heading_span = None
        if heading is not None:
            title = " ".join(
                self._view.words(start, stop).strip(CLOSERS)
                for start, stop in [(heading.title_start, heading.title_end), *heading.extra]
            )
            last = heading.extra[-1][1] if heading.extra else heading.title_end
            heading_span = self.span(heading.start, max(last, heading.title_end))
            if heading.marker:
                marker = self.text(self.span(*heading.marker))
        made = Node.made(
            id=node_id,
            kind=kind,
            marker=marker,
            ordinal=heading.ordinal if heading else None,
            numbered=heading.numbered if heading else False,
            title=title,
            role=cast("Role", node.role),
            status=status,
            heading_span=heading_span,
            span=span,
            line=self.line(span),
            text=text,
            children=[],
        )
        if kind == "measure":
            self.measures.append(_measure(made, parent))
        made.children.extend(self.nodes(node.children, node_id, node_id))
        return made

    def _trimmed(self, start: int, end: int) -> int:
        while end > start + 1 and self._view.text[end - 1].isspace():
            end -= 1
        return end

    def _has_body(self, start: int, end: int) -> bool:
        return bool(self._view.text[start:end].strip(CLOSERS + "\n"))

    def paragraph(self, position: int) -> int | None:
        return bisect_right(self._paragraphs, position) or None

    def indicator(self, item: Item, home: tuple[str | None, str | None, str], ids: dict[int, str]) -> Indicator:
        figure = item.figure
        span = self.span(figure.start, figure.end)
        section, measure, role = home
        sentence = self.span(*item.place.sentence)
        whole = item.part_of
        status: Status = "planned" if role == "plan" else "done"
        return Indicator.made(
            id=ids[id(item)],
            code=item.code.code,
            name=item.code.name,
            group=item.code.group,
            label=self._words(item.label.text),
            value=figure.value,
            value_max=figure.value_max,
            unit=figure.unit,
            dimension=cast("Dimension", figure.dimension),
            bound=cast("Bound", figure.bound),
            text=self.text(span),
            span=span,
            line=self.line(span),
            location=Location.made(page=None, paragraph=self.paragraph(figure.start)),
            sentence=self.text(sentence).strip(),
            status=status,
            period=self._period(status),
            scope=item.label.scope,
            part_of=ids[id(whole)] if whole is not None else None,
            share_of=None,
            combined_of=item.combined,
            section_id=section,
            measure_id=measure,
            numeral_id=None,
            rule=item.rule,
        )

    @staticmethod
    def _words(label: str) -> str:
        return " ".join(label.split())

    def _period(self, status: str) -> Period | None:
        period = self._metadata.plan_period if status == "planned" else self._metadata.review_period
        if period is None:
            return None
        first, _, last = period.partition("-")
        return Period.made(from_=first, to=last or first, kind="term" if last else "year")


def _measure(node: Node, parent: str | None) -> Measure:
    return Measure.made(
        id=node.id,
        section_id=parent,
        marker=node.marker,
        ordinal=node.ordinal,
        numbered=node.numbered,
        title=node.title,
        text=node.text,
        role=node.role,
        status=node.status,
        span=node.span,
        line=node.line,
    )


class _Home(NamedTuple):
    """The innermost node at a place: ids for section and measure, and the role."""

    start: int
    section: str | None
    measure: str | None
    role: str


def assemble_report(
    view: View,
    region: Region,
    report_id: str,
    roots: list[OutlineNode],
    metadata: Metadata,
    figures: list[Figure],
    *,
    with_numerals: bool,
) -> Report:
    """The report model of a region from its outline, metadata and figures."""
    maker = Assembler(view, region, report_id, metadata)
    sections = maker.nodes(roots, None, report_id)
    homes = _homes(sections)
    starts = [home.start for home in homes]
    figures = _own(region, figures, roots)
    economy = metadata.kind == "government_work_report"
    items = find_items(view.text, region.start, region.end, figures, economy=economy)
    link_parts(view.text, items)
    ids = _ids(view, report_id, items)
    indicators = []
    for item in items:
        if item.kind != "indicator":
            continue
        index = bisect_right(starts, view.to_source(item.figure.start, item.figure.end)[0]) - 1
        home = homes[index] if index >= 0 else _Home(0, None, None, "other")
        indicators.append(maker.indicator(item, (home.section, home.measure, home.role), ids))
    title = " ".join(view.words(start, end) for start, end in region.title) if region.title else None
    return Report.made(
        id=report_id,
        title=title,
        span=maker.span(region.start, region.end),
        metadata=metadata,
        sections=sections,
        measures=maker.measures,
        indicators=indicators,
        numerals=_ledger(maker, report_id, figures, items, ids) if with_numerals else [],
        diagnostics=[],
    )


def _own(region: Region, figures: list[Figure], roots: list[OutlineNode]) -> list[Figure]:
    """The figures in the report's own lines, markers of the outline left out."""
    bounds = sorted((line.start, line.end) for line in region.body)
    starts = [start for start, _ in bounds]
    markers = {
        position
        for node in _flat(roots)
        if node.heading and node.heading.marker
        for position in range(node.heading.marker[0], node.heading.title_start)
    }
    kept = []
    for figure in figures:
        index = bisect_right(starts, figure.start) - 1
        if index >= 0 and figure.start < bounds[index][1]:
            if figure.start in markers:
                figure.kind, figure.rule = "marker", "marker"
            kept.append(figure)
    return kept


def _flat(nodes: list[OutlineNode]) -> list[OutlineNode]:
    flat: list[OutlineNode] = []
    for node in nodes:
        flat.append(node)
        flat += _flat(node.children)
    return flat


def _homes(sections: list[Node]) -> list[_Home]:
    homes: list[_Home] = []

    def walk(nodes: list[Node], parent: str | None) -> None:
        for node in nodes:
            section = node.id if node.kind == "section" else parent
            measure = node.id if node.kind == "measure" else None
            homes.append(_Home(node.span.start, section, measure, node.role))
            walk(node.children, section)

    walk(sections, None)
    return sorted(homes, key=lambda home: home.start)


def _ids(view: View, report_id: str, items: list[Item]) -> dict[int, str]:
    """Ids from the offset of the figure; several indicators of one figure are told apart by a letter."""
    ids: dict[int, str] = {}
    used: dict[str, int] = {}
    for item in items:
        base = f"{report_id}.i{view.to_source(item.figure.start, item.figure.end)[0]}"
        count = used.get(base, 0)
        used[base] = count + 1
        ids[id(item)] = base if not count else f"{base}{chr(ord('a') + count)}"
    return ids


def _ledger(
    maker: Assembler, report_id: str, figures: list[Figure], items: list[Item], ids: dict[int, str]
) -> list[Numeral]:
    by_start: dict[int, list[Item]] = {}
    for item in items:
        by_start.setdefault(item.figure.start, []).append(item)
    ledger = []
    for figure in figures:
        span = maker.span(figure.start, figure.end)
        own = by_start.get(figure.start, [])
        kind, reason = (own[0].kind, own[0].reason) if own else (figure.kind, figure.rule)
        if kind == "amount":
            kind = reason = "duration"  # the only amounts that no item is made of
        ledger.append(
            Numeral.made(
                id=f"{report_id}.n{span.start}",
                text=maker.text(span),
                span=span,
                line=maker.line(span),
                kind=cast("NumeralKind", kind),
                indicator_ids=[ids[id(item)] for item in own if item.kind == "indicator"],
                reason=reason,
            )
        )
    return ledger


def assemble_diagnostics(reports: list[Report]) -> list[Diagnostic]:
    """Document-level findings; an input without a report says so."""
    if reports:
        return []
    return [
        Diagnostic.made(
            rule="no_report",
            severity="warning",
            params={},
            message="文中没有找到工作报告。",
            span=None,
            line=None,
            related=[],
        )
    ]

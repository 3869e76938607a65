"""Models of one report's items, each with its place in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import takewhile
from typing import TYPE_CHECKING, cast

from reportx.indicators.eras import Eras, Part
from reportx.indicators.periods import Periods, Stated
from reportx.model.document import Indicator, Location, Measure, Metadata, Node, Period, Span
from reportx.outline.candidates import CLOSERS
from reportx.rules.patterns import pattern

if TYPE_CHECKING:
    from reportx.indicators import Item
    from reportx.model.base import Bound, Dimension, NodeKind, Role, Status
    from reportx.outline import OutlineNode, Region
    from reportx.text import View


# Roles that leave open whether a figure was reached or is aimed at.
_YEAR = re.compile(r"(?:19|20)\d\d")
_SILENT = frozenset(("opening", "closing", "other"))


class Assembler:
    """Turns the reading of one report into models; holds what every item needs: view, region, id."""

    def __init__(
        self,
        view: View,
        region: Region,
        report_id: str,
        roots: list[OutlineNode],
        metadata: Metadata,
        *,
        with_numerals: bool,
    ) -> None:
        self._view, self._region, self._id, self._metadata = view, region, report_id, metadata
        self._with_numerals = with_numerals
        self._newlines = view.newlines()
        self._paragraphs = [line.start for line in region.body]
        self._periods = Periods(view.text, metadata.meeting)
        self._eras = Eras(view.text, region.body, _parts(roots), metadata.review_period)
        self._sentence: tuple[tuple[int, int], str] = ((0, 0), "")
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
        """Whether words of the report stand there; noise (the number of a page) is none."""
        first = bisect_right(self._paragraphs, start) - 1
        return any(
            self._view.text[max(start, line.start) : min(end, line.end)].strip(CLOSERS)
            for line in takewhile(lambda line: line.start < end, self._region.body[max(first, 0) :])
        )

    def numeral_id(self, span: Span) -> str:
        """The id of the ledger entry at ``span``."""
        return f"{self._id}.n{span.start}"

    def paragraph(self, position: int) -> int | None:
        return bisect_right(self._paragraphs, position) or None

    def indicator(self, item: Item, home: tuple[str | None, str | None, str], ids: dict[int, str]) -> Indicator:
        figure = item.figure
        span = self.span(figure.start, figure.end)
        section, measure, role = home
        whole = item.part_of
        status: Status = "planned" if role == "plan" or (role in _SILENT and self._is_to_come(item)) else "done"
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
            location=Location.made(page=self._view.page(span.start), paragraph=self.paragraph(figure.start)),
            sentence=self._sentence_of(item),
            status=status,
            period=self._period(item, status),
            scope=item.label.scope,
            part_of=ids[id(whole)] if whole is not None else None,
            share_of=ids[id(item.share_of)] if item.share_of is not None else None,
            combined_of=item.combined,
            section_id=section,
            measure_id=measure,
            numeral_id=self.numeral_id(span) if self._with_numerals else None,
            rule=item.rule,
        )

    def _is_to_come(self, item: Item) -> bool:
        """Whether the sentence, where its part does not say it, speaks of what is still to be done."""
        if item.figure.entry is not None:
            from reportx.indicators.tabulated import is_planned  # few texts have tables

            return is_planned(item.figure.entry)
        begin, _ = item.place.sentence
        return pattern("roles", "modality", "to_come").search(self._view.text[begin : item.figure.start]) is not None

    def _sentence_of(self, item: Item) -> str:
        """The sentence that a figure stands in; figures of one sentence share the text."""
        place = item.place.sentence
        if place != self._sentence[0]:
            self._sentence = place, self.text(self.span(*place)).strip()
        return self._sentence[1]

    def _stated(self, item: Item) -> Stated | None:
        """What its sentence says of the time of a figure; for one in a table, what header, row or title say."""
        place, entry = item.place, item.figure.entry
        if entry is None:
            return self._periods.before(place.sentence, place.clause[0], item.figure.start)
        if entry.time is None:
            return None
        start, end = entry.time
        year = _YEAR.search(self._view.text, start, end)
        return self._periods.before((start, end), start, end) or (Stated("year", year[0], year[0]) if year else None)

    @staticmethod
    def _words(label: str) -> str:
        return " ".join(label.split())

    def _period(self, item: Item, status: str) -> Period | None:
        """What the sentence says, or one before it that opened its part, completed by the report's own period."""
        own = self._metadata.plan_period if status == "planned" else self._metadata.review_period
        first, _, last = (own or "").partition("-")
        stated = self._stated(item)
        if stated is None or stated.kind == "this_year" or (stated.kind == "term" and not stated.first):
            era = self._eras.at(item.figure.start)
            if era and status == "done" and (era.first or "") > (last or first):
                era = None  # the part speaks of what is to come
            if era is not None and (stated is None or (era.kind == "term") == (stated.kind == "term")):
                stated = era if era.first or stated is None else stated
        if stated is None or stated.kind == "this_year":
            return Period.made(from_=first, to=last or first, kind="term" if last else "year") if first else None
        if stated.kind == "term" and last and not stated.first and stated.years in (0, int(last) - int(first) + 1):
            return Period.made(from_=first, to=last, kind="term")
        if stated.kind in ("as_of", "cumulative"):
            return Period.made(from_=stated.first, to=stated.last or last or first or None, kind=stated.kind)
        return Period.made(from_=stated.first, to=stated.last, kind=stated.kind)


def _parts(nodes: list[OutlineNode], *, top: bool = True) -> list[Part]:
    parts = []
    for node in nodes:
        title = (node.heading.title_start, node.heading.title_end) if node.heading else None
        parts += [Part(node.start, node.end, title, node.role, top), *_parts(node.children, top=False)]
    return parts


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

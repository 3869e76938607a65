"""From the reading in offsets of the clean view to the document in offsets of the source."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reportx.assemble.ledger import ledger_of
from reportx.assemble.maker import Assembler
from reportx.indicators import Item, Whose, find_items
from reportx.indicators.ellipsis import fill_codes
from reportx.indicators.links import link_parts
from reportx.indicators.shares import link_shares
from reportx.model.document import Diagnostic, Metadata, Node, Report, Span
from reportx.outline import find_breaks, marker_of
from reportx.outline.marking import unspaced
from reportx.readers.extracted import Finding
from reportx.rules.patterns import pattern

if TYPE_CHECKING:
    from reportx.outline import OutlineNode, Region
    from reportx.quantities import Figure
    from reportx.rules.vocabulary import Vocabulary
    from reportx.text import View


# Missing markers that a message names one by one.
_LISTED = 3


class _Home(NamedTuple):
    """The innermost node at a place: ids for section and measure, and the role."""

    start: int
    section: str | None
    measure: str | None
    role: str


class Reading(NamedTuple):
    """A report with what it was made of: its figures, their items, and the ids of these (by ``id()``)."""

    report: Report
    figures: list[Figure]
    items: list[Item]
    ids: dict[int, str]


def assemble_report(
    view: View,
    region: Region,
    report_id: str,
    roots: list[OutlineNode],
    metadata: Metadata,
    figures: list[Figure],
    vocabulary: Vocabulary,
    *,
    with_numerals: bool,
) -> Reading:
    """The report model of a region from its outline, metadata and figures."""
    maker = Assembler(view, region, report_id, roots, metadata, with_numerals=with_numerals)
    sections = maker.nodes(roots, None, report_id)
    homes = _homes(sections)
    starts = [home.start for home in homes]
    figures = _own(region, figures, roots)
    whose = _whose(view.text, region, metadata)
    items = find_items(view.text, region.start, region.end, figures, vocabulary, whose, _headed(view.text, roots))
    link_parts(view.text, items)
    fill_codes(view.text, items, vocabulary)
    link_shares(view.text, items)
    ids = _ids(view, report_id, items)
    indicators = []
    for item in items:
        if item.kind != "indicator":
            continue
        index = bisect_right(starts, view.to_source(item.figure.start, item.figure.end)[0]) - 1
        home = homes[index] if index >= 0 else _Home(0, None, None, "other")
        indicators.append(maker.indicator(item, (home.section, home.measure, home.role), ids))
    title = " ".join(unspaced(view.words(start, end)) for start, end in region.title) if region.title else None
    report = Report.made(
        id=report_id,
        title=title,
        span=maker.span(region.start, region.end),
        metadata=metadata,
        sections=sections,
        measures=maker.measures,
        indicators=indicators,
        numerals=ledger_of(maker, figures, items, ids) if with_numerals else [],
        diagnostics=_outline_diagnostics(view, roots, whole=metadata.kind != "excerpt"),
    )
    return Reading(report, figures, items, ids)


def _headed(text: str, roots: list[OutlineNode]) -> frozenset[int]:
    """Where the lines end that are headings and nothing else."""
    headings = [node.heading for node in _flat(roots) if node.heading and node.heading.own_line]
    ends = (heading.extra[-1][1] if heading.extra else heading.title_end for heading in headings)
    return frozenset(text.find("\n", end) for end in ends)


def _whose(text: str, region: Region, metadata: Metadata) -> Whose:
    kind, organ = metadata.kind, metadata.organization or ""
    digested = kind in ("infographic", "retrospective", "plan") and organ.endswith(("人民政府", "国务院"))
    government = kind == "government_work_report" or digested
    lone = kind == "excerpt" and not pattern("reports", "government", "committee").search(
        text, region.start, region.end
    )
    return Whose(government=government, economy=government or lone)


def _own(region: Region, figures: list[Figure], roots: list[OutlineNode]) -> list[Figure]:
    """The figures in the report's own lines, those of outline markers and of the title told apart."""
    titles = [*region.title, *((line.start, line.end) for line in region.head)]
    bounds = sorted([*titles, *((line.start, line.end) for line in region.body)])
    starts = [start for start, _ in bounds]
    marked = [(n.heading.marker[0], n.heading.title_start) for n in _flat(roots) if n.heading and n.heading.marker]
    markers = [start for start, _ in marked]
    kept = []
    for figure in figures:
        index = bisect_right(starts, figure.start) - 1
        if index < 0 or figure.start >= bounds[index][1]:
            continue
        marker = bisect_right(markers, figure.start) - 1
        if marker >= 0 and figure.start < marked[marker][1]:
            figure.kind, figure.rule = "marker", "marker"
        elif figure.kind == "amount" and bounds[index] in titles:
            figure.kind, figure.rule = "name", "title"
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


def assemble_diagnostics(view: View, reports: list[Report], findings: tuple[Finding, ...]) -> list[Diagnostic]:
    """Document-level findings: what the reader noticed, and that an input has no report in it."""
    made = [_diagnostic(view, finding) for finding in findings]
    return made if reports else [*made, _diagnostic(view, Finding("no_report", {}))]


# A document's diagnostics are data and Chinese, whatever language the tables speak.
_MESSAGES = {
    "no_report": "文中没有找到工作报告。",
    "pages.no_text": "第{pages}页只有图像，没有文字。",
    "outline.gap": "{after}之后是{before}，缺{missing}。",
    "outline.start": "{before}之前缺{missing}。",
    "outline.repeated": "{before}出现两次。",
    "outline.order": "{after}之后是{before}，次序颠倒。",
}


def _diagnostic(view: View, finding: Finding) -> Diagnostic:
    span = None if finding.start is None else Span.made(start=finding.start, end=finding.end)
    return Diagnostic.made(
        rule=finding.rule,
        severity="warning",
        params=finding.params,
        message=_MESSAGES[finding.rule].format(**finding.params),
        span=span,
        line=None if span is None else view.source.count("\n", 0, span.start) + 1,
        related=[],
    )


def _outline_diagnostics(view: View, roots: list[OutlineNode], *, whole: bool) -> list[Diagnostic]:
    """Where the numbers of headings do not run on."""
    made = []
    for found in find_breaks(view.text, roots, whole=whole):
        marks = [heading.marker for heading in (found.later, found.earlier) if heading and heading.marker]
        spans = [_source_span(view, *mark) for mark in marks]
        params: dict[str, str | int] = {
            "family": found.later.family,
            "after": _quoted(marker_of(view.text, found.earlier)) if found.earlier else "",
            "before": _quoted(marker_of(view.text, found.later)),
            "missing": _listed([_quoted(marker) for marker in found.missing]),
        }
        diagnostic = _diagnostic(view, Finding(found.rule, params, spans[0].start, spans[0].end))
        diagnostic.related.extend(spans[1:])
        made.append(diagnostic)
    return made


def _source_span(view: View, start: int, end: int) -> Span:
    first, last = view.to_source(start, end)
    return Span.made(start=first, end=last)


def _quoted(marker: str) -> str:
    """A marker as a sentence names it: in the full-width brackets of its own, else in quotation marks."""
    shown = "".join(marker.split()).replace("(", "（").replace(")", "）")
    return shown if shown.startswith("（") else f"“{shown.rstrip('、.,:')}”"


def _listed(markers: list[str]) -> str:
    return "、".join(markers) if len(markers) <= _LISTED else f"{markers[0]}至{markers[-1]}"

"""A document as tables for people. Text of reports is data: it goes into ``Text``, never into markup."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Group
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from reportx.messages import known, say
from reportx.writers.as_json import walk
from reportx.writers.figures import plain, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from reportx.model.document import Diagnostic, Document, Indicator, Metadata, Node, Report, Source, Span
    from reportx.writers.parts import Part

_ROLE_STYLES = {
    "opening": "dim",
    "review": "green",
    "experience": "cyan",
    "problems": "red",
    "plan": "blue",
    "closing": "dim",
    "other": "",
}
_STATUS_STYLES = {"done": "green", "planned": "blue"}
_SEVERITY_STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}


def document_blocks(document: Document, part: Part | None = None) -> Iterator[RenderableType]:
    """What a document holds, block by block; ``part`` leaves all others out."""
    for report in document.reports:
        if part is None:
            yield _header(report, _source(document.source))
        if part in (None, "sections"):
            yield from _titled("table.outline", _outline(report) if report.sections else None)
        if part == "measures":
            yield from _titled("table.measures", _measures(report) if report.measures else None)
        if part in (None, "indicators"):
            yield from _titled("table.indicators", _indicators(report) if report.indicators else None)
    if part is None:
        if not document.reports:
            yield _row_grid([("table.source", _source(document.source))])
        yield from _remarks(document)


def new_table(*columns: tuple[str, bool]) -> Table:
    """A table with columns of these catalogue keys, set right where they hold numbers; text is never cut."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim")
    for key, right in columns:
        table.add_column(Text(say(key)), justify="right" if right else "left", overflow="fold")
    return table


def _titled(key: str, block: RenderableType | None) -> Iterator[RenderableType]:
    heading = Text(say(key), style="bold")
    if block is None:
        heading.append(f"  {say('table.nothing')}", style="dim")
        yield heading
    else:
        yield Group(heading, block)


def _row_grid(rows: list[tuple[str, str | None]]) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for key, value in rows:
        if value:
            grid.add_row(Text(say(key)), Text(plain(value)))
    return grid


def _header(report: Report, source: str) -> Table:
    facts = report.metadata
    block = Table.grid()
    block.add_row(Text(plain(report.title or "") or say("table.untitled"), style="bold", overflow="fold"))
    counts = say(
        "table.counts.value",
        sections=sum(node.kind == "section" for node, _ in walk(report.sections)),
        measures=len(report.measures),
        indicators=len(report.indicators),
    )
    level = None if facts.level == "unknown" else say(f"level.{facts.level}")
    rows: list[tuple[str, str | None]] = [
        ("table.organization", facts.organization),
        ("table.region", _joined(facts.region, level)),
        ("table.kind", _kind(facts)),
        ("table.speaker", facts.speaker),
        ("table.committee", _session(facts)),
        ("table.meeting_date", facts.meeting_date),
        ("table.published", _joined(facts.published_date, facts.publisher)),
        ("table.review_period", facts.review_period),
        ("table.plan_period", facts.plan_period),
        ("table.counts", counts),
        ("table.source", source),
    ]
    block.add_row(_row_grid(rows))
    return block


def _source(source: Source) -> str:
    if source.format == "text":
        return source.name
    return say("table.source.format", name=source.name, format=source.format)


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _kind(facts: Metadata) -> str:
    """The kind and the words that told it."""
    kind, evidence = say(f"kind.{facts.kind}"), facts.kind_evidence
    if evidence is None or evidence.rule == "default":
        return kind
    words = " ".join(evidence.text.split())
    return say("table.kind.told", kind=kind, rule=say(f"kind_rule.{evidence.rule}"), words=words)


def _session(facts: Metadata) -> str | None:
    if facts.committee is not None and facts.meeting is not None:
        return say("table.committee.meeting", committee=facts.committee, meeting=facts.meeting)
    if facts.committee is not None:
        return say("table.committee.value", committee=facts.committee)
    return None if facts.meeting is None else say("table.meeting.value", meeting=facts.meeting)


class _Figures:
    """How many indicators stand in a stretch of the text."""

    def __init__(self, report: Report) -> None:
        self._starts = sorted(indicator.span.start for indicator in report.indicators)

    def within(self, span: Span) -> int:
        return bisect_left(self._starts, span.end) - bisect_left(self._starts, span.start)


def _outline(report: Report) -> Tree:
    tree = Tree("", hide_root=True, guide_style="dim")
    figures = _Figures(report)
    open_branches = [tree]
    roles = [""]
    for node, depth in walk(report.sections):
        del open_branches[depth:], roles[depth:]
        label = _node_label(node, figures.within(node.span), named=node.role != roles[-1])
        open_branches.append(open_branches[-1].add(label))
        roles.append(node.role)
    return tree


def _node_label(node: Node, figures: int, *, named: bool) -> Text:
    """Marker and title, then what is known of the node; the role is named where it is not the parent's."""
    label = Text(overflow="fold")
    if node.marker:
        label.append(f"{plain(node.marker)} ", style="bold")
    label.append(_title(node.title, node.text), style=_ROLE_STYLES[node.role])
    remarks: list[tuple[str, str]] = []
    if named:
        remarks.append((say(f"role.{node.role}"), _ROLE_STYLES[node.role]))
    if node.status is not None:
        remarks.append((say(f"status.{node.status}"), _STATUS_STYLES[node.status]))
    if figures:
        words = say("table.figures.one") if figures == 1 else say("table.figures", count=figures)
        remarks.append((words, "dim"))
    for index, (words, style) in enumerate(remarks):
        label.append("  " if index == 0 else " · ", style="dim")
        label.append(words, style=style)
    return label


def _title(title: str | None, text: str) -> str:
    if title:
        return plain(title)
    # A passage has no headline: its first words stand in.
    start = plain(text[:60])
    return f"{start[:24]}…" if len(start) > 24 else start


def _measures(report: Report) -> Table:
    table = new_table(
        ("column.marker", False),
        ("column.title", False),
        ("column.role", False),
        ("column.status", False),
        ("column.figures", True),
        ("column.line", True),
    )
    figures = _Figures(report)
    for measure in report.measures:
        table.add_row(
            Text(plain(measure.marker or "")),
            Text(_title(measure.title, measure.text)),
            Text(say(f"role.{measure.role}"), style=_ROLE_STYLES[measure.role]),
            _status(measure.status),
            Text(str(figures.within(measure.span) or "")),
            Text(str(measure.line), style="dim"),
        )
    return table


def _status(status: str | None) -> Text:
    return Text(say(f"status.{status}"), style=_STATUS_STYLES[status]) if status else Text()


def _indicators(report: Report) -> Table:
    table = new_table(
        ("column.label", False),
        ("column.value", True),
        ("column.unit", False),
        ("column.bound", False),
        ("column.status", False),
        ("column.name", False),
        ("column.line", True),
    )
    for indicator in report.indicators:
        table.add_row(
            _label(indicator),
            Text(value_text(indicator), style="bold"),
            Text(plain(indicator.unit or "")),
            Text("" if indicator.bound == "exact" else say(f"bound.{indicator.bound}")),
            _status(indicator.status),
            Text(plain(indicator.name), style="dim"),
            Text(_place(indicator), style="dim"),
        )
    return table


def _place(indicator: Indicator) -> str:
    """The line, and for paged formats the page that it is found on."""
    if indicator.location.page is None:
        return str(indicator.line)
    return say("table.page_line", page=indicator.location.page, line=indicator.line)


def _label(indicator: Indicator) -> Text:
    label = Text("└ " if indicator.part_of else "", style="dim")
    label.append(plain(indicator.label), style="not dim")
    if indicator.scope:
        label.append(f"  {plain(indicator.scope)}")
    return label


def _remarks(document: Document) -> Iterator[RenderableType]:
    findings = [found for report in document.reports for found in report.diagnostics]
    findings += document.diagnostics
    if findings:
        lines = (_finding(found) for found in findings)
        yield Group(Text(say("table.diagnostics"), style="bold"), *lines)
    if document.noise:
        yield Text(_noise(document), style="dim")


def _finding(found: Diagnostic) -> Text:
    line = Text(say(f"severity.{found.severity}"), style=_SEVERITY_STYLES[found.severity])
    place = "" if found.line is None else f" {say('table.line', line=found.line)}"
    line.append(f"{place}  {plain(found.message)}", style="none")
    line.append(f"  {found.rule}", style="dim")
    return line


def _noise(document: Document) -> str:
    reasons = Counter(stretch.reason for stretch in document.noise)
    return say(
        "table.noise",
        spans=len(document.noise),
        chars=f"{sum(stretch.span.end - stretch.span.start for stretch in document.noise):,}",
        reasons=", ".join(f"{_noise_word(word)} {count}" for word, count in reasons.most_common()),
    )


def _noise_word(word: str) -> str:
    return say(f"noise.{word}") if known(f"noise.{word}") else plain(word)

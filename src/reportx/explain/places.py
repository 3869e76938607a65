"""Where a stretch stands: its line and the words around it, the nodes above it, what its period is read from."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reportx.model.explanation import Excerpt, Heading, PeriodPlace, PeriodTrace, RoleTrace
from reportx.rules.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportx.model.document import Indicator, Node, Period, Report, Span

_AROUND = 80  # characters of the line on each side
_PLANS = {"十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031, "十七五": 2036}
_HEADED = ("review", "plan", "problems", "experience")


class Lines:
    """The lines of a source."""

    def __init__(self, source: str, newlines: list[int]) -> None:
        self._source, self._newlines = source, newlines

    def number(self, position: int) -> int:
        """The line of a position, counted from 1."""
        return bisect_left(self._newlines, position) + 1

    def column(self, position: int) -> int:
        """Which character of its line it is, counted from 1."""
        line = self.number(position)
        return position - (self._newlines[line - 2] if line > 1 else -1)

    def excerpt(self, span: Span) -> Excerpt:
        """The words of the line around the stretch."""
        line_start = span.start - self.column(span.start) + 1
        first = max(line_start, span.start - _AROUND)
        line_end = self._source.find("\n", span.end, span.end + _AROUND + 1)
        last = min(len(self._source), span.end + _AROUND) if line_end < 0 else line_end
        return Excerpt.made(
            before=self._source[first : span.start],
            text=self._source[span.start : span.end],
            after=self._source[span.end : last],
            more_before=first > line_start,
            more_after=line_end < 0 and last < len(self._source),
        )


def nodes_at(nodes: Sequence[Node], position: int) -> Iterator[Node]:
    """The nodes of the outline that hold the position, the outermost first."""
    for node in nodes:
        if node.span.start <= position < node.span.end:
            yield node
            yield from nodes_at(node.children, position)
            return


def heading_of(node: Node) -> Heading:
    return Heading.made(id=node.id, marker=node.marker, title=node.title, line=node.line)


def role_of(path: Sequence[Node]) -> RoleTrace | None:
    """The role of the innermost node, and what the heading of the outermost one that has it says."""
    if not path:
        return None
    role = path[-1].role
    home = path[-1]
    for node in reversed(path):
        if node.role != role:
            break
        home = node
    word = None
    if home.title is not None and role in _HEADED:
        found = pattern("roles", "headings", role).search("".join(home.title.split()))
        word = found[0] if found else None
    return RoleTrace.made(role=role, heading=home.title, word=word)


def period_of(
    source: str, report: Report, indicator: Indicator, path: Sequence[Node], lines: Lines, table: Span | None
) -> PeriodTrace | None:
    """Where the years of the indicator's period are written: nearest first; ``table`` is where a table says it.

    Years that stand nowhere are worked out from those of a meeting or a plan.
    """
    period = indicator.period
    if period is None or not (stated := period.from_ or period.to):
        return None
    year = stated[:4]
    places: list[tuple[PeriodPlace, str, int]] = []
    if table is not None:
        places.append(("table", source[table.start : table.end], lines.number(table.start)))
    places.append(("sentence", indicator.sentence, indicator.line))
    places += [("heading", node.title or "", node.line) for node in reversed(path)]
    places.append(("title", report.title or "", lines.number(report.span.start)))
    names = [year, *_plans_of(period)]
    for place, words, line in places:
        if any(name in words for name in names):
            return PeriodTrace.made(place=place, text=words, line=line)
    for name in names:
        if (at := source.find(name, report.span.start, report.span.end)) >= 0:
            return PeriodTrace.made(place="text", text=_line_at(source, report, at), line=lines.number(at))
    last = (period.to or year)[:4]
    if last not in (report.metadata.review_period or ""):
        return None
    for name in (last, str(int(last) + 1)):
        if (at := source.find(name, report.span.start, report.span.end)) >= 0:
            return PeriodTrace.made(place="worked_out", text=_line_at(source, report, at), line=lines.number(at))
    return None


def _plans_of(period: Period) -> list[str]:
    """The name of the five-year plan whose years these are."""
    return [name for name, first in _PLANS.items() if (period.from_, period.to) == (str(first), str(first + 4))]


def _line_at(source: str, report: Report, at: int) -> str:
    line_end = source.find("\n", at)
    start = max(report.span.start, source.rfind("\n", 0, at) + 1)
    return source[start : line_end if line_end >= 0 else len(source)].strip()[:_AROUND]

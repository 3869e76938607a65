"""Where a stretch stands: its line and the words around it, the nodes above it, what its period is read from."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reportx.model.explanation import Excerpt, Heading, PeriodPlace, PeriodTrace, RoleTrace
from reportx.rules.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportx.model.document import Indicator, Node, Report, Span

_AROUND = 80  # characters of the line on each side
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
    """Where the years of the indicator's period are written: nearest first; ``table`` is where a table says it."""
    period = indicator.period
    stated = period and (period.from_ or period.to)
    if not stated:
        return None
    year = stated[:4]
    places: list[tuple[PeriodPlace, str, int]] = []
    if table is not None:
        places.append(("table", source[table.start : table.end], lines.number(table.start)))
    places.append(("sentence", indicator.sentence, indicator.line))
    places += [("heading", node.title or "", node.line) for node in reversed(path)]
    places.append(("title", report.title or "", lines.number(report.span.start)))
    for place, words, line in places:
        if year in words:
            return PeriodTrace.made(place=place, text=words, line=line)
    at = source.find(year, report.span.start, report.span.end)
    if at < 0:
        return None
    line_end = source.find("\n", at)
    words = source[max(report.span.start, source.rfind("\n", 0, at) + 1) : line_end if line_end >= 0 else len(source)]
    return PeriodTrace.made(place="text", text=words.strip()[:_AROUND], line=lines.number(at))

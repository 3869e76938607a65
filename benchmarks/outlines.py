"""Whether the outlines of reports are whole: numbered headings beside a plain scan of the text for their markers.

    python benchmarks/outlines.py FILE… [--all]

For each report it prints the numbered headings of every family as runs of numbers, list by list (``一–四``), what the
program says of breaks, and two comparisons with a scan that knows nothing of outlines: markers at line starts that are
no numbered heading (``missed``), and those whose heading stands below another parent than the marker before it in the
same run (``parted``). With ``--all`` reports without a remark are printed too. Exit code 1 where something is missed.

The scan is of lines as they are: it also finds markers in appendices and in other noise, which are named as such.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportx.numerals import ordinal
from reportx.pipeline import parse_source
from reportx.readers import read_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportx.model.document import Document, Node, Report

_NUMBER = "[一二三四五六七八九十]{1,3}"
# One pattern a family, in the writing of the source: no clean view, no ranks.
SCAN = {
    "一、": re.compile(rf"^[ \t\u3000]*(?P<n>{_NUMBER})、", re.M),
    "（一）": re.compile(rf"^[ \t\u3000]*[（(]\s?(?P<n>{_NUMBER})\s?[）)]", re.M),
    "1.": re.compile(r"^[ \t\u3000]*(?P<n>\d{1,2})[.．、](?!\d)", re.M),
    "第一，": re.compile(rf"^[ \t\u3000]*第(?P<n>{_NUMBER})[，,、]", re.M),
    "一是": re.compile(rf"^[ \t\u3000]*(?P<n>{_NUMBER})[是要](?![求务素闻非否])", re.M),
    # Behind a sentence, in a text that has lost its line ends.
    "。一、": re.compile(rf"(?<=[。！？])(?P<n>{_NUMBER})、(?![一二三四五六七八九十]、)", re.M),
    "。（一）": re.compile(rf"(?<=[。！？])[（(](?P<n>{_NUMBER})[）)]", re.M),
}
_CONTEXT = 24


class Mark(NamedTuple):
    """A marker that the scan found: its family, number and the offset of its number."""

    family: str
    number: int | None
    start: int
    at: int


def main() -> int:
    names = [name for name in sys.argv[1:] if not name.startswith("--")]
    missed = 0
    for name in names:
        source = read_path(Path(name), None)
        document = parse_source(source)
        remarks = list(_remarks(document, source.text))
        missed += sum(line.startswith("missed") for line in remarks)
        if remarks or "--all" in sys.argv:
            print(f"\n{name}")
            for report in document.reports:
                _show(report)
            print("\n".join(f"  {line}" for line in remarks))
    print(f"\n{len(names)} files, {missed} markers missed")
    return 1 if missed else 0


def _remarks(document: Document, text: str) -> Iterator[str]:
    """What is worth a look: markers without a heading, runs that are parted, and what the program itself says."""
    nodes = {
        node.heading_span.start: (node, parent)
        for report in document.reports
        for node, parent in _walk(report.sections, None)
        if node.heading_span and node.numbered
    }
    for family, pattern in SCAN.items():
        before: tuple[Mark, Node | None] | None = None
        for mark in (Mark(family, ordinal(m["n"]), m.start(), m.start("n")) for m in pattern.finditer(text)):
            found = nodes.get(mark.at) or next((nodes[at] for at in range(mark.start, mark.at) if at in nodes), None)
            shown = text[mark.at : mark.at + _CONTEXT].split("\n")[0]
            line = text.count("\n", 0, mark.at) + 1
            if found is None:
                yield f"{_where(document, mark.at)} {family} line {line}: {shown}"
                continue
            runs_on = before is not None and mark.number == (before[0].number or 0) + 1
            if before is not None and runs_on and before[1] is not found[1] and not _new_part(nodes, before[0], mark):
                yield f"parted {family} line {line}: {shown}"
            before = mark, found[1]
    for report in document.reports:
        for diagnostic in report.diagnostics:
            yield f"told {diagnostic.rule} line {diagnostic.line}: {diagnostic.message}"


def _where(document: Document, at: int) -> str:
    """``missed`` for a marker of a report's own text, else ``noise``."""
    noise = any(stretch.span.start <= at < stretch.span.end for stretch in document.noise)
    return "missed" if not noise and any(r.span.start <= at < r.span.end for r in document.reports) else "noise"


def _new_part(nodes: dict[int, tuple[Node, Node | None]], before: Mark, mark: Mark) -> bool:
    """Whether a heading of the highest level stands between two marks: the numbers then run through the report."""
    return any(before.at < at < mark.start and parent is None for at, (_, parent) in nodes.items())


def _walk(nodes: list[Node], parent: Node | None) -> Iterator[tuple[Node, Node | None]]:
    for node in nodes:
        yield node, parent
        yield from _walk(node.children, node)


def _show(report: Report) -> None:
    print(f"  {report.id} {report.title or ''}: {', '.join(_runs(report.sections)) or 'no numbers'}")


def _runs(nodes: list[Node]) -> Iterator[str]:
    """The numbered sisters below one parent as runs, each followed by those below its members."""
    run: list[Node] = []
    for node in nodes:
        if node.numbered and node.ordinal is not None and node.marker:
            if run and node.ordinal != (run[-1].ordinal or 0) + 1:
                yield _run(run)
                run = []
            run.append(node)
    if run:
        yield _run(run)
    for node in nodes:
        yield from _runs(node.children)


def _run(run: list[Node]) -> str:
    first, last = str(run[0].marker).strip(), str(run[-1].marker).strip()
    return first if len(run) == 1 else f"{first}–{last}"


if __name__ == "__main__":
    sys.exit(main())

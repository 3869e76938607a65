"""A comparison for people: tables with bars on a terminal, the same as plain aligned text elsewhere."""

from __future__ import annotations

import shutil
from itertools import groupby
from typing import TYPE_CHECKING

from reportx.messages import say
from reportx.writers.aligned import aligned
from reportx.writers.comparison_lines import Line, item_words, lines, sections, target_cells
from reportx.writers.comparison_names import short_names
from reportx.writers.figures import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from reportx.model.compared import Compared
    from reportx.writers.output import Output

# What one report says alone is listed up to so many.
_ALONE = 12

Headings = list[tuple[str, bool]]


def write_comparison(output: Output, found: Compared) -> None:
    """Write a comparison as text."""
    names = short_names(found.reports, for_people=True)
    if output.terminal:
        from reportx.writers.console import show

        show(output, _blocks(found, names))
        return
    first = True
    for heading, block in _texts(found, names):
        output.write("" if first else "\n")
        output.write(f"{heading}\n" if heading else "")
        for text in block:
            output.write(text)
        first = False


def _headings(names: Sequence[str]) -> Headings:
    """Catalogue keys and short names of the columns (a name that is no key is shown as it is)."""
    found: Headings = [("column.label", False), *((name, True) for name in names)]
    if len(names) == 2:
        found += [("compare.difference", True), ("compare.percent", True)]
    return [*found, ("compare.remark", False), ("column.line", True)]


def _reports(found: Compared, names: Sequence[str]) -> Iterator[str]:
    for name, report in zip(names, found.reports, strict=True):
        title = plain(report.title or "") or say("table.untitled")
        source = plain(report.source if report.document is None else f"#{report.document}")
        yield f"{name}  {title}  {source}:{report.report}"


def _notes(found: Compared, names: Sequence[str]) -> Iterator[str]:
    for note in found.notes:
        yield say(f"compare.note.{note.about}", first=names[note.first], second=names[note.second])
    if not (found.rows or found.others):
        yield say("compare.nothing")


def _alone(found: Compared, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """For each report a heading and what it says alone, in the order of its text."""
    for column, name in enumerate(names):
        own = [item for item in found.alone if item.column == column]
        if own:
            words = say("compare.between").join(item_words(item) for item in own[:_ALONE])
            if len(own) > _ALONE:
                words += say("compare.more", count=len(own) - _ALONE)
            yield say("compare.alone", name=name, count=len(own)), words


_TARGETS: Headings = [
    ("column.label", False),
    ("compare.target", True),
    ("compare.outcome", True),
    ("compare.result", False),
]


def _texts(found: Compared, names: Sequence[str]) -> Iterator[tuple[str, Iterator[str]]]:
    """Plain text, block by block: a heading and lines."""
    yield "", (f"{line}\n" for line in [*_reports(found, names), *_notes(found, names)])
    for heading, part in sections(found):
        rows = list(lines(part, names))
        yield heading, aligned(_headings(names), list(_grouped(rows, two=len(names) == 2)))
    if found.targets:
        yield say("compare.targets"), aligned(_TARGETS, [target_cells(one) for one in found.targets])
    for heading, words in _alone(found, names):
        yield heading, iter([f"{words}\n"])


def _grouped(rows: Sequence[Line], *, two: bool) -> Iterator[list[str]]:
    """The cells of every line, those of a group below its name."""
    for group, own in groupby(rows, key=lambda line: line.group):
        cells = [_cells(line, two=two) for line in own]
        yield [f"[{group}]", *[""] * (len(cells[0]) - 1)]
        yield from cells


def _cells(line: Line, *, two: bool) -> list[str]:
    changed = [line.difference, line.percent] if two else []
    return [line.label, *line.values, *changed, line.remark, line.places]


def _blocks(found: Compared, names: Sequence[str]) -> Iterator[RenderableType]:
    from rich.console import Group
    from rich.text import Text

    from reportx.writers.comparison_layout import laid_out

    width = shutil.get_terminal_size().columns
    yield Group(*(Text(text) for text in _reports(found, names)))
    if notes := list(_notes(found, names)):
        yield Group(*(Text(text, style="yellow") for text in notes))
    for heading, part in sections(found):
        rows = list(lines(part, names))
        yield Group(Text(heading, style="bold"), *laid_out(rows, names, width))
    if found.targets:
        yield Group(Text(say("compare.targets"), style="bold"), _target_table(found))
    for heading, words in _alone(found, names):
        yield Group(Text(heading, style="bold"), Text(words, style="dim"))


def _target_table(found: Compared) -> RenderableType:
    from rich.text import Text

    from reportx.writers.tables import new_table

    table = new_table(*_TARGETS)
    for one in found.targets:
        *cells, outcome = target_cells(one)
        style = {"reached": "green", "nearly": "green", "short": "yellow", None: "dim"}[one.outcome]
        table.add_row(*map(Text, cells), Text(outcome, style=style))
    return table

"""Passages that hold words: under the reports that they stand in, line by line."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from reportx.messages import say
from reportx.writers.figures import plain
from reportx.writers.widths import text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from reportx.model.holding import Hit
    from reportx.writers.output import Output

_GAP = "   "


def write_hits(output: Output, found: Sequence[Hit], words: Sequence[str]) -> None:
    """Write the passages; on a terminal folded, the words marked where they stand as asked for."""
    if output.terminal:
        from reportx.writers.console import show  # a pipe gets plain lines without it

        show(output, _blocks(found, words))
        return
    for heading, rows in _reports(found):
        lines = [f"{line}{_GAP}{kind}{_GAP}{text}" for line, kind, text in _padded(rows)]
        output.write("\n".join([heading, "", *lines, "", ""]))


def _reports(found: Iterable[Hit]) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """The heading of each report, and ``(line, kind, text)`` of its passages."""
    for _, hits in groupby(found, key=lambda hit: (hit.document, hit.report)):
        passages = list(hits)
        yield _heading(passages[0]), [(str(hit.line), say(f"search.{hit.kind}"), plain(hit.text)) for hit in passages]


def _heading(hit: Hit) -> str:
    about = " · ".join(str(part) for part in (hit.region, hit.year) if part)
    return "  ".join(
        filter(None, (f"{hit.document}:{hit.report}", plain(hit.title or "") or say("table.untitled"), plain(about)))
    )


def _padded(rows: list[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    lines = max(len(line) for line, _, _ in rows)
    kinds = max(text_width(kind) for _, kind, _ in rows)
    for line, kind, text in rows:
        yield line.rjust(lines), kind + " " * (kinds - text_width(kind)), text


def _blocks(found: Sequence[Hit], words: Sequence[str]) -> Iterator[RenderableType]:
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    marked = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))), re.IGNORECASE)
    for heading, rows in _reports(found):
        grid = Table.grid(padding=(0, len(_GAP)))
        grid.add_column(justify="right", style="dim", no_wrap=True)
        grid.add_column(style="dim", no_wrap=True)
        grid.add_column(overflow="fold")
        for line, kind, text in rows:
            shown = Text(text)
            shown.highlight_regex(marked, "bold green")
            grid.add_row(Text(line), Text(kind), shown)
        yield Group(Text(heading, style="bold", overflow="fold"), grid)

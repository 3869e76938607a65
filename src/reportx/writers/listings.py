"""Reports of a library, and passages found in it, as tables."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from reportx.messages import say
from reportx.writers.figures import plain
from reportx.writers.tables import new_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType
    from rich.table import Table

    from reportx.model.holding import Hit, Listed


def list_table(found: Iterable[Listed]) -> Table:
    """The reports, those that older rules have read marked."""
    table = new_table(
        ("column.document", True),
        ("column.title", False),
        ("table.region", False),
        ("table.kind", False),
        ("column.period", False),
        ("table.indicators", True),
        ("column.added", False),
    )
    for one in found:
        number = f"{one.document}:{one.report}" if one.reports > 1 else str(one.document)
        table.add_row(
            Text(number, style="bold" if one.current else "dim"),
            _title(one),
            Text(plain(one.region or "") or (say("level.national") if one.level == "national" else "")),
            Text(say(f"kind.{one.kind}"), style="dim"),
            Text(one.review_period or one.plan_period or ""),
            Text(f"{one.indicators:,}"),
            Text(one.added_at[:10], style="dim"),
        )
    return table


def _title(one: Listed) -> Text:
    title = Text(plain(one.title or "") or say("table.untitled"), style="" if one.current else "dim")
    if not one.current:
        title.append(f"  {say('list.replaced', version=one.version)}")
    if one.outdated:
        title.append(f"  {say('list.outdated')}", style="yellow")
    return title


def hit_blocks(found: Iterable[Hit], words: Sequence[str]) -> Iterator[RenderableType]:
    """The passages under the reports that they stand in, the words marked where they stand as asked for."""
    marked = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))), re.IGNORECASE)
    for (document, report), hits in groupby(found, key=lambda hit: (hit.document, hit.report)):
        table = new_table()
        table.show_header = False
        table.add_column(justify="right", style="dim")
        table.add_column(style="dim", no_wrap=True)
        table.add_column(overflow="fold")
        first = None
        for hit in hits:
            first = first or hit
            text = Text(plain(hit.text))
            text.highlight_regex(marked, "bold green")
            table.add_row(str(hit.line), say(f"search.{hit.kind}"), text)
        assert first is not None
        yield from (_heading(f"{document}:{report}", first), table)


def _heading(number: str, hit: Hit) -> Text:
    heading = Text(f"{number}  ", style="dim")
    heading.append(plain(hit.title or "") or say("table.untitled"), style="not dim bold")
    about = " · ".join(str(part) for part in (hit.region, hit.year) if part)
    if about:
        heading.append(f"  {plain(about)}")
    return heading


def record_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """A plain table of texts under these catalogue keys."""
    table = new_table(*((key, False) for key in columns))
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    return table


def remark_line(words: str) -> Text:
    """A line below a table."""
    return Text(plain(words), style="dim", overflow="fold")

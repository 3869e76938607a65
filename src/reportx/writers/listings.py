"""Reports of a library, and settings, as tables."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from rich.text import Text

from reportx.messages import say
from reportx.writers.figures import plain
from reportx.writers.tables import new_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.table import Table

    from reportx.model.holding import Listed


# The usual width of a terminal; in a narrower one kinds are folded too.
_USUAL = 80
# A title in fewer columns is none.
_LEAST = 12


def list_table(found: Iterable[Listed]) -> Table:
    """The reports, those that older rules have read marked."""
    table = new_table(
        ("column.document", True),
        ("column.title", False),
        ("table.region", False),
        ("table.kind", False),
        ("column.period", False),
        ("table.indicators", True),
    )
    # What is short stays whole: a narrow terminal folds titles and names of regions.
    whole = (0, 3, 4, 5) if shutil.get_terminal_size().columns >= _USUAL else (0, 4, 5)
    for column in whole:
        table.columns[column].no_wrap = True
    table.columns[1].min_width = _LEAST
    for one in found:
        number = f"{one.document}:{one.report}" if one.reports > 1 else str(one.document)
        table.add_row(
            Text(number, style="bold" if one.current else "dim"),
            _title(one),
            Text(plain(one.region or "") or (say("level.national") if one.level == "national" else "")),
            Text(say(f"kind.{one.kind}"), style="dim"),
            Text(_period(one)),
            Text(f"{one.indicators:,}"),
        )
    return table


def _period(one: Listed) -> str:
    """What a report looks back on, or a plan for; marked where a report tells no more than what it plans for."""
    if one.kind == "plan":
        return one.plan_period or ""
    if one.review_period is None and one.plan_period:
        return say("list.planned", period=one.plan_period)
    return one.review_period or ""


def _title(one: Listed) -> Text:
    title = Text(plain(one.title or "") or say("table.untitled"), style="" if one.current else "dim")
    if not one.current:
        title.append(f"  {say('list.replaced', version=one.version)}")
    if one.places > 1:
        title.append(f"  {say('list.places', count=one.places)}", style="dim")
    if one.outdated:
        title.append(f"  {say('list.outdated')}", style="yellow")
    return title


def record_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """A plain table of texts under these catalogue keys."""
    table = new_table(*((key, False) for key in columns))
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    return table


def remark_line(words: str) -> Text:
    """A line below a table."""
    return Text(plain(words), style="dim", overflow="fold")

"""Tables that leave columns out where the terminal is too narrow for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from reportx.messages import say
from reportx.writers.tables import new_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.table import Table

# No terminal is so wide: in a pipe nothing is measured.
_ENDLESS = 10_000


class Column(NamedTuple):
    """A column: the key of its name, whether it holds numbers, and how soon it is left out (0: never)."""

    key: str
    right: bool = False
    drop: int = 0


class FittedTable:
    """Rows of cells under columns; ``last`` is the sum below them."""

    def __init__(
        self, columns: Sequence[Column], rows: Sequence[Sequence[str | Text]], last: Sequence[str] | None = None
    ) -> None:
        self._columns = columns
        self._rows = rows
        self._last = last

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for least in sorted({column.drop for column in self._columns if column.drop} | {_ENDLESS}, reverse=True):
            table = self._table([place for place, column in enumerate(self._columns) if column.drop < least])
            if options.max_width >= _ENDLESS:
                break
            if table.__rich_measure__(console, options.update(width=_ENDLESS)).maximum <= options.max_width:
                break
        yield table
        if hidden := [column for column in self._columns if column.drop >= least]:
            names = say("list.comma").join(say(column.key) for column in hidden)
            yield Text(say("panel.hidden", columns=names), style="dim", overflow="fold")

    def _table(self, places: Sequence[int]) -> Table:
        table = new_table(*((self._columns[place].key, self._columns[place].right) for place in places))
        for row in self._rows:
            table.add_row(*(_cell(row[place]) for place in places))
        if self._last is not None:
            table.add_section()
            table.add_row(*(Text(self._last[place], style="bold" if place == 0 else "") for place in places))
        return table


def _cell(cell: str | Text) -> Text:
    return cell if isinstance(cell, Text) else Text(cell)

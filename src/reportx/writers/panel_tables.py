"""The panel for people: few columns, values with their bounds."""

from __future__ import annotations

import shutil
from collections import Counter
from typing import TYPE_CHECKING

from reportx.messages import known, language, say
from reportx.writers.aligned import aligned
from reportx.writers.figures import number, plain, value_text
from reportx.writers.wide_panel import title
from reportx.writers.widths import text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportx.model.matrix import Key, Matrix, MatrixCell, MatrixRow
    from reportx.model.observation import Observation
    from reportx.writers.exports.sheets import Cell, Sheet
    from reportx.writers.output import Output

Columns = tuple[tuple[str, bool], ...]

_LONG: Columns = (
    ("table.region", False),
    ("export.year", True),
    ("column.name", False),
    ("column.label", False),
    ("column.value", True),
    ("column.unit", False),
    ("column.bound", False),
    ("column.status", False),
    ("export.source", False),
)
_BEHIND: Columns = (
    ("table.region", False),
    ("export.year", True),
    ("column.name", False),
    ("column.value", True),
    ("column.unit", False),
    ("panel.remark", False),
    ("column.label", False),
    ("export.source", False),
)
_PLACE: Columns = (("table.region", False), ("table.kind", False), ("export.year", True))
# How much of a screen the columns of places take, the least that a name folds to, and the gap between columns.
_PLACE_WIDTH, _NARROWEST, _GAP = 36, 10, 3
_SIGNS = {"at_least": "≥", "at_most": "≤", "about": "≈"}
# More rows than anybody looks at take the tables of a screen too long.
_FOLDED = 2_000


def show_long(output: Output, found: Iterable[Observation]) -> None:
    """The observations in a table that fits a screen."""
    _show(output, _LONG, [_long_row(one) for one in found])


def show_wide(output: Output, matrix: Matrix) -> int:
    """The matrix, on a terminal with the columns that are filled most and fit; how many were left out."""
    keys = _fitting(matrix) if output.terminal else matrix.keys
    columns = (*_PLACE, *((_heading(matrix, key, lines=output.terminal), True) for key in keys))
    _show(output, columns, [_wide_row(row, keys) for row in matrix.rows], whole=len(_PLACE))
    return len(matrix.keys) - len(keys)


def _heading(matrix: Matrix, key: Key, *, lines: bool) -> str:
    """The name of a column, its unit on a line of its own where there may be ``lines``."""
    code, unit = key
    if lines and unit is not None:
        return f"{plain(matrix.names[code])}\n{plain(unit)}"
    return plain(title(matrix, key))


def show_cells(output: Output, matrix: Matrix) -> None:
    """The figures behind the cells, those that are not shown with a cross and the reason."""
    _show(output, _BEHIND, list(_behind_rows(matrix)))


def _fitting(matrix: Matrix) -> list[Key]:
    """The columns that are filled most, as many as fit a screen without a number being folded; at least one.

    Of two that are filled alike, that comes first of which more values stand without a mark.
    """
    filled: Counter[Key] = Counter()
    unmarked: Counter[Key] = Counter()
    widths = dict.fromkeys(matrix.keys, _NARROWEST)
    for row in matrix.rows:
        for key, cell in row.cells.items():
            filled[key] += 1
            unmarked[key] += not _marks(cell)
            widths[key] = max(widths[key], text_width(_cell(cell)))
    room = shutil.get_terminal_size().columns - _PLACE_WIDTH
    kept: set[Key] = set()
    for key in sorted(matrix.keys, key=lambda key: (-filled[key], -unmarked[key])):
        room -= widths[key] + _GAP
        if room < 0 and kept:
            break
        kept.add(key)
    return [key for key in matrix.keys if key in kept]


def show_codebook(output: Output, sheet: Sheet) -> None:
    """The code book with what fits a screen; definitions are in files, and `vocabulary --code` shows them."""
    places = [next(place for place, column in enumerate(sheet.columns) if column.key == key) for key in _book()]
    columns = [sheet.columns[place] for place in places]
    headings = tuple((column.heading, column.kind == "integer") for column in columns)
    _show(output, headings, [[_text(row[place]) for place in places] for row in sheet.rows])


def _book() -> tuple[str, ...]:
    name = "zh" if language() == "zh" else "en"
    return ("code", name, "units_found", "observations", "reports", "first_year", "last_year")


def _text(cell: Cell) -> str:
    return "" if cell is None else plain(str(cell))


def _file(source: str, line: int) -> str:
    """The last part of a path is what a screen has room for; files have all of it."""
    return f"{plain(source).rpartition('/')[2]}:{line}"


def _long_row(one: Observation) -> list[str]:
    scope = f"  {plain(one.scope)}" if one.scope else ""
    return [
        plain(one.region or one.organization or ""),
        "" if one.year is None else str(one.year),
        plain(one.name),
        ("└ " if one.part_of else "") + plain(one.label) + scope,
        value_text(one),
        plain(one.unit or ""),
        "" if one.bound == "exact" else say(f"bound.{one.bound}"),
        say(f"status.{one.status}") if one.status else "",
        _file(one.source, one.line),
    ]


def _wide_row(row: MatrixRow, keys: Sequence[Key]) -> list[str]:
    kinds = f"kind.{row.kind}"
    named = (row.region or row.organization or "", say(kinds) if known(kinds) else row.kind, _year(row.year))
    return [*map(plain, named), *(_cell(row.cells.get(key)) for key in keys)]


def _year(year: int | None) -> str:
    return "" if year is None else str(year)


def _cell(cell: MatrixCell | None) -> str:
    """A value with the sign of its bound and its marks."""
    return "" if cell is None else _bounded(cell.chosen) + _marks(cell)


def _marks(cell: MatrixCell) -> str:
    """``°`` where a value is of some or not that of the year, ``*`` where there were others to choose from."""
    qualified = cell.scope is not None or cell.basis is not None
    return ("°" if qualified else "") + ("*" if cell.candidates > 1 else "")


def _bounded(one: Observation) -> str:
    if one.value is None:
        return ""
    return _SIGNS.get(one.bound, "") + (value_text(one) if one.value_max is not None else number(one.value))


def _behind_rows(matrix: Matrix) -> Iterator[list[str]]:
    for row in matrix.rows:
        place = [plain(row.region or row.organization or ""), _year(row.year)]
        for key in matrix.keys:
            if (cell := row.cells.get(key)) is not None:
                yield [*place, *_behind_row(cell.chosen, say(f"basis.{cell.basis}") if cell.basis else "")]
                for other in cell.others:
                    yield [*place, *_behind_row(other.one, "× " + say(f"not_shown.{other.reason}"))]


def _behind_row(one: Observation, remark: str) -> list[str]:
    label = plain(one.label) + (f"  {plain(one.scope)}" if one.scope else "")
    return [plain(one.name), _bounded(one), plain(one.unit or ""), remark, label, _file(one.source, one.line)]


def _show(output: Output, columns: Columns, rows: Sequence[Sequence[str]], *, whole: int | None = None) -> None:
    """Write a table; the cells of columns from ``whole`` on are never folded, only their headings."""
    if not output.terminal or len(rows) > _FOLDED:
        for line in aligned(columns, rows):
            output.write(line)
        return
    # Here and not above: only a terminal needs rich.
    from rich.text import Text

    from reportx.writers.console import show
    from reportx.writers.tables import new_table

    table = new_table(*columns)
    for place in range(len(columns) if whole is None else whole, len(columns)):
        table.columns[place].min_width = max([_NARROWEST, *(text_width(row[place]) for row in rows)])
    for row in rows:
        table.add_row(*map(Text, row))
    show(output, [table])

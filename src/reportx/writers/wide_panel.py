"""The wide panel as tables: a row a body and year, a column a code; and the figures behind its cells, a row each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reportx.messages import say
from reportx.writers.exports.sheets import Cell, Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportx.model.matrix import Key, Matrix, MatrixCell, MatrixRow
    from reportx.model.observation import Observation

PLACE: tuple[Column, ...] = (
    Column("region"),
    Column("level", words="level"),
    Column("organization"),
    Column("kind", words="kind"),
    Column("year", "integer"),
)
_CELLS: tuple[Column, ...] = (
    *PLACE,
    Column("code"),
    Column("name"),
    Column("not_shown", words="not_shown"),
    Column("value", "number"),
    Column("value_max", "number"),
    Column("unit"),
    Column("bound", words="bound"),
    Column("basis", words="basis"),
    Column("scope"),
    Column("candidates", "integer"),
    Column("label"),
    Column("period_from"),
    Column("period_to"),
    Column("period_kind", words="period"),
    Column("sentence"),
    Column("line", "integer"),
    Column("page", "integer"),
    Column("start", "integer"),
    Column("end", "integer"),
    Column("source"),
    Column("report"),
    Column("id"),
    Column("sha256"),
)
# Rates have no other unit, so that it says nothing.
_RATE = ("_rate", "率")


class _Beside(NamedTuple):
    """A column behind that of a code: what it shows of a cell, and where it is needed."""

    column: Column
    shown: Callable[[MatrixCell], Cell]
    needed: Callable[[MatrixCell], bool]


_BESIDE: tuple[_Beside, ...] = (
    _Beside(
        Column("max", "number"), lambda cell: cell.chosen.value_max, lambda cell: cell.chosen.value_max is not None
    ),
    _Beside(Column("bound", words="bound"), lambda cell: cell.chosen.bound, lambda cell: cell.chosen.bound != "exact"),
    _Beside(Column("scope"), lambda cell: cell.scope, lambda cell: cell.scope is not None),
    _Beside(Column("basis", words="basis"), lambda cell: cell.basis, lambda cell: cell.basis is not None),
    _Beside(Column("candidates", "integer"), lambda cell: cell.candidates, lambda cell: cell.candidates > 1),
)


def title(matrix: Matrix, key: Key) -> str:
    """The name of a column for people."""
    name = matrix.names[key[0]]
    return say("panel.title", name=name, unit=key[1]) if key[1] else name


def wide_sheet(matrix: Matrix) -> Sheet:
    """The matrix with what a bare number would hide beside it.

    Behind the column of a code stand, where any row needs them, ``CODE:max`` (the end of a range), ``CODE:bound``
    (where a value is not exact), ``CODE:scope`` (who did it), ``CODE:basis`` (what it is where it is not that of the
    year) and ``CODE:candidates`` (how many values there were to choose from).
    """
    columns = [*PLACE, Column("sources")]
    readers: list[tuple[Key, Callable[[MatrixCell], Cell]]] = []
    for key, name in zip(matrix.keys, _column_names(matrix), strict=True):
        heading = title(matrix, key)
        cells = [row.cells[key] for row in matrix.rows if key in row.cells]
        columns.append(Column(name, "number", title=heading))
        readers.append((key, lambda cell: cell.chosen.value))
        for column, shown, needed in _BESIDE:
            if any(map(needed, cells)):
                told = say(f"panel.{column.key}", title=heading)
                columns.append(column._replace(key=f"{name}:{column.key}", title=told))
                readers.append((key, shown))
    return Sheet("wide", columns, [_wide_row(row, readers) for row in matrix.rows])


def _place(row: MatrixRow) -> tuple[Cell, ...]:
    return row.region, row.level, row.organization, row.kind, row.year


def _wide_row(row: MatrixRow, readers: Sequence[tuple[Key, Callable[[MatrixCell], Cell]]]) -> list[Cell]:
    found = ((row.cells.get(key), shown) for key, shown in readers)
    cells = [None if cell is None else shown(cell) for cell, shown in found]
    return [*_place(row), "; ".join(row.sources), *cells]


def cells_sheet(matrix: Matrix) -> Sheet:
    """The figures behind the cells: first what a cell shows, then the others, with the reason in ``not_shown``."""
    rows = [line for row in matrix.rows for key in matrix.keys if key in row.cells for line in _lines(row, key)]
    return Sheet("cells", _CELLS, rows)


def _lines(row: MatrixRow, key: Key) -> Iterator[tuple[Cell, ...]]:
    cell = row.cells[key]
    yield _line(row, cell.chosen, None, cell.basis, cell.candidates)
    for other in cell.others:
        yield _line(row, other.one, other.reason, None, None)


def _line(
    row: MatrixRow, one: Observation, reason: str | None, basis: str | None, candidates: int | None
) -> tuple[Cell, ...]:
    return (
        *_place(row),
        *(one.code, one.name, reason),
        *(one.value, one.value_max, one.unit, one.bound, basis, one.scope, candidates),
        *(one.label, one.period_from, one.period_to, one.period_kind),
        *(one.sentence, one.line, one.page, one.start, one.end, one.source, one.report, one.id, one.sha256),
    )


def _column_names(matrix: Matrix) -> list[str]:
    """A code where it has one unit, else code and unit; a share of what is counted always tells that it is one."""
    codes = Counter(code for code, _ in matrix.keys)
    return [
        code if codes[code] == 1 and not _is_share(code, matrix.names[code], unit) else f"{code}({unit or '-'})"
        for code, unit in matrix.keys
    ]


def _is_share(code: str, name: str, unit: str | None) -> bool:
    return unit == "%" and not code.endswith(_RATE) and not name.endswith(_RATE)

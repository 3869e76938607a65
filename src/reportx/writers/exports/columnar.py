"""Parquet by pyarrow, with typed columns; an extra of the package, for it is large."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pyarrow
from pyarrow import parquet

from reportx.writers.exports.sheets import Cell, exact, writable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportx.writers.exports.sheets import Column, Sheet


def parquet_bytes(sheet: Sheet) -> bytes:
    """The file with the rows of ``sheet``: text, double, int64 and boolean columns, all of them nullable.

    Values are doubles as in JSON: numbers of up to fifteen digits come back as they were written.
    """
    columns = [
        pyarrow.array(_converted(column, [row[number] for row in sheet.rows]), _type(column))
        for number, column in enumerate(sheet.columns)
    ]
    table = pyarrow.table(columns, names=[column.key for column in sheet.columns])
    buffer = io.BytesIO()
    parquet.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()


def _type(column: Column) -> Any:
    types = {
        "text": pyarrow.string(),
        "number": pyarrow.float64(),
        "integer": pyarrow.int64(),
        "boolean": pyarrow.bool_(),
    }
    return types[column.kind]


def _converted(column: Column, cells: Sequence[Cell]) -> list[Any]:
    if column.kind == "number":
        return [None if cell is None else float(exact(cell)) for cell in cells]  # type: ignore[arg-type]
    if column.kind == "text":
        return [writable(cell) if isinstance(cell, str) else cell for cell in cells]
    return list(cells)

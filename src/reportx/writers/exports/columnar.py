"""Parquet by pyarrow, with typed columns; an extra of the package, for it is large."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pyarrow
from pyarrow import parquet

from reportx.writers.exports.sheets import exact

if TYPE_CHECKING:
    from reportx.writers.exports.sheets import Column, Sheet


def parquet_bytes(sheet: Sheet) -> bytes:
    """The file with the rows of ``sheet``: text, double, int64 and boolean columns, all of them nullable."""
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


def _converted(column: Column, cells: list[Any]) -> list[Any]:
    if column.kind != "number":
        return cells
    return [None if cell is None else float(exact(cell)) for cell in cells]  # type: ignore[arg-type]

"""CSV (RFC 4180) and TSV: names of columns for programs, numbers in full, text safe for spreadsheets."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING

from reportx.writers.exports.sheets import Cell, Sheet, is_formula

if TYPE_CHECKING:
    from collections.abc import Iterator

BOM = "\ufeff"


def csv_text(sheet: Sheet, *, excel: bool = False) -> Iterator[str]:
    """The lines of a sheet; ``excel`` puts a byte-order mark first, without which Excel does not know UTF-8."""
    return _delimited(sheet, ",", excel=excel)


def tsv_text(sheet: Sheet, *, excel: bool = False) -> Iterator[str]:
    """The same with tabs."""
    return _delimited(sheet, "\t", excel=excel)


def _delimited(sheet: Sheet, delimiter: str, *, excel: bool) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n" if excel else "\n")
    if excel:
        yield BOM
    writer.writerow([column.key for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow(map(_cell, row))
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        # The quote is what spreadsheets themselves put before text that is no formula.
        return f"'{cell}" if is_formula(cell) else cell
    return f"{cell:f}" if isinstance(cell, Decimal) else repr(cell)

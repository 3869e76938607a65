"""CSV (RFC 4180) and TSV: names of columns for programs, numbers in full, text safe for spreadsheets."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING

from reportx.writers.exports.sheets import Cell, Sheet, is_formula

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BOM = "\ufeff"
# Rows that are handed on at a time.
_BATCH = 500


def csv_text(sheet: Sheet, *, excel: bool = False) -> Iterator[str]:
    """The lines of a sheet; ``excel`` puts a byte-order mark first, without which Excel does not know UTF-8."""
    return _delimited(sheet, ",", excel=excel)


def tsv_text(sheet: Sheet, *, excel: bool = False) -> Iterator[str]:
    """The same with tabs; what holds a tab, a quote or a line end is quoted as in CSV."""
    return _delimited(sheet, "\t", excel=excel)


def _delimited(sheet: Sheet, delimiter: str, *, excel: bool) -> Iterator[str]:
    lines: list[str] = []
    writer = csv.writer(_Lines(lines), delimiter=delimiter, lineterminator="\r\n")
    if excel:
        yield BOM
    ending = "\r\n" if excel else "\n"
    writer.writerow([column.key for column in sheet.columns])
    for first in range(0, len(sheet.rows), _BATCH):
        writer.writerows(map(_cells, sheet.rows[first : first + _BATCH]))
        yield _ended(lines, ending)
        lines.clear()
    yield _ended(lines, ending)


class _Lines(io.TextIOBase):
    """Takes the lines of the writer one by one: only it knows which line ends are its own.

    The writer is told to end lines with both signs, so that either of them in a text is quoted; some versions of it
    quote nothing else.
    """

    def __init__(self, lines: list[str]) -> None:
        self.write = lines.append  # type: ignore[method-assign, assignment]


def _ended(lines: list[str], ending: str) -> str:
    return "".join([line[:-2] + ending for line in lines])


def _cells(row: Sequence[Cell]) -> list[Cell]:
    # Nearly all cells go out as they are; telling so here, without a call for each, takes a third of the time.
    return [
        cell if cell is None or cell.__class__ is int or (cell.__class__ is str and cell[:1].isalnum()) else _cell(cell)
        for cell in row
    ]


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, str):
        # The quote is what spreadsheets themselves put before text that is no formula.
        return f"'{cell}" if is_formula(cell) else cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return _digits(cell)
    return cell


def _digits(value: Decimal) -> str:
    """A number without exponent and without zeros behind its last digit, however it was come by."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

"""XLSX by XlsxWriter: a worksheet a table, numbers as numbers, no text taken for a formula."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import xlsxwriter

from reportx.errors import ReportxError, UsageError
from reportx.messages import reason, say
from reportx.writers.exports.sheets import Cell, Column, Sheet, exact, is_formula, writable
from reportx.writers.widths import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# The time that is written into every file, so that the same tables are the same bytes.
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
# Widths in characters of the font's zero, as Excel counts them.
_NARROWEST, _WIDEST = 6, 60
# Rows that decide how wide a column is.
_MEASURED = 500
# What Excel holds: rows and columns of a sheet, UTF-16 units of a cell, characters of a sheet's name.
_ROWS, _COLUMNS = 1_048_576, 16_384
_LONGEST = 32_767
_LONGEST_NAME = 31
# Cells that fit into memory; more go through files beside, which takes no more time.
_IN_MEMORY = 200_000
# No characters of XML; the escapes that Excel has for some of them hardly any other program reads.
_NO_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")


def workbook_bytes(sheets: Sequence[Sheet]) -> bytes:
    """The workbook with these sheets, in their order.

    The header of each is frozen and filters are on; columns are as wide as their text, Chinese counted double. Raises
    ``UsageError`` (``exporting.rows``, ``exporting.columns``) for a table that is larger than Excel's.
    """
    for sheet in sheets:
        _check_size(sheet)
    buffer = io.BytesIO()
    small = sum(len(sheet.rows) * len(sheet.columns) for sheet in sheets) <= _IN_MEMORY
    options = {
        "in_memory" if small else "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    try:
        with xlsxwriter.Workbook(buffer, options) as book:
            _fill(book, sheets)
    except OSError as error:  # no room for the files beside
        raise ReportxError("output.failed", reason=reason(error)) from error
    return buffer.getvalue()


def _check_size(sheet: Sheet) -> None:
    if len(sheet.rows) >= _ROWS:  # the first is the header
        raise UsageError("exporting.rows", sheet=sheet.heading, rows=f"{len(sheet.rows):,}", most=f"{_ROWS - 1:,}")
    if len(sheet.columns) > _COLUMNS:
        raise UsageError(
            "exporting.columns", sheet=sheet.heading, columns=f"{len(sheet.columns):,}", most=f"{_COLUMNS:,}"
        )


def _fill(book: Any, sheets: Sequence[Sheet]) -> None:
    book.set_properties({"created": _EPOCH})
    formats = {
        "header": book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
        "text": book.add_format({"valign": "top"}),
        "quoted": book.add_format({"valign": "top", "quote_prefix": True}),
        "whole": book.add_format({"valign": "top", "num_format": "#,##0"}),
        "fraction": book.add_format({"valign": "top", "num_format": "#,##0.##########"}),
        "integer": book.add_format({"valign": "top", "num_format": "0"}),
    }
    for name, sheet in zip(_names(sheets), sheets, strict=True):
        _write_sheet(book.add_worksheet(name), sheet, formats)


def _names(sheets: Sequence[Sheet]) -> Iterator[str]:
    """The headings as Excel takes them: none twice, not too long, without the signs that it keeps for itself."""
    taken = {"history"}  # a name of its own
    for sheet in sheets:
        heading = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", sheet.heading).strip(" '") or sheet.key
        name, count = heading[:_LONGEST_NAME].rstrip(" '"), 1
        while name.casefold() in taken:
            count += 1
            ending = f" {count}"
            name = heading[: _LONGEST_NAME - len(ending)] + ending
        taken.add(name.casefold())
        yield name


def _write_sheet(worksheet: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    for number, column in enumerate(sheet.columns):
        cells = [column.worded(row[number]) for row in sheet.rows[:_MEASURED]]
        worksheet.set_column(number, number, _width(column, cells))
        worksheet.write_string(0, number, _fitting(column.heading), formats["header"])
    for place, row in enumerate(sheet.rows, 1):
        for number, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
            if cell is not None:
                _write_cell(worksheet, place, number, column, exact(column.worded(cell)), formats)
    worksheet.freeze_panes(1, 0)
    if sheet.rows:
        worksheet.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)


def _write_cell(worksheet: Any, place: int, number: int, column: Column, cell: Cell, formats: dict[str, Any]) -> None:
    if isinstance(cell, bool):
        worksheet.write_boolean(place, number, cell, formats["text"])
    elif isinstance(cell, str):
        worksheet.write_string(place, number, _fitting(cell), formats["quoted" if is_formula(cell) else "text"])
    elif isinstance(cell, int | float):
        whole = "integer" if column.kind == "integer" else "whole"
        worksheet.write_number(place, number, cell, formats[whole if cell == int(cell) else "fraction"])


def _fitting(text: str) -> str:
    """The text as a cell holds it: line ends are ``\\n`` there; what is too long is cut and says so."""
    text = _NO_XML.sub("\ufffd", _LINE_END.sub("\n", writable(text)))
    if len(text) * 2 <= _LONGEST or (length := len(text.encode("utf-16-le")) // 2) <= _LONGEST:
        return text
    mark = say("exporting.cut", chars=f"{length:,}")
    return text.encode("utf-16-le")[: 2 * (_LONGEST - len(mark))].decode("utf-16-le", "ignore") + mark


def _width(column: Column, cells: Sequence[Cell]) -> float:
    longest = max([text_width(column.heading) + 3, *(text_width(str(cell)) for cell in cells if cell is not None)])
    return min(max(longest + 1, _NARROWEST), _WIDEST)

"""XLSX by XlsxWriter: a worksheet a table, numbers as numbers, no text taken for a formula."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import xlsxwriter

from reportx.writers.exports.sheets import Cell, Column, Sheet, exact, is_formula
from reportx.writers.widths import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

# The time that is written into every file, so that the same tables are the same bytes.
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
# Widths in characters of the font's zero, as Excel counts them.
_NARROWEST, _WIDEST = 6, 60
# Excel holds no longer text in a cell.
_LONGEST = 32_767
# Rows that decide how wide a column is.
_MEASURED = 500


def workbook_bytes(sheets: Sequence[Sheet]) -> bytes:
    """The workbook with these sheets, in their order.

    The header of each is frozen and filters are on; columns are as wide as their text, Chinese counted double.
    """
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": _EPOCH})
        formats = {
            "header": book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
            "text": book.add_format({"valign": "top"}),
            "quoted": book.add_format({"valign": "top", "quote_prefix": True}),
            "wrapped": book.add_format({"valign": "top", "text_wrap": True}),
            "number": book.add_format({"valign": "top", "num_format": "#,##0.##########"}),
            "integer": book.add_format({"valign": "top", "num_format": "0"}),
        }
        for sheet in sheets:
            _write_sheet(book.add_worksheet(sheet.heading), sheet, formats)
    return buffer.getvalue()


def _write_sheet(worksheet: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    for number, column in enumerate(sheet.columns):
        worksheet.write_string(0, number, column.heading, formats["header"])
        cells = [row[number] for row in sheet.rows[:_MEASURED]]
        worksheet.set_column(number, number, _width(column, cells))
    for place, row in enumerate(sheet.rows, 1):
        for number, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
            _write_cell(worksheet, place, number, column, exact(cell), formats)
    worksheet.freeze_panes(1, 0)
    if sheet.rows:
        worksheet.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)


def _write_cell(worksheet: Any, place: int, number: int, column: Column, cell: Cell, formats: dict[str, Any]) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        worksheet.write_boolean(place, number, cell, formats["text"])
    elif isinstance(cell, str):
        style = "quoted" if is_formula(cell) else "wrapped" if text_width(cell) > _WIDEST else "text"
        worksheet.write_string(place, number, cell[:_LONGEST], formats[style])
    elif isinstance(cell, int | float):
        worksheet.write_number(place, number, cell, formats["integer" if column.kind == "integer" else "number"])


def _width(column: Column, cells: Sequence[Cell]) -> float:
    longest = max([text_width(column.heading) + 3, *(text_width(str(cell)) for cell in cells if cell is not None)])
    return min(max(longest + 1, _NARROWEST), _WIDEST)

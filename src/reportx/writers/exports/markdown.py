"""Markdown tables (GFM) that can be pasted into a message: words for people, numbers with separators."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportx.writers.figures import number, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportx.writers.exports.sheets import Cell, Column, Sheet

# Text of reports is data: what Markdown would read as markup or HTML is written so that it does not.
_ESCAPES = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>|~#&$"})


def markdown_text(sheet: Sheet, *, excel: bool = False) -> Iterator[str]:
    """The lines of a sheet."""
    del excel
    yield _line([_text(column.heading) for column in sheet.columns])
    yield _rule(sheet)
    for row in sheet.rows:
        yield _line([_cell(column, cell) for column, cell in zip(sheet.columns, row, strict=True)])


def _rule(sheet: Sheet) -> str:
    marks = ("---:" if column.kind in ("number", "integer") else "---" for column in sheet.columns)
    return "| " + " | ".join(marks) + " |\n"


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"


def _cell(column: Column, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "✓" if cell else ""
    if isinstance(cell, str):
        return _text(str(column.worded(cell)))
    if column.kind == "integer":  # years, lines and places are no amounts
        return str(cell)
    return number(cell if isinstance(cell, Decimal) else Decimal(repr(cell)))


def _text(text: str) -> str:
    return plain(text).translate(_ESCAPES)

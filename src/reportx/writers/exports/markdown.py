"""Markdown tables (GFM) that can be pasted into a message: headings for people, numbers with separators."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportx.writers.figures import number, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportx.writers.exports.sheets import Cell, Sheet

# Text of reports is data: what Markdown would read as markup or HTML is written so that it does not.
_ESCAPES = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>|~#&$"})


def markdown_text(sheet: Sheet, *, excel: bool = False) -> Iterator[str]:
    """The lines of a sheet."""
    del excel
    yield _line([column.heading for column in sheet.columns])
    yield _rule(sheet)
    for row in sheet.rows:
        yield _line([_cell(cell) for cell in row])


def _rule(sheet: Sheet) -> str:
    marks = ("---:" if column.kind in ("number", "integer") else "---" for column in sheet.columns)
    return "| " + " | ".join(marks) + " |\n"


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "✓" if cell else ""
    if isinstance(cell, str):
        return plain(cell).translate(_ESCAPES)
    return number(cell if isinstance(cell, Decimal) else Decimal(repr(cell)))

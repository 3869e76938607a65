"""A table before it is in any format."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from reportx.messages import known, say

if TYPE_CHECKING:
    from collections.abc import Sequence

Cell: TypeAlias = "str | int | float | Decimal | bool | None"
Kind = Literal["text", "number", "integer", "boolean"]

# What a spreadsheet would take for a formula; a tab or return before it is skipped by some of them.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Column(NamedTuple):
    """A column: ``key`` is its name for programs, ``kind`` what its cells hold beside ``None``."""

    key: str
    kind: Kind = "text"

    @property
    def heading(self) -> str:
        """Its name for people."""
        return say(f"export.{self.key}") if known(f"export.{self.key}") else self.key


class Sheet(NamedTuple):
    """A table: ``key`` names it, every row has a cell for every column."""

    key: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]

    @property
    def heading(self) -> str:
        """Its name for people."""
        return say(f"sheet.{self.key}")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet could take the text for a formula."""
    return text.startswith(_FORMULA)


def exact(cell: Cell) -> Cell:
    """A decimal as the integer or the shortest floating-point number that it is in JSON; other cells as they are."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell

"""A table before it is in any format."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from reportx.messages import known, say

if TYPE_CHECKING:
    from collections.abc import Sequence

Cell: TypeAlias = "str | int | float | Decimal | bool | None"
Kind = Literal["text", "number", "integer", "boolean"]

# What begins a formula; spreadsheets of East Asia take the full-width signs for it as well. Some skip blanks before it,
# and what cannot be seen.
_SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫"
_FORMULA = re.compile(rf"[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*[{_SIGNS}]|[\t\r\n\x00]")


class Column(NamedTuple):
    """A column: ``key`` is its name for programs, ``kind`` what its cells hold beside ``None``.

    ``words`` is the family of messages that has a word for each of its cells where these are keys of ours, for tables
    that people read, ``title`` its name for people where the messages have none.
    """

    key: str
    kind: Kind = "text"
    words: str | None = None
    title: str | None = None

    @property
    def heading(self) -> str:
        """Its name for people."""
        if self.title is not None:
            return self.title
        return say(f"export.{self.key}") if known(f"export.{self.key}") else self.key

    def worded(self, cell: Cell) -> Cell:
        """A cell as people read it: the word for a key, other cells as they are."""
        if self.words is None or not isinstance(cell, str) or not known(f"{self.words}.{cell}"):
            return cell
        return say(f"{self.words}.{cell}")


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
    """Whether a spreadsheet could take the text for a formula.

    >>> is_formula("=1+1"), is_formula(" －5件"), is_formula("5件-"), is_formula("")
    (True, True, False, False)
    """
    return _FORMULA.match(text) is not None


def exact(cell: Cell) -> Cell:
    """A decimal as the integer or the shortest floating-point number that it is in JSON; other cells as they are."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell


def writable(text: str) -> str:
    """The text without halves of surrogate pairs, which no file can hold."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()

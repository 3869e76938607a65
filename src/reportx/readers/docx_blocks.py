"""What a document is made of, as its reader sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Paragraph(NamedTuple):
    """Its text with line breaks as ``\\n``, its level as a heading from 1, and whether it lists contents."""

    text: str
    heading: int | None = None
    contents: bool = False


class Table(NamedTuple):
    """Rows of cells; a cell is what stands in it, empty where one beside or above it goes on."""

    rows: list[list[Sequence[Block]]]


Block = Paragraph | Table

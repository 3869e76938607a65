"""What a table says of a figure that stands in one of its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal


class UnitSource(NamedTuple):
    """Where the unit of an entry is written: ``header``, ``row``, ``column`` or ``title``, and its range in the view.

    ``factor`` is what the number was multiplied by: 10000 for 万元.
    """

    place: str
    start: int
    end: int
    factor: Decimal


class Entry(NamedTuple):
    """A cell with the words that name its figure; offsets of the clean view.

    ``header`` are the words of the headers above the cell, outermost first, ``row`` those of the cells that open its
    row, both without units; ``corner`` stands above the latter. ``title`` are the lines that name the table, ``above``
    is the line over them. ``role`` is ``total``, ``subtotal`` or ``among`` (其中) for such rows. ``table`` is where
    the table begins, ``line`` the range of the row, ``at`` its number and that of the column, ``place`` the range of
    the cell, ``time`` that of the words that say when.
    """

    header: tuple[str, ...]
    row: tuple[str, ...]
    corner: str
    title: str
    above: str
    role: str
    table: int
    line: tuple[int, int]
    at: tuple[int, int]
    place: tuple[int, int]
    unit: UnitSource | None
    time: tuple[int, int] | None

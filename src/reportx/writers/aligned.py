"""Long tables as plain text, line by line.

The tables of ``rich`` are for a screen full; it takes them minutes to set what a text of some megabytes gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.messages import say
from reportx.writers.widths import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GAP = "   "


def aligned(columns: Sequence[tuple[str, bool]], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table with columns of these catalogue keys, set right where they hold numbers.

    It looks as ``new_table`` does in a pipe. Cells hold no line ends and no control characters.
    """
    header = [say(key) for key, _ in columns]
    measured = [[text_width(cell) for cell in row] for row in rows]
    widths = [max(column) for column in zip([text_width(name) for name in header], *measured, strict=True)]
    yield _line(header, [text_width(name) for name in header], widths, columns)
    yield "─" * (sum(widths) + len(_GAP) * (len(widths) - 1)) + "\n"
    for row, own in zip(rows, measured, strict=True):
        yield _line(row, own, widths, columns)


def _line(cells: Sequence[str], own: Sequence[int], widths: Sequence[int], columns: Sequence[tuple[str, bool]]) -> str:
    padded = (
        " " * (width - taken) + cell if right else cell + " " * (width - taken)
        for cell, taken, width, (_, right) in zip(cells, own, widths, columns, strict=True)
    )
    return _GAP.join(padded).rstrip() + "\n"

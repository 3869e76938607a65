"""Pieces of print on a page → rows in the order of reading: column after column, a table's cells side by side."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportx.readers.paged import PrintedLine

# Sizes of a character: what stands this far apart on a row may be cells or columns.
_WIDE = 1.5
# Lines of one cell stand no further from each other than this, in sizes of a character; rows whose first cell goes over
# several of them may stand as close, so where a number stands alone in a cell, only lines without leading are one.
_LEADING, _SOLID = 1.6, 0.4
# Cells below each other begin, or have their middle, this close to one place.
_ALIGNED = 0.3
# A column of prose has at least this many rows, as wide as this many characters.
_COLUMN_ROWS, _COLUMN_WIDTH = 6, 8.0
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Row(NamedTuple):
    """What stands on one line of a page, or of a column of it; ``table`` where it is the cells of a table's row.

    ``column`` counts from 0; a row that runs over all columns has that of what follows it.
    """

    page: int
    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    column: int = 0
    table: bool = False


def rows_of(sheets: Sequence[Sequence[PrintedLine]]) -> list[list[Row]]:
    """The rows of each page. A page with too few rows for columns of its own has those of the page before."""
    pages: list[list[Row]] = []
    before: float | None = None
    for pieces in sheets:
        gutter = _gutter(pieces)
        if gutter is None and before is not None and not _often_crossed(_wide(pieces), before):
            gutter = before
        pages.append(_in_order(pieces, 0) if gutter is None else _in_columns(pieces, gutter))
        before = gutter
    return pages


def _in_columns(pieces: Sequence[PrintedLine], gutter: float) -> list[Row]:
    rows: list[Row] = []
    zone: list[PrintedLine] = []
    for piece in sorted(pieces, key=lambda piece: piece.top):
        if _crosses(piece, gutter):
            rows += [*_zone(zone, gutter), *_in_order([piece], 0)]
            zone = []
        else:
            zone.append(piece)
    return rows + _zone(zone, gutter)


def _zone(pieces: list[PrintedLine], gutter: float) -> list[Row]:
    """The columns between two rows that run over both."""
    left = [piece for piece in pieces if piece.left + piece.right < 2 * gutter]
    right = [piece for piece in pieces if piece.left + piece.right >= 2 * gutter]
    return [*_in_order(left, 0), *_in_order(right, 1)]


def _crosses(piece: PrintedLine, gutter: float) -> bool:
    # A sign may hang over the edge of its column.
    return piece.left < gutter - piece.size and piece.right > gutter + piece.size


def _often_crossed(wide: list[PrintedLine], gutter: float) -> bool:
    """Whether more than titles and furniture run over the gutter."""
    return sum(_crosses(piece, gutter) for piece in wide) > 0.2 * len(wide)


def _wide(pieces: Sequence[PrintedLine]) -> list[PrintedLine]:
    return [piece for piece in pieces if piece.right - piece.left >= _COLUMN_WIDTH * piece.size]


def _gutter(pieces: Sequence[PrintedLine]) -> float | None:
    """The middle of the gap between two columns of prose, ``None`` where the page has one."""
    wide = _wide(pieces)
    if len(wide) < 2 * _COLUMN_ROWS:
        return None
    first, last = min(piece.left for piece in wide), max(piece.right for piece in wide)
    middle = (first + last) / 2
    before = [piece.right for piece in wide if piece.left < middle and not _crosses(piece, middle)]
    behind = [piece.left for piece in wide if piece.left >= middle]
    if _often_crossed(wide, middle) or min(len(before), len(behind)) < _COLUMN_ROWS:
        return None
    return (max(before) + min(behind)) / 2


def _in_order(pieces: Sequence[PrintedLine], column: int) -> list[Row]:
    bands = _bands(pieces)
    segments = [_segments(band) for band in bands]
    rows: list[Row] = []
    start = 0
    while start < len(segments):
        stop = start + 1
        while stop < len(segments) and len(segments[start]) > 1:
            if not (_same_columns(segments[stop - 1], segments[stop]) or _wraps(segments[stop - 1], segments[stop])):
                break
            stop += 1
        if stop - start >= 2:
            rows += _table(segments[start:stop], column)
        else:
            rows.append(_row(segments[start], column))
        start = stop
    return rows


def _bands(pieces: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """The pieces that stand at one height together, from top to bottom, from left to right."""
    bands: list[list[PrintedLine]] = []
    for piece in sorted(pieces, key=lambda piece: piece.top + piece.bottom):
        band = bands[-1] if bands else None
        largest = max(band, key=lambda member: member.size) if band else piece
        apart = piece.top + piece.bottom - largest.top - largest.bottom
        if band and apart < 0.8 * max(largest.size, piece.size):
            band.append(piece)
        else:
            bands.append([piece])
    return [sorted(band, key=lambda piece: piece.left) for band in bands]


def _segments(band: list[PrintedLine]) -> list[list[PrintedLine]]:
    """The band divided at wide gaps."""
    segments = [[band[0]]]
    for last, piece in itertools.pairwise(band):
        if piece.left - last.right >= _WIDE * max(last.size, piece.size):
            segments.append([piece])
        else:
            segments[-1].append(piece)
    return segments


def _same_columns(above: list[list[PrintedLine]], below: list[list[PrintedLine]]) -> bool:
    """Whether two bands of cells lie below each other: at least two cells each, every cell below one at most."""
    if len(below) < 2:
        return False
    below_of = [[i for i, cell in enumerate(above) if _overlap(cell, other)] for other in below]
    return all(len(found) <= 1 for found in below_of) and sum(map(len, below_of)) >= 2


def _wraps(above: list[list[PrintedLine]], below: list[list[PrintedLine]]) -> bool:
    """Whether ``below`` goes on in cells of the row ``above``: right beneath it, with nothing below its first cell."""
    first, size = below[0][0], below[0][0].size
    gap = first.top - max(piece.bottom for cell in above for piece in cell)
    words = not any(_text(cell).replace(".", "").replace(",", "").isdigit() for cell in below)
    if first.left < above[0][-1].right or gap >= (_LEADING if words else _SOLID) * size:
        return False
    return all(_is_below(above, piece) for cell in below for piece in cell)


def _is_below(above: list[list[PrintedLine]], other: PrintedLine) -> bool:
    """Whether ``other`` stands below one piece alone, at its left edge or in the middle of it."""
    over = [piece for cell in above for piece in cell if piece.left < other.right and other.left < piece.right]
    if len(over) != 1:
        return False
    left, right = other.left - over[0].left, other.right - over[0].right
    return min(abs(left), abs(left + right) / 2) < _ALIGNED * other.size


def _overlap(cell: list[PrintedLine], other: list[PrintedLine]) -> bool:
    return cell[0].left < other[-1].right and other[0].left < cell[-1].right


def _table(bands: list[list[list[PrintedLine]]], column: int) -> list[Row]:
    """The rows of a table, with an empty cell where a band has none.

    Columns are those of the bands with most cells, if there are two of these: in others, such as a header, cells may
    stand too close to be told apart but by the columns.
    """
    counts = Counter(map(len, bands))
    most = max((count for count, often in counts.items() if often > 1), default=max(counts))
    edges = _edges([segment for band in bands if len(band) == most for segment in band])
    rows: list[Row] = []
    set_: list[list[str]] = []
    for band, before in zip(bands, [None, *bands], strict=False):
        cells: list[list[PrintedLine]] = [[] for _ in edges]
        for piece in (piece for segment in band for piece in segment):
            cells[_column_at(piece, edges)].append(piece)
        texts = [_text(cell) if cell else "" for cell in cells]
        if before is not None and _wraps(before, band):
            texts = [above + below for above, below in zip(set_.pop(), texts, strict=True)]
            upper = rows.pop()
            row = _row(band, column)._replace(top=upper.top, left=upper.left)
        else:
            row = _row(band, column)
        set_.append(texts)
        rows.append(row._replace(text=" | ".join(texts), table=True))
    return rows


def _edges(segments: list[list[PrintedLine]]) -> list[list[float]]:
    """Left and right edge of each column, from cells that lie below each other."""
    edges: list[list[float]] = []
    for segment in sorted(segments, key=lambda cell: cell[0].left):
        left, right = segment[0].left, segment[-1].right
        if edges and left < edges[-1][1]:
            edges[-1][1] = max(edges[-1][1], right)
        else:
            edges.append([left, right])
    return edges


def _column_at(piece: PrintedLine, edges: list[list[float]]) -> int:
    """The column that a piece has most in common with, or else the nearest."""
    return max(range(len(edges)), key=lambda i: min(piece.right, edges[i][1]) - max(piece.left, edges[i][0]))


def _row(segments: list[list[PrintedLine]], column: int) -> Row:
    pieces = [piece for segment in segments for piece in segment]
    size = max(pieces, key=lambda piece: piece.right - piece.left).size
    return Row(
        pieces[0].page,
        " ".join(_text(segment) for segment in segments),
        pieces[0].left,
        max(piece.right for piece in pieces),
        min(piece.top for piece in pieces),
        max(piece.bottom for piece in pieces),
        size,
        column,
    )


def _text(segment: list[PrintedLine]) -> str:
    """The words of a segment; a raised small digit must not run into the number before it."""
    parts: list[str] = []
    for index, piece in enumerate(segment):
        text = piece.text.strip()
        if index:
            last = segment[index - 1]
            if piece.size < 0.8 * last.size and piece.bottom < last.bottom - 0.1 * last.size:
                text = text.translate(_SUPERSCRIPT)
            gap = (piece.left - last.right) / max(piece.size, last.size)
            latin = last.text[-1:].isascii() and text[:1].isascii()
            if gap > (0.17 if latin else 0.42):
                parts.append(" ")
        parts.append(text)
    return "".join(parts)

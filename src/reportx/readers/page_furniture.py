"""Which rows of pages are no text of the document: running headers and footers, page numbers, footnotes, contents."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from reportx.rules.patterns import pattern
from reportx.text.furniture import first_number, is_page_number, likeness, may_be_page_number
from reportx.text.joining import has_ended

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportx.readers.rows import Row

# Rows from the top or the bottom edge that may be furniture.
_DEEP = 3
# How far furniture of one kind may shift from page to page, in sizes of its characters.
_SHIFT = 1.0
_NOTE = re.compile(r"[①-⑳⑴-⒇¹²³⁴-⁹*＊※]|[\[〔［]\d{1,2}[\]〕］]|\d{1,2}\s|注\s?[:：释\d]")


def furniture(pages: Sequence[Sequence[Row]], body: float) -> list[dict[int, str]]:
    """For each page the index of each row that is none of the text, and the reason; ``body`` is the text's size.

    A header is known by its like at the same height of other pages, a bare number by counting the pages.
    """
    edges = [list(_edges(rows)) for rows in pages]
    repeated = _repeated(edges)
    counting = _counting(edges)
    marked: list[dict[int, str]] = []
    for number, rows in enumerate(pages):
        found: dict[int, str] = {}
        for side in (0, 1):
            for at, row, depth in (edge for edge in edges[number] if edge[1] is rows[edge[0]] and edge[2][0] == side):
                reason = _reason(row, depth[1], (number, at) in counting, (number, at) in repeated)
                if reason is None:
                    break  # what stands further in is text
                found[at] = reason
        found |= _footnotes(rows, found, body)
        marked.append(found | _contents(rows, found))
    return marked


def _reason(row: Row, depth: int, counts: bool, repeats: bool) -> str | None:
    if counts or (depth < 2 and is_page_number(row.text)):
        return "page number"
    return "running header" if repeats else None


def _edges(rows: Sequence[Row]) -> Iterator[tuple[int, Row, tuple[int, int]]]:
    """The rows near the top (side 0) and the bottom (side 1) of a page, from the outermost inwards."""
    order = sorted(range(len(rows)), key=lambda i: rows[i].top)
    for depth, at in enumerate(order[:_DEEP]):
        yield at, rows[at], (0, depth)
    for depth, at in enumerate(reversed(order[-_DEEP:])):
        yield at, rows[at], (1, depth)


_Edges = list[list[tuple[int, "Row", tuple[int, int]]]]


def _repeated(edges: _Edges) -> set[tuple[int, int]]:
    """The rows that other pages have at the same height, their numbers apart."""
    places: dict[tuple[str, int], list[tuple[float, float, int, int]]] = defaultdict(list)
    for number, page in enumerate(edges):
        for at, row, (side, _) in page:
            # A repeated sentence is none the less text.
            if not has_ended(row.text) and row.text[-1] not in "，、,":
                places[likeness(row.text), side].append((row.top, row.size, number, at))
    found: set[tuple[int, int]] = set()
    least = 2 if len(edges) <= 5 else 3
    for rows in places.values():
        for level in _levels(sorted(rows)):
            if len({number for _, _, number, _ in level}) >= least:
                found |= {(number, at) for _, _, number, at in level}
    return found


def _levels(rows: list[tuple[float, float, int, int]]) -> Iterator[list[tuple[float, float, int, int]]]:
    """Rows in order of their height, those of one height together."""
    level = rows[:1]
    for row in rows[1:]:
        if row[0] - level[-1][0] > _SHIFT * row[1]:
            yield level
            level = []
        level.append(row)
    yield level


def _counting(edges: _Edges) -> set[tuple[int, int]]:
    """Bare numbers at the edge that rise with the pages."""
    offsets: dict[int, list[tuple[int, int]]] = defaultdict(list)
    roman: list[tuple[int, int]] = []
    for number, page in enumerate(edges):
        for at, row, (_, depth) in page:
            if depth > 1 or not may_be_page_number(row.text):
                continue
            value = first_number(row.text)
            if value is None:
                roman.append((number, at))
            else:
                offsets[value - number].append((number, at))
    kept = [rows for rows in offsets.values() if len({number for number, _ in rows}) >= 2]
    found = {row for rows in kept for row in rows}
    return found | (set(roman) if len({number for number, _ in roman}) >= 2 else set())


def _footnotes(rows: Sequence[Row], found: dict[int, str], body: float) -> dict[int, str]:
    """Small rows at the bottom that begin with a mark of reference."""
    order = [i for i in sorted(range(len(rows)), key=lambda i: rows[i].top) if i not in found]
    small = len(order)
    while small and rows[order[small - 1]].size <= 0.87 * body and not rows[order[small - 1]].table:
        small -= 1
    notes = order[small:]
    if not small or not notes:
        return {}
    first = next((k for k, i in enumerate(notes) if _NOTE.match(rows[i].text)), None)
    return {} if first is None else dict.fromkeys(notes[first:], "footnote")


def _contents(rows: Sequence[Row], found: dict[int, str]) -> dict[int, str]:
    """Entries of a table of contents, by the dots that lead to their page numbers, and its title."""
    entry, title = (pattern("reports", "contents", key, "pattern") for key in ("entry", "title"))
    entries = [i for i, row in enumerate(rows) if i not in found and entry.search(row.text)]
    if len(entries) < 3:
        return {}
    titles = [i for i in range(entries[0]) if i not in found and title.fullmatch(rows[i].text)]
    return dict.fromkeys([*titles, *entries], "table of contents")


def body_size(pages: Sequence[Sequence[Row]]) -> float:
    """The size that most of the text is set in."""
    sizes: Counter[float] = Counter()
    for rows in pages:
        for row in rows:
            sizes[round(row.size, 1)] += len(row.text)
    return sizes.most_common(1)[0][0]

"""Full text over sentences, titles of measures and labels of indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportx.library.passages import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportx.library.store import Library

# Trigrams find nothing shorter, and two characters are the usual length of a Chinese word.
_SHORTEST_INDEXED = 3

_HITS = """
SELECT reports.document_id, reports.name, reports.title, reports.region, reports.review_period, passages.kind,
  passages.item, passages.line, passages.span_start, passages.span_end,
  CASE passages.kind
    WHEN 'sentence' THEN substr(documents.text, passages.span_start + 1, passages.span_end - passages.span_start)
    WHEN 'measure' THEN (SELECT title FROM sections WHERE report_id = reports.id AND id = passages.item)
    ELSE (SELECT iif(instr(label, name), label, label || ' ' || name) FROM indicators
      WHERE report_id = reports.id AND id = passages.item)
  END
FROM passages JOIN reports ON reports.id = passages.report_id JOIN documents ON documents.id = reports.document_id
WHERE reports.document_id IN (SELECT id FROM current_documents)
"""


class Hit(NamedTuple):
    """A passage that holds all words: ``kind`` is sentence, measure or indicator, ``text`` the source's own."""

    document_id: int
    report: str
    title: str | None
    region: str | None
    review_period: str | None
    kind: str
    item: str | None
    line: int
    start: int
    end: int
    text: str


def search(library: Library, words: Sequence[str], *, kinds: tuple[str, ...] = ()) -> Iterator[Hit]:
    """The passages that hold every one of ``words``, simplified or traditional alike, in the order of the library.

    Words are plain text; those of ASCII letters are found in either case. Blank ones, and none at all, find nothing.
    """
    wanted = [plain(word).strip() for word in words]
    if not wanted or not all(word and "\0" not in word for word in wanted):
        return
    conditions, values = [], []
    for word in wanted:
        if len(word) < _SHORTEST_INDEXED:
            # With an escape character: without one, FTS5 would take its index for this, which knows no short words.
            conditions.append("passages.text LIKE ? ESCAPE '\\'")
            values.append("%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
    if indexed := [word for word in wanted if len(word) >= _SHORTEST_INDEXED]:
        conditions.append("passages MATCH ?")
        values.append(" AND ".join('"' + word.replace('"', '""') + '"' for word in indexed))
    if kinds:
        conditions.append(f"passages.kind IN ({','.join('?' * len(kinds))})")
        values.extend(kinds)
    order = "ORDER BY reports.document_id, reports.id, passages.span_start, passages.rowid"
    for row in library.connection.execute(f"{_HITS} AND {' AND '.join(conditions)} {order}", values):
        yield Hit(*row)

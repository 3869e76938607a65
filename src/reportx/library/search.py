"""Full text over sentences, titles of measures and labels of indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportx.text import script_of, to_simplified

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportx.library.store import Library

# Trigrams find nothing shorter, and two characters are the usual length of a Chinese word.
_SHORTEST_INDEXED = 3


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


def search(library: Library, words: list[str], *, kinds: tuple[str, ...] = ()) -> Iterator[Hit]:
    """The passages that hold every one of ``words``, simplified or traditional alike, in the order of the library.

    Words are plain text; those of ASCII letters are found in either case.
    """
    plain = [to_simplified(word) if script_of(word) != "hans" else word for word in words]
    indexed = [word for word in plain if len(word) >= _SHORTEST_INDEXED]
    conditions, values = [], []
    if indexed:
        conditions.append("passages MATCH ?")
        values.append(" AND ".join('"' + word.replace('"', '""') + '"' for word in indexed))
    for word in plain:
        if len(word) < _SHORTEST_INDEXED:
            conditions.append("passages.text LIKE ? ESCAPE '\\'")
            values.append("%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
    if kinds:
        conditions.append(f"passages.kind IN ({','.join('?' * len(kinds))})")
        values.extend(kinds)
    rows = library.connection.execute(
        "SELECT current_reports.document_id, current_reports.name, current_reports.title, current_reports.region,"
        " current_reports.review_period, passages.kind, passages.item, passages.line, passages.span_start,"
        " passages.span_end, CASE passages.kind WHEN 'sentence' THEN substr(documents.text, passages.span_start + 1,"
        " passages.span_end - passages.span_start) ELSE passages.text END"
        " FROM passages JOIN current_reports ON current_reports.id = passages.report_id"
        " JOIN documents ON documents.id = current_reports.document_id"
        f" WHERE {' AND '.join(conditions)}"
        " ORDER BY current_reports.document_id, passages.span_start, passages.rowid",
        values,
    )
    for row in rows:
        yield Hit(*row)

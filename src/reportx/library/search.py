"""Full text over sentences, titles of measures and labels of indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportx.library.passages import plain
from reportx.model.holding import Hit
from reportx.model.selection import EVERYTHING, Selection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportx.library.store import Library

# Trigrams find nothing shorter, and two characters are the usual length of a Chinese word.
_SHORTEST_INDEXED = 3
_REPORTS = "SELECT id, document_id, name, title, region, level, kind, year FROM current_reports"
_PASSAGES = """
SELECT passages.report_id, passages.kind, passages.item, passages.line, passages.span_start, passages.span_end,
  CASE passages.kind
    WHEN 'sentence' THEN substr(documents.text, passages.span_start + 1, passages.span_end - passages.span_start)
    WHEN 'measure' THEN (SELECT title FROM sections WHERE report_id = reports.id AND id = passages.item)
    ELSE (SELECT iif(instr(label, name), label, label || ' ' || name) FROM indicators
      WHERE report_id = reports.id AND id = passages.item)
  END
FROM passages
  JOIN reports ON reports.id = passages.report_id
  JOIN documents ON documents.id = reports.document_id
"""


class _Report(NamedTuple):
    document: int
    report: str
    title: str | None
    region: str | None
    level: str
    kind: str
    year: int | None


def search(
    library: Library, words: Sequence[str], selection: Selection = EVERYTHING, *, passages: Sequence[str] = ()
) -> list[Hit]:
    """The passages that hold every one of ``words``, simplified or traditional alike, in the order of the library.

    Words are plain text; those of ASCII letters are found in either case. Blank ones, and none at all, find nothing.
    ``selection`` chooses reports, ``passages`` kinds of passages.
    """
    wanted = [plain(word).strip() for word in words]
    if not wanted or not all(word and "\0" not in word for word in wanted):
        return []
    reports = {
        number: report
        for number, *columns in library.connection.execute(_REPORTS)
        if selection.holds_report(report := _Report._make(columns))
        and (not selection.years or report.year in selection.years)
    }
    where, values = _conditions(wanted, passages)
    rows = library.connection.execute(
        f"{_PASSAGES} WHERE {where} ORDER BY reports.document_id, reports.id, passages.span_start, passages.rowid",
        values,
    )
    return [_hit(reports[number], *row) for number, *row in rows if number in reports]


def _hit(report: _Report, kind: str, item: str | None, line: int, start: int, end: int, text: str) -> Hit:
    about = (report.document, report.report, report.title, report.region, report.year)
    return Hit(*about, kind, item, line, start, end, text)


def _conditions(words: Sequence[str], passages: Sequence[str]) -> tuple[str, list[str]]:
    conditions: list[str] = []
    values: list[str] = []
    if indexed := [word for word in words if len(word) >= _SHORTEST_INDEXED]:
        conditions.append("passages MATCH ?")
        values.append(" AND ".join('"' + word.replace('"', '""') + '"' for word in indexed))
    for word in words:
        if len(word) < _SHORTEST_INDEXED:
            # With an escape character: without one, FTS5 would take its index for this, which knows no short words.
            conditions.append("passages.text LIKE ? ESCAPE '\\'")
            values.append("%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
    if passages:
        conditions.append(f"passages.kind IN ({','.join('?' * len(passages))})")
        values += passages
    return " AND ".join(conditions), values

"""The reports of a library as facts and observations."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportx.model.observation import Gathered, Observation, ReportFacts
from reportx.model.selection import EVERYTHING, Selection

if TYPE_CHECKING:
    from collections.abc import Collection

    from reportx.library.store import Library

# A document is named after the path that holds it, else after the one that did, and which version of it that was.
_REPORTS = """
SELECT reports.id, coalesce(
    (SELECT path FROM current_documents AS own WHERE own.id = documents.id),
    (SELECT path || '@' || version FROM places WHERE document_id = documents.id ORDER BY path, version DESC LIMIT 1),
    documents.name
  ), documents.id, documents.sha256, reports.name, reports.title,
  reports.organization, reports.region, reports.level, reports.kind, reports.review_period, reports.plan_period,
  reports.span_end - reports.span_start
FROM reports JOIN documents ON documents.id = reports.document_id
"""
_OUTLINE = """
SELECT report_id, count(*) FILTER (WHERE kind = 'section'), count(*) FILTER (WHERE kind = 'measure'),
  count(*) FILTER (WHERE kind = 'passage'), max(depth),
  count(*) FILTER (WHERE kind = 'measure' AND status = 'done'),
  count(*) FILTER (WHERE kind = 'measure' AND status = 'planned')
FROM sections GROUP BY report_id
"""
_NUMERALS = "SELECT report_id, kind, count(*) FROM numerals GROUP BY report_id, kind"
_PARTS = "SELECT report_id, id, title FROM sections WHERE depth = 1"
_INDICATORS = """
SELECT report_id, coalesce(measure_id, section_id), value, value_max, year, id, code, name, "group", label, unit,
  dimension, bound, status, scope, period_from, period_to, period_kind, part_of, share_of, sentence, line, page,
  span_start, span_end
FROM indicators
"""


def gather(library: Library, selection: Selection = EVERYTHING, *, documents: Collection[int] = ()) -> Gathered:
    """What the current documents say, as far as ``selection`` means it, in the order in which they were added.

    ``documents`` are numbers of documents; with them, these alone count, also those that a later version replaced.
    """
    reports = _reports(library, documents)
    wanted = {number: facts for number, facts in reports.items() if selection.holds_report(facts)}
    found = _observations(library, wanted, selection)
    observations = [one for number in wanted for one in found.get(number, ())]
    everything = Gathered(len({facts.document for facts in reports.values()}), list(wanted.values()), observations)
    return selection.of(everything)


def _reports(library: Library, documents: Collection[int]) -> dict[int, ReportFacts]:
    query = library.connection.execute
    outlines = {row[0]: row[1:] for row in query(_OUTLINE)}
    numerals: dict[int, dict[str, int]] = {}
    for report, kind, count in query(_NUMERALS):
        numerals.setdefault(report, {})[kind] = count
    if documents:
        which = f"documents.id IN ({_marks(documents)})"
    else:
        which = "documents.id IN (SELECT id FROM current_documents)"
    rows = query(f"{_REPORTS} WHERE {which} ORDER BY documents.id, reports.id", tuple(documents))
    return {
        number: ReportFacts._make((*facts, *outlines.get(number, (0,) * 6), numerals.get(number)))
        for number, *facts in rows
    }


def _observations(
    library: Library, reports: dict[int, ReportFacts], selection: Selection
) -> dict[int, list[Observation]]:
    query = library.connection.execute
    parts = {(report, id_): title for report, id_, title in query(_PARTS)}
    conditions, values = _conditions(selection)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    found: dict[int, list[Observation]] = {number: [] for number in reports}
    # One pass over the table is faster than a look-up for each report.
    for row in query(f"{_INDICATORS}{where} ORDER BY report_id, number", values):
        report, home, value, value_max, year, *own = row
        facts = reports.get(report)
        if facts is None:
            continue
        part = parts.get((report, ".".join(home.split(".")[:2]))) if home else None
        found[report].append(
            Observation._make(
                (*facts[:9], year, *own[:5], _decimal(value), _decimal(value_max), *own[5:15], part, *own[15:])
            )
        )
    return found


def _decimal(value: float | None) -> Decimal | None:
    # A floating-point number is written as the shortest decimal that gives it, which is what it was made of.
    return Decimal(str(value)) if isinstance(value, float) else None if value is None else Decimal(value)


def _conditions(selection: Selection) -> tuple[list[str], list[object]]:
    """What of a selection is about indicators, as SQL; ``selection.of`` tells the rest."""
    conditions: list[str] = []
    values: list[object] = []
    for column, wanted in (
        ('"group"', selection.groups),
        ("status", selection.statuses),
        ("year", selection.years),
    ):
        if wanted:
            conditions.append(f"{column} IN ({_marks(wanted)})")
            values += wanted
    if selection.codes:
        # What begins with the code and a dot stands before what begins with it and a slash, which follows the dot.
        conditions.append(f"({' OR '.join(['code = ? OR (code >= ? AND code < ?)'] * len(selection.codes))})")
        for code in selection.codes:
            values += (code, f"{code}.", f"{code}/")
    return conditions, values


def _marks(values: Collection[object]) -> str:
    return ",".join("?" * len(values))

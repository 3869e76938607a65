"""What a library holds, document by document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportx.model.holding import Listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportx.library.store import Library


_LISTED = """
SELECT documents.id, reports.name, (SELECT count(*) FROM reports WHERE document_id = documents.id), reports.title,
  reports.organization, reports.region, reports.level, reports.kind, reports.review_period, reports.plan_period,
  reports.year, (SELECT count(*) FROM indicators WHERE report_id = reports.id), documents.format,
  held.path, held.version, held.current, held.places, held.added_at,
  documents.version != :version OR documents.rules_sha256 != :rules
FROM documents
  JOIN reports ON reports.document_id = documents.id
  JOIN (
    -- Of the paths that hold a document now, else of those that did, the first.
    SELECT document_id, path, version, current, added_at,
      count(*) OVER (PARTITION BY document_id, current) AS places,
      row_number() OVER (PARTITION BY document_id ORDER BY current DESC, path, version DESC) AS place
    FROM (
      SELECT places.*, version = max(version) OVER (PARTITION BY path) AS current FROM places
    )
  ) AS held ON held.document_id = documents.id AND held.place = 1
ORDER BY documents.id, reports.id
"""


class Contents(NamedTuple):
    """A document in short; ``title`` is that of its first report."""

    title: str | None
    reports: int
    indicators: int


def listed(library: Library, version: str, rules_sha256: str) -> Iterator[Listed]:
    """Every report, old versions too, in the order in which documents were added."""
    rows = library.connection.execute(_LISTED, {"version": version, "rules": rules_sha256})
    for row in rows:
        found = Listed._make(row)
        yield found._replace(current=bool(found.current), outdated=bool(found.outdated))


def contents(library: Library, id_: int) -> Contents:
    """The document of this number in short."""
    row = library.connection.execute(
        "SELECT (SELECT title FROM reports WHERE document_id = :id ORDER BY id LIMIT 1),"
        " (SELECT count(*) FROM reports WHERE document_id = :id),"
        " (SELECT count(*) FROM indicators JOIN reports ON reports.id = report_id WHERE document_id = :id)",
        {"id": id_},
    ).fetchone()
    return Contents._make(row)


def count(library: Library) -> int:
    """How many documents there are, old versions among them."""
    return int(library.connection.execute("SELECT count(*) FROM documents").fetchone()[0])


def holds(library: Library, id_: int) -> bool:
    """Whether there is a document of this number."""
    return library.connection.execute("SELECT 1 FROM documents WHERE id = ?", (id_,)).fetchone() is not None


def document_at(library: Library, path: str) -> int | None:
    """The document that ``path`` held when it was last looked at."""
    row = library.connection.execute(
        "SELECT document_id FROM places WHERE path = ? ORDER BY version DESC LIMIT 1", (path,)
    ).fetchone()
    return row[0] if row else None


def has_report(library: Library, id_: int, report: str) -> bool:
    """Whether the document of this number has a report of this name."""
    found = library.connection.execute("SELECT 1 FROM reports WHERE document_id = ? AND name = ?", (id_, report))
    return found.fetchone() is not None


def counting_again(library: Library, paths: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """``(path, version, document)`` of what these paths now hold, if anything."""
    for path in paths:
        row = library.connection.execute(
            "SELECT version, document_id FROM places WHERE path = ? ORDER BY version DESC LIMIT 1", (path,)
        ).fetchone()
        if row is not None:
            yield path, *row


def paths_of(library: Library, id_: int) -> list[str]:
    """The paths that the document is, or was, found at."""
    rows = library.connection.execute("SELECT DISTINCT path FROM places WHERE document_id = ? ORDER BY path", (id_,))
    return [path for (path,) in rows]

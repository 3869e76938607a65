"""What a library holds, document by document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportx.model.holding import Listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportx.library.store import Library


_LISTED = """
SELECT documents.id, reports.name, count(*) OVER (PARTITION BY places.path, places.version), reports.title,
  reports.organization, reports.region, reports.level, reports.kind, reports.review_period, reports.plan_period,
  reports.year, (SELECT count(*) FROM indicators WHERE report_id = reports.id), documents.format,
  places.path, places.version,
  places.version = (SELECT max(version) FROM places AS later WHERE later.path = places.path) AS current,
  places.added_at, documents.version != :version OR documents.rules_sha256 != :rules
FROM places JOIN documents ON documents.id = places.document_id JOIN reports ON reports.document_id = documents.id
ORDER BY documents.id, places.path, places.version, reports.id
"""


class Contents(NamedTuple):
    """A document in short; ``title`` is that of its first report."""

    title: str | None
    reports: int
    indicators: int


def listed(library: Library, version: str, rules_sha256: str) -> Iterator[Listed]:
    """Every report in every place and version, in the order in which documents were added."""
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

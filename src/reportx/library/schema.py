"""The tables of the library, and how an older file is brought up to date.

``PRAGMA application_id`` says that a file is a library, ``PRAGMA user_version`` how many migrations it has had. Each
is applied whole or not at all. A migration that has been published is never changed: what comes later is another one.
``docs/library.md`` tells every table and column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportx.errors import FormatError, InputError

if TYPE_CHECKING:
    import sqlite3

# Offsets are of `documents.text`, counted in characters from 0, half open. What is not known is NULL.
_FIRST = """
CREATE TABLE documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL UNIQUE,
  text_sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT,
  script TEXT NOT NULL,
  chars INTEGER NOT NULL,
  excerpt INTEGER NOT NULL,
  added_at TEXT NOT NULL,
  parsed_at TEXT NOT NULL,
  version TEXT NOT NULL,
  schema_version TEXT NOT NULL,
  rules_sha256 TEXT NOT NULL,
  text TEXT NOT NULL,
  layout TEXT NOT NULL,
  json BLOB NOT NULL
);
CREATE TABLE places (
  path TEXT NOT NULL,
  version INTEGER NOT NULL,
  document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  added_at TEXT NOT NULL,
  PRIMARY KEY (path, version)
);
CREATE INDEX places_of_document ON places (document_id);
CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  name TEXT NOT NULL,
  title TEXT,
  organization TEXT,
  region TEXT,
  level TEXT NOT NULL,
  kind TEXT NOT NULL,
  speaker TEXT,
  committee INTEGER,
  meeting INTEGER,
  meeting_date TEXT,
  published_date TEXT,
  publisher TEXT,
  review_period TEXT,
  plan_period TEXT,
  year INTEGER,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  UNIQUE (document_id, name)
);
CREATE TABLE sections (
  report_id INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
  number INTEGER NOT NULL,
  id TEXT NOT NULL,
  parent_id TEXT,
  depth INTEGER NOT NULL,
  kind TEXT NOT NULL,
  marker TEXT,
  ordinal INTEGER,
  numbered INTEGER NOT NULL,
  title TEXT,
  role TEXT NOT NULL,
  status TEXT,
  text TEXT NOT NULL,
  line INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (report_id, number)
) WITHOUT ROWID;
CREATE TABLE indicators (
  report_id INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
  number INTEGER NOT NULL,
  id TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  "group" TEXT NOT NULL,
  label TEXT NOT NULL,
  value NUMERIC,
  value_max NUMERIC,
  unit TEXT,
  dimension TEXT NOT NULL,
  bound TEXT NOT NULL,
  status TEXT,
  scope TEXT,
  period_from TEXT,
  period_to TEXT,
  period_kind TEXT,
  year INTEGER,
  part_of TEXT,
  share_of TEXT,
  combined_of TEXT,
  section_id TEXT,
  measure_id TEXT,
  rule TEXT NOT NULL,
  text TEXT NOT NULL,
  sentence TEXT NOT NULL,
  line INTEGER NOT NULL,
  page INTEGER,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (report_id, number)
) WITHOUT ROWID;
CREATE INDEX indicators_by_code ON indicators (code);
CREATE TABLE numerals (
  report_id INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
  number INTEGER NOT NULL,
  id TEXT NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  line INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (report_id, number)
) WITHOUT ROWID;
-- A passage's rowid is that of its report times ten million, and its number there: the only key that FTS5 indexes.
-- No text holds so many passages.
CREATE VIRTUAL TABLE passages USING fts5 (
  text, report_id UNINDEXED, kind UNINDEXED, item UNINDEXED, line UNINDEXED, span_start UNINDEXED, span_end UNINDEXED,
  tokenize = 'trigram', columnsize = 0
);
CREATE TRIGGER passages_of_report AFTER DELETE ON reports BEGIN
  DELETE FROM passages WHERE rowid BETWEEN old.id * 10000000 AND old.id * 10000000 + 9999999;
END;
CREATE VIEW measures AS
  SELECT report_id, number, id, parent_id AS section_id, marker, ordinal, numbered, title, role, status, text, line,
    span_start, span_end
  FROM sections WHERE kind = 'measure';
CREATE VIEW current_documents AS
  SELECT documents.*, places.path, places.version AS place_version
  FROM documents JOIN places ON places.document_id = documents.id
  WHERE places.version = (SELECT max(version) FROM places AS later WHERE later.path = places.path)
    AND places.path = (
      SELECT min(other.path) FROM places AS other
      WHERE other.document_id = documents.id
        AND other.version = (SELECT max(version) FROM places AS later WHERE later.path = other.path)
    );
CREATE VIEW current_reports AS
  SELECT reports.*, current_documents.path, current_documents.sha256
  FROM reports JOIN current_documents ON current_documents.id = reports.document_id;
-- Not joined with the view above, which would be worked out anew for every row.
CREATE VIEW current_measures AS
  SELECT reports.document_id, reports.name AS report_name, reports.region, reports.level, reports.kind AS report_kind,
    reports.organization, reports.title AS report_title, reports.year,
    (SELECT path FROM current_documents AS own WHERE own.id = reports.document_id) AS path,
    (SELECT sha256 FROM documents WHERE documents.id = reports.document_id) AS sha256,
    measures.*
  FROM measures JOIN reports ON reports.id = measures.report_id
  WHERE reports.document_id IN (SELECT id FROM current_documents);
CREATE VIEW current_indicators AS
  SELECT reports.document_id, reports.name AS report_name, reports.region, reports.level, reports.kind AS report_kind,
    reports.organization, reports.title AS report_title,
    (SELECT path FROM current_documents AS own WHERE own.id = reports.document_id) AS path,
    (SELECT sha256 FROM documents WHERE documents.id = reports.document_id) AS sha256,
    indicators.*
  FROM indicators JOIN reports ON reports.id = indicators.report_id
  WHERE reports.document_id IN (SELECT id FROM current_documents);
"""

MIGRATIONS = (_FIRST,)
# "rptx": files of other programs have another number here, or none.
APPLICATION = 0x72707478


def migrations_had(connection: sqlite3.Connection, name: str) -> int:
    """How many migrations the file has had; none where it holds nothing yet.

    To be called within a transaction: another process may be making the library.

    Raises ``FormatError``: ``library.foreign`` where another program has made it, ``library.newer`` where it has had
    more migrations than this program knows.
    """
    owner, version = _pragma(connection, "application_id"), _pragma(connection, "user_version")
    if owner == APPLICATION:
        if version > len(MIGRATIONS):
            raise FormatError("library.newer", path=name, version=version, known=len(MIGRATIONS))
        return version
    if owner or version or connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        raise FormatError("library.foreign", path=name)
    return 0


def bring_up_to_date(connection: sqlite3.Connection, name: str) -> None:
    """Apply the migrations that the file has not had yet, all in one transaction.

    Raises what ``migrations_had`` raises, and ``InputError`` (``library.no_search``) where SQLite lacks what they need.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        for script in MIGRATIONS[migrations_had(connection, name) :]:
            for statement in _statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if any(missing in str(error) for missing in _NOT_THERE):
            import sqlite3

            raise InputError("library.no_search", version=sqlite3.sqlite_version) from error
        raise


# What an SQLite says that has no full text, or is older than 3.34.
_NOT_THERE = ("no such module: fts5", "no such tokenizer: trigram")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _statements(script: str) -> list[str]:
    """The statements of a script; ``executescript`` would end the transaction."""
    import sqlite3

    statements, pending = [], ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            statements.append(pending.strip())
            pending = ""
    return statements

"""Reading and writing a library. Every document is written in one transaction: it is there whole or not at all."""

from __future__ import annotations

import os
import sqlite3
import zlib
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from reportx.errors import InputError
from reportx.library.schema import bring_up_to_date
from reportx.messages import reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reportx.model.document import Document
    from reportx.readers import RawText

# How long a writer waits for another one, in seconds.
_PATIENCE = 60.0


class Added(NamedTuple):
    """What became of a document: ``new``, ``version`` (the path held another one before) or ``known``."""

    id: int
    what: str


class Listed(NamedTuple):
    """A document of the library as a list shows it; ``title`` and what follows are those of its first report."""

    id: int
    path: str
    version: int
    added_at: str
    format: str
    reports: int
    title: str | None
    region: str | None
    kind: str | None
    review_period: str | None
    indicators: int
    outdated: bool


@contextmanager
def open_library(path: Path, *, create: bool) -> Iterator[Library]:
    """The library in the file ``path``, which is made where it is missing and ``create`` says so.

    Raises ``InputError``: ``library.missing``, ``library.unreadable`` (no database, no permission, a disk that is
    full), and ``FormatError`` ``library.newer``.
    """
    if not create and not path.exists():
        raise InputError("library.missing", path=path)
    try:
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError("library.unreadable", path=path, reason=reason(error)) from error
    try:
        with closing(_connected(path)) as connection:
            yield Library(connection)
    except sqlite3.Error as error:
        raise InputError("library.unreadable", path=path, reason=str(error)) from error


def _connected(path: Path) -> sqlite3.Connection:
    # Transactions are begun by hand: sqlite3 would otherwise begin them where it sees fit.
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        # In WAL mode a crash of the machine may lose the last transactions, never the file.
        connection.execute("PRAGMA synchronous = NORMAL")
        bring_up_to_date(connection, str(path))
    except BaseException:
        connection.close()
        raise
    return connection


class Library:
    """An open library."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def known(self, sha256: str) -> int | None:
        """The id of the document with these bytes."""
        row = self.connection.execute("SELECT id FROM documents WHERE sha256 = ?", (sha256,)).fetchone()
        return row[0] if row else None

    def add(self, document: Document, source: RawText, path: str, *, excerpt: bool) -> Added:
        """Put in what was read from ``path``; bytes that are there already are not stored again.

        ``document`` must have its ledger, and must have been made of ``source``.
        """
        now = _now()
        with self._transaction():
            here = self.known(source.sha256)
            id_ = here if here is not None else self._insert(document, source, now, excerpt=excerpt)
            version = self._placed(path, id_, now)
        return Added(id_, "known" if here is not None and version is None else "version" if version else "new")

    def add_place(self, id_: int, path: str) -> Added:
        """Note that the bytes of a document that is there already were seen at ``path``."""
        with self._transaction():
            version = self._placed(path, id_, _now())
        return Added(id_, "version" if version else "known")

    def renew(self, id_: int, document: Document) -> None:
        """Put another reading of the same source in the place of the one that is there."""
        with self._transaction():
            self.connection.execute("DELETE FROM reports WHERE document_id = ?", (id_,))
            self.connection.execute(
                "UPDATE documents SET parsed_at = ?, version = ?, schema_version = ?, rules_sha256 = ?, json = ?"
                " WHERE id = ?",
                (_now(), *_producer(document), _packed(document), id_),
            )
            source = self.source(id_)
            self._insert_reports(document, source, id_)

    def is_empty(self) -> bool:
        """Whether no document was ever added, or all were removed."""
        return self.connection.execute("SELECT 1 FROM documents LIMIT 1").fetchone() is None

    def source(self, id_: int) -> RawText:
        """The source of a document as its reader gave it."""
        from reportx.library.rows import source_of

        row = self.connection.execute(
            "SELECT name, text, encoding, format, sha256, layout FROM documents WHERE id = ?", (id_,)
        ).fetchone()
        return source_of(*row)

    def document(self, id_: int) -> str | None:
        """The JSON of a document as ``parse --json --numerals`` writes it, without line end."""
        row = self.connection.execute("SELECT json FROM documents WHERE id = ?", (id_,)).fetchone()
        return zlib.decompress(row[0]).decode() if row else None

    def outdated(self, version: str, rules_sha256: str) -> list[tuple[int, bool]]:
        """``(id, excerpt)`` of the documents that were read by another version or other rules than these."""
        return [
            (id_, bool(excerpt))
            for id_, excerpt in self.connection.execute(
                "SELECT id, excerpt FROM documents WHERE version != ? OR rules_sha256 != ? ORDER BY id",
                (version, rules_sha256),
            )
        ]

    def listed(self, rules_sha256: str, *, every_version: bool = False) -> list[Listed]:
        """The documents in the order in which they came; those that a later version replaced only on request."""
        latest = "places.version = (SELECT max(version) FROM places AS later WHERE later.path = places.path)"
        rows = self.connection.execute(
            "SELECT documents.id, places.path, places.version, places.added_at, documents.format,"
            " (SELECT count(*) FROM reports WHERE document_id = documents.id),"
            " reports.title, reports.region, reports.kind, reports.review_period,"
            " (SELECT count(*) FROM indicators JOIN reports AS own ON own.id = indicators.report_id"
            "  WHERE own.document_id = documents.id),"
            " documents.rules_sha256 != ?"
            " FROM places JOIN documents ON documents.id = places.document_id"
            " LEFT JOIN reports ON reports.document_id = documents.id AND reports.name = 'r1'"
            f" WHERE {'1' if every_version else latest} ORDER BY documents.id, places.path, places.version",
            (rules_sha256,),
        )
        return [Listed._make((*row[:-1], bool(row[-1]))) for row in rows]

    def remove(self, ids: Sequence[int]) -> int:
        """Take documents out with all that was read from them; how many were there."""
        with self._transaction():
            marks = ",".join("?" * len(ids))
            return self.connection.execute(f"DELETE FROM documents WHERE id IN ({marks})", tuple(ids)).rowcount

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        # Immediate: two writers take turns at the beginning, where waiting helps, and never clash in the middle.
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def _placed(self, path: str, id_: int, now: str) -> int | None:
        """Note that ``path`` holds the document; its version where the path held another one before."""
        last = self.connection.execute(
            "SELECT version, document_id FROM places WHERE path = ? ORDER BY version DESC LIMIT 1", (path,)
        ).fetchone()
        if last and last[1] == id_:
            return None
        version = last[0] + 1 if last else 1
        self.connection.execute("INSERT INTO places VALUES (?, ?, ?, ?)", (path, version, id_, now))
        return version if version > 1 else None

    def _insert(self, document: Document, source: RawText, now: str, *, excerpt: bool) -> int:
        from reportx.library.rows import layout_json

        made = document.source
        columns = (
            made.sha256,
            made.text_sha256,
            made.name,
            made.format,
            made.encoding,
            made.script,
            made.chars,
            excerpt,
            now,
            now,
            *_producer(document),
            source.text,
            layout_json(source),
            _packed(document),
        )
        id_ = self.connection.execute(
            f"INSERT INTO documents VALUES (NULL, {','.join('?' * len(columns))})", columns
        ).lastrowid
        assert id_ is not None
        self._insert_reports(document, source, id_)
        return id_

    def _insert_reports(self, document: Document, source: RawText, id_: int) -> None:
        from reportx.library import rows

        for report in document.reports:
            columns = (id_, *rows.report_row(report))
            number = self.connection.execute(
                f"INSERT INTO reports VALUES (NULL, {','.join('?' * len(columns))})", columns
            ).lastrowid
            assert number is not None
            self._insert_many("sections", number, rows.section_rows(report.sections))
            self._insert_many("indicators", number, (rows.indicator_row(one, report) for one in report.indicators))
            self._insert_many("numerals", number, rows.numeral_rows(report))
            self.connection.executemany(
                "INSERT INTO passages (rowid, report_id, text, kind, item, line, span_start, span_end)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (number * 1_000_000 + place, number, *row)
                    for place, row in enumerate(rows.passage_rows(document, report, source.text))
                ),
            )

    def _insert_many(self, table: str, report: int, rows: Iterator[tuple[object, ...]]) -> None:
        for row in rows:
            marks = ",".join("?" * (len(row) + 1))
            self.connection.execute(f"INSERT INTO {table} VALUES ({marks})", (report, *row))


def stored_path(name: str) -> str:
    """The path by which a file is known again, wherever the program was started."""
    return os.fsencode(os.path.realpath(name)).decode("utf-8", "backslashreplace")


def _producer(document: Document) -> tuple[str, str, str]:
    return document.producer.version, document.schema_version, document.producer.rules_sha256


def _packed(document: Document) -> bytes:
    return zlib.compress(document.model_dump_json(by_alias=True).encode())


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

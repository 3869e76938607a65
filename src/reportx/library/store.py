"""Reading and writing a library. Every document is written in one transaction: it is there whole or not at all."""

from __future__ import annotations

import codecs
import os
import zlib
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from reportx.errors import InputError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from reportx.model.document import Document
    from reportx.readers import RawText


class Added(NamedTuple):
    """What became of a document.

    ``new``; ``version``: the path held another one before; ``reread``: the bytes were there, read in another way;
    ``known``: they were there.
    """

    id: int
    what: str


class Library:
    """An open library."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def known(self, sha256: str, *, excerpt: bool = False, encoding: str | None = None) -> int | None:
        """The id of the document with these bytes, if it was read in the way that the call asks for.

        ``excerpt`` and ``encoding`` are what the call says; where it says nothing, any way will do.
        """
        row = self.connection.execute(
            "SELECT id, excerpt, encoding FROM documents WHERE sha256 = ?", (sha256,)
        ).fetchone()
        if row is None or (excerpt and not row[1]) or (encoding and row[2] and not _same_codec(encoding, row[2])):
            return None
        return int(row[0])

    def add(self, document: Document, source: RawText, path: str, *, excerpt: bool) -> Added:
        """Put in what was read from ``path``.

        Bytes that are there already are not stored again; if they were read in another way (as an excerpt, in another
        encoding), this reading takes the place of that one. ``document`` must have its ledger, and must have been made
        of ``source``.
        """
        now = _now()
        with self._transaction():
            here = self.connection.execute(
                "SELECT id, excerpt, text_sha256 FROM documents WHERE sha256 = ?", (source.sha256,)
            ).fetchone()
            what = "known"
            if here is None:
                what, id_ = "new", self._insert(document, source, now, excerpt=excerpt)
            else:
                id_ = int(here[0])
                if (bool(here[1]), here[2]) != (excerpt, document.source.text_sha256):
                    what = "reread"
                    self._replace(id_, document, source, now, excerpt=excerpt)
            if self._placed(path, id_, now):
                what = "version"
        return Added(id_, what)

    def add_place(self, id_: int, path: str) -> Added:
        """Note that the bytes of a document that is there already were seen at ``path``."""
        with self._transaction():
            version = self._placed(path, id_, _now())
        return Added(id_, "version" if version else "known")

    def renew(self, id_: int, document: Document) -> None:
        """Put another reading of the same source in the place of the one that is there, if it still is."""
        with self._transaction():
            row = self.connection.execute("SELECT excerpt FROM documents WHERE id = ?", (id_,)).fetchone()
            if row is not None:
                self._replace(id_, document, self.source(id_), _now(), excerpt=bool(row[0]))

    def is_empty(self) -> bool:
        """Whether no document was ever added, or all were removed."""
        return self.connection.execute("SELECT 1 FROM documents LIMIT 1").fetchone() is None

    def source(self, id_: int) -> RawText:
        """The source of a document as its reader gave it.

        Raises ``InputError`` (``library.no_document``) where another process has taken it out.
        """
        from reportx.library.rows import source_of

        row = self.connection.execute(
            "SELECT name, text, encoding, format, sha256, layout FROM documents WHERE id = ?", (id_,)
        ).fetchone()
        if row is None:
            raise InputError("library.no_document", name=id_)
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

    def remove(self, ids: Sequence[int]) -> int:
        """Take documents out with all that was read from them; how many were there.

        Where a path held an earlier version, that is what it holds again.
        """
        with self._transaction():
            removed = self.connection.executemany("DELETE FROM documents WHERE id = ?", ((id_,) for id_ in ids))
            return removed.rowcount

    def remove_path(self, path: str) -> int:
        """Forget a path with all that it has held; how many documents went, for other paths may hold the same."""
        with self._transaction():
            self.connection.execute("DELETE FROM places WHERE path = ?", (path,))
            gone = "DELETE FROM documents WHERE id NOT IN (SELECT document_id FROM places)"
            return self.connection.execute(gone).rowcount

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        # Immediate: two writers take turns at the beginning, where waiting helps, and never clash in the middle.
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            # After some errors, a full disk for one, SQLite has already done so.
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

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
        columns = {"sha256": source.sha256, "added_at": now, **_columns(document, source, now, excerpt=excerpt)}
        id_ = self.connection.execute(
            f"INSERT INTO documents ({','.join(columns)}) VALUES ({','.join('?' * len(columns))})",
            tuple(columns.values()),
        ).lastrowid
        assert id_ is not None
        self._insert_reports(document, source, id_)
        return id_

    def _replace(self, id_: int, document: Document, source: RawText, now: str, *, excerpt: bool) -> None:
        columns = _columns(document, source, now, excerpt=excerpt)
        self.connection.execute("DELETE FROM reports WHERE document_id = ?", (id_,))
        self.connection.execute(
            f"UPDATE documents SET {','.join(f'{name} = ?' for name in columns)} WHERE id = ?",
            (*columns.values(), id_),
        )
        self._insert_reports(document, source, id_)

    def _insert_reports(self, document: Document, source: RawText, id_: int) -> None:
        from reportx.library import rows
        from reportx.library.passages import find_passages

        for report, passages in zip(document.reports, find_passages(document, source), strict=True):
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
                ((number * 10_000_000 + place, number, *passage) for place, passage in enumerate(passages)),
            )

    def _insert_many(self, table: str, report: int, rows: Iterable[tuple[object, ...]]) -> None:
        numbered = [(report, number, *row) for number, row in enumerate(rows, 1)]
        if numbered:
            marks = ",".join("?" * len(numbered[0]))
            self.connection.executemany(f"INSERT INTO {table} VALUES ({marks})", numbered)


def stored_path(name: str) -> str:
    """The path by which a file is known again, wherever the program was started."""
    return os.fsencode(os.path.realpath(name)).decode("utf-8", "backslashreplace")


def _columns(document: Document, source: RawText, now: str, *, excerpt: bool) -> dict[str, object]:
    """The columns of ``documents`` that a reading fills; the others stay as they were."""
    from reportx.library.rows import layout_json

    made = document.source
    return {
        "text_sha256": made.text_sha256,
        "name": made.name,
        "format": made.format,
        "encoding": made.encoding,
        "script": made.script,
        "chars": made.chars,
        "excerpt": excerpt,
        "parsed_at": now,
        "version": document.producer.version,
        "schema_version": document.schema_version,
        "rules_sha256": document.producer.rules_sha256,
        "text": source.text,
        "layout": layout_json(source),
        "json": zlib.compress(document.model_dump_json(by_alias=True).encode()),
    }


def _same_codec(one: str, other: str) -> bool:
    try:
        return codecs.lookup(one).name.removesuffix("-sig") == codecs.lookup(other).name.removesuffix("-sig")
    except LookupError:  # reading will tell
        return False


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

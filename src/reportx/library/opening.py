"""Opening the file of a library, and what to say where that cannot be done."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reportx.errors import FormatError, InputError, ReportxError
from reportx.library import schema
from reportx.library.schema import bring_up_to_date, migrations_had
from reportx.library.store import Library
from reportx.messages import known, reason, say

if TYPE_CHECKING:
    from collections.abc import Iterator

# How long one that wants to write waits for another that does, in seconds.
_PATIENCE = 60.0
# What SQLite says where that file cannot be made: no permission, or no room.
_UNWRITABLE = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL)
# The kind of an error of SQLite is in its lowest byte.
_KIND = 0xFF


@contextmanager
def open_library(path: Path, *, create: bool) -> Iterator[Library]:
    """The library in the file ``path``, which is made where it is missing and ``create`` says so.

    A file or folder that cannot be written to is opened for reading.

    Raises ``InputError``: ``library.missing``, ``library.unreadable`` (no permission, damage, a disk that is full),
    ``library.no_search``; and ``FormatError``: ``library.newer``, ``library.foreign``.
    """
    try:
        if not _is_there(path) and not create:
            raise InputError("library.missing", path=path)
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise InputError("library.unreadable", path=path, reason=say("os.EISDIR"))
    except OSError as error:
        raise InputError("library.unreadable", path=path, reason=reason(error)) from error
    except ValueError as error:  # a NUL character in it
        raise InputError("library.unreadable", path=repr(str(path)), reason=str(error)) from error
    try:
        with closing(_connected(path, create=create)) as connection:
            yield Library(connection)
    except sqlite3.Error as error:
        raise _told(error, path) from error


def _is_there(path: Path) -> bool:
    """Whether there is something; ``OSError`` where that cannot be known."""
    try:
        return bool(path.stat())
    except (FileNotFoundError, NotADirectoryError):
        return False


def _connected(path: Path, *, create: bool) -> sqlite3.Connection:
    try:
        return _prepared(_opened(path, "mode=rwc" if create else "mode=rw"), path, create=create)
    except sqlite3.OperationalError as error:
        if create or _kind(error) not in _UNWRITABLE or _has_log(path):
            raise
    # Readers of a library keep a file of their own beside it. Where none can be made, nobody writes either.
    return _prepared(_opened(path, "mode=ro&immutable=1"), path, create=False)


def _opened(path: Path, how: str) -> sqlite3.Connection:
    # Transactions are begun by hand: sqlite3 would otherwise begin them where it sees fit.
    return sqlite3.connect(f"{Path(os.path.abspath(path)).as_uri()}?{how}", _PATIENCE, isolation_level=None, uri=True)


def _prepared(connection: sqlite3.Connection, path: Path, *, create: bool) -> sqlite3.Connection:
    try:
        connection.execute("BEGIN")
        had = migrations_had(connection, str(path))
        connection.execute("COMMIT")
        if not had and not create:
            raise InputError("library.missing", path=path)
        connection.execute("PRAGMA foreign_keys = ON")
        if had < len(schema.MIGRATIONS):
            bring_up_to_date(connection, str(path))
        # Two that open a new file at once are in each other's way here; then the next one to open it does this.
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")
        if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
            # A crash of the machine may then lose the last transactions, never the file.
            connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        connection.close()
        raise
    return connection


def _has_log(path: Path) -> bool:
    """Whether something is written that did not reach the file itself yet."""
    try:
        return os.stat(f"{path}-wal").st_size > 0
    except OSError:
        return False


def _kind(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _KIND


def _told(error: sqlite3.Error, path: Path) -> ReportxError:
    """The error as a user can act on it."""
    kind = _kind(error)
    if kind == sqlite3.SQLITE_NOTADB:
        return FormatError("library.foreign", path=path)
    if kind == sqlite3.SQLITE_CANTOPEN:
        try:
            path.open("rb").close()
        except OSError as cause:  # the system knows better than SQLite
            return InputError("library.unreadable", path=path, reason=reason(cause))
    key = _REASONS.get(kind, "")
    return InputError("library.unreadable", path=path, reason=say(key) if known(key) else str(error))


_REASONS = {
    sqlite3.SQLITE_BUSY: "library.reason.busy",
    sqlite3.SQLITE_CANTOPEN: "library.reason.folder",
    sqlite3.SQLITE_CORRUPT: "library.reason.damaged",
    sqlite3.SQLITE_FULL: "library.reason.full",
    sqlite3.SQLITE_IOERR: "library.reason.disk",
    sqlite3.SQLITE_READONLY: "library.reason.readonly",
}

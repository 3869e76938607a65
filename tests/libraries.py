"""Libraries for tests, and documents to put into them."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from commandline import REPORT
from reportx.library import Added, Library, open_library
from reportx.pipeline import parse_source
from reportx.readers import RawText, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportx.model import Document


def variant(number: int) -> str:
    """A report like no other: of a place and with figures of its own."""
    place = f"云{chr(0x4E00 + 37 * number)}市"
    return REPORT.replace("云河市", place).replace("412件", f"{500 + number}件")


def read(
    text: str | bytes = REPORT, name: str = "a.txt", *, excerpt: bool = False, encoding: str | None = None
) -> tuple[Document, RawText]:
    data = text.encode() if isinstance(text, str) else text
    source = read_bytes(data, name, encoding)
    return parse_source(source, excerpt=excerpt, numerals=True), source


def add(library: Library, text: str | bytes = REPORT, path: str = "/reports/a.txt", *, excerpt: bool = False) -> Added:
    document, source = read(text, excerpt=excerpt)
    return library.add(document, source, path, excerpt=excerpt)


@contextmanager
def library_at(folder: Path) -> Iterator[Library]:
    with open_library(folder / "library.sqlite", create=True) as library:
        yield library


def digest(text: str | bytes) -> str:
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


def complaints(library: Library) -> list[object]:
    """What SQLite finds wrong with the file, and what does not belong together in it."""
    rows = library.connection.execute("PRAGMA integrity_check").fetchall()
    found: list[object] = [row for row in rows if row != ("ok",)]
    found += library.connection.execute("PRAGMA foreign_key_check").fetchall()
    library.connection.execute("INSERT INTO passages (passages) VALUES ('integrity-check')")
    found += library.connection.execute(
        "SELECT rowid FROM passages WHERE report_id NOT IN (SELECT id FROM reports)"
        " OR rowid NOT BETWEEN report_id * 10000000 AND report_id * 10000000 + 9999999"
    ).fetchall()
    return found
